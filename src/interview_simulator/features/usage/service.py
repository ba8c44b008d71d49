"""What interviewers did and took: recorded, summed up, and limited by the day."""

import time
import uuid
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from typing import Final

from sqlalchemy.ext.asyncio import AsyncSession

from interview_simulator.features.usage import repository
from interview_simulator.features.usage.models import ModelCall
from interview_simulator.features.usage.schemas import StoredCall, Total
from interview_simulator.interviewers.base import Call

COUNTED_EVERY_S: Final = 5.0
MANY_LEFT: Final = 5_000
"""Calls, more than all workers make meanwhile: with fewer left, they are counted before each step."""


@dataclass(frozen=True)
class DailyLimits:
    """How often a chat model may be called in a day (UTC). Looked at before each step, not within it."""

    per_reader: int
    in_all: int


def record(
    db_session: AsyncSession, reader_id: uuid.UUID, question_id: uuid.UUID | None, calls: Iterable[Call], now: datetime
) -> None:
    db_session.add_all(
        ModelCall(
            user_id=reader_id,
            question_id=question_id,
            step=call.step,
            interviewer=call.interviewer,
            outcome=call.outcome,
            chat_model=call.chat_model,
            prompt_version=call.prompt_version,
            tokens_in=call.tokens_in,
            tokens_out=call.tokens_out,
            latency_ms=call.latency_ms,
            cost_usd=call.cost_usd,
            created_at=now,
        )
        for call in calls
    )


def record_regrade(
    db_session: AsyncSession, reader_id: uuid.UUID, question_id: uuid.UUID, calls: Iterable[Call], now: datetime
) -> None:
    """Record calls that are no reader's doing."""
    record(db_session, reader_id, question_id, (replace(call, step=repository.REGRADE) for call in calls), now)


@dataclass
class Counted:
    """How many calls this process counted last for all readers, of which `day`, and when (by `time.monotonic()`)."""

    day: datetime | None = None
    calls: int = 0
    at: float = 0.0

    def leaves(self, limit: int, today: datetime) -> bool:
        """Return whether so much of `limit` was left a moment ago that it need not be counted anew."""
        fresh = self.day == today and time.monotonic() - self.at < COUNTED_EVERY_S
        return fresh and limit - self.calls > MANY_LEFT


async def may_call(
    db_session: AsyncSession, reader_id: uuid.UUID, limits: DailyLimits, now: datetime, counted: Counted | None = None
) -> bool:
    """Return whether today's limits leave the reader another step by a chat model; `counted`: what is known of it."""
    counted = counted or Counted()
    today = now.astimezone(UTC).replace(hour=0, minute=0, second=0, microsecond=0)
    tomorrow = today + timedelta(days=1)
    if await repository.count_llm_calls(db_session, today, tomorrow, reader_id) >= limits.per_reader:
        return False
    if not counted.leaves(limits.in_all, today):
        calls = await repository.count_llm_calls(db_session, today, tomorrow)
        counted.day, counted.calls, counted.at = today, calls, time.monotonic()
        return calls < limits.in_all
    return True


async def totals(db_session: AsyncSession, now: datetime, days: int | None = None) -> list[Total]:
    """Return what the calls of the last `days` days came to, or all there ever were."""
    return await repository.totals(db_session, now - timedelta(days=days) if days else None)


async def stored_calls(db_session: AsyncSession, reader_id: uuid.UUID, offset: int, limit: int) -> list[StoredCall]:
    """Return what was done for the reader, in the order it was."""
    return [StoredCall.model_validate(row) for row in await repository.calls(db_session, reader_id, offset, limit)]
