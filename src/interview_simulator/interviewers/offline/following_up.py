"""What to ask after an answer: for what it missed, else deeper into what stands next to it."""

from collections.abc import Sequence
from dataclasses import replace
from random import Random
from typing import Final

from interview_simulator.algorithms.difficulty import Difficulty
from interview_simulator.algorithms.planning import Kind
from interview_simulator.algorithms.rubric import Verdict
from interview_simulator.interviewers.base import AskedBefore, Evaluation, KeyPoint, Passage, Question
from interview_simulator.interviewers.offline.question_bank import candidates, to_question
from interview_simulator.interviewers.offline.sameness import (
    asks_the_same,
    is_after_the_same,
    is_among,
    is_worded_before,
    means_the_same,
)
from interview_simulator.interviewers.offline.support import MOST_READ, Content
from interview_simulator.interviewers.passages import surroundings

_MISSED: Final = (Verdict.CONTRADICTED, Verdict.MISSING, Verdict.PARTIAL)


def probe(
    question: Question,
    evaluation: Evaluation,
    difficulty: Difficulty,
    passages: Sequence[Passage],
    asked: AskedBefore,
    rng: Random,
) -> Question | None:
    """Return a question aimed at what the answer got wrong or left out, without giving it away.

    In its author's words where there are such, else an item that asks for it, else the question itself for the rest.
    None when nothing was missed, or all of it has been asked for before.
    """
    missed = [v.key_point for verdict in _MISSED for v in evaluation.verdicts if v.verdict is verdict]
    others = asked.without(question)
    for point in missed:
        # It may be much like `question`, of which it is a part.
        if point.follow_up and not is_worded_before(point.follow_up, others):
            return _aim(question, difficulty, point.follow_up, (point,))
    if item := _item_after(missed, question, difficulty, passages, asked, rng):
        return item
    text = f"There is more to this one: {question.text} What does your answer leave out so far?"
    if missed and question.kind is Kind.OPENING and text not in asked.texts:
        return _aim(question, difficulty, text, tuple(missed))
    return None


def deepen(
    question: Question,
    answer: str,
    difficulty: Difficulty,
    passages: Sequence[Passage],
    asked: AskedBefore,
    rng: Random,
) -> Question | None:
    """Return an item that `answer` has not told already, from the same section or one next to it if there is any."""
    near = surroundings(passages, {point.source.place for point in question.key_points})
    told = Content(answer[:MOST_READ])
    for item in candidates(difficulty, passages, asked, rng, near):
        if 2 * sum(told.says(point.text) for point in item.key_points) <= len(item.key_points):
            return to_question(item, question.topic, Kind.FOLLOW_UP)
    return None


def _item_after(
    missed: Sequence[KeyPoint],
    question: Question,
    difficulty: Difficulty,
    passages: Sequence[Passage],
    asked: AskedBefore,
    rng: Random,
) -> Question | None:
    """Return an item that asks for one of the key points `missed`, in other words than `question` did."""
    places = {point.source.place for point in missed}
    here = [passage for passage in passages if passage.source.place in places]
    told = [point for point in question.key_points if point not in missed]
    items = [
        item
        for item in candidates(difficulty, here, asked.without(question), rng)
        if not asks_the_same(item.text, question.text) and not is_after_the_same(item.key_points, told)
    ]
    for wanted in missed:
        for item in items:
            if any(is_among(point, [wanted]) for point in item.key_points):
                # In the same words as in the feedback, which then keeps them back.
                points = tuple(wanted if means_the_same(point, wanted) else point for point in item.key_points)
                return replace(to_question(item, question.topic, Kind.FOLLOW_UP), key_points=points)
    return None


def _aim(question: Question, difficulty: Difficulty, text: str, points: tuple[KeyPoint, ...]) -> Question:
    reference = " ".join(point.text for point in points)
    return Question(question.topic, difficulty, Kind.FOLLOW_UP, text, points, reference)
