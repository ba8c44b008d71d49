"""Figures about scores, and how sure they are."""

import random
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Sequence
from statistics import fmean
from typing import Final, TypeVar

T = TypeVar("T")

RESAMPLES: Final = 1000
BINS: Final = 10


def auc(good: Sequence[float], bad: Sequence[float]) -> float | None:
    """Return how often a score of `good` is above one of `bad`, ties counting half: 0..1; None without a pair."""
    if not good or not bad:
        return None
    ranked = sorted(bad)
    above = sum(bisect_left(ranked, score) + bisect_right(ranked, score) for score in good)
    return above / 2 / len(good) / len(bad)


def percentile(values: Sequence[float], share: float) -> float:
    """Return what `share` (0..1) of the values, at least one, are below, interpolated."""
    ranked = sorted(values)
    place = share * (len(ranked) - 1)
    below = int(place)
    above = min(below + 1, len(ranked) - 1)
    return ranked[below] + (ranked[above] - ranked[below]) * (place - below)


def calibration_bins(given: Sequence[float], wanted: Sequence[float]) -> list[tuple[int, int, float, float]]:
    """Return for each tenth of 0..1 that has a given score: its place (0..9), how many, their mean, and the mean
    wanted.
    """
    bins: dict[int, list[tuple[float, float]]] = {}
    for score, target in zip(given, wanted, strict=True):
        bins.setdefault(min(int(score * BINS), BINS - 1), []).append((score, target))
    return [
        (place, len(pairs), fmean(score for score, _ in pairs), fmean(target for _, target in pairs))
        for place, pairs in sorted(bins.items())
    ]


def calibration_error(given: Sequence[float], wanted: Sequence[float]) -> float:
    """Return the expected calibration error, 0..1: the mean gap between the two means of a bin, weighted by size."""
    return sum(count * abs(mean - target) for _, count, mean, target in calibration_bins(given, wanted)) / len(given)


def interval(
    groups: Sequence[T], measure: Callable[[Sequence[T]], float | None], *, seed: str
) -> tuple[float, float] | None:
    """Return the 95 % bootstrap interval of `measure` when whole groups are drawn anew; None where it has no value.

    Whole groups, because the answers to one question are not independent of each other.
    """
    draw = random.Random(seed)
    found = (measure(draw.choices(groups, k=len(groups))) for _ in range(RESAMPLES))
    values = [value for value in found if value is not None]
    return (percentile(values, 0.025), percentile(values, 0.975)) if values else None
