"""Texts made of a right one that are wrong, or worth less: the contrary, terms swapped, bare keywords."""

import random
from typing import Final

from evals.grading import altering
from evals.grading.negation import negate

__all__ = ["cut", "keywords", "negate", "swapped"]

COMMAS: Final = 0.6
"""How often keywords are listed with commas between them."""


def swapped(text: str, about: str) -> str | None:
    """Return `text` with two of its terms exchanged, if possible ones that `about` names; None if it has none."""
    found = altering.swap_terms(text, about)
    return None if found == text else found


def keywords(text: str, draw: random.Random) -> str:
    """Return the words of `text` that carry meaning, in disorder."""
    found = altering.keywords(text, draw)
    return (", " if draw.random() < COMMAS else " ").join(found)


def cut(text: str, most: int) -> str:
    """Return the first `most` words of `text`."""
    return " ".join(text.split()[:most])
