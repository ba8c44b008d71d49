"""What a section defines and goes on about is asked for, whatever its heading."""

import pytest

from tests.unit.interviewers.writing.asking import asked, questions

LOCK = "A row lock is a mark in a table."


def test_a_definition_with_more_that_is_said_of_it() -> None:
    text = f"{LOCK} Nobody knows why. Writers wait for each other. A row lock ends with its transaction."
    assert questions("How databases work inside", text) == {
        "What is a row lock?": [LOCK, "A row lock ends with its transaction."]
    }


@pytest.mark.parametrize(
    "text",
    [
        LOCK,
        "A row lock is not a mark in a table. A row lock ends with its transaction.",
        "A row lock is a good example. A row lock ends with its transaction.",
        "The row lock is a mark in a table. The row lock ends with its transaction.",
        "A row lock ends with its transaction. A row lock is a mark in a table.",
    ],
    ids=["no more", "what it is not", "no kind", "known from before", "something else first"],
)
def test_what_is_not_defined_and_gone_on_about_is_not_asked_for(text: str) -> None:
    assert asked("How databases work inside", text) == []
