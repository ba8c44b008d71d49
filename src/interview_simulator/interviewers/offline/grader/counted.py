"""What of an answer counts: not the question again, not the same twice, not talk to the grader, not noise."""

import re
from collections import Counter
from collections.abc import Mapping, Sequence, Set
from dataclasses import dataclass, field
from typing import Final

from rapidfuzz.distance import LCSseq

from interview_simulator.interviewers import talk
from interview_simulator.interviewers.offline.grader.spans import sentences
from interview_simulator.interviewers.offline.grader.spelling import expected_words, mended
from interview_simulator.interviewers.offline.grader.surface import STOP_WORDS, content, words
from interview_simulator.interviewers.offline.grader.wording import turned_around, wording

FEWEST_LISTED: Final = 6
"""Things in a row from which they may be a list of keywords."""
FEW_STOP_WORDS: Final = 0.04
FEW_OF_MANY: Final = 0.07
MANY: Final = 20
FEW_SIGNS: Final = 0.1
"""Shares up to which words stand side by side: prose has little words between them, notes and code have signs.

Of `MANY` words a larger share is still no prose.
"""
MARKS: Final = frozenset("`_'\".")
TURNED_ONE_IN: Final = 3
"""Of the pieces, from which an answer is the contrary of a right one."""
FEWEST_COPIED: Final = 5
"""Words in a row that are not the same as in the question by chance."""
COPIED_FROM: Final = 0.85
"""Share of the words of a piece that stand in the question in the same order, from which it is a copy."""
SEVERAL_WORDS: Final = 8
FEW_WORDS: Final = 2
"""Words that say something, up to which a sentence of not knowing says nothing else."""
PHRASE: Final = 4
"""Words in a row that make a phrase."""
SAME_TIMES: Final = 3
"""Times a sentence is said from which the answer repeats itself."""

_IGNORANCE = re.compile(
    r"""
    \b(?:do\ not|don'?t|can(?:not|'?t)|could\ not|couldn'?t|never|no)\ (?:really\ |actually\ |even\ )?
      (?:know|idea|clue|remember|recall|say|tell|answer|learn\w*|heard|did|sure)\b
    | \b(?:dunno|idk|forgot|forgotten|not\ sure|no\ idea)\b
    | \b(?:have|need)\ to\ (?:look|read|think)\b | \bhave\ (?:not|never)\b.{0,20}\b(?:learn|hear|read|us|work|do)\w*\b
    | \b(?:haven'?t|hadn'?t|didn'?t)\ (?:\w+\ )?(?:learn|hear|heard|read|use|get|come|do|study|studied)\w*\b
    """,
    re.IGNORECASE | re.VERBOSE,
)
_OF_ONESELF = re.compile(r"\b(?:I|me|my)\b", re.IGNORECASE)
_CODE = re.compile(r"\w\(|\w\[|[=+*/%<>]\s?\w|\w\s?[=+*/%<>]")
_GIVING_UP = re.compile(
    r"""
    \W*(?:
      pass | skip | next | hm+
    | (?:can|let|may)\b.{0,20}\b(?:go|move)\ on\b.{0,40}
    | .*\bI\ (?:have\ |'ve\ )?forgot(?:ten)?\ (?:it|that|this|how|what)\b.{0,20}
    )\W*
    """,
    re.IGNORECASE | re.VERBOSE,
)


@dataclass(frozen=True)
class Counted:
    """`pieces` of the answer that count, in order; `contrary`, `repeated`, `listed`: what is wrong with the whole.

    `turned`: by the statement that it turns around in nearly the same words, a piece that does not count.
    """

    pieces: list[str]
    turned: Mapping[str, str] = field(default_factory=dict)
    contrary: bool = False
    repeated: bool = False
    listed: bool = False


def counted(question: str, statements: Sequence[str], answer: str, known: Set[str]) -> Counted:
    """Return what of `answer` counts; `known`: the words that are no noise."""
    asked, wanted = (set(content(words(text))) for text in (question, " ".join(statements)))
    # Twice: a piece may go from the end of a copy to the beginning of the next.
    in_question = words(question) * 2
    asked_so = [words(sentence) for sentence in sentences(question)]
    expected = expected_words(statements)
    wordings = {statement: wording(statement) for statement in statements}
    pieces: list[str] = []
    turned: dict[str, str] = {}
    seen: dict[frozenset[str], int] = {}
    for piece in sentences(answer):
        found = words(piece)
        stems = frozenset(content(found))
        key = stems or frozenset(found)
        seen[key] = seen.get(key, 0) + 1
        letters = [word for word in found if word.isalnum()]
        in_order = LCSseq.similarity(letters, in_question)
        copied = found in asked_so or (len(letters) >= FEWEST_COPIED and in_order >= COPIED_FROM * len(letters))
        if copied or seen[key] > 1 or not _counts(mended(piece, expected, known), stems, asked, wanted, known):
            continue
        contraries = turned_around(wording(piece), wordings, asked | wanted)
        turned |= dict.fromkeys(contraries, piece)
        if not contraries:
            pieces.append(piece)
    told = sum(len(piece.split()) for piece in {*pieces, *turned.values()})
    several = max(seen.values(), default=0) >= SAME_TIMES and told * 2 < len(answer.split())
    repeated = several or _repeats_phrases(answer)
    contrary = len(set(turned.values())) * TURNED_ONE_IN >= len(pieces) + len(set(turned.values())) > 0
    return Counted(pieces, turned, contrary=contrary, repeated=repeated, listed=_lists_keywords(answer))


def _counts(piece: str, stems: Set[str], asked: Set[str], wanted: Set[str], known: Set[str]) -> bool:
    if _GIVING_UP.fullmatch(piece) or (len(stems) <= FEW_WORDS and _IGNORANCE.search(piece)):
        return False
    if stems & (wanted - asked) and len(stems & (wanted | asked)) * 2 >= len(stems):
        return True
    letters = [word for word in words(piece) if word.isalpha()]
    if not letters:
        return False
    if _is_ignorance(piece, letters) or talk.is_addressed(piece) or _is_salad(letters):
        return False
    meant = sum(word in STOP_WORDS or word in wanted or (len(word) > 2 and word in known) for word in letters)
    if meant * 2 >= len(letters):
        return True
    # Code has names of its own making, but not only these.
    return bool(_CODE.search(piece)) and bool(
        stems & wanted or any(len(word) > 3 and word in known for word in letters)
    )


def _is_ignorance(piece: str, letters: list[str]) -> bool:
    """Whether somebody says that they do not know; a longer sentence may say so of something else."""
    return bool(_IGNORANCE.search(piece) and (len(letters) < SEVERAL_WORDS or _OF_ONESELF.search(piece)))


def _is_salad(letters: list[str]) -> bool:
    """Whether words stand side by side that nothing holds together."""
    return len(letters) >= FEWEST_LISTED and not any(word in STOP_WORDS for word in letters)


def _repeats_phrases(answer: str) -> bool:
    """Whether most of an answer is phrases that it says several times, however they are strung together."""
    letters = [word for word in words(answer) if word.isalnum()]
    phrases = Counter(zip(*(letters[start:] for start in range(PHRASE)), strict=False))
    return sum(times for times in phrases.values() if times >= SAME_TIMES) * 2 > phrases.total() > 0


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
    few = FEW_STOP_WORDS if len(letters) < MANY else FEW_OF_MANY
    little = sum(word in STOP_WORDS for word in letters) <= len(letters) * few
    return little and signs <= len(letters) * FEW_SIGNS
