"""Reading: what there is, what has been read, and what of it an interview may ask about."""

import asyncio
import math
import uuid
from collections.abc import Collection, Iterable
from dataclasses import replace
from datetime import date
from functools import lru_cache
from typing import Final

from sqlalchemy.ext.asyncio import AsyncSession

from interview_simulator.algorithms.planning import TopicReading
from interview_simulator.clock import Clock
from interview_simulator.errors import FieldError, InvalidRequest, NotFound
from interview_simulator.features.library import askable, passages, repository
from interview_simulator.features.library.content.sections import read_document
from interview_simulator.features.library.models import SectionRead, UserProgress
from interview_simulator.features.library.repository import Pair, PostProgress, Stamp, TopicRead
from interview_simulator.features.library.schemas import (
    PostList,
    PostOut,
    PostQuery,
    PostSummary,
    ProgressIn,
    SectionOut,
    SourceOut,
    TagList,
    TagOut,
)
from interview_simulator.interviewers.base import Passage, Source
from interview_simulator.interviewers.offline.writing.version import VERSION
from interview_simulator.web import cursor
from interview_simulator.web.fields import storable

WORDS_PER_MINUTE: Final = 220


async def list_posts(db_session: AsyncSession, reader_id: uuid.UUID, query: PostQuery) -> PostList:
    rows = await repository.list_posts(
        db_session,
        reader_id,
        tag=query.tag,
        q=query.q,
        completed=query.completed,
        after=cursor.decode(query.cursor, _place) if query.cursor else None,
        limit=query.limit + 1,
    )
    page = rows[: query.limit]
    last = page[-1].post if len(rows) > query.limit else None
    return PostList(
        items=[PostSummary.model_validate(_summary(row)) for row in page],
        next_cursor=cursor.encode(last.published_on.isoformat(), last.slug) if last else None,
    )


async def list_tags(db_session: AsyncSession, reader_id: uuid.UUID) -> TagList:
    rows = await repository.list_tags(db_session, reader_id)
    return TagList(items=[TagOut(name=name, posts=posts, completed=done) for name, posts, done in rows])


async def get_post(
    db_session: AsyncSession, reader_id: uuid.UUID, post_id: uuid.UUID, *, remote_images: bool
) -> PostOut:
    row = await _find(db_session, reader_id, post_id)
    read = await repository.sections_read(db_session, reader_id, post_id)
    # In a thread: the first look at a very long post takes seconds.
    html = await asyncio.to_thread(_rendered, row.post.body, row.post.title, remote_images)
    sections = [
        SectionOut(
            id=section.id,
            heading=section.heading,
            anchor=section.anchor,
            level=section.level,
            html=html[section.position],
            read=section.id in read or (row.completed_at is not None and section.created_at <= row.completed_at),
        )
        for section in row.post.sections
    ]
    return PostOut.model_validate(_summary(row) | {"completed_at": row.completed_at, "sections": sections})


async def save_progress(
    db_session: AsyncSession, reader_id: uuid.UUID, post_id: uuid.UUID, progress: ProgressIn, clock: Clock
) -> None:
    """Record what was read. A post is completed when all its sections are, or when the reader says so.

    Undoing it goes back to the sections that were scrolled through; when those are all, to nothing read.
    """
    await repository.lock_post(db_session, post_id)
    row = await _find(db_session, reader_id, post_id)
    all_sections = {section.id for section in row.post.sections}
    read = await repository.sections_read(db_session, reader_id, post_id)
    if progress.sections_read is not None:
        new = set(progress.sections_read)
        if unknown := new - all_sections:
            message = f"not sections of this post: {', '.join(sorted(map(str, unknown)))}"
            raise InvalidRequest(message, [FieldError("body.sections_read", message)])
        now = clock()
        db_session.add_all(SectionRead(user_id=reader_id, section_id=i, read_at=now) for i in new - read)
        read |= new
    complete = progress.completed if progress.completed is not None else read == all_sections
    if complete and row.completed_at is None:
        completed_at = await repository.completion_time(db_session, post_id, clock())
        db_session.add(UserProgress(user_id=reader_id, post_id=post_id, completed_at=completed_at))
    elif complete and row.sections_read < row.sections:
        # Completed before, and again now that it has more sections.
        completed_at = await repository.completion_time(db_session, post_id, clock())
        (await db_session.get_one(UserProgress, (reader_id, post_id))).completed_at = completed_at
    if progress.completed is False:
        if row.completed_at is not None:
            await db_session.delete(await db_session.get_one(UserProgress, (reader_id, post_id)))
        if read == all_sections:
            await repository.clear_section_reads(db_session, reader_id, post_id)


async def topics_read(db_session: AsyncSession, reader_id: uuid.UUID) -> list[TopicReading]:
    """Return every topic the reader has read about; `posts_read` counts completed posts only."""
    completed = {t.name: t for t in await repository.completed_topics(db_session, reader_id)}
    started = {t.name: t for t in await repository.started_topics(db_session, reader_id)}
    # Of a topic without a completed post, nothing counts towards the choice.
    return [completed.get(name) or replace(started[name], posts_read=0) for name in completed.keys() | started.keys()]


async def topic_ids(db_session: AsyncSession, names: Iterable[str]) -> dict[str, uuid.UUID]:
    """Return the ids of the topics with these names, of those that there are."""
    return await repository.tag_ids(db_session, names)


async def topic_name(db_session: AsyncSession, topic_id: uuid.UUID) -> str | None:
    return await repository.tag_name(db_session, topic_id)


async def topics_completed(db_session: AsyncSession, reader_id: uuid.UUID) -> list[TopicRead]:
    """Return the topics of the posts that the reader has completed."""
    return await repository.topics_completed(db_session, reader_id)


async def pairs_completed(db_session: AsyncSession, reader_id: uuid.UUID, most: int) -> list[Pair]:
    """Return which two topics go together on posts that the reader has completed: the `most` that do most closely."""
    return await repository.pairs_completed(db_session, reader_id, most)


async def completed_stamp(db_session: AsyncSession, reader_id: uuid.UUID) -> Stamp:
    """Return what is another thing whenever the posts completed, or the topics of posts, have changed."""
    return await repository.completed_stamp(db_session, reader_id)


async def topics_of_post(db_session: AsyncSession, reader_id: uuid.UUID, post_id: uuid.UUID) -> list[str]:
    """Return the topics of a post, by name; none while the reader has read nothing of it. Raise `NotFound`."""
    row = await _find(db_session, reader_id, post_id)
    return [tag.name for tag in row.post.tags] if row.sections_read else []


async def count_questions(db_session: AsyncSession, reader_id: uuid.UUID) -> dict[str, int]:
    """Return how many questions each topic has on what the reader has read."""
    return await askable.count_questions(db_session, reader_id)


async def count_being_written(db_session: AsyncSession, reader_id: uuid.UUID) -> int:
    """Return from how many posts that the reader has begun questions are still to be written."""
    return await askable.count_without_version(db_session, reader_id, VERSION)


async def passages_read(
    db_session: AsyncSession,
    reader_id: uuid.UUID,
    topic: str,
    lot: uuid.UUID | None = None,
    asked: Collection[str] = (),
    *,
    first: Collection[uuid.UUID] = (),
    post_id: uuid.UUID | None = None,
) -> list[Passage]:
    """Return the sections the reader has read on `topic`, in reading order, with the questions that may be asked.

    An interview does not need all that somebody read in years: with a `lot`, a few posts are drawn, for the same lot
    the same ones, and more of them where much of what they have was `asked` before. Those of the posts `first` are
    drawn in any case; with a `post_id`, none but that one.
    """
    return await passages.load(db_session, reader_id, topic, lot, asked, first, post_id)


async def describe_sources(db_session: AsyncSession, sources: Iterable[Source]) -> dict[Source, SourceOut]:
    """Return where each source is to be read; sources whose post is gone are left out."""
    wanted = set(sources)
    if not wanted:
        return {}
    posts, sections = await repository.find_sources(
        db_session, [s.post_id for s in wanted], [s.section_id for s in wanted if s.section_id]
    )
    described = {}
    for source in wanted:
        if source.post_id in posts:
            heading, anchor = sections.get(source.section_id, (None, None)) if source.section_id else (None, None)
            described[source] = SourceOut(
                post_id=source.post_id,
                post_title=posts[source.post_id],
                section_id=source.section_id if heading else None,
                heading=heading,
                anchor=anchor,
            )
    return described


async def _find(db_session: AsyncSession, reader_id: uuid.UUID, post_id: uuid.UUID) -> PostProgress:
    row = await repository.find_post(db_session, reader_id, post_id)
    if row is None:
        raise NotFound("There is no such post.")
    return row


def _place(day: str, slug: object) -> tuple[date, str]:
    if not isinstance(slug, str):
        raise TypeError("a slug is text")
    return date.fromisoformat(day), storable(slug)


def _summary(row: PostProgress) -> dict[str, object]:
    post = row.post
    completed = row.completed_at is not None
    return {
        "id": post.id,
        "slug": post.slug,
        "title": post.title,
        "excerpt": post.excerpt,
        "tags": [tag.name for tag in post.tags],
        "published_on": post.published_on,
        "questions": row.questions,
        "being_written": post.written_version != VERSION,
        "reading_minutes": max(math.ceil(post.words / WORDS_PER_MINUTE), 1),
        "completed": completed,
        "progress": row.sections_read / max(row.sections, 1),
    }


@lru_cache(maxsize=128)
def _rendered(body: str, title: str, remote_images: bool) -> list[str]:
    return read_document(body, title).html(remote_images=remote_images)
