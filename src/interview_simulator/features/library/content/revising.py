"""Whether a section that was changed still is what its readers have read."""

import re
from collections import Counter
from typing import Final

from rapidfuzz.distance import OSA

from interview_simulator.algorithms.words import NEGATIONS

MOST_CORRECTED: Final = 50
"""Words; with more, it is another text."""
SHORTEST_CORRECTED: Final = 4
"""Letters of a word that one letter more, less or other does not make another word."""

# Where a link leads is not read.
_TARGET = re.compile(r"\]\([^()\s]*\)|https?://\S+")
_AROUND_WORDS: Final = ".,;:!?\"'“”‘’*_`()[]"


def reads_as_before(before: str, after: str) -> bool:
    """Return whether who has read `before` has read all that `after` says: the Markdown of a section, then and now.

    What is left out, moved, marked up in another way or spelt correctly adds nothing.
    """
    old, new = _words(before), _words(after)
    added, removed = new - old, old - new
    if len(added) > MOST_CORRECTED or not NEGATIONS.isdisjoint(removed):
        return False
    return all(any(_is_corrected(word, other) for other in removed) for word in added)


def _words(text: str) -> Counter[str]:
    words = (word.strip(_AROUND_WORDS) for word in _TARGET.sub("]", text).casefold().split())
    return Counter(word for word in words if word)


def _is_corrected(word: str, before: str) -> bool:
    # Digits and signs say what they say, and are no misspelling of others.
    return (
        min(len(word), len(before)) >= SHORTEST_CORRECTED
        and word.isalpha()
        and before.isalpha()
        and OSA.distance(word, before, score_cutoff=1) <= 1
    )
