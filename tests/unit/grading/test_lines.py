"""What is read of a line, and what is said of one that cannot be used."""

import io
import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from interview_simulator.grading.lines import LONGEST_LINE, Line, read_lines
from interview_simulator.grading.tasks import Task

GOOD = {"id": "a", "question": "What falls?", "key_points": ["Rain falls."], "answer": "Rain."}


def read(*lines: bytes) -> list[Line]:
    return list(read_lines(io.BytesIO(b"".join(line + b"\n" for line in lines))))


def line(**changes: object) -> bytes:
    return json.dumps({name: value for name, value in (GOOD | changes).items() if value is not ...}).encode()


def test_a_line_with_key_points() -> None:
    assert read(line()) == [
        Line(1, len(line()) + 1, '"a"', Task("What falls?", "Rain.", key_points=("Rain falls.",))),
    ]


def test_a_line_with_a_reference_answer_and_other_fields_and_null_for_none() -> None:
    (found,) = read(line(key_points=None, reference_answer="Rain falls.", score=3))
    assert found.task == Task("What falls?", "Rain.", reference_answer="Rain falls.")


@pytest.mark.parametrize("written", ["1", "-0", "1.50", "7e400", "123456789012345678901234567890", '"é"', '"\\""'])
def test_an_id_is_kept_as_it_is_written(written: str) -> None:
    (found,) = read(line().replace(b'"a"', written.encode()))
    assert (found.id, found.problem) == (written, "")


@pytest.mark.parametrize(
    ("given_line", "line_id", "said"),
    [
        (b"{", "null", "is not JSON"),
        (b'{"id": 1} {"id": 2}', "null", "is not JSON"),
        (b'{"id": NaN}', "null", "NaN is no number"),
        (b"[1]", "null", "is not an object"),
        (b"3", "null", "is not an object"),
        (b"[" * 100_000, "null", "nested too deeply"),
        (b'{"id": "\xff"}', "null", "is not UTF-8 from byte 9"),
        (line(id=...), "null", "id is missing"),
        (line(id=""), "null", "id is empty"),
        (line(id=True), "null", "id must be a string or a number"),
        (line(id=[]), "null", "id must be a string or a number"),
        (line(id="x" * 1001), "null", "id has 1001 characters"),
        (line(id=10**1001), "null", "id must be a string or a number of at most"),
        (line(id="\ud800"), "null", "surrogate"),
        (line(question=...), '"a"', "question is missing"),
        (line(question=" \n"), '"a"', "question is empty"),
        (line(question=3), '"a"', "question must be a string"),
        (line(answer=None), '"a"', "answer is missing"),
        (line(answer="x" * 20_001), '"a"', "answer has 20001 characters; shorten it to 20000"),
        (line(answer="\udfff"), '"a"', "surrogate"),
        (line(key_points=...), '"a"', "are both missing"),
        (line(reference_answer="Rain."), '"a"', "are both there"),
        (line(key_points="Rain."), '"a"', "key_points must be a list"),
        (line(key_points=[]), '"a"', "key_points is empty"),
        (line(key_points=["Rain.", 1]), '"a"', "key_points[1] must be a string"),
        (line(key_points=["x"] * 51), '"a"', "key_points has 51"),
        (line(key_points=..., reference_answer=[]), '"a"', "reference_answer must be a string"),
    ],
    ids=str,
)
def test_what_cannot_be_used_says_why(given_line: bytes, line_id: str, said: str) -> None:
    found, after = read(given_line, line())
    assert (found.number, found.id, found.task) == (1, line_id, None)
    assert said in found.problem
    assert (after.number, after.problem) == (2, "")


def test_a_line_too_long_is_skipped_to_its_end() -> None:
    for extra in (0, 1, LONGEST_LINE, 2 * LONGEST_LINE + 7):
        first, second = read(b"x" * (LONGEST_LINE + extra), line())
        assert "is longer than" in first.problem
        assert second.task is not None
        assert second.end == LONGEST_LINE + extra + 1 + len(line()) + 1
    (last,) = read_lines(io.BytesIO(b"x" * (3 * LONGEST_LINE)))
    assert "is longer than" in last.problem


def test_blank_lines_count_and_are_skipped_and_line_ends_may_be_any() -> None:
    found = list(read_lines(io.BytesIO(b"\xef\xbb\xbf" + line() + b"\r\n \t\r\n\n" + line())))
    assert [(one.number, one.problem) for one in found] == [(1, ""), (4, "")]
    assert list(read_lines(io.BytesIO(b"\n\n"))) == []


@given(st.lists(st.binary(max_size=40)))
def test_no_bytes_are_too_odd(lines: list[bytes]) -> None:
    for found in read_lines(io.BytesIO(b"\n".join(lines))):
        assert found.problem
        assert found.task is None
