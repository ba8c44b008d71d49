"""The graded answers: questions with eleven kinds of answers each, graded by hand."""

import json
from collections.abc import Iterator
from dataclasses import dataclass, replace
from enum import StrEnum
from pathlib import Path
from typing import Any, Final, TypeVar

from evals.answers import Answer, question_of
from interview_simulator.algorithms.rubric import Verdict
from interview_simulator.interviewers.base import Question

FOLDER: Final = Path(__file__).parents[1] / "graded_answers"
TEST_TOPICS: Final = frozenset({"Git", "Transactions", "Composition over inheritance", "Idempotency", "Web security"})
"""Nothing that grades may have been fitted to these."""
GENUINE: Final = ("right", "reworded", "terse", "code", "short")
"""Kinds of answers that say what is asked for."""

T = TypeVar("T")

Part = StrEnum("Part", ["test", "training", "all"])

_VERDICTS: Final = {
    "C": Verdict.COVERED,
    "P": Verdict.PARTIAL,
    "M": Verdict.MISSING,
    "X": Verdict.CONTRADICTED,
}


@dataclass(frozen=True)
class Item:
    """A question with one answer of each kind."""

    id: str
    question: Question
    answers: tuple[Answer, ...]

    def text(self, kind: str) -> str:
        return next(answer.text for answer in self.answers if answer.kind == kind)


def load(part: Part, limit: int | None = None) -> list[Item]:
    """Return the questions of `part`; of more than `limit`, so many, spread evenly."""
    found = [item for item in _all() if part is Part.all or (item.question.topic in TEST_TOPICS) is (part is Part.test)]
    return found if limit is None else spread(found, limit)


def spread(values: list[T], count: int) -> list[T]:
    """Return `count` of `values` (all, where there are fewer) at even distances, in their order."""
    count = min(count, len(values))
    return [values[place * len(values) // count] for place in range(count)]


def with_reference_only(item: Item) -> Item:
    """Return `item` without its key points and what was found out about them."""
    return replace(
        item,
        question=replace(item.question, key_points=()),
        answers=tuple(replace(answer, verdicts=()) for answer in item.answers),
    )


def _all() -> Iterator[Item]:
    for path in sorted(FOLDER.glob("*.jsonl")):
        for line in path.read_text("utf-8").splitlines():
            yield _item(json.loads(line))


def _item(found: dict[str, Any]) -> Item:
    return Item(
        id=found["id"],
        question=question_of(found, found["reference"]),
        answers=tuple(
            Answer(
                id=f"{found['id']}-{answer['kind']}",
                kind=answer["kind"],
                text=answer["text"],
                verdicts=tuple(_VERDICTS[letter] for letter in answer["verdicts"]),
                score=answer["score"],
            )
            for answer in found["answers"]
        ),
    )
