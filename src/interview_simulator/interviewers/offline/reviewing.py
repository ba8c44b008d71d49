"""Key points that were missed in earlier interviews, asked for again in another question."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from random import Random
from typing import Final

from interview_simulator.algorithms.difficulty import Difficulty
from interview_simulator.algorithms.planning import Kind
from interview_simulator.interviewers.base import AskedBefore, KeyPoint, Passage, Question
from interview_simulator.interviewers.offline.question_bank import candidates, to_question
from interview_simulator.interviewers.offline.sameness import is_among, is_worded_before

AGAIN: Final = (
    "Back to something from an earlier interview: {question} Last time your answer left something out.",
    "Once more, some time later: {question} Mind what your answer did not say before.",
    "For review: {question} Say it all this time, as far as you can.",
)
"""How a question is asked again that is the only one after a key point."""


@dataclass(frozen=True)
class Due:
    """A key point due for review, the question that asked for it last, and how often it was asked for."""

    key_point: KeyPoint
    topic: str
    question: Question
    times_asked: int


def review(
    due: Sequence[Due],
    difficulty: Difficulty | None,
    passages: Sequence[Passage],
    asked: AskedBefore,
    rng: Random,
) -> Question | None:
    """Return a question after the first key point of `due` that can be asked for; None when none can.

    It is another item after the same key point, else the author's own words for a follow-up on it, else what asked for
    it last, as a review of the points missed. With a `difficulty`, only one of that difficulty.
    """
    read = {passage.source.place for passage in passages} | {passage.source.post for passage in passages}
    for wanted in due:
        if wanted.key_point.source.place in read:
            question = (
                _other_item(wanted, difficulty, passages, asked, rng)
                or _in_the_authors_words(wanted, difficulty, asked)
                or _again(wanted, due, difficulty)
            )
            if question is not None:
                return question
    return None


def _other_item(
    wanted: Due, difficulty: Difficulty | None, passages: Sequence[Passage], asked: AskedBefore, rng: Random
) -> Question | None:
    here = [passage for passage in passages if passage.source.post == wanted.key_point.source.post]
    # What was after the same key point before is just what is wanted, in other words.
    for item in candidates(difficulty or wanted.question.difficulty, here, AskedBefore(asked.texts), rng):
        wants_it = difficulty in {None, item.difficulty} and is_among(wanted.key_point, item.key_points)
        if wants_it and not is_worded_before(item.text, asked):
            # In the same words as before, so that it is known for the same key point.
            points = tuple(
                wanted.key_point if is_among(point, [wanted.key_point]) else point for point in item.key_points
            )
            return replace(to_question(item, wanted.topic, Kind.OPENING), key_points=points)
    return None


def _in_the_authors_words(wanted: Due, difficulty: Difficulty | None, asked: AskedBefore) -> Question | None:
    point = wanted.key_point
    if point.follow_up is None or is_worded_before(point.follow_up, asked):
        return None
    level = difficulty or wanted.question.difficulty
    return Question(wanted.topic, level, Kind.OPENING, point.follow_up, (point,), point.text)


def _again(wanted: Due, due: Sequence[Due], difficulty: Difficulty | None) -> Question | None:
    before = wanted.question
    if difficulty not in {None, before.difficulty}:
        return None
    texts = {other.key_point.text for other in due}
    points = tuple(point for point in before.key_points if point.text in texts)
    text = AGAIN[wanted.times_asked % len(AGAIN)].format(question=_unframed(before.text))
    return Question(wanted.topic, before.difficulty, Kind.OPENING, text, points, before.reference_answer)


def _unframed(text: str) -> str:
    """Return the question without what it was asked again with."""
    for frame in AGAIN:
        before, after = frame.split("{question}")
        if text.startswith(before) and text.endswith(after):
            return text[len(before) : len(text) - len(after)]
    return text
