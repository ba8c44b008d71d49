"""Queries of the library."""

import uuid
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import NamedTuple

from sqlalchemy import BindParameter, ColumnElement, Float, Row, Select, and_, cast, delete, exists, func, or_, select
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import selectinload

from interview_simulator.algorithms.planning import TopicReading
from interview_simulator.features.library.content.searching import searchable
from interview_simulator.features.library.models import (
    AuthoredQuestion,
    Post,
    PostTag,
    Section,
    SectionRead,
    Tag,
    UserProgress,
    WrittenQuestion,
)


@dataclass(frozen=True)
class PostProgress:
    post: Post
    sections: int
    sections_read: int
    questions: int
    completed_at: datetime | None


class TopicRead(NamedTuple):
    """A topic, and how many completed posts are on it."""

    id: uuid.UUID
    name: str
    posts_read: int


class Pair(NamedTuple):
    """Two topics, and on how many completed posts they go together."""

    one: uuid.UUID
    other: uuid.UUID
    posts_read: int


class Stamp(NamedTuple):
    completed: int
    completed_at: datetime | None
    imported_at: datetime | None


def _posts_with_progress(user_id: uuid.UUID) -> Select[Post, int, int, int, datetime]:
    sections = select(func.count()).where(Section.post_id == Post.id).scalar_subquery()
    read = select(func.count()).where(Section.post_id == Post.id, section_was_read(user_id)).scalar_subquery()
    authored = select(func.count()).where(AuthoredQuestion.post_id == Post.id).scalar_subquery()
    written = select(func.count()).where(WrittenQuestion.post_id == Post.id).scalar_subquery()
    return (
        select(Post, sections, read, authored + written, UserProgress.completed_at)
        .outerjoin(UserProgress, and_(UserProgress.post_id == Post.id, UserProgress.user_id == user_id))
        .options(selectinload(Post.tags))
    )


def _progress(row: Row[Post, int, int, int, datetime]) -> PostProgress:
    post, sections, sections_read, questions, completed_at = row
    return PostProgress(post, sections, sections_read, questions, completed_at)


async def list_posts(
    db_session: AsyncSession,
    user_id: uuid.UUID,
    *,
    tag: str | None,
    q: str | None,
    completed: bool | None,
    after: tuple[date, str] | None,
    limit: int,
) -> list[PostProgress]:
    """Return the newest posts first, those of one day by slug; `after` is where the page before ended."""
    query = _posts_with_progress(user_id).order_by(Post.published_on.desc(), Post.slug).limit(limit)
    if tag:
        tagged = select(PostTag.post_id).join(Tag, Tag.id == PostTag.tag_id).where(Tag.name == tag)
        query = query.where(Post.id.in_(tagged))
    for word in searchable(q or "").split():
        query = query.where(Post.search_text.contains(word, autoescape=True))
    if completed is not None:
        done = UserProgress.completed_at
        query = query.where(done.is_not(None) if completed else done.is_(None))
    if after is not None:
        day, slug = after
        query = query.where(or_(Post.published_on < day, and_(Post.published_on == day, Post.slug > slug)))
    return [_progress(row) for row in await db_session.execute(query)]


async def find_post(db_session: AsyncSession, user_id: uuid.UUID, post_id: uuid.UUID) -> PostProgress | None:
    query = _posts_with_progress(user_id).where(Post.id == post_id).options(selectinload(Post.sections))
    row = (await db_session.execute(query)).one_or_none()
    return _progress(row) if row else None


async def lock_post(db_session: AsyncSession, post_id: uuid.UUID) -> None:
    """Make whoever else writes progress on this post wait; SQLite lets only one write at a time anyway."""
    await db_session.execute(select(Post.id).where(Post.id == post_id).with_for_update(key_share=True))


async def sections_read(db_session: AsyncSession, user_id: uuid.UUID, post_id: uuid.UUID) -> set[uuid.UUID]:
    query = (
        select(SectionRead.section_id)
        .join(Section, Section.id == SectionRead.section_id)
        .where(SectionRead.user_id == user_id, Section.post_id == post_id)
    )
    return set(await db_session.scalars(query))


async def clear_section_reads(db_session: AsyncSession, user_id: uuid.UUID, post_id: uuid.UUID) -> None:
    sections = select(Section.id).where(Section.post_id == post_id)
    await db_session.execute(
        delete(SectionRead).where(SectionRead.user_id == user_id, SectionRead.section_id.in_(sections))
    )


async def contents_by_source(db_session: AsyncSession, sources: Iterable[str]) -> list[tuple[str, uuid.UUID, str]]:
    """Return (source, post, hash of its content) of the posts that are there."""
    query = select(Post.source, Post.id, Post.content_hash).where(Post.source.in_(list(sources)))
    return [(*row,) for row in await db_session.execute(query)]


async def list_tags(db_session: AsyncSession, user_id: uuid.UUID) -> list[tuple[str, int, int]]:
    """Return each tag in use with its posts and how many of them the reader completed, most used first."""
    posts = func.count(PostTag.post_id)
    query = (
        select(Tag.name, posts, func.count(UserProgress.post_id))
        .join(PostTag, PostTag.tag_id == Tag.id)
        .outerjoin(UserProgress, and_(UserProgress.post_id == PostTag.post_id, UserProgress.user_id == user_id))
        .group_by(Tag.name)
        .order_by(posts.desc(), Tag.name)
    )
    return [(name, count, done) for name, count, done in await db_session.execute(query)]


async def completed_topics(db_session: AsyncSession, user_id: uuid.UUID) -> list[TopicReading]:
    query = (
        select(Tag.name, func.count(), func.max(UserProgress.completed_at))
        .join(PostTag, PostTag.tag_id == Tag.id)
        .join(UserProgress, UserProgress.post_id == PostTag.post_id)
        .where(UserProgress.user_id == user_id)
        .group_by(Tag.name)
    )
    return [TopicReading(*row) for row in await db_session.execute(query)]


async def started_topics(db_session: AsyncSession, user_id: uuid.UUID) -> list[TopicReading]:
    """Return the topics of posts of which the reader has read some section, completed or not."""
    query = (
        select(Tag.name, func.count(Section.post_id.distinct()), func.max(SectionRead.read_at))
        .join(PostTag, PostTag.tag_id == Tag.id)
        .join(Section, Section.post_id == PostTag.post_id)
        .join(SectionRead, SectionRead.section_id == Section.id)
        .where(SectionRead.user_id == user_id)
        .group_by(Tag.name)
    )
    return [TopicReading(*row) for row in await db_session.execute(query)]


async def tag_ids(db_session: AsyncSession, names: Iterable[str]) -> dict[str, uuid.UUID]:
    query = select(Tag.name, Tag.id).where(Tag.name.in_(list(names)))
    return {name: tag_id for name, tag_id in await db_session.execute(query)}


async def tag_name(db_session: AsyncSession, tag_id: uuid.UUID) -> str | None:
    return await db_session.scalar(select(Tag.name).where(Tag.id == tag_id))


async def topics_completed(db_session: AsyncSession, user_id: uuid.UUID) -> list[TopicRead]:
    query = (
        select(Tag.id, Tag.name, func.count())
        .join(PostTag, PostTag.tag_id == Tag.id)
        .join(UserProgress, UserProgress.post_id == PostTag.post_id)
        .where(UserProgress.user_id == user_id)
        .group_by(Tag.id, Tag.name)
    )
    return [TopicRead(*row) for row in await db_session.execute(query)]


async def pairs_completed(db_session: AsyncSession, user_id: uuid.UUID, most: int) -> list[Pair]:
    """Return the pairs of tags on posts completed, each once: the `most` that go together most closely."""
    tagged = (
        select(PostTag.post_id, PostTag.tag_id)
        .join(UserProgress, UserProgress.post_id == PostTag.post_id)
        .where(UserProgress.user_id == user_id)
        .cte("tagged")
    )
    counts = select(tagged.c.tag_id, func.count().label("posts")).group_by(tagged.c.tag_id).cte("counts")
    a, b = tagged.alias(), tagged.alias()
    pairs = (
        select(a.c.tag_id.label("one"), b.c.tag_id.label("other"), func.count().label("posts"))
        .join(b, and_(b.c.post_id == a.c.post_id, a.c.tag_id < b.c.tag_id))
        .group_by(a.c.tag_id, b.c.tag_id)
        .subquery()
    )
    one, other = counts.alias(), counts.alias()
    # In the order of the cosine of the two sets of posts, of which this is the square.
    closeness = cast(pairs.c.posts * pairs.c.posts, Float) / (one.c.posts * other.c.posts)
    query = (
        select(pairs.c.one, pairs.c.other, pairs.c.posts)
        .join(one, one.c.tag_id == pairs.c.one)
        .join(other, other.c.tag_id == pairs.c.other)
        .order_by(closeness.desc(), pairs.c.one, pairs.c.other)
        .limit(most)
    )
    return [Pair(*row) for row in await db_session.execute(query)]


async def completed_stamp(db_session: AsyncSession, user_id: uuid.UUID) -> Stamp:
    latest = select(func.max(Post.updated_at)).scalar_subquery()
    query = select(func.count(), func.max(UserProgress.completed_at), latest).where(UserProgress.user_id == user_id)
    return Stamp(*(await db_session.execute(query)).one())


async def completion_time(db_session: AsyncSession, post_id: uuid.UUID, now: datetime) -> datetime:
    """Return when a post that is completed now counts as completed: never before one of its sections was there, as it
    may seem when the clock was set back."""
    added_at = await db_session.scalar(select(func.max(Section.created_at)).where(Section.post_id == post_id))
    return max(now, added_at) if added_at else now


def section_was_read(user_id: uuid.UUID | BindParameter[uuid.UUID]) -> ColumnElement[bool]:
    """A section was read on its own, or was there already when its post was completed."""
    with_the_post = exists().where(
        UserProgress.user_id == user_id,
        UserProgress.post_id == Section.post_id,
        UserProgress.completed_at >= Section.created_at,
    )
    return or_(with_the_post, exists().where(SectionRead.user_id == user_id, SectionRead.section_id == Section.id))


async def find_sources(
    db_session: AsyncSession, post_ids: Iterable[uuid.UUID], section_ids: Iterable[uuid.UUID]
) -> tuple[dict[uuid.UUID, str], dict[uuid.UUID, tuple[str, str]]]:
    """Return post titles by id, and (heading, anchor) of sections by id; what was removed since is left out."""
    posts = await db_session.execute(select(Post.id, Post.title).where(Post.id.in_(set(post_ids))))
    sections = await db_session.execute(
        select(Section.id, Section.heading, Section.anchor).where(Section.id.in_(set(section_ids)))
    )
    titles = {post_id: title for post_id, title in posts.all()}
    return titles, {section_id: (heading, anchor) for section_id, heading, anchor in sections}


async def any_post(db_session: AsyncSession) -> bool:
    return bool(await db_session.scalar(select(exists().select_from(Post))))


async def posts_of_file(db_session: AsyncSession, source: str, place: str, content_hash: str) -> list[Post]:
    """Return the post that was imported from `source`, then those of the same content and `place` in other folders."""
    elsewhere = and_(Post.content_hash == content_hash, Post.place == place)
    query = (
        select(Post)
        .where(or_(Post.source == source, elsewhere))
        .order_by((Post.source == source).desc(), Post.id)
        .options(selectinload(Post.sections), selectinload(Post.questions), selectinload(Post.tags))
    )
    return list(await db_session.scalars(query))


async def slugs_like(db_session: AsyncSession, slug: str) -> set[str]:
    query = select(Post.slug).where(or_(Post.slug == slug, Post.slug.startswith(f"{slug}-", autoescape=True)))
    return set(await db_session.scalars(query))


async def tags_named(db_session: AsyncSession, names: Sequence[str]) -> list[Tag]:
    """Return the tags with `names`, new ones made."""
    found = {tag.name: tag for tag in await db_session.scalars(select(Tag).where(Tag.name.in_(names)))}
    for name in names:
        if name not in found:
            found[name] = Tag(name=name)
            db_session.add(found[name])
    return [found[name] for name in names]


async def tag_names(db_session: AsyncSession) -> list[str]:
    return list(await db_session.scalars(select(Tag.name).where(exists().where(PostTag.tag_id == Tag.id))))
