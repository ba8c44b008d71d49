"""How a reader is coming along: interviews, days in a row, and which key points they know."""

import uuid
from collections.abc import AsyncIterator, Iterable
from datetime import UTC, date, datetime, timedelta, timezone
from typing import Final

from sqlalchemy.ext.asyncio import AsyncSession

from interview_simulator.algorithms.streaks import streak
from interview_simulator.features.interviews import questions, repository
from interview_simulator.features.interviews.choosing import due_reviews
from interview_simulator.features.interviews.schemas import KeyPointProgress, Progress
from interview_simulator.features.library import service as library
from interview_simulator.features.mastery import service as mastery
from interview_simulator.features.mastery.values import Review

MOST_DUE: Final = 50
MOST_SHOWN: Final = 5
PAGE: Final = 200
"""Answers looked at together for days in a row."""


async def progress(db_session: AsyncSession, reader_id: uuid.UUID, utc_offset_minutes: int, now: datetime) -> Progress:
    """Days are those of a reader whose clock is so many minutes ahead of UTC."""
    zone = timezone(timedelta(minutes=utc_offset_minutes))
    today = now.astimezone(zone).date()
    days = await _days_in_a_row(db_session, reader_id, zone, today)
    due = await mastery.due(db_session, reader_id, now, MOST_DUE)
    strongest = await mastery.strongest(db_session, reader_id, MOST_SHOWN)
    weakest = await mastery.weakest(db_session, reader_id, MOST_SHOWN)
    asked_now = await questions.key_points_asked_now(db_session, reader_id)
    reviews = [*due, *strongest, *weakest]
    sources = await library.describe_sources(db_session, {review.key_point.source for review in reviews})

    def out(shown: Iterable[Review]) -> list[KeyPointProgress]:
        return [
            KeyPointProgress(
                text=None if _may_be_asked(review, asked_now, now) else review.key_point.text,
                topic=review.topic,
                source=sources.get(review.key_point.source),
                due_at=review.due_at,
                verdict=review.verdict,
                times_asked=review.times_asked,
                times_missed=review.times_missed,
            )
            for review in shown
        ]

    return Progress(
        interviews=await repository.count_completed(db_session, reader_id),
        answers=await repository.count_answers(db_session, reader_id),
        streak_days=streak(days, today),
        answered_today=today in days,
        due=await due_reviews(db_session, reader_id, now),
        reviews=out(due),
        strongest=out(strongest),
        weakest=out(weakest),
    )


def _may_be_asked(review: Review, asked_now: set[str], now: datetime) -> bool:
    """Whether telling the key point would give away what is asked now or in the next interview."""
    return review.key_point.text in asked_now or (review.due_at is not None and review.due_at <= now)


async def _days_in_a_row(db_session: AsyncSession, reader_id: uuid.UUID, zone: timezone, today: date) -> list[date]:
    """Return the days with answers, latest first, as far back as no day is missing."""
    days: list[date] = []
    async for time in _times(db_session, reader_id):
        day = time.astimezone(zone).date()
        if day < (days[-1] if days else today) - timedelta(days=1):
            break
        if not days or day != days[-1]:
            days.append(day)
    return days


async def _times(db_session: AsyncSession, reader_id: uuid.UUID) -> AsyncIterator[datetime]:
    """Yield when the reader answered, latest first."""
    before = datetime.max.replace(tzinfo=UTC)
    while times := await repository.answer_times(db_session, reader_id, before, PAGE):
        for time in times:
            yield time
        before = times[-1]
