"""When a key point is asked for again: FSRS, the Free Spaced Repetition Scheduler, with its published defaults."""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Final

from fsrs import Card, Rating, Scheduler, State

from interview_simulator.algorithms.rubric import Verdict

KNOWN_FROM: Final = timedelta(days=21)
"""From this interval between two reviews on a memory is taken for lasting, as Anki calls a card mature."""

_RATINGS: Final = {
    Verdict.COVERED: Rating.Good,
    Verdict.PARTIAL: Rating.Hard,
    Verdict.MISSING: Rating.Again,
    Verdict.CONTRADICTED: Rating.Again,
}
# Without steps of minutes: interviews are days apart. Without fuzz: the same answers give the same dates.
_SCHEDULER: Final = Scheduler(learning_steps=(), relearning_steps=(), enable_fuzzing=False)


@dataclass(frozen=True)
class Memory:
    """What FSRS knows of a reader and a key point.

    `stability`: days until the chance to recall it has fallen to 0.9; `difficulty`: 1..10. Times are aware.
    `known`: it need not come back, since it was never missed or has come to last.
    """

    stability: float
    difficulty: float
    reviewed_at: datetime
    due_at: datetime
    known: bool


def review(memory: Memory | None, verdict: Verdict, now: datetime) -> Memory:
    """Return the memory after an answer with `verdict` on the key point; `memory` None: it was never asked for.

    A clock set back counts as no time passed.
    """
    at = now.astimezone(UTC) if memory is None else max(now, memory.reviewed_at).astimezone(UTC)
    card, _ = _SCHEDULER.review_card(_card(memory, at), _RATINGS[verdict], at)
    assert card.stability is not None
    assert card.difficulty is not None
    was_known = memory is None or memory.known
    known = verdict is Verdict.COVERED and (was_known or card.due - at >= KNOWN_FROM)
    return Memory(card.stability, card.difficulty, at, card.due, known)


def recall(memory: Memory, now: datetime) -> float:
    """Return the chance (0..1) that the key point is recalled `now`."""
    return _SCHEDULER.get_card_retrievability(_card(memory, now), now)


def _card(memory: Memory | None, now: datetime) -> Card:
    if memory is None:
        return Card(card_id=0, due=now)
    return Card(
        card_id=0,
        state=State.Review,
        stability=memory.stability,
        difficulty=memory.difficulty,
        due=memory.due_at.astimezone(UTC),
        last_review=memory.reviewed_at.astimezone(UTC),
    )
