"""All that the library keeps about a reader."""

import uuid

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from interview_simulator.features.library.models import Post, Section, SectionRead, UserProgress
from interview_simulator.features.library.schemas import StoredCompletion, StoredSectionRead


async def stored_completions(
    db_session: AsyncSession, reader_id: uuid.UUID, offset: int, limit: int
) -> list[StoredCompletion]:
    """Return the posts that the reader has completed, in the order they did."""
    query = (
        select(Post.id, Post.title, UserProgress.completed_at)
        .join(UserProgress, UserProgress.post_id == Post.id)
        .where(UserProgress.user_id == reader_id)
        .order_by(UserProgress.completed_at, Post.id)
    )
    rows = await db_session.execute(query.offset(offset).limit(limit))
    return [StoredCompletion(post_id=post_id, post_title=title, completed_at=at) for post_id, title, at in rows]


async def stored_section_reads(
    db_session: AsyncSession, reader_id: uuid.UUID, offset: int, limit: int
) -> list[StoredSectionRead]:
    """Return the sections that the reader has read on their own, in the order they did."""
    query = (
        select(Section.post_id, Section.id, Section.heading, SectionRead.read_at)
        .join(SectionRead, SectionRead.section_id == Section.id)
        .where(SectionRead.user_id == reader_id)
        .order_by(SectionRead.read_at, Section.id)
    )
    return [
        StoredSectionRead(post_id=post_id, section_id=section_id, heading=heading, read_at=at)
        for post_id, section_id, heading, at in await db_session.execute(query.offset(offset).limit(limit))
    ]
