"""The set: questions with answers of several qualities, graded by hand."""

import json
import uuid
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from interview_simulator.algorithms.difficulty import Difficulty
from interview_simulator.algorithms.planning import Kind
from interview_simulator.algorithms.rubric import Verdict
from interview_simulator.interviewers.base import KeyPoint, Passage, Question, Source


@dataclass(frozen=True)
class Answer:
    """`kind` is what the answer is like: full, partial, wrong, vague or keywords."""

    id: str
    kind: str
    text: str
    verdicts: tuple[Verdict, ...]
    score: float


@dataclass(frozen=True)
class Item:
    id: str
    question: Question
    passage: Passage
    answers: tuple[Answer, ...]


def load(count: int | None = None) -> list[Item]:
    """Return the first `count` questions of the set, or all."""
    found = json.loads(Path(__file__).with_name("answers.json").read_text("utf-8"))
    return [_item(one) for one in found[:count]]


def question_of(found: dict[str, Any], reference_answer: str) -> Question:
    """Return the question of a set's entry; its key points' source is the entry itself."""
    return Question(
        topic=found["topic"],
        difficulty=Difficulty(found["difficulty"]),
        kind=Kind.OPENING,
        text=found["question"],
        key_points=tuple(KeyPoint(text, _source(found)) for text in found["key_points"]),
        reference_answer=reference_answer,
    )


def _item(found: dict[str, Any]) -> Item:
    return Item(
        id=found["id"],
        question=question_of(found, found["model_answer"]),
        passage=Passage(_source(found), found["topic"], found["topic"], found["passage"]),
        answers=tuple(_answer(found["id"], answer) for answer in found["answers"]),
    )


def _source(found: dict[str, Any]) -> Source:
    return Source(uuid.uuid5(uuid.NAMESPACE_URL, found["id"]), None)


def _answer(item_id: str, found: dict[str, Any]) -> Answer:
    return Answer(
        id=found["id"],
        kind=found["id"].removeprefix(f"{item_id}-"),
        text=found["text"],
        verdicts=tuple(map(Verdict, found["verdicts"])),
        score=found["score"],
    )
