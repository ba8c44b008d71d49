"""The first stage: the encoder of pairs learns from inference pairs what follows from what."""

import random
from collections.abc import Sequence
from typing import Any, Final

import typer

from training.data import Inference
from training.finetuning import Recipe, accuracy, train

RECIPE: Final = Recipe(
    epochs=2, batch=32, most_tokens=96, rate=7e-5, head_rate=1e-3, warm_up=150, smoothing=0.05, frozen=-1, seed=0
)
KEPT_BACK: Final = 1200
"""Pairs that the accuracy is measured on, of the full data."""


def trained(pairs: Sequence[Inference]) -> dict[str, Any]:
    """Return the weights after all of `pairs` but those kept back."""
    found = list(pairs)
    random.Random(RECIPE.seed).shuffle(found)
    back = min(KEPT_BACK, len(found) // 10)
    model = train(found[back:], RECIPE)
    typer.echo(f"  accuracy on {back} pairs kept back: {accuracy(model, found[:back], RECIPE.most_tokens):.3f}")
    return dict(model.state_dict())
