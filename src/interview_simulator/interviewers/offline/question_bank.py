"""Questions from authors' question sets: the item bank."""

from collections.abc import Collection, Sequence
from random import Random
from typing import Final

from interview_simulator.algorithms.difficulty import LEVELS, Difficulty
from interview_simulator.algorithms.planning import Kind
from interview_simulator.algorithms.rubric import Verdict
from interview_simulator.interviewers.base import Evaluation, Item, KeyPoint, Passage, Question

_MISSED: Final = (Verdict.CONTRADICTED, Verdict.MISSING, Verdict.PARTIAL)


def choose(
    topic: str, difficulty: Difficulty, kind: Kind, passages: Sequence[Passage], avoid: Collection[str], rng: Random
) -> Question | None:
    """Return an item not in `avoid`, as near to `difficulty` as there is; among equals, any."""
    items = [item for passage in passages for item in passage.questions if item.text not in avoid]
    if not items:
        return None
    nearest = min(_distance(item, difficulty) for item in items)
    item = rng.choice([item for item in items if _distance(item, difficulty) == nearest])
    return Question(topic, item.difficulty, kind, item.text, item.key_points, item.answer, item.id)


def probe(
    question: Question, evaluation: Evaluation, difficulty: Difficulty, avoid: Collection[str]
) -> Question | None:
    """Return a question aimed at what the answer got wrong or left out, without giving it away.

    None when nothing was missed, or all of it has been asked for before.
    """
    missed = [v.key_point for verdict in _MISSED for v in evaluation.verdicts if v.verdict is verdict]
    for point in missed:
        if point.follow_up and point.follow_up not in avoid:
            return _aim(question, difficulty, point.follow_up, (point,))
    text = f"There is more to this one: {question.text} What does your answer leave out so far?"
    if missed and question.kind is Kind.OPENING and text not in avoid:
        return _aim(question, difficulty, text, tuple(missed))
    return None


def _aim(question: Question, difficulty: Difficulty, text: str, points: tuple[KeyPoint, ...]) -> Question:
    reference = " ".join(point.text for point in points)
    return Question(question.topic, difficulty, Kind.FOLLOW_UP, text, points, reference)


def _distance(item: Item, difficulty: Difficulty) -> int:
    return abs(LEVELS.index(item.difficulty) - LEVELS.index(difficulty))
