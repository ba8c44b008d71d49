"""Topics for a post whose author gave no tags."""

from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import pairwise
from typing import Final

from interview_simulator.algorithms.words import STOP_WORDS, stem, tokens

TITLE_WEIGHT: Final = 5
HEADING_WEIGHT: Final = 3
MOST_TOPICS: Final = 3
LEAST_WEIGHT: Final = 6
LONGEST_WORD: Final = 45
"""So that two words fit into a tag."""
_TOO_GENERAL: Final = frozenset(
    """
    introduction intro overview example examples guide tutorial part chapter section notes note conclusion
    summary new first getting started basics advanced understanding learn learning understand things thing way
    ways
    """.split()
)


def extract_topics(title: str, headings: Sequence[str], body: str, known: Iterable[str]) -> list[str]:
    """Return one to three topics of a post: tags the library already knows where they fit, else the terms of its
    title and headings that its text dwells on most."""
    weights = _weigh(title, headings, body)
    fitting = [(weights[_key(tag.replace("-", " "))], tag) for tag in known]
    found = [tag for weight, tag in sorted(fitting, key=lambda pair: (-pair[0], pair[1])) if weight >= LEAST_WEIGHT]
    if found:
        return found[:MOST_TOPICS]
    candidates = {term: weights[_key(term)] for text in (title, *headings) for term in _terms(text)}
    # A term of two words says more than either of them alone, so it may be rarer.
    ranked = sorted(candidates, key=lambda term: (-candidates[term] * (1 + term.count(" ")), term))
    chosen: list[str] = []
    for term in ranked:
        if not any(set(term.split()) & set(other.split()) for other in chosen):
            chosen.append(term)
    return [term.replace(" ", "-") for term in chosen[:MOST_TOPICS]] or ["general"]


def _weigh(title: str, headings: Sequence[str], body: str) -> Counter[str]:
    weights: Counter[str] = Counter()
    for text, weight in [(title, TITLE_WEIGHT), *((heading, HEADING_WEIGHT) for heading in headings), (body, 1)]:
        for term in _terms(text):
            weights[_key(term)] += weight
    return weights


def _terms(text: str) -> list[str]:
    words = tokens(text)
    singles = [word for word in words if _names_something(word)]
    pairs = [f"{left} {right}" for left, right in pairwise(words) if _names_something(left) and _names_something(right)]
    return singles + pairs


def _names_something(word: str) -> bool:
    return 1 < len(word) <= LONGEST_WORD and not word.isdigit() and word not in STOP_WORDS and word not in _TOO_GENERAL


def _key(term: str) -> str:
    return " ".join(stem(word) for word in term.split())
