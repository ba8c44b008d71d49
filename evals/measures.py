"""How near grades come to those of the set, and to each other."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import combinations
from math import sqrt
from statistics import StatisticsError, correlation, fmean

from evals.answers import Answer
from interview_simulator.algorithms.rubric import Verdict
from interview_simulator.interviewers.base import Evaluation

Grade = tuple[Answer, Evaluation]


@dataclass(frozen=True)
class Agreement:
    """Figures are None where there is nothing to compute them from; `bias` is positive where grades are too high."""

    grades: int
    pearson: float | None
    rmse: float | None
    bias: float | None
    verdicts: float | None


def agreement(grades: Sequence[Grade]) -> Agreement:
    wanted = [answer.score for answer, _ in grades]
    given = [evaluation.score for _, evaluation in grades]
    off = [one - other for one, other in zip(given, wanted, strict=True)]
    pairs = confusion(grades)
    same = sum(count for (expected, found), count in pairs.items() if expected is found)
    return Agreement(
        grades=len(grades),
        pearson=pearson(wanted, given),
        rmse=sqrt(fmean(one**2 for one in off)) if off else None,
        bias=fmean(off) if off else None,
        verdicts=same / pairs.total() if pairs else None,
    )


def confusion(grades: Iterable[Grade]) -> Counter[tuple[Verdict, Verdict]]:
    """Count pairs of the set's verdict and the one given."""
    return Counter(
        (expected, given.verdict)
        for answer, evaluation in grades
        if answer.verdicts
        for expected, given in zip(answer.verdicts, evaluation.verdicts, strict=True)
    )


def repeatability(repeats: Iterable[Sequence[float]]) -> float | None:
    """Return the mean absolute difference between the scores of an answer graded more than once."""
    gaps = [abs(one - other) for scores in repeats for one, other in combinations(scores, 2)]
    return fmean(gaps) if gaps else None


def pearson(wanted: Sequence[float], given: Sequence[float]) -> float | None:
    try:
        return correlation(wanted, given)
    except StatisticsError:  # Too few, or all the same.
        return None
