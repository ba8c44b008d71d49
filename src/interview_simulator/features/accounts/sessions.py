"""Who is signed in. Stored, so that every worker knows it and it can be ended."""

import uuid
from datetime import datetime, timedelta
from typing import Final

from sqlalchemy.ext.asyncio import AsyncSession

from interview_simulator.clock import is_good
from interview_simulator.db.session import Database
from interview_simulator.features.accounts import keys, repository
from interview_simulator.features.accounts.models import UserSession

LONGEST: Final = timedelta(days=30)
UNUSED: Final = timedelta(days=14)
NOTED_EVERY: Final = timedelta(hours=1)
"""How exactly it is known when a session was used last, so that reading writes nothing."""


async def open_session(db_session: AsyncSession, user_id: uuid.UUID, now: datetime) -> str:
    """Sign the reader in, and return the key for their cookie."""
    session_id = uuid.uuid4()
    key, secret_hash = keys.new_key(session_id)
    db_session.add(
        UserSession(
            id=session_id,
            user_id=user_id,
            secret_hash=secret_hash,
            created_at=now,
            last_used_at=now,
            expires_at=now + LONGEST,
        )
    )
    return key


async def clear_away(db_session: AsyncSession, now: datetime) -> None:
    """Delete the sessions that have ended."""
    await repository.delete_ended_sessions(db_session, now, now - UNUSED)


async def reader_of(database: Database, key: str | None, now: datetime) -> uuid.UUID | None:
    """Return who is signed in with `key`; None for nobody. Holds no connection when it returns."""
    async with database.read() as db_session:
        found = await find(db_session, key, now)
    if found is None:
        return None
    # Noted as well when the clock was set back since.
    if abs(now - found.last_used_at) >= NOTED_EVERY:
        async with database.write() as db_session:
            await repository.note_use(db_session, found.id, now)
    return found.user_id


async def find(db_session: AsyncSession, key: str | None, now: datetime) -> UserSession | None:
    """Return the session that `key` is for, unless it has ended."""
    parts = keys.split(key) if key else None
    if parts is None:
        return None
    session_id, secret = parts
    found = await repository.session(db_session, session_id)
    if found is None or not keys.matches(secret, found.secret_hash):
        return None
    return found if is_good(found.created_at, found.expires_at, now) and now < found.last_used_at + UNUSED else None


async def close_session(db_session: AsyncSession, key: str | None, now: datetime) -> None:
    """Sign out where `key` is; a key that is none does nothing."""
    if found := await find(db_session, key, now):
        await repository.delete_session(db_session, found.id)


async def close_every_session(db_session: AsyncSession, user_id: uuid.UUID) -> None:
    await repository.delete_sessions(db_session, user_id)
