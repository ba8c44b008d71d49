"""The readers of a platform: each is an account of its own here, which the platform names as it likes."""

import uuid

from sqlalchemy.ext.asyncio import AsyncSession

from interview_simulator.clock import Clock
from interview_simulator.db.session import Database
from interview_simulator.errors import NotFound
from interview_simulator.features.accounts import own_data as accounts
from interview_simulator.features.badges import service as badges
from interview_simulator.features.interviews.progress import progress
from interview_simulator.features.mastery import service as mastery
from interview_simulator.features.platform import repository
from interview_simulator.features.platform.models import PlatformReader
from interview_simulator.features.platform.schemas import PlatformReaderOut, TopicLevel


async def find_or_create(database: Database, clock: Clock, platform: str, external_id: str) -> tuple[uuid.UUID, bool]:
    """Return the reader, and whether they are new."""
    async with database.read() as db_session:
        if there := await repository.reader(db_session, platform, external_id):
            return there.user_id, False
    async with database.write() as db_session:
        await database.lock(db_session, "platform reader")
        if there := await repository.reader(db_session, platform, external_id):
            return there.user_id, False
        now = clock()
        user_id = await accounts.create(db_session, now)
        db_session.add(PlatformReader(platform=platform, external_id=external_id, user_id=user_id, created_at=now))
        return user_id, True


async def find(db_session: AsyncSession, platform: str, external_id: str) -> PlatformReader:
    """Return who the platform calls so. Raise `NotFound`."""
    there = await repository.reader(db_session, platform, external_id)
    if there is None:
        raise NotFound("The platform has no such reader.")
    return there


async def describe(db_session: AsyncSession, platform: str, external_id: str, clock: Clock) -> PlatformReaderOut:
    """Return how a reader is coming along. Raise `NotFound`."""
    reader = await find(db_session, platform, external_id)
    so_far = await progress(db_session, reader.user_id, 0, clock())
    topics = await mastery.list_topics(db_session, reader.user_id, clock())
    won = await badges.list_badges(db_session, reader.user_id)
    return PlatformReaderOut(
        external_id=external_id,
        created_at=reader.created_at,
        interviews=so_far.interviews,
        answers=so_far.answers,
        streak_days=so_far.streak_days,
        due=so_far.due,
        topics=[
            TopicLevel(name=topic.name, answers=topic.answers, level=topic.ability.level)
            for topic in topics.items
            if topic.ability
        ],
        badges=[badge.code for badge in won.items if badge.won],
    )


async def delete(database: Database, platform: str, external_id: str) -> None:
    """Delete a reader with everything that is stored about them. Raise `NotFound`."""
    async with database.read() as db_session:
        reader = await find(db_session, platform, external_id)
    await accounts.delete(database, reader.user_id)
