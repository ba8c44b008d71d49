"""Topics for a post whose author gave no tags."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence, Set
from dataclasses import dataclass
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


@dataclass(frozen=True)
class Terms:
    """How much a post dwells on each term, by its key, the terms as it says them, and those that its title and headings
    name."""

    weights: Counter[str]
    said: Set[str]
    named: Mapping[str, int]


def read_terms(title: str, headings: Sequence[str], body: str) -> Terms:
    """Return what the topics of a post are chosen by; it takes a while."""
    weights = _weigh(title, headings, body)
    said = {term for text in (title, *headings, body) for term in _terms(text)}
    return Terms(weights, said, {term: weights[_key(term)] for text in (title, *headings) for term in _terms(text)})


def choose_topics(terms: Terms, known: Iterable[str]) -> list[str]:
    """Return one to three topics of a post: tags the library already knows where they fit, else the terms of its
    title and headings that its text dwells on most."""
    weighed = [(terms.weights[_key(tag.replace("-", " "))], tag) for tag in known]
    # "Types" dwells on what "typing" comes from, but is not about it.
    fitting = [
        (weight, tag)
        for weight, tag in weighed
        if weight >= LEAST_WEIGHT and not terms.said.isdisjoint(_numbers(tag.replace("-", " ")))
    ]
    found = [tag for _, tag in sorted(fitting, key=lambda pair: (-pair[0], pair[1]))]
    if found:
        return found[:MOST_TOPICS]
    candidates = terms.named
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


def _numbers(term: str) -> set[str]:
    """Return what may be the singular or the plural of `term`, and the term itself."""
    ends = [("", ""), ("", "s"), ("", "es"), ("s", ""), ("es", ""), ("ies", "y"), ("y", "ies")]
    return {term.removesuffix(end) + other for end, other in ends if term.endswith(end)}


def _key(term: str) -> str:
    return " ".join(stem(word) for word in term.split())
