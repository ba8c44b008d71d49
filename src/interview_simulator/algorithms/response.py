"""How a score comes about: the logistic response model, with an item's own difficulty and the grader's noise."""

from functools import lru_cache
from typing import Final, NamedTuple

import numpy as np
from numpy.typing import NDArray

from interview_simulator.algorithms.rubric import check_unit

SLOPE: Final = 1.7
"""With it the logistic curve lies within 0.01 of the normal one (Birnbaum 1968), so a logit is a standard deviation."""
GRADER_PRECISION: Final = 8.0
"""A score is drawn from Beta(k p, k (1 - p)): variance p (1 - p) / (k + 1)."""
ITEM_SD: Final = 0.4
"""How far questions of one level lie from the level's difficulty."""
EXTREME: Final = 0.02
"""Scores nearer to 0 or 1 are read as 'so near or nearer', since there the Beta density has no finite value and a
grader no finer steps."""

STEP: Final = 0.05
GRID: Final[NDArray[np.float64]] = np.linspace(-4, 4, 161)
"""The abilities considered."""

# Where an ability meets an item that is easier or harder than its level: the grid, and as much beyond it.
_MARGIN = 40
_WIDE = np.linspace(GRID[0] - _MARGIN * STEP, GRID[-1] + _MARGIN * STEP, GRID.size + 2 * _MARGIN)

Array = NDArray[np.float64]


def expected_score(ability_mean: float, item_difficulty: float) -> float:
    """Return the score to be expected, in 0..1: 1 / (1 + exp(-1.7 (ability - difficulty)))."""
    return float(_logistic(np.float64(SLOPE * (ability_mean - item_difficulty))))


def averaged_precision(grades: int) -> float:
    """Return the precision of the mean of independent grades: the one that gives a Beta score the mean's variance."""
    return grades * (GRADER_PRECISION + 1) - 1


def log_likelihood(
    score: float, item_difficulty: float, item_sd: float = ITEM_SD, precision: float = GRADER_PRECISION
) -> Array:
    """Return the log-likelihood of each ability of the grid, maximum 0, after `score` on a question.

    `score` is in 0..1; `item_sd`, at least 0, is how uncertain the question's difficulty is. Raise `ValueError` for a
    score outside 0..1 or NaN, and for a difficulty or uncertainty that is none.

    The more able never become less likely by a better score (a monotone likelihood ratio): for a Beta score of fixed
    precision the ratio of two abilities' likelihoods is (score / (1 - score)) to the power k (p' - p), which grows with
    the score. The normal kernel that averages over the item's difficulty has a monotone ratio too, on a grid as well,
    and so has the product of the two (Karlin 1968, basic composition formula).
    """
    check_unit("score", score)
    if not np.isfinite(item_difficulty) or not 0 <= item_sd < np.inf:
        raise ValueError(f"no difficulty: {item_difficulty!r} with standard deviation {item_sd!r}")
    likelihood = blurred(densities(np.array([score]), curve(float(item_difficulty), precision)), item_sd)
    return np.asarray(np.log(np.maximum(likelihood / likelihood.max(), np.finfo(np.float64).tiny))).reshape(-1)


class Curve(NamedTuple):
    """What makes up the log-density of a score, by ability: `log_weight + strength * logit(score)`.

    `lowest` and `highest` are the logarithms of the probability of a score near 0, and near 1. What does not depend on
    the ability is left out. The abilities are the last axis, and go beyond the grid.
    """

    log_weight: Array
    strength: Array
    lowest: Array
    highest: Array


def densities(scores: Array, items: Curve) -> Array:
    """Return, a row for each score, its density by ability, maximum 1, with nothing uncertain about the item.

    The curve is that of one item, or has a row for each score.
    """
    inside = np.clip(scores, EXTREME, 1 - EXTREME)[:, None]
    logs = items.log_weight + items.strength * np.log(inside / (1 - inside))
    logs = np.where(scores[:, None] > EXTREME, logs, items.lowest)
    logs = np.where(scores[:, None] < 1 - EXTREME, logs, items.highest)
    return np.asarray(np.exp(logs - logs.max(axis=-1, keepdims=True)))


def blurred(densities: Array, item_sd: float) -> Array:
    """Average densities over the item's difficulty; what is beyond the grid goes."""
    return np.asarray(densities @ _kernel(float(item_sd)))


@lru_cache(maxsize=1024)
def curve(item_difficulty: float, precision: float = GRADER_PRECISION) -> Curve:
    """Return the curve of one item."""
    return curves(np.float64(item_difficulty), precision)


def curves(item_difficulties: Array | np.float64, precision: float = GRADER_PRECISION) -> Curve:
    """Return the curves of items, for difficulties of any shape."""
    logits = SLOPE * (_WIDE - np.asarray(item_difficulties)[..., None])
    parts = precision * _logistic(np.stack((logits, -logits)))
    log_weight = -log_gamma(parts).sum(axis=0)
    lowest, highest = log_weight + _log_tail(parts, precision)
    return Curve(log_weight, parts[0], lowest, highest)


def _log_tail(first: Array, total: float) -> Array:
    """Return the logarithm of the integral of t^(first - 1) (1 - t)^(total - first - 1) from 0 to `EXTREME`.

    A series of positive terms (Abramowitz and Stegun 26.5.4); so many are exact to 1e-8 up to 20 grades averaged.
    """
    term = np.ones_like(first)
    series = term.copy()
    for power in range(20):
        term *= EXTREME * (total + power) / (first + 1 + power)
        series += term
    return np.asarray(first * np.log(EXTREME) + (total - first) * np.log(1 - EXTREME) - np.log(first) + np.log(series))


def log_gamma(values: Array) -> Array:
    """Return the logarithm of the gamma function of positive numbers, to 1e-12 (Stirling's series, from 8 up)."""
    shifted = values + 8
    inverse = 1 / shifted
    square = inverse * inverse
    series = inverse * (1 / 12 - square * (1 / 360 - square * (1 / 1260 - square * (1 / 1680 - square / 1188))))
    stirling = (shifted - 0.5) * np.log(shifted) - shifted + 0.5 * np.log(2 * np.pi) + series
    rising = values.copy()
    for addend in range(1, 8):
        rising *= values + addend
    return np.asarray(stirling - np.log(rising))


@lru_cache(maxsize=32)
def _kernel(item_sd: float) -> Array:
    """Return how likely an item's ability lies at each place of the wide grid, for each ability: columns sum to 1."""
    distance = (_WIDE[:, None] - GRID) / max(item_sd, 1e-6)
    kernel = np.exp(-(distance**2) / 2)
    return np.asarray(kernel / kernel.sum(axis=0))


def _logistic(values: Array | np.float64) -> Array:
    # Beyond 100 nothing changes any more, and exp must not overflow.
    return np.asarray(1 / (1 + np.exp(-np.clip(values, -100, 100))))
