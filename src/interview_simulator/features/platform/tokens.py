"""API tokens: what a platform shows to be let in, and what it may do then."""

import re
import uuid
from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Final

from sqlalchemy.ext.asyncio import AsyncSession

from interview_simulator.db.session import Database
from interview_simulator.errors import InvalidRequest, NotFound
from interview_simulator.features.accounts import keys
from interview_simulator.features.platform import repository
from interview_simulator.features.platform.models import ApiToken

PLATFORM: Final = re.compile(r"[a-z0-9][a-z0-9._-]{0,99}")
"""Without a slash, which ends it where a post's key follows."""


class Scope(StrEnum):
    PROGRESS_WRITE = "progress:write"
    POSTS_WRITE = "posts:write"
    READERS_READ = "readers:read"
    READERS_LINK = "readers:link"
    READERS_DELETE = "readers:delete"


@dataclass(frozen=True)
class Token:
    """A token without its secret."""

    id: uuid.UUID
    platform: str
    scopes: frozenset[Scope]
    created_at: datetime
    expires_at: datetime | None
    revoked_at: datetime | None

    def is_valid(self, now: datetime) -> bool:
        return self.revoked_at is None and (self.expires_at is None or now < self.expires_at)


async def create(
    database: Database, platform: str, scopes: Collection[Scope], now: datetime, days: int | None = None
) -> str:
    """Return a new token, which is not stored itself. Raise `InvalidRequest` for a name that no platform has."""
    if not PLATFORM.fullmatch(platform):
        raise InvalidRequest(
            f"{platform}: a platform's name has 1 to 100 of the characters a-z, 0-9, '.', '_' and '-', "
            "and begins with a letter or digit"
        )
    token_id = uuid.uuid4()
    key, secret_hash = keys.new_key(token_id)
    token = ApiToken(
        id=token_id,
        platform=platform,
        secret_hash=secret_hash,
        scopes=sorted(set(scopes)),
        created_at=now,
        expires_at=None if days is None else now + timedelta(days=days),
    )
    async with database.write() as db_session:
        db_session.add(token)
    return key


async def list_tokens(database: Database) -> list[Token]:
    """Return all tokens there ever were, oldest first."""
    async with database.read() as db_session:
        return [_token(row) for row in await repository.tokens(db_session)]


async def revoke(database: Database, token_id: uuid.UUID, now: datetime) -> None:
    """Let nobody in with this token any more. Raise `NotFound` when there is none."""
    async with database.write() as db_session:
        if not await repository.revoke(db_session, token_id, now):
            raise NotFound(f"{token_id}: there is no such token")


async def look(db_session: AsyncSession, key: str, now: datetime) -> Token | None:
    """Return the token; None when it is none, has expired, or was revoked."""
    parts = keys.split(key)
    row = await repository.token(db_session, parts[0]) if parts else None
    if parts is None or row is None or not keys.matches(parts[1], row.secret_hash):
        return None
    token = _token(row)
    return token if token.is_valid(now) else None


def _token(row: ApiToken) -> Token:
    scopes = frozenset(Scope(scope) for scope in row.scopes)
    return Token(row.id, row.platform, scopes, row.created_at, row.expires_at, row.revoked_at)
