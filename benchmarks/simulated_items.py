"""Items whose own difficulties are learnt from interviews, and interviews that use what was learnt.

A topic has 20 items of each level, with difficulties N(level, 0.4). No reader gets one twice.
"""

from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from benchmarks.simulated_readers import (
    LEVEL_DIFFICULTIES,
    MEDIUM,
    Places,
    estimates,
    expected_scores,
    grades,
    next_levels,
)
from interview_simulator.algorithms.ability import GRID, ITEM_SD, TARGET_SCORE, averaged_precision
from interview_simulator.algorithms.calibration import Calibration, Graded, refit
from interview_simulator.algorithms.difficulty import LEVELS
from interview_simulator.algorithms.response import Array, blurred, curve, densities

ITEMS_OF_LEVEL: Final = 20
ITEM_LEVELS: Final[Places] = np.repeat(np.arange(len(LEVELS)), ITEMS_OF_LEVEL)


@dataclass(frozen=True)
class Measured:
    """Readers' estimated abilities after their interviews, and whether the 90 per cent intervals held them."""

    means: Array
    covered: NDArray[np.bool_]


def draw_items(random: np.random.Generator) -> Array:
    """Return the real difficulties of a topic's items."""
    return LEVEL_DIFFICULTIES[ITEM_LEVELS] + random.normal(0, ITEM_SD, len(ITEM_LEVELS))


def calibrate(random: np.random.Generator, items: Array, interviews: int, questions: int) -> Calibration:
    """Return what `interviews` with single grades and randomly chosen items of the level tell of the items."""
    abilities = random.standard_normal(interviews)
    levels, used = np.full(interviews, MEDIUM), np.zeros((interviews, len(items)), dtype=bool)
    graded: list[Graded] = []
    for _ in range(questions):
        chosen = _choose(random.random(used.shape), levels, used)
        scores = grades(random, expected_scores(abilities, items[chosen]))
        graded += [
            Graded(group=str(reader), level=LEVELS[level], item=str(item), score=score)
            for reader, (level, item, score) in enumerate(
                zip(levels.tolist(), chosen.tolist(), scores.tolist(), strict=True)
            )
        ]
        levels = next_levels(levels, scores)
    return refit(graded)


def interview(
    random: np.random.Generator,
    abilities: Array,
    items: Array,
    calibration: Calibration,
    questions: int,
    grades_each: int,
) -> Measured:
    """Interview readers by calibrated items, those of the level nearest an expected 0.6, with grades averaged."""
    readers, precision = len(abilities), averaged_precision(grades_each)
    # An item never asked before is supposed to be like its level.
    supposed = np.array([calibration.levels[LEVELS[level]] for level in ITEM_LEVELS])
    sds = np.full(len(items), ITEM_SD)
    for item, difficulty in calibration.items.items():
        supposed[int(item)], sds[int(item)] = difficulty.mean, difficulty.sd
    levels, used = np.full(readers, MEDIUM), np.zeros((readers, len(items)), dtype=bool)
    means, evidence = np.zeros(readers), np.zeros((readers, GRID.size))
    for _ in range(questions):
        chosen = _choose(np.abs(expected_scores(means[:, None], supposed) - TARGET_SCORE), levels, used)
        scores = grades(random, expected_scores(abilities, items[chosen]), grades_each)
        for item in np.unique(chosen):
            own = chosen == item
            likelihood = densities(scores[own], curve(float(supposed[item]), precision))
            evidence[own] += np.log(blurred(likelihood, sds[item]))
        means, covered = estimates(evidence, abilities)
        levels = next_levels(levels, scores)
    return Measured(means, covered)


def _choose(keys: Array, levels: Places, used: NDArray[np.bool_]) -> Places:
    """Return each reader's item of the lowest key, of the level and not used yet; it is then."""
    chosen = np.where(used | (levels[:, None] != ITEM_LEVELS), np.inf, keys).argmin(axis=-1)
    used[np.arange(len(chosen)), chosen] = True
    return np.asarray(chosen)
