"""All that accounts keep about a reader, and the end of an account."""

import uuid
from datetime import datetime
from typing import Final

from sqlalchemy.ext.asyncio import AsyncSession

from interview_simulator.clock import Clock
from interview_simulator.db.deadlocks import despite_deadlocks
from interview_simulator.db.session import Database
from interview_simulator.errors import WrongPassword
from interview_simulator.features.accounts import passwords, repository, service
from interview_simulator.features.accounts.models import User
from interview_simulator.features.accounts.schemas import (
    StoredAccount,
    StoredIdentity,
    StoredLink,
    StoredSession,
)

UNNAMED: Final = "Reader"


async def stored(db_session: AsyncSession, reader_id: uuid.UUID) -> StoredAccount:
    """Return everything but what would let somebody in: passwords and keys are stored as hashes, and stay here."""
    user = await repository.user(db_session, reader_id)
    assert user is not None
    return StoredAccount(
        id=user.id,
        name=user.name,
        email=user.email,
        has_password=user.password_hash is not None,
        when_model_fails=user.when_model_fails,
        created_at=user.created_at,
        sessions=[StoredSession.model_validate(row) for row in await repository.sessions_of(db_session, reader_id)],
        identities=[
            StoredIdentity.model_validate(row) for row in await repository.identities_of(db_session, reader_id)
        ],
        links=[StoredLink.model_validate(row) for row in await repository.tokens_of(db_session, reader_id)],
    )


async def create(db_session: AsyncSession, now: datetime) -> uuid.UUID:
    """Make an account for somebody who signs in by another way than a password, and return its id."""
    user = User(id=uuid.uuid4(), name=UNNAMED, created_at=now)
    db_session.add(user)
    await db_session.flush()
    return user.id


async def hold(db_session: AsyncSession, reader_id: uuid.UUID) -> bool:
    """Return whether the reader is there; then nobody deletes them before this transaction ends.

    Call it before anything of theirs is locked: a deletion begins here too, so that neither waits for the other.
    """
    return await repository.hold_user(db_session, reader_id)


async def delete(database: Database, reader_id: uuid.UUID) -> None:
    """Delete the reader: by their foreign keys, all tables let go of them."""

    async def transaction() -> None:
        async with database.write() as db_session:
            await repository.delete_user(db_session, reader_id)

    await despite_deadlocks(transaction)


async def delete_own(database: Database, reader_id: uuid.UUID, password: str | None, clock: Clock) -> None:
    """Delete the reader with everything about them; the local reader begins anew, with nothing.

    Raise `WrongPassword` where there is a password and `password` is another, or None.
    """
    async with database.read() as db_session:
        user = await repository.user(db_session, reader_id)
    present = user.password_hash if user else None
    if present is not None and not (await passwords.check(password or "", present))[0]:
        raise WrongPassword("Deleting the account needs your password.")

    async def transaction() -> None:
        async with database.write() as db_session:
            if not await repository.has_password_hash(db_session, reader_id, present):
                raise WrongPassword("The password was changed meanwhile.")
            await repository.delete_user(db_session, reader_id)
            if reader_id == service.LOCAL_READER_ID:
                await service.ensure_local_reader(db_session, clock)

    await despite_deadlocks(transaction)
