"""Key points and a model answer from statements."""

from collections.abc import Iterable, Sequence
from typing import Final

from rapidfuzz import fuzz

from interview_simulator.algorithms.difficulty import Difficulty
from interview_simulator.algorithms.words import content_stems
from interview_simulator.interviewers.offline.writing.splitting import key_points
from interview_simulator.interviewers.offline.writing.statements import Statement
from interview_simulator.interviewers.offline.writing.written import Point, Style, Written

FEWEST: Final = 2
MOST: Final = 5
SAME_FROM: Final = 88.0
"""Likeness (0..100) from which two key points are one, said of two things that hardly differ."""


def question(
    text: str, difficulty: Difficulty, style: Style, said: Sequence[Statement], fewest: int = FEWEST
) -> Written | None:
    """Return the question with what `said` says as its key points, or None where these are too few."""
    return from_points(text, difficulty, style, of_statements(said), fewest)


def of_statements(said: Iterable[Statement]) -> list[Point]:
    return [Point(text, one.place, (one.source,)) for one in said for text in key_points(one)]


def from_points(
    text: str, difficulty: Difficulty, style: Style, points: Sequence[Point], fewest: int = FEWEST
) -> Written | None:
    """Return the question with the first of `points`, each once, or None where they are too few."""
    chosen: list[Point] = []
    for point in points:
        if not any(_same(point.text, other.text) for other in chosen):
            chosen.append(point)
    if len(chosen) < fewest:
        return None
    chosen = chosen[:MOST]
    return Written(text, difficulty, style, tuple(chosen), " ".join(point.text for point in chosen))


def _same(one: str, before: str) -> bool:
    """Return whether `one` says what `before` says, or only a part of it."""
    alike = fuzz.token_sort_ratio(one, before) >= SAME_FROM
    return alike or set(content_stems(one)) <= set(content_stems(before))
