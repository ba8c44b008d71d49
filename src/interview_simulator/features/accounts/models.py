from datetime import datetime

from sqlalchemy import String
from sqlalchemy.orm import Mapped, mapped_column

from interview_simulator.db.base import Base, HasId


class User(HasId, Base):
    __tablename__ = "users"

    name: Mapped[str] = mapped_column(String(200))
    created_at: Mapped[datetime]
