"""Slips of the pen are read as what they are meant to be."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from interview_simulator.interviewers.offline.grader.spelling import expected_words, mended

EXPECTED = expected_words(["A generator yields values lazily.", "Mutable lists grow, `dequeue` too."])
KNOWN = frozenset({"generation", "lists"})


def test_words_that_a_slip_still_shows_are_expected_once() -> None:
    assert EXPECTED == ["generator", "yields", "values", "lazily", "mutable", "lists", "dequeue"]


@pytest.mark.parametrize(
    ("said", "read"),
    [
        ("A genreator yeilds vallues", "A generator yeilds values"),
        ("Genertor!", "generator!"),
        ("the dequeu of listss", "the dequeue of lists"),
        ("A generator", "A generator"),
        ("The generation of lists", "The generation of lists"),
        ("Immutable and unmutable", "Immutable and unmutable"),
        ("vals", "vals"),
    ],
)
def test_a_slip_is_read_as_the_word_expected(said: str, read: str) -> None:
    assert mended(said, EXPECTED, KNOWN) == read


@given(st.text())
def test_nothing_but_slips_is_changed(text: str) -> None:
    assert mended(text, [], KNOWN) == text
