"""How hard the next question is."""

from enum import StrEnum
from typing import Final

from interview_simulator.algorithms.rubric import check_unit

RAISE_FROM: Final = 0.8
LOWER_TO: Final = 0.4


class Difficulty(StrEnum):
    EASY = "easy"
    MEDIUM = "medium"
    HARD = "hard"

    @property
    def item_difficulty(self) -> float:
        """Place on the ability scale, in logits."""
        return float(LEVELS.index(self) - 1)


LEVELS: Final = (Difficulty.EASY, Difficulty.MEDIUM, Difficulty.HARD)


def next_difficulty(current: Difficulty, score: float) -> Difficulty:
    """Return the level of the next question: up at `score` >= 0.8, down at <= 0.4, else unchanged.

    `score` is in 0..1. Clamped to easy..hard. Raise `ValueError` for a score outside 0..1 or NaN.
    """
    check_unit("score", score)
    step = 1 if score >= RAISE_FROM else -1 if score <= LOWER_TO else 0
    return LEVELS[min(max(LEVELS.index(current) + step, 0), len(LEVELS) - 1)]
