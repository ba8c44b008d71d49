"""What must happen once in a turn: unique constraints and updates that compare first."""

import uuid
from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Any, Final

from sqlalchemy import ColumnElement, CursorResult, Update, bindparam, insert, or_, select, update
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import InstrumentedAttribute

from interview_simulator.db.once import insert_once
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

LONGEST_HOLD: Final = timedelta(minutes=1)
"""Nothing is leased or put off for so long at a time, the clocks of machines being some seconds apart."""
_QUESTION: Final = (
    select(Interview, InterviewQuestion, InterviewAnswer)
    .join(InterviewQuestion, InterviewQuestion.interview_id == Interview.id)
    .outerjoin(InterviewAnswer, InterviewAnswer.question_id == InterviewQuestion.id)
    .where(
        Interview.user_id == bindparam("reader"),
        Interview.id == bindparam("interview"),
        InterviewQuestion.id == bindparam("question"),
    )
)


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
    db_session: AsyncSession, answer_id: uuid.UUID, values: dict[str, Any], verdicts: Sequence[dict[str, Any]]
) -> bool:
    """Store the evaluation of a pending answer; return False when it has one already."""
    stored = await _set_if(
        db_session,
        update(InterviewAnswer)
        .where(InterviewAnswer.id == answer_id, InterviewAnswer.status == PENDING)
        .values(status=GRADED, lease_until=None, failure=None, **values),
    )
    if stored and verdicts:
        await db_session.execute(insert(KeyPointVerdict), verdicts)
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
) -> tuple[Interview, InterviewQuestion, InterviewAnswer | None] | None:
    """Return a question of the reader's with its interview, and its answer if there is one."""
    wanted = {"reader": user_id, "interview": interview_id, "question": question_id}
    row = (await db_session.execute(_QUESTION, wanted)).one_or_none()
    return (row[0], row[1], row[2]) if row else None


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


def _is_over(until: InstrumentedAttribute[datetime | None], now: datetime) -> ColumnElement[bool]:
    # What seems to last so long was taken before the clock was set back.
    return or_(until <= now, until > now + LONGEST_HOLD)


async def _set_if(db_session: AsyncSession, statement: Update) -> bool:
    result = await db_session.execute(statement.execution_options(synchronize_session=False))
    assert isinstance(result, CursorResult)
    return result.rowcount == 1
