"""Queries of interviews, as readers and owners look at them."""

import uuid
from datetime import datetime
from typing import Final

from sqlalchemy import Uuid, bindparam, func, literal, select, tuple_
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import joinedload, selectinload

from interview_simulator.db.base import UtcDateTime
from interview_simulator.errors import NotFound
from interview_simulator.features.interviews.models import (
    COMPLETED,
    IN_PROGRESS,
    PENDING,
    Interview,
    InterviewAnswer,
    InterviewQuestion,
)

_WHOLE: Final = (
    joinedload(Interview.questions).joinedload(InterviewQuestion.answer).selectinload(InterviewAnswer.verdicts)
)
_SEVERAL: Final = (
    selectinload(Interview.questions).joinedload(InterviewQuestion.answer).selectinload(InterviewAnswer.verdicts)
)
# Made once: it is asked several times in each turn, and to make it takes as long as to read the answer.
_ONE: Final = (
    select(Interview)
    .where(Interview.id == bindparam("wanted"), Interview.user_id == bindparam("reader"))
    .options(_WHOLE)
    .execution_options(populate_existing=True)
)


async def get_interview(db_session: AsyncSession, user_id: uuid.UUID, interview_id: uuid.UUID) -> Interview:
    """Return the reader's interview with its questions, answers and verdicts; raise `NotFound` for any other."""
    found = await db_session.scalars(_ONE, {"wanted": interview_id, "reader": user_id})
    interview = found.unique().one_or_none()
    if interview is None:
        raise NotFound("There is no such interview.")
    return interview


async def finished(db_session: AsyncSession, interview_id: uuid.UUID | None) -> list[Interview]:
    """Return completed interviews, whoever's, with their questions and answers; raise `NotFound` without the one."""
    query = (
        select(Interview)
        .where(Interview.status == COMPLETED)
        .options(selectinload(Interview.questions).selectinload(InterviewQuestion.answer))
        .order_by(Interview.completed_at)
    )
    if interview_id is not None:
        query = query.where(Interview.id == interview_id)
    interviews = list(await db_session.scalars(query))
    if interview_id is not None and not interviews:
        raise NotFound("There is no such finished interview.")
    return interviews


async def list_interviews(
    db_session: AsyncSession, user_id: uuid.UUID, after: tuple[datetime, uuid.UUID] | None, limit: int
) -> list[Interview]:
    query = (
        select(Interview)
        .where(Interview.user_id == user_id)
        .order_by(Interview.created_at.desc(), Interview.id.desc())
        .limit(limit)
    )
    if after is not None:
        position = tuple_(literal(after[0], UtcDateTime()), literal(after[1], Uuid()))
        query = query.where(tuple_(Interview.created_at, Interview.id) < position)
    return list(await db_session.scalars(query))


async def whole_interviews(db_session: AsyncSession, user_id: uuid.UUID, offset: int, limit: int) -> list[Interview]:
    """Return the reader's interviews with their questions, answers and verdicts, oldest first."""
    query = (
        select(Interview)
        .where(Interview.user_id == user_id)
        .order_by(Interview.created_at, Interview.id)
        .options(_SEVERAL)
        .offset(offset)
        .limit(limit)
    )
    return list(await db_session.scalars(query))


async def newest_in_progress(db_session: AsyncSession, user_id: uuid.UUID) -> Interview | None:
    query = (
        select(Interview)
        .where(Interview.user_id == user_id, Interview.status == IN_PROGRESS)
        .order_by(Interview.created_at.desc())
        .limit(1)
    )
    return (await db_session.scalars(query)).one_or_none()


async def scores(db_session: AsyncSession, interview_id: uuid.UUID) -> list[float]:
    query = (
        select(InterviewAnswer.score)
        .join(InterviewQuestion, InterviewQuestion.id == InterviewAnswer.question_id)
        .where(InterviewQuestion.interview_id == interview_id, InterviewAnswer.score.is_not(None))
    )
    return [score for score in await db_session.scalars(query) if score is not None]


async def count_completed(db_session: AsyncSession, user_id: uuid.UUID | None = None) -> int:
    """Return how many interviews the reader has completed, or all readers have."""
    query = select(func.count()).select_from(Interview).where(Interview.status == COMPLETED)
    if user_id is not None:
        query = query.where(Interview.user_id == user_id)
    return await db_session.scalar(query) or 0


async def count_started(db_session: AsyncSession) -> int:
    return await db_session.scalar(select(func.count()).select_from(Interview)) or 0


async def pending(db_session: AsyncSession) -> tuple[int, datetime | None]:
    """Return how many answers are pending, and when the oldest of them was submitted."""
    oldest = func.min(InterviewAnswer.submitted_at, type_=UtcDateTime())
    query = select(func.count(), oldest).where(InterviewAnswer.status == PENDING)
    count, since = (await db_session.execute(query)).one()
    return count, since


async def count_answers(db_session: AsyncSession, user_id: uuid.UUID) -> int:
    query = select(func.count()).select_from(InterviewAnswer).join(InterviewQuestion).join(Interview)
    return await db_session.scalar(query.where(Interview.user_id == user_id)) or 0


async def answer_times(db_session: AsyncSession, user_id: uuid.UUID, before: datetime, limit: int) -> list[datetime]:
    """Return when the reader answered before then, latest first."""
    query = (
        select(InterviewAnswer.submitted_at)
        .join(InterviewQuestion)
        .join(Interview)
        .where(Interview.user_id == user_id, InterviewAnswer.submitted_at < before)
        .order_by(InterviewAnswer.submitted_at.desc())
        .limit(limit)
    )
    return list(await db_session.scalars(query))
