"""What a section is about, as a question says it."""

import pytest

from tests.unit.interviewers.writing.reading import could_ask, question

LOCKS = "Row locks block other writers. Row locks end with their transaction."


def test_what_the_heading_names_is_asked_about() -> None:
    candidate = could_ask(LOCKS, "Row locks")
    assert candidate is not None
    assert candidate.text == "What can you tell me about row locks?"
    assert [one.text for one in candidate.told] == LOCKS.replace(". ", ".|").split("|")


def test_how_to_do_something_is_asked_as_it_is_said() -> None:
    text = "To keep row locks short, commit early. You keep row locks short by small transactions."
    assert question(text, "How to keep row locks short") == "How do you keep row locks short?"


def test_a_question_as_a_heading_is_asked() -> None:
    assert question(LOCKS, "Why are row locks short?") == "Why are row locks short?"


def test_sides_of_a_thing_are_asked_for_where_its_name_can_be_said() -> None:
    text = "Hash indexes have the advantages of small files. Hash indexes need no locks."
    asked = "What can you tell me about the advantages of hash indexes?"
    assert question(text, "Hash indexes advantages") == asked
    text = "WAL file advantages are many. With WAL files, writers never wait for readers."
    assert question(text, "WAL file advantages") is None


def test_where_the_heading_names_nothing_what_is_defined_is_asked_about() -> None:
    text = "A row lock is a mark that blocks other writers. Writers wait for it, and readers go on."
    assert question(text, "Overview") == "What can you tell me about a row lock?"


@pytest.mark.parametrize("heading", ["This and that", "Row locks and tables", "Table scans"])
def test_a_heading_that_names_two_or_another_thing_is_not_asked_about(heading: str) -> None:
    assert question(LOCKS, heading) is None


def test_capitals_are_those_of_names_only() -> None:
    text = "A Row Lock is a mark that blocks other writers. Each row lock has an owner, and row locks end with it."
    assert question(text, "Overview") is None
    assert question(text.replace("row lock", "Row Lock"), "Overview") == "What can you tell me about a Row Lock?"
