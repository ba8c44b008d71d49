"""Queries of interviews. What must happen once is a unique constraint or a compare-and-set here."""

import uuid
from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta
from typing import Any, Final, NamedTuple

from sqlalchemy import ColumnElement, CursorResult, Update, Uuid, func, literal, or_, select, tuple_, update
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import InstrumentedAttribute, selectinload

from interview_simulator.db.base import UtcDateTime
from interview_simulator.db.once import insert_once
from interview_simulator.errors import NotFound
from interview_simulator.features.interviews.models import (
    COMPLETED,
    GRADED,
    IN_PROGRESS,
    PENDING,
    Interview,
    InterviewAnswer,
    InterviewQuestion,
    KeyPointVerdict,
)

_WHOLE: Final = (
    selectinload(Interview.questions).selectinload(InterviewQuestion.answer).selectinload(InterviewAnswer.verdicts)
)
LONGEST_HOLD: Final = timedelta(minutes=1)
"""Nothing is leased or put off for so long at a time, the clocks of machines being some seconds apart."""


async def get_interview(db_session: AsyncSession, user_id: uuid.UUID, interview_id: uuid.UUID) -> Interview:
    """Return the reader's interview with its questions, answers and verdicts; raise `NotFound` for any other."""
    query = (
        select(Interview)
        .where(Interview.id == interview_id, Interview.user_id == user_id)
        .options(_WHOLE)
        .execution_options(populate_existing=True)
    )
    interview = (await db_session.scalars(query)).one_or_none()
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
        .options(_WHOLE)
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


async def latest_questions(
    db_session: AsyncSession, user_id: uuid.UUID, limit: int, besides: uuid.UUID
) -> list[InterviewQuestion]:
    """Return the reader's latest questions, the last one first, without those of the interview `besides`."""
    query = (
        select(InterviewQuestion)
        .join(Interview)
        .where(Interview.user_id == user_id, Interview.id != besides)
        .order_by(InterviewQuestion.asked_at.desc(), InterviewQuestion.number.desc())
        .limit(limit)
    )
    return list(await db_session.scalars(query))


async def questions(db_session: AsyncSession, question_ids: Iterable[uuid.UUID]) -> list[InterviewQuestion]:
    query = select(InterviewQuestion).where(InterviewQuestion.id.in_(list(question_ids)))
    return list(await db_session.scalars(query))


async def texts_asked(db_session: AsyncSession, user_id: uuid.UUID) -> set[str]:
    """Return the text of every question the reader was ever asked."""
    query = select(InterviewQuestion.text).join(Interview).where(Interview.user_id == user_id)
    return set(await db_session.scalars(query))


async def add_question(db_session: AsyncSession, question: InterviewQuestion) -> bool:
    """Add the question unless its number was taken meanwhile; return whether it was added."""
    return await insert_once(db_session, question, "interview_id", "number")


async def add_answer(db_session: AsyncSession, answer: InterviewAnswer) -> bool:
    """Add the answer unless the question has one; return whether it was added."""
    return await insert_once(db_session, answer, "question_id")


async def answer_to(db_session: AsyncSession, question_id: uuid.UUID) -> InterviewAnswer | None:
    query = select(InterviewAnswer).where(InterviewAnswer.question_id == question_id)
    return (await db_session.scalars(query.execution_options(populate_existing=True))).one_or_none()


async def lease(db_session: AsyncSession, answer_id: uuid.UUID, now: datetime, until: datetime) -> bool:
    """Take a pending answer for grading unless another worker holds it; return whether it was taken."""
    free = or_(InterviewAnswer.lease_until.is_(None), _is_over(InterviewAnswer.lease_until, now))
    return await _set_if(
        db_session,
        update(InterviewAnswer)
        .where(InterviewAnswer.id == answer_id, InterviewAnswer.status == PENDING, free)
        .values(lease_until=until, failure=None),
    )


async def renew(db_session: AsyncSession, answer_id: uuid.UUID, leased_until: datetime, until: datetime) -> bool:
    """Move the end of a lease, if it is still the same one."""
    return await _set_if(
        db_session,
        update(InterviewAnswer)
        .where(
            InterviewAnswer.id == answer_id,
            InterviewAnswer.status == PENDING,
            InterviewAnswer.lease_until == leased_until,
        )
        .values(lease_until=until),
    )


async def release(db_session: AsyncSession, answer_id: uuid.UUID, leased_until: datetime, failure: str) -> None:
    """Give back an answer that could not be graded, if the lease is still the same one."""
    await db_session.execute(
        update(InterviewAnswer)
        .where(
            InterviewAnswer.id == answer_id,
            InterviewAnswer.status == PENDING,
            InterviewAnswer.lease_until == leased_until,
        )
        .values(lease_until=None, failure=failure)
    )


async def record_evaluation(
    db_session: AsyncSession, answer_id: uuid.UUID, values: dict[str, Any], verdicts: Sequence[KeyPointVerdict]
) -> bool:
    """Store the evaluation of a pending answer; return False when it has one already."""
    stored = await _set_if(
        db_session,
        update(InterviewAnswer)
        .where(InterviewAnswer.id == answer_id, InterviewAnswer.status == PENDING)
        .values(status=GRADED, lease_until=None, failure=None, **values),
    )
    if stored:
        db_session.add_all(verdicts)
    return stored


async def advance(db_session: AsyncSession, interview_id: uuid.UUID, number: int, values: dict[str, Any]) -> bool:
    """Move an interview on from question `number`; return False when it has moved on already."""
    return await _set_if(
        db_session,
        update(Interview)
        .where(Interview.id == interview_id, Interview.status == IN_PROGRESS, Interview.current_question == number)
        .values(**values),
    )


async def complete(
    db_session: AsyncSession, interview_id: uuid.UUID, number: int, answered: int, values: dict[str, Any]
) -> bool:
    """Complete an interview that has come to question `number`; return False when it has moved on already.

    So it has where a question was asked that is not among the `answered`.
    """
    asked = select(InterviewQuestion.id).where(
        InterviewQuestion.interview_id == interview_id, InterviewQuestion.number > answered
    )
    return await _set_if(
        db_session,
        update(Interview)
        .where(
            Interview.id == interview_id,
            Interview.status == IN_PROGRESS,
            Interview.current_question == number,
            ~asked.exists(),
        )
        .values(status=COMPLETED, question_count=answered, current_question=answered, **values),
    )


async def lease_asking(
    db_session: AsyncSession, interview_id: uuid.UUID, number: int, now: datetime, until: datetime
) -> bool:
    """Take the writing of question `number` unless another worker has it, or it is written; return whether it was."""
    free = or_(Interview.asking_until.is_(None), _is_over(Interview.asking_until, now))
    written = select(InterviewQuestion.id).where(
        InterviewQuestion.interview_id == interview_id, InterviewQuestion.number == number
    )
    return await _set_if(
        db_session,
        update(Interview)
        .where(Interview.id == interview_id, Interview.current_question == number, free, ~written.exists())
        .values(asking_until=until),
    )


async def hold_asking(
    db_session: AsyncSession, interview_id: uuid.UUID, number: int, until: datetime | None, failure: str | None
) -> None:
    """Keep the writing of question `number` from others until then; None: whoever wants to may write it."""
    await db_session.execute(
        update(Interview)
        .where(Interview.id == interview_id, Interview.current_question == number)
        .values(asking_until=until, asking_failure=failure)
    )


async def abandoned_answers(db_session: AsyncSession, now: datetime, limit: int) -> list[tuple[uuid.UUID, uuid.UUID]]:
    """Return (reader, answer) of pending answers whose worker let its lease run out."""
    query = (
        select(Interview.user_id, InterviewAnswer.id)
        .join(InterviewQuestion, InterviewQuestion.interview_id == Interview.id)
        .join(InterviewAnswer, InterviewAnswer.question_id == InterviewQuestion.id)
        .where(InterviewAnswer.status == PENDING, _is_over(InterviewAnswer.lease_until, now))
        .limit(limit)
    )
    return [(user_id, answer_id) for user_id, answer_id in await db_session.execute(query)]


async def find_question(
    db_session: AsyncSession, user_id: uuid.UUID, interview_id: uuid.UUID, question_id: uuid.UUID
) -> tuple[Interview, InterviewQuestion] | None:
    query = (
        select(Interview, InterviewQuestion)
        .join(InterviewQuestion, InterviewQuestion.interview_id == Interview.id)
        .where(Interview.user_id == user_id, Interview.id == interview_id, InterviewQuestion.id == question_id)
    )
    row = (await db_session.execute(query)).one_or_none()
    return (row[0], row[1]) if row else None


async def question_of_answer(
    db_session: AsyncSession, answer_id: uuid.UUID
) -> tuple[Interview, InterviewQuestion, InterviewAnswer]:
    query = (
        select(Interview, InterviewQuestion, InterviewAnswer)
        .join(InterviewQuestion, InterviewQuestion.interview_id == Interview.id)
        .join(InterviewAnswer, InterviewAnswer.question_id == InterviewQuestion.id)
        .where(InterviewAnswer.id == answer_id)
    )
    row = (await db_session.execute(query)).one()
    return row[0], row[1], row[2]


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


async def key_points_asked_now(db_session: AsyncSession, user_id: uuid.UUID) -> set[str]:
    """Return the texts of the key points that the reader's questions without a grade are after."""
    query = (
        select(InterviewQuestion.key_points)
        .join(Interview)
        .outerjoin(InterviewAnswer)
        .where(
            Interview.user_id == user_id,
            Interview.status == IN_PROGRESS,
            or_(InterviewAnswer.id.is_(None), InterviewAnswer.status == PENDING),
        )
    )
    return {point["text"] for points in await db_session.scalars(query) for point in points}


class GradedRow(NamedTuple):
    interview_id: uuid.UUID
    topic: str
    difficulty: str
    text: str
    score: float


async def graded_answers(db_session: AsyncSession, limit: int) -> list[GradedRow]:
    """Return the latest graded answers of all readers."""
    query = (
        select(
            InterviewQuestion.interview_id,
            InterviewQuestion.topic,
            InterviewQuestion.difficulty,
            InterviewQuestion.text,
            InterviewAnswer.score,
        )
        .join(InterviewAnswer, InterviewAnswer.question_id == InterviewQuestion.id)
        .where(InterviewAnswer.status == GRADED)
        .order_by(InterviewAnswer.graded_at.desc())
        .limit(limit)
    )
    return [
        GradedRow(interview_id, topic, difficulty, text, score)
        for interview_id, topic, difficulty, text, score in await db_session.execute(query)
        if score is not None
    ]


def _is_over(until: InstrumentedAttribute[datetime | None], now: datetime) -> ColumnElement[bool]:
    # What seems to last so long was taken before the clock was set back.
    return or_(until <= now, until > now + LONGEST_HOLD)


async def _set_if(db_session: AsyncSession, statement: Update) -> bool:
    result = await db_session.execute(statement.execution_options(synchronize_session=False))
    assert isinstance(result, CursorResult)
    return result.rowcount == 1
