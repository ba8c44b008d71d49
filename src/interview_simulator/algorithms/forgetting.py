"""How what an answer shows about a reader fades with time."""

from functools import lru_cache
from typing import Final

import numpy as np

from interview_simulator.algorithms.posterior import PRIOR
from interview_simulator.algorithms.response import GRID, STEP, Array

MEMORY_DAYS: Final = 365.0
"""After so long an ability's correlation with what it was is 1 / e: what a reader showed fades by half in 253 days, and
an ability moves by 0.9 in a year. Without practice half of what was gained is lost after 6.5 months where accuracy
counts and 11 on the whole, and 0.08 standard deviations a month (Tatel and Ackerman 2025)."""

UNIT_DAYS: Final = 1 / 1024
"""Time counts in units of a minute and a half."""

_POWERS = 24
# Up to 45 years, after which nothing is left in any case.
_MOST_UNITS = 2**_POWERS - 1


def fade(evidence: Array, days: float) -> Array:
    """Return what `evidence`, a log-likelihood on the grid, says of the ability `days` later; at least 0.

    Meanwhile the ability moves like an Ornstein-Uhlenbeck process: at random, and back to the prior, which is where
    it ends. Three days and then four fade as much as seven, and no days change nothing. On the grid it is a
    birth-and-death process, reversible, so the likelihood moves by the same law, and a better score still speaks for
    a higher ability (Karlin and McGregor 1959). Raise `ValueError` for days below 0, infinite or NaN.
    """
    if not 0 <= days < np.inf:
        raise ValueError(f"days must be at least 0, not {days!r}")
    units = min(round(days / UNIT_DAYS), _MOST_UNITS)
    if not units:
        return evidence
    later = np.exp(evidence)
    for power, moves in enumerate(_moves()):
        if units >> power & 1:
            later = moves @ later
    return np.asarray(np.log(np.maximum(later / later.max(), np.finfo(np.float64).tiny)))


@lru_cache(maxsize=1)
def _moves() -> list[Array]:
    """Return how likely each ability leads to each other in 1, 2, 4, ... units of time; rows sum to 1.

    By sums and products of positive numbers only (uniformisation, Jensen 1953), so that what is next to impossible is
    known as exactly as the rest: rounded away, it could turn around what a better score speaks for.
    """
    ratio = np.sqrt(PRIOR[1:] / PRIOR[:-1])
    # Detailed balance: going up and coming back geometrically average to 1 / STEP^2.
    rates = (np.diag(ratio, 1) + np.diag(1 / ratio, -1)) / STEP**2
    leaving = rates.sum(axis=1)
    often = leaving.max()
    jump = rates / often + np.diag(1 - leaving / often)
    expected = often * UNIT_DAYS / MEMORY_DAYS
    moves = term = np.exp(-expected) * np.eye(GRID.size)
    for jumps in range(1, 13):
        term = term @ jump * (expected / jumps)
        moves = moves + term
    found = [moves / moves.sum(axis=1, keepdims=True)]
    while len(found) < _POWERS:
        twice = found[-1] @ found[-1]
        found.append(twice / twice.sum(axis=1, keepdims=True))
    return found
