"""How often somebody may do something, counted in the database, so that all workers count together."""

import hashlib
import math
from datetime import datetime
from typing import Final

from sqlalchemy import Double, String, delete, func, select, tuple_, update
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import Mapped, mapped_column

from interview_simulator.clock import Clock
from interview_simulator.db.base import Base
from interview_simulator.db.session import Database
from interview_simulator.errors import TooManyRequests

ROUNDING_S: Final = 0.001
APART_S: Final = 60.0
"""How far the clocks of workers may be apart."""


class RateLimit(Base):
    """Until when what somebody has done counts against them: a bucket that leaks at an even rate."""

    __tablename__ = "rate_limits"

    name: Mapped[str] = mapped_column(String(50), primary_key=True)
    key_hash: Mapped[str] = mapped_column(String(64), primary_key=True)
    """Who it is about: neither addresses nor names of accounts are kept."""
    empty_at: Mapped[float] = mapped_column(Double, index=True)
    """In seconds of Unix time: not every database can add to a time."""


async def limited(
    db_session: AsyncSession, name: str, key: str, limit: int, per_seconds: float, now: datetime
) -> bool:  # fmt: skip
    """Count one more of `name` by `key`, and return whether it is one too many: `limit` at once, and from then on as
    many in `per_seconds`, evenly. What is refused does not count, so waiting `per_seconds / limit` is always enough,
    even after the clock was set back by more than workers' clocks may be apart."""
    each, seconds, key_hash = per_seconds / limit, now.timestamp(), _hashed(key)
    insert = postgresql.insert if db_session.get_bind().dialect.name == "postgresql" else sqlite.insert
    statement = insert(RateLimit).values(name=name, key_hash=key_hash, empty_at=seconds + each)
    later = func.greatest if insert is postgresql.insert else func.max
    counted = await db_session.execute(
        statement.on_conflict_do_update(
            index_elements=["name", "key_hash"],
            set_={"empty_at": later(RateLimit.empty_at + each, statement.excluded.empty_at)},
            where=RateLimit.empty_at <= seconds + each * (limit - 1) + ROUNDING_S,
        ).returning(RateLimit.name)
    )
    if counted.first() is not None:
        return False
    # No bucket is further from empty than a full one, unless the clock was set back.
    await db_session.execute(
        update(RateLimit)
        .where(RateLimit.name == name, RateLimit.key_hash == key_hash)
        .where(RateLimit.empty_at > seconds + per_seconds + APART_S)
        .values(empty_at=seconds + per_seconds)
        .execution_options(synchronize_session=False)
    )
    return True


async def hold_to_limit(
    database: Database, clock: Clock, name: str, key: str, limit: int, per_seconds: float
) -> None:  # fmt: skip
    """Raise `TooManyRequests` for one too many. The count is committed at once: a request that fails counts as well."""
    async with database.write() as db_session:
        if not await limited(db_session, name, key, limit, per_seconds, clock()):
            return
    seconds = math.ceil(per_seconds / limit)
    raise TooManyRequests(f"That was too often. Wait {seconds} s and try again.", seconds)


async def clear_away(db_session: AsyncSession, now: datetime) -> None:
    """Delete what counts against nobody any more, except what is being counted at this moment."""
    row = (RateLimit.name, RateLimit.key_hash)
    old = select(*row).where(RateLimit.empty_at <= now.timestamp()).with_for_update(skip_locked=True)
    await db_session.execute(delete(RateLimit).where(tuple_(*row).in_(old)))


def _hashed(key: str) -> str:
    return hashlib.sha256(key.encode()).hexdigest()
