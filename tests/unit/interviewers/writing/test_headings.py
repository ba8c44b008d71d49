"""What the heading of a section names is asked about, where nearly all that stands under it can be told."""

import pytest

from interview_simulator.algorithms.difficulty import Difficulty
from interview_simulator.interviewers.offline.writing.headings import LEAST_TOLD, about_heading
from interview_simulator.interviewers.offline.writing.written import Written
from tests.unit.interviewers.writing.asking import asked, questions
from tests.unit.interviewers.writing.reading import asked as of_kind

LOCKS = "Row locks block other writers. Row locks end with their transaction."
LOST = "This takes some time."


def on_heading(text: str) -> list[Written]:
    return of_kind(about_heading, text, heading="Row locks", title="Notes")


def test_what_it_names_is_asked_about_with_all_that_is_told() -> None:
    assert questions("Row locks", LOCKS) == {
        "What can you tell me about row locks?": [
            "Row locks block other writers.",
            "Row locks end with their transaction.",
        ]
    }


def test_what_is_defined_is_asked_for_what_it_is() -> None:
    text = "A row lock is a mark that blocks other writers. A row lock ends with its transaction."
    assert list(questions("Row locks", text)) == ["What is a row lock?"]


def test_rules_are_asked_for() -> None:
    text = "A row lock MUST block other writers. A row lock MUST NOT block other readers."
    assert list(questions("Row locks", text)) == ["Which rules apply to a row lock?"]
    text = f"A row lock is a mark in a table. {text}"
    assert list(questions("Row locks", text)) == ["What is a row lock, and which rules apply to it?"]


def test_orders_are_advice() -> None:
    (question,) = asked("Row locks", "Always keep row locks short. Do not use row locks for reading.")
    assert question.text == "What advice would you give on row locks?"
    assert question.difficulty is Difficulty.MEDIUM


def test_how_to_do_something_is_asked_as_it_is_said() -> None:
    text = "To keep row locks short, commit early. You keep row locks short by small transactions."
    assert list(questions("How to keep row locks short", text)) == ["How do you keep row locks short?"]


def test_sides_of_a_thing_are_asked_for_where_its_name_can_be_said() -> None:
    text = "WAL files need no locks. With WAL files, writers never wait for readers."
    assert list(questions("WAL file advantages", text.replace("WAL files", "a WAL file"))) == []
    text = "Hash indexes have the advantages of small files. Hash indexes need no locks."
    (question,) = questions("Hash indexes advantages", text)
    assert question == "What can you tell me about the advantages of hash indexes?"


def test_nothing_is_asked_where_the_main_thing_may_be_lost() -> None:
    assert 4 / 6 >= LEAST_TOLD > 4 / 7
    four = f"{LOCKS} Row locks need no memory. Row locks stand in their row."
    assert on_heading(f"{four}\n\n{LOST}\n\n{LOST}")
    assert not on_heading(f"{four}\n\n{LOST}\n\n{LOST}\n\n{LOST}")
    assert not on_heading(f"{LOST} {LOCKS} Row locks need no memory.")
    assert not on_heading(f"{LOCKS}\n\n| kind | use |\n|---|---|\n| shared | reading |")


@pytest.mark.parametrize("heading", ["Overview", "This and that", "Row locks and tables", "Table scans"])
def test_a_heading_that_names_nothing_or_two_or_another_thing_asks_nothing(heading: str) -> None:
    assert asked(heading, LOCKS) == []


def test_the_same_twice_is_said_once() -> None:
    text = "Row locks block other writers. Row locks block other writers in their table. Row locks need no memory."
    (points,) = questions("Row locks", text).values()
    assert points == ["Row locks block other writers in their table.", "Row locks need no memory."]


@pytest.mark.parametrize("heading", ["Changelog", "See also", "Installation on Linux", "Licence", "Exercises"])
def test_nothing_is_asked_on_what_is_not_worth_it(heading: str) -> None:
    assert asked(heading, "A row lock is a mark. A row lock blocks other writers.") == []
