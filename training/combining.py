"""How the parts of a judgement make a score: logistic regression with scores between 0 and 1 as its targets.

Fitted by Newton's method (iteratively reweighted least squares; Hastie et al., The Elements of Statistical Learning,
4.4.1) with an L2 penalty on all but the bias.
"""

from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

Doubles = NDArray[np.float64]

MOST_STEPS: Final = 100
NEAR_ENOUGH: Final = 1e-9
PENALTY: Final = 0.01
"""Times the sum of the squares of the weights, it is added to the mean loss of a row."""
VERDICTS: Final = 2
"""The place of the first input that comes from verdicts."""
VERDICT_PENALTY: Final = 0.003


@dataclass(frozen=True)
class Combining:
    """A bias, and a weight for each input."""

    bias: float
    weights: tuple[float, ...]

    def written(self) -> list[float]:
        """Return what the runtime reads."""
        return [round(weight, 4) for weight in (self.bias, *self.weights)]


def fit(inputs: Doubles, scores: Doubles, counts: Doubles | None = None, penalty: float = PENALTY) -> Combining:
    """Fit n x k `inputs` to n `scores` (0..1); `counts`: n, how much each row weighs, 1 where it is not given."""
    n, k = inputs.shape
    joined = np.hstack([np.ones((n, 1)), inputs])
    by = np.full(n, 1 / n) if counts is None else counts / counts.sum()
    ridge = 2 * penalty * np.diag([0.0] + [1.0] * k)
    found = np.zeros(k + 1)
    for _ in range(MOST_STEPS):
        given = _sigmoid(joined @ found)
        slope = joined.T @ (by * (given - scores)) + ridge @ found
        # A little more on the diagonal, for rows that are all alike.
        bend = (joined.T * (by * given * (1 - given))) @ joined + ridge + 1e-12 * np.eye(k + 1)
        step = np.linalg.solve(bend, slope)
        # Far from the end a whole step of Newton's may overshoot.
        found -= step * min(1.0, 4.0 / max(float(np.abs(step).max()), 1e-12))
        if np.abs(step).max() < NEAR_ENOUGH:
            break
    return Combining(float(found[0]), tuple(map(float, found[1:])))


def fit_verdicts(inputs: Doubles, scores: Doubles) -> Combining:
    """Fit cover and contradiction alone, the last two of n x 4 inputs, as is done for key points.

    What is not a number is left out.
    """
    kept = ~np.isnan(inputs[:, 0])
    found = fit(inputs[kept][:, VERDICTS:], scores[kept], penalty=VERDICT_PENALTY)
    return Combining(found.bias, (*(0.0,) * VERDICTS, *found.weights))


def predict(by: Combining, inputs: Doubles) -> Doubles:
    """Return the score (0..1) of each row of n x k `inputs`."""
    return _sigmoid(by.bias + inputs @ np.array(by.weights))


def alike(groups: list[str]) -> Doubles:
    """Return by how much each row counts so that all of `groups` together count the same."""
    names, place, sizes = np.unique(np.array(groups), return_inverse=True, return_counts=True)
    return np.asarray(len(groups) / len(names) / sizes[place], np.float64)


def _sigmoid(x: Doubles) -> Doubles:
    return np.asarray(1 / (1 + np.exp(-x)), np.float64)
