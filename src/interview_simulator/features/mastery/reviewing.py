"""What a reader remembers: key points that were missed come back until they are known."""

import uuid
from collections.abc import Sequence
from datetime import datetime

from sqlalchemy.ext.asyncio import AsyncSession

from interview_simulator.algorithms import reviews
from interview_simulator.algorithms.reviews import Memory
from interview_simulator.algorithms.rubric import Verdict
from interview_simulator.features.mastery import repository
from interview_simulator.features.mastery.measuring import text_hash
from interview_simulator.features.mastery.models import KeyPointReview
from interview_simulator.features.mastery.values import Review
from interview_simulator.interviewers.base import KeyPoint, Source


async def review(
    db_session: AsyncSession,
    reader_id: uuid.UUID,
    topic: str,
    question_id: uuid.UUID,
    verdicts: Sequence[tuple[KeyPoint, Verdict]],
    now: datetime,
) -> None:
    """Take down how an answer did on each key point of its question."""
    hashes = {text_hash(point.text) for point, _ in verdicts}
    rows = {(row.post_id, row.text_hash): row for row in await repository.lock_reviews(db_session, reader_id, hashes)}
    added: list[KeyPointReview] = []
    for point, verdict in verdicts:
        row = rows.get((point.source.post_id, text_hash(point.text)))
        memory = reviews.review(_memory(row) if row else None, verdict, now)
        missed = verdict is not Verdict.COVERED
        values = {
            "follow_up": point.follow_up,
            "section_id": point.source.section_id,
            "topic": topic,
            "question_id": question_id,
            "verdict": verdict.value,
            "times_asked": (row.times_asked if row else 0) + 1,
            "times_missed": (row.times_missed if row else 0) + missed,
            "known": memory.known,
            "stability": memory.stability,
            "difficulty": memory.difficulty,
            "reviewed_at": memory.reviewed_at,
            "due_at": memory.due_at,
        }
        if row is None:
            new = KeyPointReview(
                id=uuid.uuid4(),
                user_id=reader_id,
                text_hash=text_hash(point.text),
                text=point.text,
                post_id=point.source.post_id,
                **values,
            )
            added.append(new)
        else:
            for name, value in values.items():
                setattr(row, name, value)
    await repository.add_reviews(db_session, added)


def to_review(row: KeyPointReview) -> Review:
    return Review(
        key_point=KeyPoint(row.text, Source(row.post_id, row.section_id), row.follow_up),
        topic=row.topic,
        question_id=row.question_id,
        verdict=Verdict(row.verdict),
        times_asked=row.times_asked,
        times_missed=row.times_missed,
        due_at=None if row.known else row.due_at,
    )


def _memory(row: KeyPointReview) -> Memory:
    return Memory(row.stability, row.difficulty, row.reviewed_at, row.due_at, row.known)
