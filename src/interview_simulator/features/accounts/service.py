"""Who is reading, and what they prefer. At home there is one local reader and no sign-in."""

import uuid
from datetime import datetime
from typing import Final

from sqlalchemy.ext.asyncio import AsyncSession

from interview_simulator.clock import Clock
from interview_simulator.db.once import insert_once
from interview_simulator.features.accounts import repository, sessions
from interview_simulator.features.accounts.admission import Admission
from interview_simulator.features.accounts.models import User
from interview_simulator.features.accounts.schemas import AccountOut, OidcOut, Preferences, ReaderOut, WhenModelFails

LOCAL_READER_ID: Final = uuid.UUID("00000000-0000-4000-8000-000000000001")


async def ensure_local_reader(db_session: AsyncSession, clock: Clock) -> None:
    await insert_once(db_session, User(id=LOCAL_READER_ID, name="Reader", created_at=clock()), "id")


async def clear_away_ended(db_session: AsyncSession, now: datetime) -> None:
    """Delete sessions and links that nobody can use any more."""
    await sessions.clear_away(db_session, now)
    await repository.delete_expired_tokens(db_session, now)


async def account(db_session: AsyncSession, admission: Admission, reader_id: uuid.UUID | None) -> AccountOut:
    """Return who is signed in, and how one can be."""
    user = await repository.user(db_session, reader_id) if reader_id else None
    return AccountOut(
        mode=admission.mode,
        reader=_shown(user) if user else None,
        sign_up=admission.sign_up,
        oidc=OidcOut(name=admission.openid.name) if admission.openid else None,
        mails_resets=admission.mailer is not None,
    )


async def preferences(db_session: AsyncSession, reader_id: uuid.UUID) -> Preferences:
    return Preferences(when_model_fails=WhenModelFails(await repository.when_model_fails(db_session, reader_id)))


async def change_preferences(db_session: AsyncSession, reader_id: uuid.UUID, wanted: Preferences) -> Preferences:
    await repository.set_when_model_fails(db_session, reader_id, wanted.when_model_fails)
    return wanted


def _shown(user: User) -> ReaderOut:
    return ReaderOut(id=user.id, name=user.name, email=user.email, has_password=user.password_hash is not None)
