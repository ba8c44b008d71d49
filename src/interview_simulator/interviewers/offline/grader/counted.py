"""What of an answer counts: not the question again, not the same twice, not talk to the grader, not noise."""

import re
from collections.abc import Set
from dataclasses import dataclass
from typing import Final

from interview_simulator.interviewers import talk
from interview_simulator.interviewers.offline.grader.spans import sentences
from interview_simulator.interviewers.offline.grader.surface import STOP_WORDS, content, words

FEWEST_LISTED: Final = 6
"""Things in a row from which they may be a list of keywords."""
MOST_EMPTY: Final = 4
"""Words that do not count for each that does, from which an answer is padded out."""
PADDED_FROM: Final = 60
FEW_STOP_WORDS: Final = 0.04
FEW_SIGNS: Final = 0.1
"""Shares up to which words stand side by side: prose has little words between them, notes and code have signs."""
MARKS: Final = frozenset("`_'\".")
SAME_TIMES: Final = 3
"""Times a sentence is said from which the answer repeats itself."""

_IGNORANCE = re.compile(
    r"""
    \b(?:do\ not|don'?t|can(?:not|'?t)|could\ not|couldn'?t|never|no)\ (?:really\ |actually\ |even\ )?
      (?:know|idea|clue|remember|recall|say|tell|answer|learn\w*|heard|did|sure)\b
    | \b(?:dunno|idk|skip|pass|forgot|not\ sure)\b
    """,
    re.IGNORECASE | re.VERBOSE,
)


@dataclass(frozen=True)
class Counted:
    """`pieces` of the answer that count, in order; `padded`, `repeated`, `listed`: what is wrong with the whole."""

    pieces: list[str]
    padded: bool = False
    repeated: bool = False
    listed: bool = False


def counted(question: str, reference: str, answer: str, known: Set[str]) -> Counted:
    """Return what of `answer` counts; `known`: the words that are no noise."""
    asked, wanted = set(content(words(question))), set(content(words(reference)))
    pieces: list[str] = []
    seen: dict[frozenset[str], int] = {}
    for piece in sentences(answer):
        found = words(piece)
        stems = frozenset(content(found))
        key = stems or frozenset(found)
        seen[key] = seen.get(key, 0) + 1
        if seen[key] == 1 and _counts(piece, found, stems, asked, wanted, known):
            pieces.append(piece)
    left, total = sum(len(piece.split()) for piece in pieces), len(answer.split())
    repeated = max(seen.values(), default=0) >= SAME_TIMES and left * 2 < total
    return Counted(
        pieces,
        padded=total >= PADDED_FROM and left * MOST_EMPTY < total and not repeated,
        repeated=repeated,
        listed=_lists_keywords(answer),
    )


def _counts(piece: str, found: list[str], stems: Set[str], asked: Set[str], wanted: Set[str], known: Set[str]) -> bool:
    own = stems & (wanted - asked)
    if own:
        return len(own) > 1 or not talk.is_addressed(piece)
    letters = [word for word in found if word.isalpha()]
    if not letters or (stems and stems <= asked and len(stems) > 1):
        return False
    if _IGNORANCE.search(piece) or talk.is_addressed(piece) or _is_salad(letters):
        return False
    return sum(word in known for word in letters) * 2 > len(letters)


def _is_salad(letters: list[str]) -> bool:
    """Whether words stand side by side that nothing holds together."""
    return len(letters) >= FEWEST_LISTED and not any(word in STOP_WORDS for word in letters)


def _lists_keywords(answer: str) -> bool:
    """Whether things are named one after the other and nothing is said about them."""
    parts = [part for part in re.split(r"[,;\n|/•·]+|\s[-\u2013\u2014]\s", answer) if part.strip()]
    found = words(answer)
    letters = [word for word in found if word.isalnum()]
    if len(letters) < FEWEST_LISTED:
        return False
    if len(parts) >= FEWEST_LISTED:
        return sum(len(part.split()) for part in parts) <= 1.6 * len(parts)
    signs = sum(not word.isalnum() and word not in MARKS for word in found)
    little = sum(word in STOP_WORDS for word in letters) <= len(letters) * FEW_STOP_WORDS
    return little and signs <= len(letters) * FEW_SIGNS
