from datetime import datetime

from sqlalchemy import String
from sqlalchemy.orm import Mapped, mapped_column

from interview_simulator.db.base import Base, HasId


class User(HasId, Base):
    __tablename__ = "users"

    name: Mapped[str] = mapped_column(String(200))
    when_model_fails: Mapped[str] = mapped_column(String(10), default="offline", server_default="offline")
    """Grade offline, or wait for the chat model."""
    created_at: Mapped[datetime]
