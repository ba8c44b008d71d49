"""Who is reading. At home there is one local reader and no sign-in."""

import uuid
from typing import Final

from sqlalchemy.ext.asyncio import AsyncSession

from interview_simulator.clock import Clock
from interview_simulator.db.once import insert_once
from interview_simulator.features.accounts.models import User

LOCAL_READER_ID: Final = uuid.UUID("00000000-0000-4000-8000-000000000001")


async def ensure_local_reader(db_session: AsyncSession, clock: Clock) -> None:
    await insert_once(db_session, User(id=LOCAL_READER_ID, name="Reader", created_at=clock()), "id")
