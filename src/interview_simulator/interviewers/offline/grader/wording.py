"""What says a statement almost in its own words, and something else by it: with a "not" more or less, or with one of
its terms put where another belongs.
"""

import re
from collections import Counter
from collections.abc import Mapping, Sequence, Set
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import combinations
from typing import Final

from rapidfuzz.distance import LCSseq

from interview_simulator.interviewers.offline.grader.surface import NEGATIONS, content, words

SAME_FROM: Final = 0.8
"""Share of words in common, of the longer one's, from which two sentences are in nearly the same words."""
FEWEST: Final = 4
"""Words of a statement from which that is no coincidence."""
LEAST_TERM: Final = 4
"""Letters from which a word that stands in another's place is a term, and neither a name nor a little verb."""

_YES_OR_NO = re.compile(r"^\W*(?:yes|no)\b(?=\s*,)", re.IGNORECASE)


@dataclass(frozen=True)
class Wording:
    """`stems` of the words that carry meaning, in order; `negations`: how many words turn the meaning around."""

    stems: tuple[str, ...]
    negations: int


def wording(text: str) -> Wording:
    found = words(_YES_OR_NO.sub("", text, count=1))
    return Wording(tuple(content(found)), sum(word in NEGATIONS or word.endswith("n't") for word in found))


def turned_around(said: Wording, statements: Mapping[str, Wording], terms: Set[str]) -> list[str]:
    """Return those of `statements` that are repeated and mean something else now; none if one still means the same.

    `terms`: stems of the subject's words.
    """
    same = {text: statement for text, statement in statements.items() if _is_same(statement, said)}
    found = [text for text, statement in same.items() if _is_altered(statement, said, terms)]
    return found if len(found) == len(same) else []


def _is_same(statement: Wording, said: Wording) -> bool:
    shared = (Counter(statement.stems) & Counter(said.stems)).total()
    longer = max(len(statement.stems), len(said.stems))
    return len(statement.stems) >= FEWEST and shared >= SAME_FROM * longer


def _is_altered(statement: Wording, said: Wording, terms: Set[str]) -> bool:
    return (
        statement.negations % 2 != said.negations % 2
        or not terms.isdisjoint(_put_instead(statement.stems, said.stems))
        or _has_terms_changed(statement.stems, said.stems, terms)
        or _are_exchanged(statement.stems, said.stems)
    )


def _put_instead(wanted: Sequence[str], said: Sequence[str]) -> list[str]:
    """Return the words of `said` that are none of `wanted`, and stand where other ones of it stood."""
    return [
        new
        for what, begin, end, said_begin, said_end in SequenceMatcher(None, wanted, said, autojunk=False).get_opcodes()
        if what == "replace" and end - begin == said_end - said_begin
        for old, new in zip(wanted[begin:end], said[said_begin:said_end], strict=True)
        if new not in wanted and min(len(old), len(new)) >= LEAST_TERM and not _is_short_for(old, new)
    ]


def _has_terms_changed(wanted: Sequence[str], said: Sequence[str], terms: Set[str]) -> bool:
    """Return whether all is the same, but for one term in the place of another, or two in each other's."""
    if len(wanted) != len(said):
        return False
    changed = {(old, new) for old, new in zip(wanted, said, strict=True) if old != new}
    one_way = {tuple(sorted(pair)) for pair in changed}
    return len(one_way) == 1 and set(*one_way) <= terms and not _is_short_for(*next(iter(changed)))


def _is_short_for(one: str, other: str) -> bool:
    return one.startswith(other) or other.startswith(one)


def _are_exchanged(wanted: Sequence[str], said: Sequence[str]) -> bool:
    """Return whether two words of `wanted`, not neighbours as in "a and b", stand in each other's place in `said`."""
    in_order = LCSseq.similarity(wanted, said)
    for one, other in combinations(dict.fromkeys(word for word in wanted if word in said), 2):
        exchange = {one: other, other: one}
        if LCSseq.similarity([exchange.get(word, word) for word in wanted], said) > in_order + 1:
            return True
    return False
