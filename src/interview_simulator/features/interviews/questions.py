"""Queries of questions that were asked."""

import uuid
from collections.abc import Iterable
from typing import Final, NamedTuple

from sqlalchemy import Integer, bindparam, or_, select
from sqlalchemy.ext.asyncio import AsyncSession

from interview_simulator.db.once import insert_once
from interview_simulator.features.interviews.models import (
    GRADED,
    IN_PROGRESS,
    PENDING,
    Interview,
    InterviewAnswer,
    InterviewQuestion,
)

# Made once: they are asked with every question, and to make one takes as long as to read the answer.
_LATEST: Final = (
    select(Interview.id)
    .where(Interview.user_id == bindparam("reader"))
    .order_by(Interview.created_at.desc())
    .limit(bindparam("interviews", type_=Integer))
)
_LATEST_QUESTIONS: Final = (
    select(InterviewQuestion)
    .where(InterviewQuestion.interview_id.in_(_LATEST), InterviewQuestion.interview_id != bindparam("besides"))
    .order_by(InterviewQuestion.asked_at.desc(), InterviewQuestion.number.desc())
    .limit(bindparam("limit", type_=Integer))
)
_TEXTS_ASKED: Final = select(InterviewQuestion.text).where(InterviewQuestion.interview_id.in_(_LATEST))


async def latest_questions(
    db_session: AsyncSession, user_id: uuid.UUID, limit: int, besides: uuid.UUID
) -> list[InterviewQuestion]:
    """Return the reader's latest questions, the last one first, without those of the interview `besides`."""
    # An interview has a question at least, so no more of them are looked at, however many there were.
    values = {"reader": user_id, "interviews": limit + 1, "besides": besides, "limit": limit}
    return list(await db_session.scalars(_LATEST_QUESTIONS, values))


async def by_id(db_session: AsyncSession, question_ids: Iterable[uuid.UUID]) -> list[InterviewQuestion]:
    query = select(InterviewQuestion).where(InterviewQuestion.id.in_(list(question_ids)))
    return list(await db_session.scalars(query))


async def texts_asked(db_session: AsyncSession, user_id: uuid.UUID, interviews: int) -> set[str]:
    """Return the text of every question of the reader's latest `interviews`."""
    return set(await db_session.scalars(_TEXTS_ASKED, {"reader": user_id, "interviews": interviews}))


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


async def add_question(db_session: AsyncSession, question: InterviewQuestion) -> bool:
    """Add the question unless its number was taken meanwhile; return whether it was added."""
    return await insert_once(db_session, question, "interview_id", "number")


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
