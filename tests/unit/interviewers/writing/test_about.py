"""What is said of one subject, asked for."""

import pytest

from interview_simulator.algorithms.difficulty import Difficulty
from interview_simulator.interviewers.offline.writing.writer import write
from interview_simulator.interviewers.offline.writing.written import Section
from tests.unit.interviewers.writing.asking import asked, questions


@pytest.mark.parametrize(
    ("heading", "text", "question", "points"),
    [
        (
            "Trait objects",
            "A trait object is a pointer that points to a value and to a table of methods.",
            "What is a trait object?",
            ["A trait object is a pointer.", "A trait object points to a value and to a table of methods."],
        ),
        (
            "Histograms",
            "A histogram, a kind of metric, counts observations in buckets.",
            "What is a histogram?",
            ["A histogram is a kind of metric.", "A histogram counts observations in buckets."],
        ),
        (
            "Histograms",
            "A histogram is a metric. Histograms count observations in buckets.",
            "What is a histogram, and what do histograms do?",
            ["A histogram is a metric.", "Histograms count observations in buckets."],
        ),
        (
            "B-trees",
            "A B-tree is a balanced tree. It keeps its keys sorted.",
            "What is a B-tree, and what is characteristic of it?",
            ["A B-tree is a balanced tree.", "A B-tree keeps its keys sorted."],
        ),
        (
            "Checking borrows",
            "The borrow checker compares scopes and rejects dangling references.",
            "What does the borrow checker do?",
            ["The borrow checker compares scopes.", "The borrow checker rejects dangling references."],
        ),
        (
            "Summary samples",
            "A summary sample contains a count, a sum, and a set of quantiles.",
            "What does a summary sample contain?",
            [
                "A summary sample contains a count.",
                "A summary sample contains a sum.",
                "A summary sample contains a set of quantiles.",
            ],
        ),
        (
            "Sending requests",
            "A test client allows you to send requests. The test client exposes an interface like `httpx`.",
            "What does a test client allow you to do, and what does it expose?",
            ["A test client allows you to send requests.", "The test client exposes an interface like `httpx`."],
        ),
    ],
)
def test_what_something_is_and_does_is_easy(heading: str, text: str, question: str, points: list[str]) -> None:
    assert questions(heading, text) == {question: points}
    assert asked(heading, text)[0].difficulty is Difficulty.EASY


def test_what_must_be_so_is_asked_for_as_rules() -> None:
    text = "The `prestart` hooks must run before the container starts. The `prestart` hooks must finish in a second."
    (question,) = asked("Hooks", text)
    assert question.text == "Which rules apply to the `prestart` hooks?"
    assert question.difficulty is Difficulty.MEDIUM


@pytest.mark.parametrize(
    ("text", "question"),
    [
        (
            "Vector clocks cannot detect clock skew. Vector clocks do not support node removal.",
            "What are the limitations of vector clocks?",
        ),
        (
            "The bitmap index is faster for few values. The bitmap index is expensive to update.",
            "What are the trade-offs of the bitmap index?",
        ),
    ],
)
def test_limits_and_prices_are_hard(text: str, question: str) -> None:
    found = asked("Details", text)
    assert [one.text for one in found] == [question]
    assert found[0].difficulty is Difficulty.HARD


def test_what_is_cheap_alone_is_no_trade_off() -> None:
    text = "Bitmap indexes are faster than B-trees for few values. Bitmap indexes are cheap to build."
    assert not any("trade-off" in asked for asked in questions("Bitmap indexes", text))


def test_two_things_to_do_are_not_asked_for_together() -> None:
    text = "To run Trio, pass `backend='trio'`. To run asyncio, pass `backend='asyncio'`."
    assert questions("Backends", text) == {}


@pytest.mark.parametrize(
    "text",
    [
        "The value is a number. The value counts requests.",  # Which value?
        "A key idea is a pointer that points to a value.",  # The head is a general word.
        "`value` is a float. `value` stores the load.",  # There are many of that name.
        "A retry is always a safe choice. A retry needs no lock.",  # How it is, not what it is.
        "Pages are any other block that holds data.",  # Without the clause, it is not so.
    ],
)
def test_what_is_not_named_or_not_defined_is_not_asked_for(text: str) -> None:
    assert questions("Storage", text) == {}


def test_a_definition_is_told_with_what_another_section_says() -> None:
    sections = [
        Section("Locks", 1, "A row lock is a mark in a row header."),
        Section("Waiting", 1, "Row locks block other writers until a transaction ends."),
    ]
    (question,) = write("Postgres storage", sections)
    assert question.text.endswith("what is a row lock, and what do row locks do?")
    assert question.sections == (0, 1)
