"""What a platform may do, whom it knows, and the links by which it sends them here."""

import uuid
from datetime import datetime
from typing import Any

from sqlalchemy import ForeignKey, String, Text
from sqlalchemy.orm import Mapped, mapped_column

from interview_simulator.db.base import Base, HasId


class ApiToken(HasId, Base):
    __tablename__ = "api_tokens"

    platform: Mapped[str] = mapped_column(String(100))
    """Tokens of one platform share its readers and posts, so that one token can follow another."""
    secret_hash: Mapped[str] = mapped_column(String(64))
    scopes: Mapped[list[Any]]
    created_at: Mapped[datetime]
    expires_at: Mapped[datetime | None]
    revoked_at: Mapped[datetime | None]


class PlatformReader(Base):
    """Who a reader is to a platform."""

    __tablename__ = "platform_readers"

    platform: Mapped[str] = mapped_column(String(100), primary_key=True)
    external_id: Mapped[str] = mapped_column(String(200), primary_key=True)
    user_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("users.id", ondelete="CASCADE"), index=True)
    created_at: Mapped[datetime]


class SignInLink(HasId, Base):
    """A link that signs a reader in, once. Deleted when it is used."""

    __tablename__ = "sign_in_links"

    user_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("users.id", ondelete="CASCADE"), index=True)
    secret_hash: Mapped[str] = mapped_column(String(64))
    target: Mapped[str] = mapped_column(Text)
    """Page of this application that it leads to."""
    created_at: Mapped[datetime]
    expires_at: Mapped[datetime] = mapped_column(index=True)
