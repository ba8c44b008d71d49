import uuid
from datetime import datetime

from sqlalchemy import ForeignKey, Index, String
from sqlalchemy.orm import Mapped, mapped_column

from interview_simulator.db.base import Base, HasId


class ModelCall(HasId, Base):
    """One attempt at a step of an interview: what a question or a grade came from, and what it took."""

    __tablename__ = "model_calls"
    __table_args__ = (
        Index("ix_model_calls_user_id_created_at", "user_id", "created_at"),
        Index("ix_model_calls_created_at", "created_at"),
    )

    user_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("users.id", ondelete="CASCADE"))
    question_id: Mapped[uuid.UUID | None] = mapped_column(
        ForeignKey("interview_questions.id", ondelete="CASCADE"), index=True
    )
    """None where no question came of it."""
    step: Mapped[str] = mapped_column(String(20))
    interviewer: Mapped[str] = mapped_column(String(20))
    outcome: Mapped[str] = mapped_column(String(20), default="ok", server_default="ok")
    chat_model: Mapped[str | None] = mapped_column(String(200))
    prompt_version: Mapped[str | None] = mapped_column(String(50))
    tokens_in: Mapped[int | None]
    tokens_out: Mapped[int | None]
    latency_ms: Mapped[float]
    cost_usd: Mapped[float | None]
    """None where nobody knows the price."""
    created_at: Mapped[datetime]
