"""Queries of written questions: which posts want theirs, and what is stored of them."""

import hashlib
import uuid
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, CursorResult, and_, delete, insert, or_, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from interview_simulator.algorithms.difficulty import Difficulty
from interview_simulator.features.library.models import (
    AuthoredQuestion,
    Post,
    Section,
    SectionRead,
    UserProgress,
    WrittenQuestion,
    WrittenQuestionSection,
)
from interview_simulator.interviewers.offline.writing.written import Point, Style, Written
from interview_simulator.interviewers.offline.writing.written import Section as SectionText


@dataclass(frozen=True)
class PostText:
    """What questions are written from; `written_version` says by which rules they were."""

    id: uuid.UUID
    slug: str
    title: str
    content_hash: str
    written_version: int | None
    source: str
    sections: tuple[SectionText, ...]


async def posts_to_write(db_session: AsyncSession, version: int, *, begun_only: bool) -> list[uuid.UUID]:
    """Return the posts without questions written by `version`; first, or `begun_only`, those that anyone has begun."""
    begun = or_(
        Post.id.in_(select(UserProgress.post_id)),
        Post.id.in_(select(Section.post_id).join(SectionRead, SectionRead.section_id == Section.id)),
    )
    query = select(Post.id).where(_to_write(version)).order_by(begun.desc(), Post.id)
    return list(await db_session.scalars(query.where(begun) if begun_only else query))


async def texts_to_write(db_session: AsyncSession, post_ids: Sequence[uuid.UUID], version: int) -> list[PostText]:
    """Return those of the posts that still want questions written by `version`."""
    return await _texts(db_session, and_(Post.id.in_(post_ids), _to_write(version)))


async def find_text(db_session: AsyncSession, name: str) -> PostText | None:
    """Return the post whose slug or id is `name`."""
    try:
        is_named = or_(Post.slug == name, Post.id == uuid.UUID(name))
    except ValueError:
        is_named = Post.slug == name
    return next(iter(await _texts(db_session, is_named)), None)


async def bodies_in(db_session: AsyncSession, folder: str, most: int) -> list[str]:
    """Return the texts of `most` posts, at most, whose sources lie in `folder` or within it."""
    within = Post.source.startswith(f"{folder}/", autoescape=True)
    return list(await db_session.scalars(select(Post.body).where(within).order_by(Post.id).limit(most)))


async def authored_texts(db_session: AsyncSession, post_id: uuid.UUID) -> set[str]:
    return set(await db_session.scalars(select(AuthoredQuestion.text).where(AuthoredQuestion.post_id == post_id)))


async def stored(db_session: AsyncSession, post_id: uuid.UUID) -> list[Written]:
    """Return the questions that were written from a post."""
    in_order = select(Section.id).where(Section.post_id == post_id).order_by(Section.position)
    places = {str(section_id): place for place, section_id in enumerate(await db_session.scalars(in_order))}
    query = select(WrittenQuestion).where(WrittenQuestion.post_id == post_id).order_by(WrittenQuestion.position)
    return [
        Written(
            text=question.text,
            difficulty=Difficulty(question.difficulty),
            style=Style(question.style),
            points=tuple(
                Point(p["point"], places[p["section_id"]], tuple(p["sentences"])) for p in question.key_points
            ),
            answer=question.answer,
        )
        for question in await db_session.scalars(query)
    ]


async def store(db_session: AsyncSession, post: PostText, questions: Iterable[Written], version: int) -> None:
    """Store the questions written from `post`, unless it has changed meanwhile, or somebody else has stored them.

    What its author has taken over word for word is the author's.
    """
    claimed = await db_session.execute(
        update(Post)
        .where(Post.id == post.id, Post.content_hash == post.content_hash, _to_write(version))
        .values(written_version=version)
        .execution_options(synchronize_session=False)
    )
    assert isinstance(claimed, CursorResult)
    if claimed.rowcount == 0:
        return
    await db_session.execute(delete(WrittenQuestion).where(WrittenQuestion.post_id == post.id))
    in_order = select(Section.id).where(Section.post_id == post.id).order_by(Section.position)
    section_ids = list(await db_session.scalars(in_order))
    theirs = select(AuthoredQuestion.text_hash).where(AuthoredQuestion.post_id == post.id)
    known = set(await db_session.scalars(theirs))
    rows: list[dict[str, Any]] = []
    links: list[dict[str, uuid.UUID]] = []
    for question in questions:
        text_hash = hashlib.sha256(question.text.encode()).hexdigest()
        if text_hash in known:
            continue
        known.add(text_hash)
        # The same question keeps its id however often it is written.
        question_id = uuid.uuid5(post.id, text_hash)
        stands_on = [section_ids[place] for place in question.sections]
        rows.append(
            {
                "id": question_id,
                "post_id": post.id,
                "section_id": stands_on[-1],
                "position": len(rows),
                "text_hash": text_hash,
                **_fields(question, section_ids),
            }
        )
        links += [{"question_id": question_id, "section_id": section_id} for section_id in stands_on[:-1]]
    if rows:
        await db_session.execute(insert(WrittenQuestion), rows)
    if links:
        await db_session.execute(insert(WrittenQuestionSection), links)


def _fields(question: Written, section_ids: Sequence[uuid.UUID]) -> dict[str, Any]:
    return {
        "text": question.text,
        "difficulty": question.difficulty.value,
        "style": question.style.value,
        "key_points": [
            {"point": p.text, "section_id": str(section_ids[p.section]), "sentences": list(p.sentences)}
            for p in question.points
        ],
        "answer": question.answer,
    }


async def discard(db_session: AsyncSession, post: Post) -> None:
    """Take away the questions written from what `post` was before it changed."""
    post.written_version = None
    await db_session.execute(delete(WrittenQuestion).where(WrittenQuestion.post_id == post.id))


def _to_write(version: int) -> ColumnElement[bool]:
    return Post.written_version.is_distinct_from(version)


async def _texts(db_session: AsyncSession, condition: ColumnElement[bool]) -> list[PostText]:
    columns = select(Post.id, Post.slug, Post.title, Post.content_hash, Post.written_version, Post.source)
    posts = (await db_session.execute(columns.where(condition))).all()
    sections: dict[uuid.UUID, list[SectionText]] = {post_id: [] for post_id, *_ in posts}
    rows = await db_session.execute(
        select(Section.post_id, Section.heading, Section.level, Section.text)
        .where(Section.post_id.in_(sections))
        .order_by(Section.position)
    )
    for post_id, heading, level, text in rows:
        sections[post_id].append(SectionText(heading, level, text))
    return [PostText(*post, tuple(sections[post[0]])) for post in posts]
