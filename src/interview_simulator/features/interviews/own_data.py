"""All that interviews keep about a reader. What they may yet be asked stays back, as everywhere."""

import uuid
from datetime import datetime

from sqlalchemy.ext.asyncio import AsyncSession

from interview_simulator.algorithms.rubric import Verdict
from interview_simulator.features.interviews import questions, repository, views
from interview_simulator.features.interviews.models import (
    COMPLETED,
    Interview,
    InterviewAnswer,
    InterviewQuestion,
    KeyPointVerdict,
    sentences_of,
)
from interview_simulator.features.interviews.schemas import (
    StoredAnswer,
    StoredInterview,
    StoredQuestion,
    StoredVerdict,
)
from interview_simulator.features.interviews.views import Hidden
from interview_simulator.features.mastery import service as mastery
from interview_simulator.features.mastery.schemas import StoredReview


async def stored_interviews(
    db_session: AsyncSession, reader_id: uuid.UUID, offset: int, limit: int
) -> list[StoredInterview]:
    """Return the reader's interviews with all questions, answers and verdicts, oldest first."""
    rows = await repository.whole_interviews(db_session, reader_id, offset, limit)
    return [_interview(row) for row in rows]


async def stored_reviews(
    db_session: AsyncSession, reader_id: uuid.UUID, offset: int, limit: int, *, now: datetime
) -> list[StoredReview]:
    """Return what the reader remembers, without what is asked now, or due to be."""
    asked_now = await questions.key_points_asked_now(db_session, reader_id)
    reviews = await mastery.stored_reviews(db_session, reader_id, offset, limit)
    for review in reviews:
        if review.text in asked_now or (not review.known and review.due_at <= now):
            review.text = None
    return reviews


def _interview(row: Interview) -> StoredInterview:
    hidden = views.hidden_now(row)
    ended = row.status == COMPLETED
    return StoredInterview(
        **dict(views.summary(row)), questions=[_question(question, hidden, ended=ended) for question in row.questions]
    )


def _question(row: InterviewQuestion, hidden: Hidden, *, ended: bool) -> StoredQuestion:
    return StoredQuestion.model_validate(
        {
            "id": row.id,
            "number": row.number,
            "topic": row.topic,
            "difficulty": row.difficulty,
            "item_difficulty": row.item_difficulty,
            "kind": row.kind,
            "text": row.text,
            "asked_at": row.asked_at,
            "model_answer": row.reference_answer if ended else None,
            "authored_question_id": row.authored_question_id,
            "answer": _answer(row, row.answer, hidden) if row.answer else None,
        }
    )


def _answer(question: InterviewQuestion, row: InterviewAnswer, hidden: Hidden) -> StoredAnswer:
    return StoredAnswer.model_validate(
        {name: getattr(row, name) for name in StoredAnswer.model_fields.keys() - {"key_points"}}
        | {
            "key_points": [
                _verdict(verdict, hidden, sentences_of(question.key_points[verdict.position]))
                for verdict in row.verdicts
            ]
        }
    )


def _verdict(row: KeyPointVerdict, hidden: Hidden, sentences: list[str]) -> StoredVerdict:
    return StoredVerdict(
        position=row.position,
        text=hidden.instead if hidden.hides(row, sentences) else row.text,
        verdict=Verdict(row.verdict),
        quote=row.quote,
        post_id=row.post_id,
        section_id=row.section_id,
    )
