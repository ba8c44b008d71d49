"""Who is reading, and what they prefer. At home there is one local reader and no sign-in."""

import uuid
from typing import Final

from sqlalchemy.ext.asyncio import AsyncSession

from interview_simulator.clock import Clock
from interview_simulator.db.once import insert_once
from interview_simulator.features.accounts import repository
from interview_simulator.features.accounts.models import User
from interview_simulator.features.accounts.schemas import Preferences, WhenModelFails

LOCAL_READER_ID: Final = uuid.UUID("00000000-0000-4000-8000-000000000001")


async def ensure_local_reader(db_session: AsyncSession, clock: Clock) -> None:
    await insert_once(db_session, User(id=LOCAL_READER_ID, name="Reader", created_at=clock()), "id")


async def preferences(db_session: AsyncSession, reader_id: uuid.UUID) -> Preferences:
    return Preferences(when_model_fails=WhenModelFails(await repository.when_model_fails(db_session, reader_id)))


async def change_preferences(db_session: AsyncSession, reader_id: uuid.UUID, wanted: Preferences) -> Preferences:
    await repository.set_when_model_fails(db_session, reader_id, wanted.when_model_fails)
    return wanted
