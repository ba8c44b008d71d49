import pytest

from interview_simulator.algorithms.difficulty import Difficulty
from interview_simulator.interviewers.offline.writing.listings import about_listings
from tests.unit.interviewers.writing.reading import asked, points


def test_a_list_is_asked_for_by_what_announces_it() -> None:
    text = "A suspension figure has three parts:\n\n* a preparation\n* a suspended tone\n* a resolution\n"
    (question,) = asked(about_listings, text, heading="Suspensions", title="Suspensions")
    assert question.text.endswith("hich parts does a suspension figure have?")
    assert points(question)[0] == "The parts that a suspension figure has include a preparation."


def test_items_that_are_sentences_stay_sentences() -> None:
    text = (
        "There are two kinds of paths in a module tree:\n\n"
        "* An absolute path starts from the root of the crate.\n* A relative path starts from the current module.\n"
    )
    (question,) = asked(about_listings, text, heading="Paths", title="Paths")
    assert points(question) == [
        "An absolute path starts from the root of the crate.",
        "A relative path starts from the current module.",
    ]


def test_a_sentence_that_a_list_goes_on_with_is_asked_for_the_whole() -> None:
    text = "Each sample consists of:\n\n* a float value\n* a timestamp in milliseconds\n"
    (question,) = asked(about_listings, text, heading="Samples", title="Samples")
    assert question.text.endswith("hat does each sample consist of?")
    assert points(question) == [
        "Each sample consists of a float value.",
        "Each sample consists of a timestamp in milliseconds.",
    ]


def test_limitations_in_a_heading_are_a_hard_question() -> None:
    text = "* The Pushgateway never forgets a series.\n* The Pushgateway becomes a single point of failure.\n"
    (question,) = asked(about_listings, text, heading="Drawbacks of the Pushgateway", title="Pushing")
    assert question.difficulty is Difficulty.HARD
    assert "drawbacks of the Pushgateway" in question.text


@pytest.mark.parametrize(
    "text",
    [
        "For example:\n\n* one thing\n* another thing\n",
        "The following parameters can be specified:\n\n* a size\n* a path\n",
        "They have these parts:\n\n* a head\n* a tail\n",
        "A figure has nine parts:\n\n" + "".join(f"* part {name}\n" for name in "abcdefghi"),
        "A figure has two parts:\n\n* see above\n* if you want, another one\n",
    ],
    ids=["announces nothing", "of what?", "whose?", "too many", "items that say nothing"],
)
def test_a_list_that_cannot_be_understood_is_not_asked_for(text: str) -> None:
    assert asked(about_listings, text, heading="Overview") == []
