import uuid
from datetime import datetime

from sqlalchemy import ForeignKey, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from interview_simulator.db.base import Base, HasId


class User(HasId, Base):
    __tablename__ = "users"

    name: Mapped[str] = mapped_column(String(200))
    email: Mapped[str | None] = mapped_column(String(254), unique=True, index=True)
    """What the reader signs in with, normalised. None for the local reader and for whom a provider signs in."""
    password_hash: Mapped[str | None] = mapped_column(String(200))
    when_model_fails: Mapped[str] = mapped_column(String(10), default="offline", server_default="offline")
    """Grade offline, or wait for the chat model."""
    created_at: Mapped[datetime]


class UserSession(HasId, Base):
    """Somebody signed in, in one browser."""

    __tablename__ = "user_sessions"

    user_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("users.id", ondelete="CASCADE"), index=True)
    secret_hash: Mapped[str] = mapped_column(String(64))
    created_at: Mapped[datetime]
    last_used_at: Mapped[datetime]
    expires_at: Mapped[datetime]


class AccountToken(HasId, Base):
    """A link that can be used once: an invitation, or to set a new password. Deleted when it is used."""

    __tablename__ = "account_tokens"

    purpose: Mapped[str] = mapped_column(String(20))
    secret_hash: Mapped[str] = mapped_column(String(64))
    user_id: Mapped[uuid.UUID | None] = mapped_column(ForeignKey("users.id", ondelete="CASCADE"), index=True)
    email: Mapped[str | None] = mapped_column(String(254))
    """Whom an invitation is for; None for whoever has it."""
    created_at: Mapped[datetime]
    expires_at: Mapped[datetime]


class UserIdentity(HasId, Base):
    """Who a reader is to an OpenID Connect provider."""

    __tablename__ = "user_identities"
    __table_args__ = (UniqueConstraint("issuer", "subject"),)

    user_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("users.id", ondelete="CASCADE"), index=True)
    issuer: Mapped[str] = mapped_column(String(500))
    subject: Mapped[str] = mapped_column(String(255))
    email: Mapped[str | None] = mapped_column(String(254))
    """For the owner to see. Nobody is recognised by it."""
    created_at: Mapped[datetime]
