"""How the parts of a judgement make a score: a weighted sum, brought to people's scores by a logistic curve.

How much the parts weigh against each other is set by hand: fitted to the grading sets, in which hardly an answer is
fluent and wrong, contradictions would count for nothing. Bias and scale are fitted, by Newton's method (iteratively
reweighted least squares; Hastie et al., The Elements of Statistical Learning, 4.4.1).
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from interview_simulator.interviewers.offline.grader.weights import Basis

Doubles = NDArray[np.float64]

PARTS: Final[Mapping[Basis, tuple[float, float, float, float]]] = {
    Basis.REFERENCE: (1.0, 4.0, 0.4, -0.8),
    Basis.KEY_POINTS: (0.0, 1.5, 1.0, -1.0),
}
"""Weights of: logit of the networks' mean, share of the words recalled, mean logit of what is covered, mean
contradiction.
"""
ALIGNED: Final = (1.0, 4.0, 0.0, 0.0)
"""By alignment alone, where the verdicts are not those of the encoder that is used in the end."""
MOST_STEPS: Final = 100
NEAR_ENOUGH: Final = 1e-9
PENALTY: Final = 1e-4
"""Times the square of the scale, it is added to the mean loss of a row: scores that are all 0 or 1 have a fit then."""


@dataclass(frozen=True)
class Combining:
    """A bias, and a weight for each input."""

    bias: float
    weights: tuple[float, ...]

    def written(self) -> list[float]:
        """Return what the runtime reads."""
        return [round(weight, 4) for weight in (self.bias, *self.weights)]


def fit(parts: Sequence[float], inputs: Doubles, scores: Doubles, counts: Doubles | None = None) -> Combining:
    """Fit n x 4 `inputs`, weighed by `parts`, to n `scores` (0..1); `counts`: n, how much each row counts, else 1.

    Rows with inputs that are no numbers are left out.
    """
    kept = ~np.isnan(inputs[:, 0])
    sums = inputs[kept] @ np.array(parts)
    joined = np.column_stack([np.ones(len(sums)), sums])
    share = np.full(len(sums), 1 / len(sums)) if counts is None else counts[kept] / counts[kept].sum()
    ridge = 2 * PENALTY * np.diag([0.0, 1.0])
    found = np.zeros(2)
    for _ in range(MOST_STEPS):
        given = _sigmoid(joined @ found)
        slope = joined.T @ (share * (given - scores[kept])) + ridge @ found
        # A little more on the diagonal, for rows that are all alike.
        bend = (joined.T * (share * given * (1 - given))) @ joined + ridge + 1e-12 * np.eye(2)
        step = np.linalg.solve(bend, slope)
        # Far from the end a whole step of Newton's may overshoot.
        found -= step * min(1.0, 4.0 / max(float(np.abs(step).max()), 1e-12))
        if np.abs(step).max() < NEAR_ENOUGH:
            break
    bias, scale = map(float, found)
    return Combining(bias, tuple(scale * part for part in parts))


def predict(by: Combining, inputs: Doubles) -> Doubles:
    """Return the score (0..1) of each row of n x k `inputs`."""
    return _sigmoid(by.bias + inputs @ np.array(by.weights))


def alike(groups: list[str]) -> Doubles:
    """Return by how much each row counts so that all of `groups` together count the same."""
    names, place, sizes = np.unique(np.array(groups), return_inverse=True, return_counts=True)
    return np.asarray(len(groups) / len(names) / sizes[place], np.float64)


def _sigmoid(x: Doubles) -> Doubles:
    return np.asarray(1 / (1 + np.exp(-x)), np.float64)
