"""Lines of a JSON Lines file: each a task to grade, or what is wrong with it."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from typing import IO, Any, Final, NoReturn

from interview_simulator.grading.tasks import Task, usable_text

LONGEST_LINE: Final = 2 << 20
"""Bytes: enough for the longest texts with every character escaped, and no more is ever held of a line."""
LONGEST_ID: Final = 1_000
UNKNOWN: Final = "null"
EXAMPLE: Final = '{"id": 1, "question": "...", "key_points": ["..."], "answer": "..."}'


@dataclass(frozen=True)
class Line:
    """`number` counts from 1, `end` is where it ends in the file, in bytes; `id` is JSON, as it was given.

    `task` is None where there is a `problem`, which says what is wrong and what to do.
    """

    number: int
    end: int
    id: str
    task: Task | None = None
    problem: str = ""


@dataclass(frozen=True)
class _Number:
    """A number as it is written: reading and writing it again could change it."""

    text: str


def read_lines(file: IO[bytes]) -> Iterator[Line]:
    """Yield the lines of `file` that are not blank, holding one at a time."""
    number = end = 0
    while data := file.readline(LONGEST_LINE + 1):
        number += 1
        end += len(data)
        if len(data) > LONGEST_LINE:
            end += _skip_rest(file, data)
            problem = f"is longer than {LONGEST_LINE} bytes; shorten it, or write each object on a line of its own"
            yield Line(number, end, UNKNOWN, problem=problem)
        elif data.strip():
            yield _parse(number, end, data)


def _skip_rest(file: IO[bytes], data: bytes) -> int:
    skipped = 0
    while data and not data.endswith(b"\n"):
        data = file.readline(LONGEST_LINE)
        skipped += len(data)
    return skipped


def _parse(number: int, end: int, data: bytes) -> Line:
    line_id = UNKNOWN
    try:
        value = _object(data.removeprefix(b"\xef\xbb\xbf") if number == 1 else data)
        line_id = _id(value.get("id"))
        texts = [value.get(name) for name in ("question", "answer", "key_points", "reference_answer")]
        return Line(number, end, line_id, Task.of(*texts))
    except (TypeError, ValueError) as error:
        return Line(number, end, line_id, problem=str(error))


def _object(data: bytes) -> dict[str, Any]:
    try:
        value = json.loads(data.decode(), parse_int=_Number, parse_float=_Number, parse_constant=_refuse)
    except UnicodeDecodeError as error:
        raise ValueError(f"is not UTF-8 from byte {error.start + 1}; save the file as UTF-8") from None
    except json.JSONDecodeError as error:
        raise ValueError(f"is not JSON: {error.msg} at character {error.pos + 1}; write {EXAMPLE}") from None
    except RecursionError:
        raise ValueError(f"is nested too deeply; write {EXAMPLE}") from None
    if not isinstance(value, dict):
        raise TypeError(f"is not an object; write {EXAMPLE}")
    return value


def _refuse(constant: str) -> NoReturn:
    raise ValueError(f"is not JSON: {constant} is no number of JSON's; write null or leave the field out")


def _id(value: object) -> str:
    if isinstance(value, _Number) and len(value.text) <= LONGEST_ID:
        return value.text
    if value is not None and not isinstance(value, str):
        raise TypeError(f"id must be a string or a number of at most {LONGEST_ID} characters; write it so")
    return json.dumps(usable_text("id", value, LONGEST_ID), ensure_ascii=False)
