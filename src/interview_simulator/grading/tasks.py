"""What is graded: a question, what a right answer says, and an answer; checked, whoever hands it in."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final, Self

from interview_simulator.algorithms.difficulty import Difficulty
from interview_simulator.algorithms.planning import Kind
from interview_simulator.interviewers.base import NOWHERE, KeyPoint, Question

LONGEST_TEXT: Final = 20_000
"""Characters of a question, an answer or a reference answer."""
LONGEST_KEY_POINT: Final = 2_000
MOST_KEY_POINTS: Final = 50

LONE_SURROGATE: Final = re.compile("[\ud800-\udfff]")


@dataclass(frozen=True)
class Task:
    """Has either `key_points` or a `reference_answer`; none of its texts is blank."""

    question: str
    answer: str
    key_points: tuple[str, ...] = ()
    reference_answer: str | None = None

    @classmethod
    def of(cls, question: object, answer: object, key_points: object, reference_answer: object) -> Self:
        """Return the task of these values, None where one was not given.

        Raise `TypeError` for a value of another type, and `ValueError` for one that cannot be graded; both say what
        is wrong and what to do.
        """
        question = usable_text("question", question)
        answer = usable_text("answer", answer)
        if key_points is None and reference_answer is None:
            raise ValueError("key_points and reference_answer are both missing; give one of them")
        if key_points is not None and reference_answer is not None:
            raise ValueError("key_points and reference_answer are both there; leave one of them out")
        if key_points is None:
            return cls(question, answer, reference_answer=usable_text("reference_answer", reference_answer))
        return cls(question, answer, _usable_key_points(key_points))


def to_question(task: Task, key_points: Sequence[str] = ()) -> Question:
    """Return the question of `task`; `key_points` are used where it has none of its own."""
    points = tuple(KeyPoint(text, NOWHERE) for text in task.key_points or key_points)
    return Question("", Difficulty.MEDIUM, Kind.OPENING, task.question, points, task.reference_answer or "")


def usable_text(name: str, value: object, longest: int = LONGEST_TEXT) -> str:
    """Return `value` if it is a string with something in it; raise `TypeError` or `ValueError` otherwise."""
    if value is None:
        raise ValueError(f"{name} is missing; give it as a string")
    if not isinstance(value, str):
        raise TypeError(f"{name} must be a string; write it in quotes")
    if not value.strip():
        raise ValueError(f"{name} is empty; give its text")
    if len(value) > longest:
        raise ValueError(f"{name} has {len(value)} characters; shorten it to {longest}")
    if LONE_SURROGATE.search(value):
        raise ValueError(f"{name} has half of a surrogate pair, which is no character; remove it")
    return value


def _usable_key_points(value: object) -> tuple[str, ...]:
    # A string is a sequence too: of key points of one character.
    if isinstance(value, str | bytes) or not isinstance(value, Sequence):
        raise TypeError("key_points must be a list of strings; write it in brackets")
    if not value:
        raise ValueError("key_points is empty; give at least one, or a reference_answer instead")
    if len(value) > MOST_KEY_POINTS:
        raise ValueError(f"key_points has {len(value)} of them; give at most {MOST_KEY_POINTS}")
    return tuple(usable_text(f"key_points[{position}]", text, LONGEST_KEY_POINT) for position, text in enumerate(value))
