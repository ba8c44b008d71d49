import uuid

from sqlalchemy import select, update
from sqlalchemy.ext.asyncio import AsyncSession

from interview_simulator.features.accounts.models import User


async def when_model_fails(db_session: AsyncSession, user_id: uuid.UUID) -> str:
    return (await db_session.scalars(select(User.when_model_fails).where(User.id == user_id))).one()


async def set_when_model_fails(db_session: AsyncSession, user_id: uuid.UUID, value: str) -> None:
    await db_session.execute(update(User).where(User.id == user_id).values(when_model_fails=value))
