"""How much of a key point an answer says, by the words they share."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from rapidfuzz import fuzz

from interview_simulator.algorithms.rubric import Verdict
from interview_simulator.algorithms.words import NEGATIONS, STOP_WORDS, content_stems, sentences, tokens
from interview_simulator.interviewers.base import KeyPoint, KeyPointVerdict

COVERED_FROM: Final = 0.6
PARTIAL_FROM: Final = 0.35
SAME_WORD_FROM: Final = 84.0
"""Similarity (0..100) from which two stems are one word with a slip of the pen."""
SAME_STATEMENT_FROM: Final = 0.75
"""Share of a sentence's words that a key point has too, from which both make the same statement."""
PROSE_FROM: Final = 0.12
"""Share of stop words below which a text is a list of keywords; prose has 0.3 and more."""
ABOUT_FROM: Final = 0.125
"""Share of a sentence's words from which it is about the key point: with enough words, some are those of any."""
FEWEST_LISTED: Final = 6
QUESTION_WORD_WEIGHT: Final = 0.25
"""A word of the question says little: anybody can repeat it."""


@dataclass(frozen=True)
class _Window:
    """A sentence, or two in a row, of the answer."""

    text: str
    stems: frozenset[str]
    negated: bool
    listed: bool
    """Whether it lists keywords instead of saying something about them."""


def judge(key_points: Sequence[KeyPoint], question: str, answer: str) -> tuple[KeyPointVerdict, ...]:
    """Return a verdict for each key point, with the words of `answer` that show it."""
    asked = set(content_stems(question))
    # What only repeats words of the question says nothing.
    windows = [window for window in _windows(answer) if not asked.issuperset(window.stems)]
    said = frozenset[str]().union(*(window.stems for window in windows))
    return tuple(_judge_one(point, asked, said, windows) for point in key_points)


def _judge_one(point: KeyPoint, asked: set[str], said: frozenset[str], windows: Sequence[_Window]) -> KeyPointVerdict:
    # Compared once for the whole answer: a window then only looks up which of its words count.
    wanted = {word: _same_words(said, word) for word in dict.fromkeys(content_stems(point.text))}
    weights = {word: QUESTION_WORD_WEIGHT if word in asked else 1.0 for word in wanted}
    total = sum(weights.values())
    coverage, best = 0.0, None
    for window in windows:
        found = sum(weight for word, weight in weights.items() if not window.stems.isdisjoint(wanted[word]))
        if found < ABOUT_FROM * len(window.stems):
            continue
        # Ties stay with the first, shortest window, so that the quote is no longer than needed.
        if total and found / total > coverage + 1e-9:
            coverage, best = found / total, window
    if best is None or coverage < PARTIAL_FROM:
        return KeyPointVerdict(point, Verdict.MISSING, None)
    if coverage < COVERED_FROM or best.listed:
        return KeyPointVerdict(point, Verdict.PARTIAL, best.text)
    # Only nearly the same words with a "not" more or less are surely a contradiction.
    same_words = sum(word in wanted for word in best.stems) / len(best.stems) >= SAME_STATEMENT_FROM
    contradicted = same_words and best.negated != _negated(point.text)
    verdict = Verdict.CONTRADICTED if contradicted else Verdict.COVERED
    return KeyPointVerdict(point, verdict, best.text)


def _same_words(stems: frozenset[str], word: str) -> frozenset[str]:
    """Return which of `stems` are `word`, slips of the pen included."""
    if len(word) <= 4:
        return stems & {word}
    return frozenset(
        stem
        for stem in stems
        if stem == word or (len(stem) > 3 and fuzz.ratio(stem, word, score_cutoff=SAME_WORD_FROM) > 0)
    )


def _windows(answer: str) -> list[_Window]:
    pieces = sentences(answer)
    listed = _lists_keywords(answer)
    singles = [_window(piece, listed) for piece in pieces]
    pairs = []
    start = 0
    for left, right in pairwise(pieces):
        begin = answer.index(left, start)
        end = answer.index(right, begin + len(left)) + len(right)
        pairs.append(_window(answer[begin:end], listed))
        start = begin + len(left)
    return singles + pairs


def _window(text: str, part_of_list: bool) -> _Window:
    return _Window(text, frozenset(content_stems(text)), _negated(text), part_of_list or _lists_keywords(text))


def _lists_keywords(text: str) -> bool:
    words = tokens(text)
    stop_words = sum(word in STOP_WORDS for word in words)
    return len(words) >= FEWEST_LISTED and stop_words < PROSE_FROM * len(words)


def _negated(text: str) -> bool:
    # Two negations in a row cancel out ("never without").
    return sum(token in NEGATIONS for token in tokens(text)) % 2 == 1
