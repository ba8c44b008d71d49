"""What a question must be to be asked: short, not giving its answer away, with key points that say something."""

import re
from typing import Final

from interview_simulator.algorithms.words import NEGATIONS, content_stems, tokens
from interview_simulator.interviewers.offline.writing.written import Written

MOST_WORDS: Final = 28
LONGEST_POINT: Final = 40
FEWEST_NEW: Final = 1
"""Words of a key point that the question does not have."""
_ODD: Final = re.compile(
    r"""
    [;:\[\]{}|<>=\#*\u2022]                           # left over from markup or formulas
    | \b (\w+) \s \1 \b | \s['\u2019]s\b | \(\) | ,\s*, | \b Q[a-z]{2}x \b
    | [^\x00-\u024f\u2010-\u2027\u2190-\u21ff]         # not Latin
    """,
    re.VERBOSE,
)
_CODE = re.compile(r"`[^`]*`")
_SNIPPET = re.compile(r"\n+```[\s\S]*?\n```$")
"""Code at the end of a question, which is no part of its sentence."""


def is_askable(question: Written) -> bool:
    """Return whether `question` can be asked as it is."""
    asked = _SNIPPET.sub("", question.text)
    text = _CODE.sub("`", asked)
    if len(text.split()) > MOST_WORDS or _ODD.search(text) or text.count("`") != asked.count("`") // 2:
        return False
    known = _said(asked.removesuffix(" or why not?"))
    return all(_says_something(point.text, known) for point in question.points)


def _said(text: str) -> set[str]:
    """Return the words of `text` that carry meaning, "not" among them."""
    return {*content_stems(text), *NEGATIONS.intersection(tokens(text))}


def _says_something(point: str, known: set[str]) -> bool:
    words = _said(point)
    plain = _CODE.sub("`", point)
    return (
        len(words - known) >= FEWEST_NEW
        and len(point.split()) <= LONGEST_POINT
        and plain.count("(") == plain.count(")")
        and point.count("`") % 2 == 0
        and not re.search(r"\bQ[a-z]{2}x\b|\s['\u2019]s\b|[.!?]\.$|^\W", plain.replace("`", "x"))
    )
