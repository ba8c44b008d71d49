"""An interview, its questions, and the one answer to each with its evaluation."""

import uuid
from datetime import datetime
from typing import Any

from sqlalchemy import CheckConstraint, ForeignKey, Index, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from interview_simulator.db.base import Base, HasId

IN_PROGRESS, COMPLETED = "in_progress", "completed"
PENDING, GRADED = "pending", "graded"


class Interview(HasId, Base):
    __tablename__ = "interview_sessions"
    __table_args__ = (
        CheckConstraint("question_count BETWEEN 1 AND 20", name="question_count_range"),
        Index("ix_interview_sessions_user_id_created_at", "user_id", "created_at"),
    )

    user_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("users.id", ondelete="CASCADE"))
    status: Mapped[str] = mapped_column(String(20), default=IN_PROGRESS, server_default=IN_PROGRESS)
    overall_score: Mapped[float | None]
    question_count: Mapped[int]
    current_question: Mapped[int]
    """Number of the question being asked, from 1; stays at the last one once completed."""
    difficulty: Mapped[str] = mapped_column(String(10), default="medium", server_default="medium")
    topics: Mapped[list[Any]]
    focus: Mapped[str] = mapped_column(String(10), default="topics", server_default="topics")
    post_id: Mapped[uuid.UUID | None]
    """The post that it is on, if on one alone; no foreign key, since an import may remove the post."""
    asking_until: Mapped[datetime | None]
    """Until when one worker alone writes the current question, or none is to be written again after a failure."""
    asking_failure: Mapped[str | None] = mapped_column(String(500))
    """Why the current question could not be written the last time."""
    created_at: Mapped[datetime]
    completed_at: Mapped[datetime | None]

    questions: Mapped[list["InterviewQuestion"]] = relationship(
        lazy="raise", order_by="InterviewQuestion.number", passive_deletes=True
    )


class InterviewQuestion(HasId, Base):
    __tablename__ = "interview_questions"
    __table_args__ = (UniqueConstraint("interview_id", "number"),)

    interview_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("interview_sessions.id", ondelete="CASCADE"))
    number: Mapped[int]
    topic: Mapped[str] = mapped_column(String(100))
    difficulty: Mapped[str] = mapped_column(String(10))
    item_difficulty: Mapped[float]
    """Place on the ability scale, in logits."""
    kind: Mapped[str] = mapped_column(String(10))
    text: Mapped[str] = mapped_column(Text)
    key_points: Mapped[list[Any]]
    """`[{"text", "follow_up", "source": {"post_id", "section_id", "sentences"}}]`; not sent until it is answered."""
    reference_answer: Mapped[str] = mapped_column(Text)
    authored_question_id: Mapped[uuid.UUID | None] = mapped_column(index=True)
    """The author's question it is; a note of where it came from, which an import may have removed since."""
    asked_at: Mapped[datetime]

    answer: Mapped["InterviewAnswer | None"] = relationship(lazy="raise", passive_deletes=True)


class InterviewAnswer(HasId, Base):
    __tablename__ = "interview_answers"
    __table_args__ = (Index("ix_interview_answers_status_lease_until", "status", "lease_until"),)

    question_id: Mapped[uuid.UUID] = mapped_column(
        ForeignKey("interview_questions.id", ondelete="CASCADE"), unique=True
    )
    text: Mapped[str | None] = mapped_column(Text)
    """None: skipped."""
    status: Mapped[str] = mapped_column(String(10), default=PENDING)
    submitted_at: Mapped[datetime]
    lease_until: Mapped[datetime | None]
    """Until when one worker alone grades it; past it the worker is taken for dead. None: nobody grades it."""
    failure: Mapped[str | None] = mapped_column(String(500))
    """Why the last attempt to grade it failed."""
    correctness: Mapped[float | None]
    completeness: Mapped[float | None]
    clarity: Mapped[float | None]
    score: Mapped[float | None]
    feedback: Mapped[str | None] = mapped_column(Text)
    graded_by: Mapped[str | None] = mapped_column(String(20))
    chat_model: Mapped[str | None] = mapped_column(String(200))
    prompt_version: Mapped[str | None] = mapped_column(String(50))
    note: Mapped[str | None] = mapped_column(String(500))
    """What was out of the ordinary about how the grade came to be."""
    graded_at: Mapped[datetime | None]

    verdicts: Mapped[list["KeyPointVerdict"]] = relationship(
        lazy="raise", order_by="KeyPointVerdict.position", passive_deletes=True
    )


class KeyPointVerdict(HasId, Base):
    __tablename__ = "key_point_verdicts"
    __table_args__ = (UniqueConstraint("answer_id", "position"),)

    answer_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("interview_answers.id", ondelete="CASCADE"))
    position: Mapped[int]
    text: Mapped[str] = mapped_column(Text)
    verdict: Mapped[str] = mapped_column(String(20))
    quote: Mapped[str | None] = mapped_column(Text)
    post_id: Mapped[uuid.UUID]
    section_id: Mapped[uuid.UUID | None]
    """Where the key point stood when it was asked for; no foreign keys, since an import may have removed it since."""


def sentences_of(key_point: dict[str, Any]) -> list[str]:
    """Return the sentences that a question's key point comes from; those stored first do not say."""
    sentences: list[str] = key_point["source"].get("sentences", [])
    return sentences
