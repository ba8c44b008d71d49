"""Links that can be used once: invitations, and those to set a new password."""

import uuid
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Final

from sqlalchemy.ext.asyncio import AsyncSession

from interview_simulator.clock import is_good
from interview_simulator.errors import LinkNotValid
from interview_simulator.features.accounts import keys, repository
from interview_simulator.features.accounts.models import AccountToken


class Purpose(StrEnum):
    INVITATION = "invitation"
    RESET = "reset"


LASTS: Final = {Purpose.INVITATION: timedelta(days=7), Purpose.RESET: timedelta(hours=1)}


async def new_link(
    db_session: AsyncSession,
    purpose: Purpose,
    now: datetime,
    *,
    user_id: uuid.UUID | None = None,
    email: str | None = None,
) -> str:
    """Return the key of a new link."""
    token_id = uuid.uuid4()
    key, secret_hash = keys.new_key(token_id)
    db_session.add(
        AccountToken(
            id=token_id,
            purpose=purpose,
            secret_hash=secret_hash,
            user_id=user_id,
            email=email,
            created_at=now,
            expires_at=now + LASTS[purpose],
        )
    )
    return key


async def look(db_session: AsyncSession, purpose: Purpose, key: str, now: datetime) -> AccountToken:
    """Return what the link is for. Raise `LinkNotValid` when it was used, has expired or never was."""
    parts = keys.split(key)
    token = await repository.token(db_session, parts[0]) if parts else None
    if parts is None or token is None or not keys.matches(parts[1], token.secret_hash):
        raise _not_valid()
    if token.purpose != purpose or not is_good(token.created_at, token.expires_at, now):
        raise _not_valid()
    return token


async def use(db_session: AsyncSession, purpose: Purpose, key: str, now: datetime) -> AccountToken:
    """Return what the link is for, and end it. Raise `LinkNotValid` as `look` does."""
    token = await look(db_session, purpose, key, now)
    if not await repository.delete_token(db_session, token.id):
        raise _not_valid()
    return token


async def use_invitation_for(db_session: AsyncSession, email: str, now: datetime) -> bool:
    """End the invitations of this `email`, and return whether there was one that was still good."""
    found = await repository.tokens_for(db_session, Purpose.INVITATION, email)
    good = [token for token in found if is_good(token.created_at, token.expires_at, now)]
    return any([await repository.delete_token(db_session, token.id) for token in good])


def _not_valid() -> LinkNotValid:
    return LinkNotValid("This link was used already, or has expired. Ask for a new one.")
