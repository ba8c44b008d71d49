"""Whether two questions are one: asked in other words, or after the same key points."""

from collections.abc import Sequence
from functools import lru_cache
from typing import Final

from interview_simulator.algorithms.words import content_stems
from interview_simulator.interviewers.base import AskedBefore, Item, KeyPoint, Question, Source
from interview_simulator.interviewers.offline.grader.encoder import Floats, unit
from interview_simulator.interviewers.offline.grader.weights import shipped

SAME_QUESTION_FROM: Final = 0.83
"""How near (-1..1) the mean token vectors of two questions come from which they ask the same.

Of 40 pairs that do, all come as near; of 50 that do not quite, six, most after the contrary ("rise", "fall"). Those of
the sample library come as near as 0.80 to one another.
"""
SAME_POINT_FROM: Final = 0.85
"""The same for key points. In the sample library, one pair in 1,000 comes nearer than 0.67, five nearer than this."""
SHARED_FROM: Final = 0.25
"""Share of its words that the shorter of two texts has in common with the other, where they mean the same."""
REMEMBERED: Final = 4096
"""Texts whose vectors are kept; one takes 2 kB."""


def is_new(candidate: Item | Question, asked: AskedBefore) -> bool:
    """Return whether `candidate` was not asked before, whatever the words."""
    return candidate.text not in asked.texts and not any(is_same(candidate, question) for question in asked.questions)


def is_worded_before(text: str, asked: AskedBefore) -> bool:
    """Return whether `text` was asked before in these words or others, whatever it was after."""
    return text in asked.texts or any(asks_the_same(text, question.text) for question in asked.questions)


def is_same(candidate: Item | Question, other: Item | Question) -> bool:
    """Return whether `candidate` asks nothing that `other` does not."""
    # Most have no place in common, and to compare their key points takes longer than to see that.
    beside = not candidate.places.isdisjoint(other.places)
    return asks_the_same(candidate.text, other.text) or (
        beside and is_after_the_same(candidate.key_points, other.key_points)
    )


def asks_the_same(text: str, other: str) -> bool:
    """Return whether two questions are one in other words."""
    return _are_near(text, other, SAME_QUESTION_FROM)


def is_after_the_same(points: Sequence[KeyPoint], others: Sequence[KeyPoint]) -> bool:
    """Return whether most of `points` are among `others`."""
    return 2 * sum(is_among(point, others) for point in points) > len(points)


def is_among(point: KeyPoint, others: Sequence[KeyPoint]) -> bool:
    """Return whether one of `others` comes from the same sentences, or means the same at the same place."""
    beside = [other for other in others if _are_beside(point.source, other.source)]
    return any(not _sentences(point).isdisjoint(_sentences(other)) for other in beside) or any(
        means_the_same(point, other) for other in beside
    )


def means_the_same(point: KeyPoint, other: KeyPoint) -> bool:
    return _are_near(point.text, other.text, SAME_POINT_FROM)


def _are_beside(source: Source, other: Source) -> bool:
    # Field by field: it is asked a hundred times for each item.
    return source.section_id == other.section_id and source.post_id == other.post_id


def _sentences(point: KeyPoint) -> frozenset[str]:
    return frozenset(point.source.sentences)


def _are_near(text: str, other: str, least: float) -> bool:
    if text == other:
        return True
    stems, others = _stems(text), _stems(other)
    # To compare their meanings takes time, and texts that have no words in common never mean the same.
    if len(stems & others) < SHARED_FROM * min(len(stems), len(others)):
        return False
    return float(_vector(text) @ _vector(other)) >= least


@lru_cache(maxsize=REMEMBERED)
def _vector(text: str) -> Floats:
    return unit(shipped().encoder.tokens(text).last.sum(0))


@lru_cache(maxsize=REMEMBERED)
def _stems(text: str) -> frozenset[str]:
    return frozenset(content_stems(text))
