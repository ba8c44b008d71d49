"""What answers show about a reader's ability on each topic: a posterior on a grid, never an average of scores.

The ability is standard normal among readers; a reader's abilities on two topics correlate by 0.5. What was shown on a
topic is kept as its log-likelihood, so an answer adds to it in the same time however many came before, and the order
of answers does not matter. Bock and Mislevy (1982) describe such estimates (expected a posteriori, EAP).
"""

from bisect import bisect_right
from collections.abc import Iterable, Mapping
from enum import StrEnum
from typing import Final

import numpy as np

from interview_simulator.algorithms.forgetting import fade
from interview_simulator.algorithms.posterior import TOPIC_CORRELATION, Ability, posteriors, summaries
from interview_simulator.algorithms.response import (
    GRADER_PRECISION,
    GRID,
    ITEM_SD,
    SLOPE,
    Array,
    averaged_precision,
    expected_score,
    log_likelihood,
)

__all__ = [
    "GRADER_PRECISION",
    "GRID",
    "ITEM_SD",
    "SLOPE",
    "TARGET_SCORE",
    "TOPIC_CORRELATION",
    "Ability",
    "Evidence",
    "Level",
    "averaged_precision",
    "distance_from_target",
    "estimate",
    "expected_score",
    "fade",
    "from_bytes",
    "level",
    "no_evidence",
    "observe",
    "to_bytes",
]

TARGET_SCORE: Final = 0.6

Evidence = Array
"""The log-likelihood of each ability of the grid, maximum 0."""


class Level(StrEnum):
    BEGINNER = "beginner"
    INTERMEDIATE = "intermediate"
    ADVANCED = "advanced"
    EXPERT = "expert"


def no_evidence() -> Evidence:
    return np.zeros_like(GRID)


def observe(
    evidence: Evidence,
    score: float,
    item_difficulty: float,
    item_sd: float = ITEM_SD,
    precision: float = GRADER_PRECISION,
) -> Evidence:
    """Return `evidence` with one more answer, whose score is in 0..1, on a question of that difficulty.

    `item_sd` is how uncertain the difficulty is; `precision` is `averaged_precision(n)` for the mean of n grades.
    Raise `ValueError` for a score outside 0..1 or NaN.
    """
    together = evidence + log_likelihood(score, item_difficulty, item_sd, precision)
    return np.asarray(together - together.max())


def estimate(evidence: Mapping[str, Evidence], topics: Iterable[str]) -> dict[str, Ability]:
    """Return the ability on each of `topics`, given the evidence on any; one without gets what others tell of it."""
    wanted = list(dict.fromkeys(topics))
    place = {name: row for row, name in enumerate(dict.fromkeys((*evidence, *wanted)))}
    rows = np.exp([evidence.get(name, no_evidence()) for name in place]).reshape(-1, GRID.size)
    return dict(zip(wanted, summaries(posteriors(rows, [place[name] for name in wanted])), strict=True))


def distance_from_target(ability: Ability, item_difficulty: float) -> float:
    """Return how far the score to be expected of a question lies from 0.6: the nearer, the more it tells."""
    return abs(expected_score(ability.mean, item_difficulty) - TARGET_SCORE)


def level(mean: float) -> Level:
    """Return the level of an ability in a word: beginner below -1, intermediate below 0, advanced below 1, expert."""
    return list(Level)[bisect_right((-1, 0, 1), mean)]


def to_bytes(evidence: Evidence) -> bytes:
    """Return the evidence as 161 little-endian double precision numbers: rounded, the order of answers would matter."""
    return evidence.astype("<f8").tobytes()


def from_bytes(data: bytes) -> Evidence:
    """Return what `to_bytes` was given; raise `ValueError` for data of another length."""
    if len(data) != 8 * GRID.size:
        raise ValueError(f"evidence has {8 * GRID.size} bytes, not {len(data)}")
    return np.frombuffer(data, "<f8").astype(np.float64)
