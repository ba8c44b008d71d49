"""What headings, warnings, enumerations and aims of a section give."""

import pytest

from interview_simulator.algorithms.difficulty import Difficulty
from interview_simulator.interviewers.offline.writing.purposes import gerund
from tests.unit.interviewers.writing.asking import asked, questions


def test_a_heading_that_asks_is_asked() -> None:
    text = "UUIDs need no coordination between servers. UUIDs take more space than integers."
    (question,) = asked("When to use UUIDs", text)
    assert (question.text, question.difficulty) == ("When should you use UUIDs?", Difficulty.HARD)


def test_a_heading_that_says_what_is_done_asks_how() -> None:
    text = (
        "To create partial indexes, add a condition to a normal definition. "
        "You can create partial indexes without a lock in busy tables."
    )
    (question,) = asked("Creating partial indexes", text)
    assert (question.text, question.difficulty) == ("How do you create partial indexes?", Difficulty.MEDIUM)


@pytest.mark.parametrize("heading", ["Passing tone", "Open source", "Tests and mocks"])
def test_a_heading_that_only_looks_like_something_done_asks_nothing(heading: str) -> None:
    text = "You can pass one open tone to tests. You should pass a low tone to many mocks and open sources."
    assert not [one for one in questions(heading, text) if one.startswith("How")]


def test_warnings_about_what_the_heading_names_are_a_pitfall() -> None:
    text = "Session cookies must not leave HTTPS. Never store passwords in session cookies."
    (question,) = asked("Session cookies", text)
    assert question.text == "What should you watch out for with session cookies?"
    assert question.difficulty is Difficulty.HARD


def test_warnings_about_something_else_are_none() -> None:
    text = "Scripts must not leave HTTPS. Never store passwords in plain files."
    assert questions("Session cookies", text) == {}


def test_what_a_sentence_counts_and_names_is_asked_for() -> None:
    text = "Rust has four scalar types: integers, floats, Booleans, and characters."
    assert questions("Numbers", text) == {
        "Which four scalar types does Rust have?": [
            f"One of the four scalar types is {name}." for name in ("integers", "floats", "Booleans", "characters")
        ]
    }


def test_fewer_than_it_says_are_not_asked_for() -> None:
    assert questions("Numbers", "Rust has four scalar types: integers, floats, and characters.") == {}


def test_what_something_does_is_asked_for_with_its_aim() -> None:
    text = "The query planner reads tables to choose a good index."
    assert questions("Durability", text) == {
        "What does the query planner do, and why?": [
            "The query planner reads tables.",
            "The purpose of reading tables is to choose a good index.",
        ]
    }


@pytest.mark.parametrize(
    ("verb", "form"), [("store", "storing"), ("put", "putting"), ("see", "seeing"), ("copy", "copying")]
)
def test_gerunds(verb: str, form: str) -> None:
    assert gerund(verb) == form


@pytest.mark.parametrize("heading", ["Changelog", "See also", "Installation on Linux", "Licence", "Exercises"])
def test_nothing_is_asked_on_what_is_not_worth_it(heading: str) -> None:
    assert asked(heading, "A row lock is a mark that blocks other writers.") == []


def test_nothing_is_asked_on_a_story() -> None:
    text = "We moved our data. I wrote scripts. We like it. My team is glad. A row lock is a mark that blocks writers."
    assert asked("Our move", text) == []
