"""What who runs the site does with accounts, from the command line."""

import uuid
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy.ext.asyncio import AsyncSession

from interview_simulator.db.session import Database
from interview_simulator.errors import EmailTaken, InvalidRequest, NotFound
from interview_simulator.features.accounts import links, own_data, repository
from interview_simulator.features.accounts.admission import Admission
from interview_simulator.features.accounts.links import Purpose
from interview_simulator.features.accounts.schemas import normalised
from interview_simulator.features.accounts.service import LOCAL_READER_ID


@dataclass(frozen=True)
class Account:
    id: uuid.UUID
    name: str
    email: str | None
    has_password: bool
    issuer: str | None
    """Of the provider that signs the reader in. Without that and a password, a platform does."""
    created_at: datetime
    last_used_at: datetime | None


async def invite(database: Database, admission: Admission, email: str | None, now: datetime) -> str:
    """Return a link to make an account with: for `email`, or for whoever has it. Raise `EmailTaken`."""
    wanted = _normalised(email) if email is not None else None
    async with database.write() as db_session:
        if wanted is not None and await repository.user_by_email(db_session, wanted):
            raise EmailTaken(f"there is an account with the e-mail {wanted}")
        key = await links.new_link(db_session, Purpose.INVITATION, now, email=wanted)
    return admission.link("sign-up", f"invitation={key}")


async def reset(database: Database, admission: Admission, email: str, now: datetime) -> str:
    """Return a link to set a new password with. Raise `NotFound`."""
    async with database.write() as db_session:
        user = await repository.user_by_email(db_session, _normalised(email))
        if user is None:
            raise NotFound(f"no account signs in with the e-mail {email}")
        key = await links.new_link(db_session, Purpose.RESET, now, user_id=user.id)
    return admission.link("reset-password", f"token={key}")


async def accounts(database: Database) -> list[Account]:
    """Return all of them, oldest first."""
    async with database.read() as db_session:
        return [Account(*row) for row in await repository.accounts(db_session) if row[0] != LOCAL_READER_ID]


async def delete(database: Database, account: str) -> None:
    """Delete the account with this e-mail or id, and everything in it.

    Raise `NotFound`, or `InvalidRequest` where several have the e-mail: a provider may say the same of two.
    """
    async with database.read() as db_session:
        found = await _found(db_session, account)
    if not found:
        raise NotFound(f"there is no account {account}")
    if len(found) > 1:
        raise InvalidRequest(f"{len(found)} accounts have the e-mail {account}; name one by its id")
    await own_data.delete(database, found[0])


async def _found(db_session: AsyncSession, account: str) -> list[uuid.UUID]:
    try:
        user = await repository.user(db_session, uuid.UUID(account))
    except ValueError:
        return await repository.users_with_email(db_session, _normalised(account))
    return [user.id] if user and user.id != LOCAL_READER_ID else []


def _normalised(email: str) -> str:
    try:
        return normalised(email)
    except ValueError as error:
        raise InvalidRequest(f"{email!r} {error}") from error
