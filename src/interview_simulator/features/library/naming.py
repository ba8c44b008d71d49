"""Which post is meant by a name that somebody else gives it."""

import uuid
from collections.abc import Collection, Iterable

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import InstrumentedAttribute

from interview_simulator.features.library.models import Post
from interview_simulator.features.library.sources import pushed_identity


async def find_posts(db_session: AsyncSession, platform: str, names: Collection[str]) -> dict[str, uuid.UUID]:
    """Return the posts by those of `names` that mean one: a key of the platform's own, an id, a slug, or a place.

    In this order; a place that several posts have means none.
    """
    own = {pushed_identity(platform, name): name for name in names}
    by_key = {own[source]: post_id for source, post_id in await _by(db_session, Post.source, own)}
    ids = {name: post_id for name in names if (post_id := _id(name)) is not None}
    there = await _there(db_session, ids.values())
    by_id = {name: post_id for name, post_id in ids.items() if post_id in there}
    by_slug = dict(await _by(db_session, Post.slug, names))
    found = by_slug | by_id | by_key
    places: dict[str, list[uuid.UUID]] = {}
    for place, post_id in await _by(db_session, Post.place, set(names) - found.keys()):
        places.setdefault(place, []).append(post_id)
    return found | {place: post_ids[0] for place, post_ids in places.items() if len(post_ids) == 1}


def _id(name: str) -> uuid.UUID | None:
    try:
        return uuid.UUID(name)
    except ValueError:
        return None


async def _by(
    db_session: AsyncSession, column: InstrumentedAttribute[str], names: Iterable[str]
) -> list[tuple[str, uuid.UUID]]:
    query = select(column, Post.id).where(column.in_(list(names)))
    return [(name, post_id) for name, post_id in await db_session.execute(query)]


async def _there(db_session: AsyncSession, post_ids: Iterable[uuid.UUID]) -> set[uuid.UUID]:
    return set(await db_session.scalars(select(Post.id).where(Post.id.in_(list(post_ids)))))
