"""What becomes of what was read of a post when it is changed."""

import uuid
from collections.abc import Sequence
from datetime import datetime, timedelta

from sqlalchemy import delete, func, select
from sqlalchemy.ext.asyncio import AsyncSession

from interview_simulator.features.library import repository
from interview_simulator.features.library.models import Section, SectionRead, UserProgress


async def since(db_session: AsyncSession, post_id: uuid.UUID, now: datetime) -> datetime:
    """Return since when what is changed in a post now counts as there: after everybody who has completed it, even if
    they seem to have done so later, as when the clock was set back.

    Nobody completes it until the transaction ends.
    """
    await repository.lock_post(db_session, post_id)
    latest = await db_session.scalar(select(func.max(UserProgress.completed_at)).where(UserProgress.post_id == post_id))
    return max(now, latest + timedelta(microseconds=1)) if latest else now


async def forget_readers(db_session: AsyncSession, section_ids: Sequence[uuid.UUID]) -> None:
    """Forget who has read the sections on their own."""
    if section_ids:
        await db_session.execute(delete(SectionRead).where(SectionRead.section_id.in_(section_ids)))


async def complete_fully_read(db_session: AsyncSession, post_id: uuid.UUID, now: datetime) -> None:
    """Complete the post for every reader who has read all its sections, now that it has fewer."""
    sections = select(func.count()).where(Section.post_id == post_id).scalar_subquery()
    done = select(UserProgress.user_id).where(UserProgress.post_id == post_id)
    query = (
        select(SectionRead.user_id)
        .join(Section, Section.id == SectionRead.section_id)
        .where(Section.post_id == post_id, SectionRead.user_id.not_in(done))
        .group_by(SectionRead.user_id)
        .having(func.count() == sections)
    )
    readers = list(await db_session.scalars(query))
    db_session.add_all(UserProgress(user_id=reader, post_id=post_id, completed_at=now) for reader in readers)
