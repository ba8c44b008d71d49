"""Queries of what a reader may be asked: about what was read, and nothing else."""

import uuid
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any, NamedTuple

from sqlalchemy import (
    BindParameter,
    ColumnElement,
    CompoundSelect,
    Row,
    Select,
    String,
    Uuid,
    and_,
    bindparam,
    cast,
    exists,
    func,
    literal,
    or_,
    select,
    union,
    union_all,
)
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import InstrumentedAttribute

from interview_simulator.features.library.models import (
    AuthoredQuestion,
    Post,
    PostTag,
    Section,
    SectionRead,
    Tag,
    UserProgress,
    WrittenQuestion,
    WrittenQuestionSection,
)
from interview_simulator.features.library.repository import section_was_read

Reader = uuid.UUID | BindParameter[uuid.UUID]


@dataclass(frozen=True)
class PostRead:
    """A post of which something was read; `authored`: its author has written questions, on whatever part of it."""

    id: uuid.UUID
    authored: bool


class QuestionRow(NamedTuple):
    """A question of either kind; `section_id` is where it is asked, none: with the whole post."""

    id: uuid.UUID
    post_id: uuid.UUID
    section_id: uuid.UUID | None
    authored: bool
    text: str
    difficulty: str
    key_points: list[dict[str, Any]]
    answer: str


async def count_questions(db_session: AsyncSession, user_id: uuid.UUID) -> dict[str, int]:
    """Return how many questions may be asked on each topic."""
    found = await db_session.execute(_count_questions(), {"reader": user_id})
    return {name: int(count) for name, count in found if count}


async def count_without_version(db_session: AsyncSession, user_id: uuid.UUID, version: int) -> int:
    """Return how many posts the reader has begun whose questions were not written by `version` of the rules."""
    without = Post.written_version.is_distinct_from(version)
    query = select(func.count()).where(Post.id.in_(_begun(user_id)), without)
    return (await db_session.scalars(query)).one()


async def posts_read(db_session: AsyncSession, user_id: uuid.UUID, topic: str) -> list[PostRead]:
    """Return the posts on `topic` that the reader has begun."""
    found = await db_session.execute(_posts_read(), {"reader": user_id, "topic": topic})
    return [PostRead(post_id, authored) for post_id, authored in found]


async def sections_read(
    db_session: AsyncSession, user_id: uuid.UUID, post_ids: Collection[uuid.UUID]
) -> Sequence[Row[uuid.UUID, uuid.UUID, str, str, str]]:
    """Return (id, post id, post title, heading, text) of the sections that were read, in reading order."""
    return (await db_session.execute(_sections_read(), {"reader": user_id, "posts": list(post_ids)})).all()


async def questions(
    db_session: AsyncSession, user_id: uuid.UUID, post_ids: Collection[uuid.UUID], topic: str
) -> list[QuestionRow]:
    """Return the questions that may be asked on the posts, authors' before written ones, in the order of their post."""
    values = {"reader": user_id, "posts": list(post_ids), "topic": topic}
    return [QuestionRow(*row[:-1]) for row in await db_session.execute(_questions(), values)]


# Made once: they are asked with every question of an interview, and to make one takes as long as to read the answer.


@cache
def _count_questions() -> Select[str, int]:
    reader = bindparam("reader", type_=Uuid())
    authored = (
        select(AuthoredQuestion.post_id, AuthoredQuestion.topic, func.count().label("questions"))
        .where(AuthoredQuestion.post_id.in_(_begun(reader)), _authored_askable(reader))
        .group_by(AuthoredQuestion.post_id, AuthoredQuestion.topic)
    )
    section = (
        select(Section.id, Section.post_id)
        .where(Section.post_id.in_(_begun(reader)), section_was_read(reader))
        .cte("section_read")
    )
    written = (
        select(section.c.post_id, cast(None, String), func.count())
        .join(WrittenQuestion, WrittenQuestion.section_id == section.c.id)
        .where(~_stands_on_others(select(section.c.id)))
        .group_by(section.c.post_id)
    )
    counted = union_all(authored, written).subquery()
    # Not a filter of the join, which PostgreSQL would think leaves next to nothing, and join slowly.
    return (
        select(Tag.name, func.sum(counted.c.questions).filter(_on_topic(counted.c.topic, Tag.name)))
        .join(PostTag, PostTag.tag_id == Tag.id)
        .join(counted, counted.c.post_id == PostTag.post_id)
        .group_by(Tag.name)
    )


@cache
def _posts_read() -> Select[uuid.UUID, bool]:
    return (
        select(PostTag.post_id, exists().where(AuthoredQuestion.post_id == PostTag.post_id))
        .join(Tag, Tag.id == PostTag.tag_id)
        .where(Tag.name == bindparam("topic"), PostTag.post_id.in_(_begun(bindparam("reader"))))
    )


@cache
def _sections_read() -> Select[uuid.UUID, uuid.UUID, str, str, str]:
    return (
        select(Section.id, Section.post_id, Post.title, Section.heading, Section.text)
        .join(Post, Post.id == Section.post_id)
        .where(Section.post_id.in_(_several()), section_was_read(bindparam("reader")))
        .order_by(Post.published_on, Post.id, Section.position)
    )


@cache
def _questions() -> CompoundSelect[*tuple[Any, ...]]:
    reader, posts, topic = bindparam("reader", type_=Uuid()), _several(), bindparam("topic", type_=String())
    read = select(Section.id).where(Section.post_id.in_(posts), section_was_read(reader))
    both = union_all(
        _question_columns(AuthoredQuestion, authored=True).where(
            AuthoredQuestion.post_id.in_(posts), _on_topic(AuthoredQuestion.topic, topic), _authored_askable(reader)
        ),
        _question_columns(WrittenQuestion, authored=False).where(
            WrittenQuestion.post_id.in_(posts), _written_askable(read)
        ),
    )
    return both.order_by(both.selected_columns.authored.desc(), both.selected_columns.position)


def _several() -> BindParameter[uuid.UUID]:
    return bindparam("posts", expanding=True, type_=Uuid())


def _question_columns(
    question: type[AuthoredQuestion | WrittenQuestion], *, authored: bool
) -> Select[*tuple[Any, ...]]:
    return select(
        question.id,
        question.post_id,
        question.section_id,
        literal(authored).label("authored"),
        question.text,
        question.difficulty,
        question.key_points,
        question.answer,
        question.position,
    )


def _authored_askable(user_id: Reader) -> ColumnElement[bool]:
    """A question may be asked when its section was read; one on the whole post, when all of its sections were."""
    section_read = exists().where(Section.id == AuthoredQuestion.section_id, section_was_read(user_id))
    something_unread = exists().where(Section.post_id == AuthoredQuestion.post_id, ~section_was_read(user_id))
    return or_(section_read, and_(AuthoredQuestion.section_id.is_(None), ~something_unread))


def _written_askable(read: Select[uuid.UUID]) -> ColumnElement[bool]:
    """A written question may be asked when all the sections that it stands on are among those `read`."""
    return and_(WrittenQuestion.section_id.in_(read), ~_stands_on_others(read))


def _stands_on_others(read: Select[uuid.UUID]) -> ColumnElement[bool]:
    """Whether an earlier section that a question stands on as well is not among those `read`."""
    return exists().where(
        WrittenQuestionSection.question_id == WrittenQuestion.id, WrittenQuestionSection.section_id.not_in(read)
    )


def _on_topic(
    of_question: ColumnElement[str | None] | InstrumentedAttribute[str | None],
    topic: InstrumentedAttribute[str] | BindParameter[str],
) -> ColumnElement[bool]:
    """A question of no topic of its own is on all those of its post."""
    return or_(of_question.is_(None), of_question == topic)


def _begun(user_id: Reader) -> CompoundSelect[uuid.UUID]:
    """Select the posts of which anything can have been read: few, where the library is large."""
    return union(
        select(UserProgress.post_id).where(UserProgress.user_id == user_id),
        select(Section.post_id)
        .join(SectionRead, SectionRead.section_id == Section.id)
        .where(SectionRead.user_id == user_id),
    )
