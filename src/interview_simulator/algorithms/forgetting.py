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

# What the decomposition's rounding leaves of a likelihood near 0 means nothing.
_FLOOR = 1e-12


def fade(evidence: Array, days: float) -> Array:
    """Return what `evidence`, a log-likelihood on the grid, says of the ability `days` later; at least 0.

    Meanwhile the ability moves like an Ornstein-Uhlenbeck process: at random, and back to the prior, which is where
    it ends. Three days and then four fade as much as seven, and no days change nothing. On the grid it is a
    birth-and-death process, reversible, so the likelihood moves by the same law, and a better score still speaks for
    a higher ability (Karlin and McGregor 1959). Raise `ValueError` for days below 0, infinite or NaN.
    """
    if not 0 <= days < np.inf:
        raise ValueError(f"days must be at least 0, not {days!r}")
    if not days:
        return evidence
    rates, modes = _modes()
    weight = np.sqrt(PRIOR)
    later = modes @ (np.exp(-rates * days / MEMORY_DAYS) * (modes.T @ (weight * np.exp(evidence)))) / weight
    return np.asarray(np.log(np.maximum(later / later.max(), _FLOOR)))


@lru_cache(maxsize=1)
def _modes() -> tuple[Array, Array]:
    """Return the rates, per `MEMORY_DAYS`, and the modes of the process, made symmetric by the prior's square root."""
    ratio = np.sqrt(PRIOR[1:] / PRIOR[:-1])
    up, down = ratio / STEP**2, 1 / ratio / STEP**2
    leaving = np.append(up, 0) + np.insert(down, 0, 0)
    # Detailed balance: going up and coming back geometrically average to 1 / STEP^2.
    between = np.full(GRID.size - 1, 1 / STEP**2)
    rates, modes = np.linalg.eigh(np.diag(leaving) - np.diag(between, 1) - np.diag(between, -1))
    return rates.clip(min=0), modes
