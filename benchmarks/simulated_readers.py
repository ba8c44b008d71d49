"""Readers drawn at random and their interviews, for many readers at once.

An ability is standard normal; abilities on two topics of a reader correlate by 0.5. A question of difficulty b is met
as one of b + N(0, 0.4). All questions of a level are taken for equally difficult, or, where questions are chosen inside
the level, what is known of their difficulties is spread over 0.5 on either side of it. The score is drawn from
Beta(8 p, 8 (1 - p)) around p = 1 / (1 + exp(-1.7 (ability - difficulty))), or is the mean of several such grades. The
first question is medium, then the visible rule decides on the level.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from interview_simulator.algorithms.ability import GRADER_PRECISION, GRID, ITEM_SD, SLOPE, TARGET_SCORE
from interview_simulator.algorithms.difficulty import LEVELS, LOWER_TO, RAISE_FROM
from interview_simulator.algorithms.posterior import posteriors, summaries
from interview_simulator.algorithms.response import Array, Curve, blurred, curves, densities

Places = NDArray[np.intp]
MEDIUM: Final = 1
LEVEL_DIFFICULTIES: Final[Array] = np.array([level.item_difficulty for level in LEVELS])
TARGET: Final = float(np.log(TARGET_SCORE / (1 - TARGET_SCORE))) / SLOPE
"""How far an item is to lie below the ability."""
BAND: Final = (0.4, 0.8)
_TOGETHER: Final = 2000
"""How many readers are computed at once, so that the memory stays small."""


@dataclass(frozen=True)
class Interviews:
    """Of each reader (rows) and question (columns): its score, level, supposed and real difficulty, and what it showed.

    `means` are the abilities estimated after each question, `covered` tells where the 90 per cent interval held them.
    """

    abilities: Array
    scores: Array
    levels: Places
    supposed: Array
    real: Array
    means: Array
    covered: NDArray[np.bool_]

    def in_band(self, questions: int) -> float:
        """Return which share of the first questions had a real expected score of 0.4 to 0.8."""
        expected = expected_scores(self.abilities[:, None], self.real[:, :questions])
        low, high = BAND
        return float(((expected >= low) & (expected <= high)).mean())


Choice = Callable[[Places, Array], Array]
"""From the readers' levels and estimated abilities, the difficulties that their next questions are supposed to have."""


def level_only(levels: Places, means: Array) -> Array:
    """Take any question of the level: all are taken for equally difficult."""
    return LEVEL_DIFFICULTIES[levels]


def inside_level(levels: Places, means: Array) -> Array:
    """Take the question whose expected score is nearest 0.6, if there is one every 0.01 within 0.5 of the level's."""
    middle = LEVEL_DIFFICULTIES[levels]
    return np.asarray(np.clip(means - TARGET, middle - 0.5, middle + 0.5).round(2))


def expected_scores(abilities: Array, difficulties: Array) -> Array:
    return np.asarray(1 / (1 + np.exp(-SLOPE * (abilities - difficulties))))


def grades(random: np.random.Generator, expected: Array, count: int = 1) -> Array:
    """Return the mean of `count` independent grades for each answer."""
    right, wrong = GRADER_PRECISION * expected, GRADER_PRECISION * (1 - expected)
    return np.asarray(random.beta(right, wrong, (count, *expected.shape)).mean(axis=0))


def next_levels(levels: Places, scores: Array) -> Places:
    """Return what `next_difficulty` does, for many."""
    steps = (scores >= RAISE_FROM).astype(np.intp) - (scores <= LOWER_TO)
    return np.asarray(np.clip(levels + steps, 0, len(LEVELS) - 1))


def log_likelihoods(scores: Array, difficulties: Array, item_sd: float, precision: float = GRADER_PRECISION) -> Array:
    """Return what `response.log_likelihood` does, a row for each score, up to a constant of the row."""
    different, which = np.unique(difficulties, return_inverse=True)
    items = curves(different, precision)
    found = np.empty((len(scores), GRID.size))
    for start in range(0, len(scores), _TOGETHER):
        rows = slice(start, start + _TOGETHER)
        own = Curve(*(part[which[rows]] for part in items))
        found[rows] = np.log(blurred(densities(scores[rows], own), item_sd))
    return found


def estimates(evidence: Array, abilities: Array) -> tuple[Array, NDArray[np.bool_]]:
    """Return the means of the posteriors, and whether their intervals hold the abilities, from rows of evidence."""
    return joint_estimates(evidence[:, None], abilities, 0)


def joint_estimates(evidence: Array, abilities: Array, topic: int) -> tuple[Array, NDArray[np.bool_]]:
    """Return what `estimates` does for one topic, from evidence by reader, topic and ability."""
    likelihoods = np.exp(evidence - evidence.max(axis=-1, keepdims=True))
    found = summaries(posteriors(likelihoods, [topic])[:, 0])
    mean, low, high = (np.array([getattr(one, name) for one in found]) for name in ("mean", "low", "high"))
    return mean, (low <= abilities) & (abilities <= high)


def interview(
    random: np.random.Generator,
    abilities: Array,
    questions: int,
    choose: Choice = level_only,
    wrong_by: Array | None = None,
) -> Interviews:
    """Interview each reader on one topic; `wrong_by` is how much harder each level is than it is supposed to be."""
    readers = len(abilities)
    levels, means = np.full(readers, MEDIUM), np.zeros(readers)
    evidence = np.zeros((readers, GRID.size))
    columns: list[tuple[NDArray[Any], ...]] = []
    for _ in range(questions):
        supposed = choose(levels, means)
        real = supposed + random.normal(0, ITEM_SD, readers) + (0 if wrong_by is None else wrong_by[levels])
        scores = grades(random, expected_scores(abilities, real))
        evidence += log_likelihoods(scores, supposed, ITEM_SD)
        means, covered = estimates(evidence, abilities)
        columns.append((scores, levels, supposed, real, means, covered))
        levels = next_levels(levels, scores)
    return Interviews(abilities, *(np.stack(parts, axis=-1) for parts in zip(*columns, strict=True)))
