"""Words of English technical prose: tokens, stop words, stems."""

import re
import threading
from functools import lru_cache
from typing import Final

import snowballstemmer

# A word, an identifier with its dots and underscores, or a number; `re.findall` keeps the order.
_TOKEN = re.compile(r"[^\W_]+(?:[._'’][^\W_]+)*|__\w+__|\w+", re.UNICODE)

STOP_WORDS: Final = frozenset(
    """
    a about above after again all also am an and any are as at be because been before being below between both
    but by can could did do does doing down during each either else etc few for from further had has have having
    he her here hers him his how i if in into is it its itself just let like made make makes many may me might
    mine more most much must my no nor not now of off often on once one only or other our out over own per
    rather same shall she should since so some such than that the their them then there these they this those
    through thus to too under until up upon us use used uses using very via was we well were what when where
    whether which while who whom whose why will with within without would yes yet you your
    """.split()
)

NEGATIONS: Final = frozenset(
    """
    not no never none neither nor cannot without nothing isn't aren't doesn't don't didn't wasn't weren't won't
    can't couldn't shouldn't wouldn't hasn't haven't false wrong
    """.split()
)

_stemmer = snowballstemmer.stemmer("english")
# The pure Python stemmer keeps the word being stemmed on itself, so two threads would mix theirs up.
_stemmer_lock = threading.Lock()


def tokens(text: str) -> list[str]:
    """Return the words of `text` in order, case folded, typographic apostrophes made plain."""
    return [token.replace("’", "'") for token in _TOKEN.findall(text.casefold())]


@lru_cache(maxsize=20_000)
def stem(word: str) -> str:
    with _stemmer_lock:
        return str(_stemmer.stemWord(word.removesuffix("'s")))


def content_stems(text: str) -> list[str]:
    """Return the stems of the words of `text` that carry meaning, in order."""
    return [stem(token) for token in tokens(text) if token not in STOP_WORDS and token not in NEGATIONS]


def sentences(text: str) -> list[str]:
    """Split `text` into sentences and lines, each a verbatim, trimmed piece of it."""
    pieces = re.split(r"(?<=[.!?;:])\s+|(?<=[。！？；])|\n+", text)
    return [piece.strip() for piece in pieces if piece.strip()]
