"""Pieces of an answer, each a verbatim part of it."""

import re
from collections.abc import Iterable, Sequence
from itertools import pairwise
from typing import Final

from interview_simulator.interviewers.offline.grader.surface import STOP_WORDS

LONGEST: Final = 45
"""Words of a piece at most."""
WIDEST_GAP: Final = 3
"""Characters between two pieces that still belong together."""

# The last is where in JSON a string ends and the next begins.
_END = re.compile(r"""(?<=[.!?;])\s+|(?<=[。！？；])|\s*\n+\s*|(?<=["}\]])\s*[,:]\s*(?=["{\[])""")
_DATA = re.compile(r"[>}\])*/`|=]$|[\\<>{}\[\]=$~|^#\u0300-\u036f\u200b-\u200f]|^[^\w\s]+$|^--")
"""Words of markup, code or data: where a sentence begins right after one, it would be read as part of it."""


def sentences(text: str) -> list[str]:
    """Split `text` into sentences and lines; what is longer than `LONGEST` words is cut."""
    return [
        piece
        for line in _END.split(text.strip())
        for sentence in _without_data(line)
        for piece in _cut(sentence, range(LONGEST, len(sentence.split()), LONGEST))
    ]


def windows(pieces: Sequence[str]) -> list[range]:
    """Return the places of each of `pieces`, and of each two that follow each other and are short."""
    return [
        *(range(i, i + 1) for i in range(len(pieces))),
        *(
            range(i, i + 2)
            for i, (left, right) in enumerate(pairwise(pieces))
            if len(left.split()) + len(right.split()) <= LONGEST
        ),
    ]


def between(text: str, left: str, right: str) -> str | None:
    """Return what of `text` goes from `left` to the end of `right`, where hardly anything stands between them."""
    begin = text.find(left)
    after = begin + len(left)
    gap = text.find(right, after) - after
    return text[begin : after + gap + len(right)] if 0 <= gap <= WIDEST_GAP else None


def statements(reference: str) -> list[str]:
    """Split a reference answer into what it says: itself where it is short, else its sentences."""
    if len(reference.split()) <= LONGEST:
        return [reference.strip()]
    return sentences(reference)


def _without_data(line: str) -> list[str]:
    found = line.split()
    begins = (place for place, pair in enumerate(pairwise(found), 1) if _begins(*pair))
    # Nothing begins between two backticks.
    return _cut(line, [place for place in begins if " ".join(found[:place]).count("`") % 2 == 0])


def _begins(before: str, word: str) -> bool:
    """Return whether a sentence begins with `word`: after data, or with a word that is only written so there."""
    return word[0].isupper() and bool(_DATA.search(before) or (word.istitle() and word.lower() in STOP_WORDS - {"i"}))


def _cut(line: str, places: Iterable[int]) -> list[str]:
    """Cut `line` before the words at `places`, in order."""
    found = list(re.finditer(r"\S+", line))
    cuts = [0, *places, len(found)]
    return [line[found[begin].start() : found[end - 1].end()] for begin, end in pairwise(cuts) if begin < end]
