"""Pieces of an answer, each a verbatim part of it."""

import re
from collections.abc import Sequence
from itertools import pairwise
from typing import Final

LONGEST: Final = 45
"""Words of a piece at most."""
WIDEST_GAP: Final = 3
"""Characters between two pieces that still belong together."""

# Markup and data end where a sentence begins, or they would be read as part of it.
_END = re.compile(r"(?<=[.!?;])\s+|(?<=[。！？；])|(?<=[>}\])*/`|=])\s+(?=[A-Z])|\s*\n+\s*")


def sentences(text: str) -> list[str]:
    """Split `text` into sentences and lines; what is longer than `LONGEST` words is cut."""
    return [piece for sentence in _END.split(text.strip()) if sentence for piece in _short(sentence)]


def windows(text: str, pieces: Sequence[str]) -> list[tuple[str, range]]:
    """Return each of `pieces`, and each two that follow each other in `text` and are short; with which they are."""
    found, begin = [(piece, range(i, i + 1)) for i, piece in enumerate(pieces)], 0
    for i, (left, right) in enumerate(pairwise(pieces)):
        begin = text.find(left, begin)
        after = begin + len(left)
        gap = text.find(right, after) - after
        if 0 <= gap <= WIDEST_GAP and len(left.split()) + len(right.split()) <= LONGEST:
            found.append((text[begin : after + gap + len(right)], range(i, i + 2)))
        begin = after
    return found


def statements(reference: str) -> list[str]:
    """Split a reference answer into what it says: itself where it is short, else its sentences."""
    if len(reference.split()) <= LONGEST:
        return [reference.strip()]
    return sentences(reference)


def _short(sentence: str) -> list[str]:
    found = list(re.finditer(r"\S+", sentence))
    cuts = range(0, len(found), LONGEST)
    return [sentence[found[cut].start() : found[min(cut + LONGEST, len(found)) - 1].end()] for cut in cuts]
