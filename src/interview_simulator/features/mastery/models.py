"""How able a reader is on each topic, what they remember of each key point, and how hard questions prove to be."""

import uuid
from datetime import datetime

from sqlalchemy import ForeignKey, Index, LargeBinary, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from interview_simulator.db.base import Base, HasId


class TopicAbility(Base):
    __tablename__ = "topic_abilities"

    user_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("users.id", ondelete="CASCADE"), primary_key=True)
    topic: Mapped[str] = mapped_column(String(100), primary_key=True)
    evidence: Mapped[bytes] = mapped_column(LargeBinary)
    """Log-likelihood of the ability on its grid, as of the last answer: all that its answers say, in whatever order."""
    answers: Mapped[int]
    last_answered_at: Mapped[datetime]


class AbilityPoint(HasId, Base):
    """The ability on a topic right after an answer."""

    __tablename__ = "ability_history"
    __table_args__ = (Index("ix_ability_history_user_id_topic_at", "user_id", "topic", "at"),)

    user_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("users.id", ondelete="CASCADE"))
    topic: Mapped[str] = mapped_column(String(100))
    answer_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("interview_answers.id", ondelete="CASCADE"), unique=True)
    interview_id: Mapped[uuid.UUID]
    at: Mapped[datetime]
    mean: Mapped[float]
    low: Mapped[float]
    high: Mapped[float]
    score: Mapped[float]


class KeyPointReview(HasId, Base):
    """What a reader remembers of a key point they were asked for."""

    __tablename__ = "key_point_reviews"
    __table_args__ = (
        UniqueConstraint("user_id", "post_id", "text_hash"),
        Index("ix_key_point_reviews_user_id_known_due_at", "user_id", "known", "due_at"),
    )

    user_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("users.id", ondelete="CASCADE"))
    text_hash: Mapped[str] = mapped_column(String(64))
    text: Mapped[str] = mapped_column(Text)
    follow_up: Mapped[str | None] = mapped_column(Text)
    topic: Mapped[str] = mapped_column(String(100))
    post_id: Mapped[uuid.UUID]
    section_id: Mapped[uuid.UUID | None]
    """Where it stood when it was asked for; no foreign keys, since an import may have removed it since."""
    question_id: Mapped[uuid.UUID]
    """The question that asked for it last."""
    verdict: Mapped[str] = mapped_column(String(20))
    times_asked: Mapped[int]
    times_missed: Mapped[int]
    known: Mapped[bool]
    """It need not come back."""
    stability: Mapped[float]
    difficulty: Mapped[float]
    reviewed_at: Mapped[datetime]
    due_at: Mapped[datetime]


class LevelDifficulties(Base):
    """How hard the levels proved to be after so many finished interviews, in logits."""

    __tablename__ = "level_difficulties"

    interviews: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    easy: Mapped[float]
    medium: Mapped[float]
    hard: Mapped[float]
    fitted_at: Mapped[datetime]


class ItemDifficulty(Base):
    """How hard a question proved to be, in logits, and how sure that is."""

    __tablename__ = "item_difficulties"

    text_hash: Mapped[str] = mapped_column(String(64), primary_key=True)
    mean: Mapped[float]
    sd: Mapped[float]
