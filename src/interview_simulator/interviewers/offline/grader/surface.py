"""What answer and reference share on the surface: words, letters, order, numbers, negations.

The words here are part of the trained model: changing one changes what its weights were fitted to.
"""

import math
import re
from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from typing import Final

from rapidfuzz.distance import LCSseq

from interview_simulator.algorithms.words import stem

STOP_WORDS: Final = frozenset(
    """
    a an the of to in on at by for from with and or as is are was were be been being it its this that these those there
    here which who whom what when where why how do does did done has have had having will would can could should may
    might must shall i you he she we they them his her their our your my me us him so than then too very just also into
    onto about over under up down out off if because while such each other some any all both more most only own same s
    t d ll m re ve
    """.split()
)
NEGATIONS: Final = frozenset(
    """
    not no never none nothing neither nor without cannot n't isn't aren't don't doesn't didn't won't can't couldn't
    shouldn't wasn't weren't hardly unable fails fail lack lacks
    """.split()
)
ASKED_WEIGHT: Final = 0.25
"""A word of the question says little: anybody can repeat it."""
SAME_WORD_FROM: Final = 0.6
"""Share of letter pairs from which two stems are one word with a slip of the pen."""

_WORD = re.compile(r"[a-z]+(?:'[a-z]+)?|\d+(?:\.\d+)?|[^\sa-z\d]")


@dataclass(frozen=True)
class Text:
    """A text with what is counted of it, so that it is taken apart only once."""

    words: list[str]
    stems: list[str]
    trigrams: Counter[str]


@lru_cache(maxsize=512)
def take_apart(text: str) -> Text:
    found = words(text)
    joined = f" {' '.join(found)} "
    return Text(found, content(found), Counter(joined[i : i + 3] for i in range(len(joined) - 2)))


def words(text: str) -> list[str]:
    return _WORD.findall(text.lower())


def content(found: Sequence[str]) -> list[str]:
    """Return the stems of the words that carry meaning, in order."""
    return [
        stem(word)
        for word in found
        if word not in STOP_WORDS and word not in NEGATIONS and (word.isalnum() or "'" in word)
    ]


def features(question: str, reference: str, answer: str, rarity: Mapping[str, float]) -> list[float]:
    """Return 16 numbers on `answer` against `reference`; `rarity` (0..1) of a stem, 1 where it is not known."""
    asked, wanted, said = take_apart(question), take_apart(reference), take_apart(answer)
    # In the order of the text: sums of a set would be rounded differently from one run to the next.
    in_question, in_reference, in_answer = (dict.fromkeys(text.stems) for text in (asked, wanted, said))

    def weight(word: str) -> float:
        return (rarity.get(word, 1.0) + 0.05) * (ASKED_WEIGHT if word in in_question else 1.0)

    all_wanted = sum(map(weight, in_reference)) or 1e-9
    common = sum(weight(word) for word in in_reference if word in in_answer)
    misspelt = sum(weight(word) * _likeness(word, in_answer) for word in in_reference)
    numbers = {word for word in wanted.words if word[0].isdigit()}
    negated, wants_negated = _negations(said.words), _negations(wanted.words)
    pairs = set(pairwise(wanted.stems))
    return [
        common / all_wanted,
        common / (sum(map(weight, in_answer)) or 1e-9),
        misspelt / all_wanted,
        _cosine(wanted.trigrams, said.trigrams),
        LCSseq.similarity(wanted.stems, said.stems) / (len(wanted.stems) or 1),
        len(pairs & set(pairwise(said.stems))) / (len(pairs) or 1),
        abs(negated % 2 - wants_negated % 2),
        min(negated, 3),
        min(wants_negated, 3),
        math.log1p(len(said.words)),
        math.log1p(len(wanted.words)),
        math.log((len(said.words) + 1) / (len(wanted.words) + 1)),
        len(in_answer.keys() & in_question) / (len(in_answer) or 1),
        len(in_reference.keys() & in_question) / (len(in_reference) or 1),
        math.log1p(len(asked.words)),
        len(numbers & set(said.words)) / len(numbers) if numbers else -1.0,
    ]


def _negations(found: Sequence[str]) -> int:
    return sum(word in NEGATIONS or word.endswith("n't") for word in found)


def _likeness(word: str, others: Collection[str]) -> float:
    """Return how near the nearest of `others` comes to `word` by the letter pairs they share: 0, or 0.6 to 1."""
    if word in others:
        return 1.0
    if len(word) <= 3:
        return 0.0
    best = max((_shared(_letter_pairs(word), _letter_pairs(other)) for other in others if len(other) > 3), default=0.0)
    return best if best >= SAME_WORD_FROM else 0.0


@lru_cache(maxsize=20_000)
def _letter_pairs(word: str) -> frozenset[str]:
    return frozenset(first + second for first, second in pairwise(word))


def _shared(some: frozenset[str], others: frozenset[str]) -> float:
    return 2 * len(some & others) / (len(some) + len(others))


def _cosine(some: Counter[str], others: Counter[str]) -> float:
    dot = sum(count * others[key] for key, count in some.items() if key in others)
    size = math.sqrt(sum(v * v for v in some.values())) * math.sqrt(sum(v * v for v in others.values()))
    return dot / size if size else 0.0
