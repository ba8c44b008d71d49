"""What scores mean: an answer's score from its three dimensions, the bands, the interview's overall score."""

import math
from collections.abc import Iterable
from enum import StrEnum
from statistics import fmean


class Verdict(StrEnum):
    COVERED = "covered"
    PARTIAL = "partial"
    MISSING = "missing"
    CONTRADICTED = "contradicted"

    @property
    def credit(self) -> float:
        """Share of the key point earned, in 0..1."""
        return {Verdict.COVERED: 1.0, Verdict.PARTIAL: 0.5}.get(self, 0.0)


class Band(StrEnum):
    """Half-open ranges of a score, each from its lower bound."""

    NO_RELEVANT_CONCEPTS = "no_relevant_concepts"
    SOME_CONCEPTS = "some_concepts"
    PARTIAL_EXPLANATION = "partial_explanation"
    GOOD_EXPLANATION = "good_explanation"
    COMPREHENSIVE = "comprehensive"


_LOWER_BOUNDS = (
    (0.9, Band.COMPREHENSIVE),
    (0.7, Band.GOOD_EXPLANATION),
    (0.5, Band.PARTIAL_EXPLANATION),
    (0.3, Band.SOME_CONCEPTS),
)


def check_unit(name: str, value: float) -> None:
    """Raise `ValueError` unless `value` lies in 0..1 (NaN does not)."""
    if not 0 <= value <= 1:
        raise ValueError(f"{name} must be in 0..1, not {value!r}")


def answer_score(correctness: float, completeness: float, clarity: float) -> float:
    """Return the mean of the three dimensions, each in 0..1; raise `ValueError` outside that range."""
    for name, value in (("correctness", correctness), ("completeness", completeness), ("clarity", clarity)):
        check_unit(name, value)
    return _mean((correctness, completeness, clarity))


def overall_score(scores: Iterable[float]) -> float:
    """Return the mean of an interview's answer scores, each in 0..1; raise `ValueError` when there are none."""
    values = list(scores)
    for value in values:
        check_unit("score", value)
    if not values:
        raise ValueError("an interview without answers has no overall score")
    return _mean(values)


def band(score: float) -> Band:
    """Return the band of `score` (0..1): [0, .3) [.3, .5) [.5, .7) [.7, .9) [.9, 1]."""
    check_unit("score", score)
    return next((name for lower, name in _LOWER_BOUNDS if score >= lower), Band.NO_RELEVANT_CONCEPTS)


def _mean(values: Iterable[float]) -> float:
    # Rounded so that float noise (0.7999999999999999) cannot put a score on the wrong side of a threshold.
    return round(fmean(values), 12)


def completeness(verdicts: Iterable[Verdict]) -> float:
    """Return the mean credit of the key points, 0..1; 0 when there are none."""
    earned = [verdict.credit for verdict in verdicts]
    return fmean(earned) if earned else 0.0


def supported(completeness: float) -> float:
    """Return the most that correctness and clarity may reach when `completeness` (0..1) is all that was shown.

    The square root: one key point of four supports 0.5, so a short true sentence cannot pass for a full answer,
    while an answer that misses one detail of four still reads as good (0.87).
    """
    check_unit("completeness", completeness)
    return math.sqrt(completeness)
