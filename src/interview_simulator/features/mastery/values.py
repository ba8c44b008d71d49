"""What mastery is told, and what it tells."""

import uuid
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from interview_simulator.algorithms.ability import Ability
from interview_simulator.algorithms.difficulty import Difficulty
from interview_simulator.algorithms.rubric import Verdict
from interview_simulator.interviewers.base import KeyPoint


@dataclass(frozen=True)
class Measured:
    """A topic's ability as of now; `last_answered_at` None: never asked about, so only others tell about it."""

    ability: Ability
    answers: int = 0
    last_answered_at: datetime | None = None


@dataclass(frozen=True)
class Answered:
    """A graded answer, as evidence of ability. `score` is in 0..1, `item_difficulty` in logits."""

    answer_id: uuid.UUID
    question_id: uuid.UUID
    interview_id: uuid.UUID
    topic: str
    text: str
    item_difficulty: float
    score: float


@dataclass(frozen=True)
class Review:
    """A key point the reader was asked for; `question_id`: by which question the last time."""

    key_point: KeyPoint
    topic: str
    question_id: uuid.UUID
    verdict: Verdict
    times_asked: int
    times_missed: int
    due_at: datetime | None
    """None: it is known."""


@dataclass(frozen=True)
class Levels:
    """How hard each level is, in logits, after so many finished `interviews`; before any, what was set out from."""

    difficulties: Mapping[Difficulty, float]
    interviews: int = 0
