"""Changing the words of a text: terms swapped, letters mistaken, words in disorder."""

import random
import re
from collections import Counter
from itertools import combinations
from typing import Final

from evals.grading.negation import VERBS, third_person
from interview_simulator.algorithms.words import NEGATIONS, STOP_WORDS, content_stems, sentences, stem, tokens

SHORTEST_MISSPELT: Final = 5
ONE_IN: Final = 8
NEAREST: Final = 3
"""Words between two terms from which swapping them says something else: "a and b" is the same as "b and a"."""

_WORD: Final = re.compile(r"[A-Za-z][A-Za-z0-9]*")
_LONG_WORD: Final = re.compile(rf"`[^`]*`|(?<![\w.])([A-Za-z]{{{SHORTEST_MISSPELT},}})(?![\w(])")
_DETERMINERS: Final = frozenset("a an the this that each every its no another".split())
_NOT_OF_TERMS: Final = ("ed", "ly", "ing", "ic", "able", "ible", "ous")
_NOT_TERMS: Final = STOP_WORDS | NEGATIONS | VERBS | {third_person(verb) for verb in VERBS}


def keywords(text: str, draw: random.Random) -> list[str]:
    """Return the words of `text` that carry meaning, each once, in disorder."""
    found = [word for word in dict.fromkeys(tokens(text)) if word not in STOP_WORDS | NEGATIONS]
    draw.shuffle(found)
    return found


def swap_terms(text: str, about: str) -> str:
    """Return `text` with two of its terms exchanged throughout, if possible ones that `about` names too."""
    words = _WORD.findall(text)
    stems = [stem(word.lower()) for word in words]
    pieces = [{stem(word.lower()) for word in _WORD.findall(piece)} for piece in sentences(text)]
    pair = _pair(words, stems, pieces, frozenset(content_stems(about)))
    if pair is None:
        return text
    base = {one: min((word for word, root in zip(words, stems, strict=True) if root == one), key=len) for one in pair}
    other = dict(zip(pair, reversed(pair), strict=True))

    def exchanged(match: re.Match[str]) -> str:
        word = match[0]
        root = stem(word.lower())
        return _like(word, base[root], base[other[root]]) if root in other else word

    return _WORD.sub(exchanged, text)


def _pair(words: list[str], stems: list[str], pieces: list[set[str]], about: frozenset[str]) -> tuple[str, str] | None:
    """Return the two terms whose exchange changes most sentences."""
    often = Counter(stems)
    nouns = {root for before, root in zip(words, stems[1:], strict=False) if before.lower() in _DETERMINERS}
    other = {root for word, root in zip(words, stems, strict=True) if not _may_be_term(word.lower())}
    candidates = [root for root in often if root not in other]
    ranked = sorted(candidates, key=lambda root: (root not in about, root not in nouns, -often[root]))
    apart = [pair for pair in combinations(ranked, 2) if _apart(stems, *pair)]
    pairs = [pair for pair in apart if nouns.union(about).issuperset(pair)] or apart
    return min(
        pairs,
        key=lambda pair: (-sum(not piece.isdisjoint(pair) for piece in pieces), sum(map(ranked.index, pair))),
        default=None,
    )


def _may_be_term(word: str) -> bool:
    return len(word) > 2 and word not in _NOT_TERMS and not word.endswith(_NOT_OF_TERMS)


def _apart(stems: list[str], one: str, other: str) -> bool:
    places = [[place for place, root in enumerate(stems) if root == wanted] for wanted in (one, other)]
    return all(abs(first - second) > NEAREST for first in places[0] for second in places[1])


def _like(word: str, base: str, replacement: str) -> str:
    """Return `replacement` in the number and case of `word`, a form of `base`."""
    plural = len(word) > len(base) and word.endswith("s") and not replacement.endswith("s")
    # Nouns take their -s as verbs do.
    found = replacement.lower() if replacement.istitle() else replacement
    if word.istitle():
        found = found[0].upper() + found[1:]
    return third_person(found) if plural else found


def misspell(text: str, draw: random.Random) -> str:
    """Return `text` with a mistake in one of eight longer words, but not in code; at least in one, if there is any."""
    places = [match.span(1) for match in _LONG_WORD.finditer(text) if match[1]]
    wrong = draw.sample(places, max(round(len(places) / ONE_IN), 1)) if places else []
    for start, end in sorted(wrong, reverse=True):
        text = text[:start] + _misspelt(text[start:end], draw) + text[end:]
    return text


def _misspelt(word: str, draw: random.Random) -> str:
    """Return `word` with two letters transposed, one dropped or one doubled; the first stays as it is."""
    place = draw.randrange(1, len(word) - 1)
    before, one, other, rest = word[:place], word[place], word[place + 1], word[place + 2 :]
    ways = [f"{before}{other}{rest}", f"{before}{one}{one}{other}{rest}"]
    if one != other:
        ways.append(f"{before}{other}{one}{rest}")
    return draw.choice(ways)
