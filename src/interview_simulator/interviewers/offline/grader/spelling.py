"""Slips of the pen, read as the words they are meant to be."""

import re
from collections.abc import Collection, Set
from typing import Final

from rapidfuzz import fuzz, process

SHORTEST: Final = 5
"""Letters from which a word with a slip still shows which it is."""
SAME_FROM: Final = 80.0
"""Likeness (0..100) from which two words are one with a slip of the pen."""
SAME_BEGINNING: Final = 2
"""Letters at the beginning, where "immutable" and "mutable" differ, and slips are rare."""

_WORD = re.compile(rf"[A-Za-z]{{{SHORTEST},}}")


def mended(text: str, expected: Collection[str], known: Set[str]) -> str:
    """Return `text` with each word that is not `known` as the one of `expected` that it nearly is, if it is one."""

    def meant(match: re.Match[str]) -> str:
        word = match[0].lower()
        if word in known or word in expected:
            return match[0]
        alike = [other for other in expected if other[:SAME_BEGINNING] == word[:SAME_BEGINNING]]
        found = process.extractOne(word, alike, scorer=fuzz.ratio, score_cutoff=SAME_FROM)
        return found[0] if found and abs(len(found[0]) - len(word)) <= 1 else match[0]

    return _WORD.sub(meant, text)


def expected_words(texts: Collection[str]) -> list[str]:
    """Return the words of `texts` that a slip can be meant to be, each once."""
    return list(dict.fromkeys(word.lower() for text in texts for word in _WORD.findall(text)))
