"""Lists that a sentence announces."""

import pytest

from interview_simulator.interviewers.offline.writing.listings import about_listings
from tests.unit.interviewers.writing.reading import asked, points


def test_a_list_is_asked_for_by_what_announces_it() -> None:
    text = "A suspension figure has three distinct parts:\n\n* a preparation\n* a suspended tone\n* a resolution\n"
    (question,) = asked(about_listings, text, heading="Suspensions", title="Suspensions")
    assert question.text == "What are the distinct parts that a suspension figure has?"
    assert points(question)[0] == "One of the distinct parts that a suspension figure has is a preparation."


def test_items_that_are_sentences_stay_sentences() -> None:
    text = (
        "There are two kinds of paths in a module tree:\n\n"
        "* An absolute path starts from a crate.\n* A relative path starts from a module.\n"
    )
    (question,) = asked(about_listings, text, heading="Paths", title="Paths")
    assert question.text == "What are the kinds of paths in a module tree?"
    assert points(question) == ["An absolute path starts from a crate.", "A relative path starts from a module."]


def test_what_is_done_is_named_with_to() -> None:
    text = "The body of a test performs these actions:\n\n* Set up any needed data\n* Run the code\n"
    (question,) = asked(about_listings, text, heading="Tests", title="Testing in general")
    assert points(question)[1] == "One of the actions that the body of a test performs is to run the code."


@pytest.mark.parametrize(
    "text",
    [
        "For example:\n\n* one thing\n* another thing\n",
        "The following parameters can be specified:\n\n* a size\n* a path\n",
        "They have these parts:\n\n* a head\n* a tail\n",
        "A suspension figure has nine parts:\n\n" + "".join(f"* part {name}\n" for name in "abcdefghi"),
        "A suspension figure has two parts:\n\n* see above\n* if you want, another one\n",
        "A suspension figure has two different parts\n\n* a head\n* a tail\n",
    ],
    ids=["announces nothing", "of what?", "whose?", "too many", "items that say nothing", "not announced"],
)
def test_a_list_that_cannot_be_understood_is_not_asked_for(text: str) -> None:
    assert asked(about_listings, text, heading="Overview") == []
