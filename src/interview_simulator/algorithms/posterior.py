"""From likelihoods on the grid to what is believed of abilities."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

import numpy as np

from interview_simulator.algorithms.response import GRID, STEP, Array

PRIOR: Final[Array] = np.exp(-(GRID**2) / 2) / np.exp(-(GRID**2) / 2).sum()
"""Abilities before any answer: standard normal."""

TOPIC_CORRELATION: Final = 0.5
"""How abilities of a reader on two topics correlate."""

TAIL: Final = 0.05
"""What the interval leaves out on either side."""


@dataclass(frozen=True)
class Ability:
    """A reader's ability on a topic: its posterior's mean and variance, and the central interval that holds 0.9."""

    mean: float
    variance: float
    low: float
    high: float

    @property
    def certainty(self) -> float:
        """How much of the prior's variance is gone, 0..1."""
        return min(max(1 - self.variance, 0.0), 1.0)


def posteriors(likelihoods: Array, wanted: Sequence[int]) -> Array:
    """Return the posteriors, up to a factor, of `wanted` topics' abilities from the likelihoods of all topics.

    Topics are the last axis but one. The result is exact on the grid: given a reader's general ability g, a topic's is
    normal with mean sqrt(0.5) g and variance 0.5, whatever the others are. So each topic sends g one message and gets
    what all others say (belief propagation on a tree, Pearl 1988).
    """
    messages = np.log(likelihoods @ _given_general().T)
    others = messages.sum(axis=-2, keepdims=True) - messages[..., wanted, :]
    general = np.exp(others - others.max(axis=-1, keepdims=True)) * PRIOR
    return np.asarray(likelihoods[..., wanted, :] * (general @ _given_general()))


@lru_cache(maxsize=1)
def _given_general() -> Array:
    """Return how likely each ability on a topic is for each general ability: rows sum to 1.

    Normal, scaled near the grid's ends so that either ability by itself has exactly the prior.
    """
    root = np.sqrt(TOPIC_CORRELATION)
    distance = GRID[:, None] ** 2 + GRID**2 - 2 * root * np.outer(GRID, GRID)
    together = np.exp(-distance / (2 * (1 - TOPIC_CORRELATION)))
    scale = np.ones_like(GRID)
    for _ in range(200):
        scale = np.sqrt(scale * PRIOR / (together @ scale))
    return np.asarray(scale[:, None] * together * scale / PRIOR[:, None])


def summaries(weights: Array) -> list[Ability]:
    """Return mean, variance and interval of posteriors, a row each."""
    shares = weights / weights.sum(axis=-1, keepdims=True)
    means = shares @ GRID
    variances = ((GRID - means[:, None]) ** 2 * shares).sum(axis=-1)
    sums = shares.cumsum(axis=-1)
    lows, highs = _quantiles(shares, sums, TAIL), _quantiles(shares, sums, 1 - TAIL)
    parts = (means, variances, lows, highs)
    return [Ability(*row) for row in zip(*(part.tolist() for part in parts), strict=True)]


def _quantiles(shares: Array, sums: Array, at: float) -> Array:
    """Return where the distribution reaches `at`; an ability's share lies evenly, half a step around it."""
    cell = (sums < at).sum(axis=-1)
    row = np.arange(len(cell))
    into = (at - (sums[row, cell] - shares[row, cell])) / shares[row, cell]
    return np.asarray(GRID[cell] + (into - 0.5) * STEP)
