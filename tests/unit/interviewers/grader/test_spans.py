"""Pieces of an answer, verbatim."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from interview_simulator.interviewers.offline.grader.spans import LONGEST, between, sentences, statements, windows


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("One. Two! Three", ["One.", "Two!", "Three"]),
        ("a = 1.5\nb = 2", ["a = 1.5", "b = 2"]),
        ("第一。第二。", ["第一。", "第二。"]),
        ('<b>Passed</b> It copies. {"a": 1} Then', ["<b>Passed</b>", "It copies.", '{"a": 1}', "Then"]),
        ("grade --next The parser reads. $x$ It is slow", ["grade --next", "The parser reads.", "$x$", "It is slow"]),
        ("It is `int | None` there", ["It is `int | None` there"]),
        ('{"question": "Why?", "answer": "So."}', ['{"question"', '"Why?"', '"answer"', '"So."}']),
        ("locked: yes When it fails", ["locked: yes", "When it fails"]),
        ("So I say that Python is fast", ["So I say that Python is fast"]),
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


def test_each_piece_is_a_window_and_two_short_neighbours_are_one_too() -> None:
    long = " ".join(["word"] * LONGEST)
    assert windows(["It copies.", "Then it writes.", long]) == [range(1), range(1, 2), range(2, 3), range(2)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Well. It copies.  Then it writes. ", "It copies.  Then it writes."),
        ("It copies. So they say. Then it writes.", None),
        ("Then it writes. It copies.", None),
    ],
)
def test_what_goes_from_one_piece_to_the_next_is_verbatim(text: str, expected: str | None) -> None:
    assert between(text, "It copies.", "Then it writes.") == expected


def test_a_short_reference_is_one_statement_and_a_long_one_its_sentences() -> None:
    assert statements(" It copies. It writes. ") == ["It copies. It writes."]
    sentence = "This sentence has exactly ten words and ends right here."
    assert statements(" ".join([sentence] * 5)) == [sentence] * 5
