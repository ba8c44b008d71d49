"""How likely a sentence is a good key point, as others with the same traits were marked."""

import json
from collections.abc import Mapping
from functools import cache
from math import exp
from pathlib import Path
from typing import Final

WEIGHTS: Final = Path(__file__).with_name("weights.json")


def likelihood(traits: Mapping[str, float]) -> float:
    """Return the probability (0 to 1) of being marked as good with these traits: logistic regression.

    `python -m evals.questions learn` finds the weights.
    """
    weights = _weights()
    logit = weights[""] + sum(weights.get(trait, 0.0) * value for trait, value in traits.items())
    return 1 / (1 + exp(-logit))


@cache
def _weights() -> dict[str, float]:
    """Return the weight of each trait; of "", what all begin with."""
    found: dict[str, float] = json.loads(WEIGHTS.read_text("utf-8"))
    return found
