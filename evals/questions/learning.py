"""Learning from marks which traits a good key point has."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import minimize

from evals.questions.marking import Unmarked, digest

Traits = Mapping[str, float]
Example = tuple[Traits, bool, str]
"""Its traits, whether it was marked as good, and its collection."""

FEWEST: Final = 5
"""Examples that have a trait which gets a weight."""
PENALTY: Final = 30.0
"""Of the squared weights (L2)."""


def examples(found: Iterable[Unmarked], marks: Mapping[tuple[str, str, int, str], dict[str, Any]]) -> list[Example]:
    """Return the sentences that are marked."""
    return [
        (traits, letters == "", one.collection)
        for one in found
        if one.key in marks
        for told, traits in zip(one.candidate.told, one.candidate.traits, strict=True)
        if (letters := marks[one.key]["points"].get(digest(told.text))) is not None
    ]


def learn(found: Sequence[Example]) -> dict[str, float]:
    """Return the weight of each trait, of "" what all begin with: logistic regression, by maximum likelihood."""
    times = Counter(trait for traits, _, _ in found for trait in traits)
    names = sorted(trait for trait, count in times.items() if count >= FEWEST)
    values = matrix(found, names)
    good = np.array([one[1] for one in found], dtype=float)

    def loss(weights: NDArray[np.float64]) -> tuple[float, NDArray[np.float64]]:
        logits = values @ weights
        likely = 1 / (1 + np.exp(-logits))
        wrong = np.logaddexp(0, logits) - good * logits
        penalised = np.concatenate([[0.0], weights[1:]])
        slope = values.T @ (likely - good) + PENALTY * penalised
        return float(wrong.sum() + PENALTY / 2 * (penalised**2).sum()), slope

    best = minimize(loss, np.zeros(values.shape[1]), jac=True, method="L-BFGS-B").x
    return {name: round(float(weight), 4) for name, weight in zip(["", *names], best, strict=True)}


def cross_validated(found: Sequence[Example]) -> str:
    """Return how well each collection's examples are told apart by weights learnt from the others only."""
    likely = np.zeros(len(found))
    good = np.array([one[1] for one in found])
    collections = np.array([one[2] for one in found])
    for collection in set(collections):
        own = collections == collection
        weights = learn([one for one, left_out in zip(found, own, strict=True) if not left_out])
        names = [name for name in weights if name]
        logits = matrix([one for one, chosen in zip(found, own, strict=True) if chosen], names) @ [*weights.values()]
        likely[own] = 1 / (1 + np.exp(-logits))
    best = good[np.argsort(-likely)][: max(len(found) // 5, 1)]
    right = np.mean(likely[good][:, None] > likely[~good][None, :])
    figures = (f"{len(found)} marked", f"{good.mean():.0%} good", f"area under the curve {right:.3f}")
    return ", ".join((*figures, f"{best.mean():.0%} of the likeliest fifth good"))


def matrix(found: Sequence[Example], names: Sequence[str]) -> NDArray[np.float64]:
    """Return a row for each example: 1, then its traits in the order of `names`."""
    places = {name: place for place, name in enumerate(names, 1)}
    values = np.zeros((len(found), len(names) + 1))
    values[:, 0] = 1
    for row, (traits, _, _) in enumerate(found):
        for trait, value in traits.items():
            if trait in places:
                values[row, places[trait]] = value
    return values
