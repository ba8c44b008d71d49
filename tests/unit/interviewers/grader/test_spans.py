"""Pieces of an answer, verbatim."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from interview_simulator.interviewers.offline.grader.spans import LONGEST, sentences, statements, windows


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("One. Two! Three", ["One.", "Two!", "Three"]),
        ("a = 1.5\nb = 2", ["a = 1.5", "b = 2"]),
        ("第一。第二。", ["第一。", "第二。"]),
        ('<b>Passed</b> It copies. {"a": 1} Then', ["<b>Passed</b>", "It copies.", '{"a": 1}', "Then"]),
        ("", []),
        (" \n ", []),
    ],
)
def test_sentences_and_lines_are_pieces(text: str, expected: list[str]) -> None:
    assert sentences(text) == expected


@given(st.text())
def test_pieces_are_verbatim_short_and_leave_no_word_out(text: str) -> None:
    pieces = sentences(text)
    assert all(piece in text and len(piece.split()) <= LONGEST for piece in pieces)
    assert [word for piece in pieces for word in piece.split()] == text.split()


@given(st.text(alphabet="ab. \n"))
def test_windows_are_verbatim(text: str) -> None:
    pieces = sentences(text)
    found = windows(text, pieces)
    assert all(window in text for window, _ in found)
    assert [window for window, which in found if len(which) == 1] == pieces


def test_two_short_neighbours_are_also_read_as_one() -> None:
    text = "It copies.  Then it writes. "
    assert windows(text, sentences(text))[-1] == ("It copies.  Then it writes.", range(2))


def test_what_was_left_out_between_them_keeps_pieces_apart() -> None:
    assert len(windows("One. Something else. Two.", ["One.", "Two."])) == 2


def test_a_short_reference_is_one_statement_and_a_long_one_its_sentences() -> None:
    assert statements(" It copies. It writes. ") == ["It copies. It writes."]
    sentence = "This sentence has exactly ten words and ends right here."
    assert statements(" ".join([sentence] * 5)) == [sentence] * 5
