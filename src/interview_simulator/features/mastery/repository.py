"""Queries of mastery."""

import uuid
from collections.abc import Collection, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import Select, delete, func, insert, select
from sqlalchemy.ext.asyncio import AsyncSession

from interview_simulator.db.once import insert_each_once, insert_once
from interview_simulator.features.mastery.models import (
    AbilityPoint,
    ItemDifficulty,
    KeyPointReview,
    LevelDifficulties,
    TopicAbility,
)


async def topic_abilities(db_session: AsyncSession, user_id: uuid.UUID) -> list[TopicAbility]:
    query = select(TopicAbility).where(TopicAbility.user_id == user_id).order_by(TopicAbility.topic)
    return list(await db_session.scalars(query.execution_options(populate_existing=True)))


async def lock_topic_ability(db_session: AsyncSession, new: TopicAbility) -> TopicAbility:
    """Return the row of the reader and topic of `new`, inserted unless it is there, for nobody else to change now."""
    query = (
        select(TopicAbility)
        .where(TopicAbility.user_id == new.user_id, TopicAbility.topic == new.topic)
        .with_for_update()
        .execution_options(populate_existing=True)
    )
    if (there := (await db_session.scalars(query)).one_or_none()) is not None:
        return there
    await insert_once(db_session, new, "user_id", "topic")
    return (await db_session.scalars(query)).one()


async def history(db_session: AsyncSession, user_id: uuid.UUID, topic: str, limit: int) -> list[AbilityPoint]:
    """Return the latest points, oldest first."""
    query = (
        select(AbilityPoint)
        .where(AbilityPoint.user_id == user_id, AbilityPoint.topic == topic)
        .order_by(AbilityPoint.at.desc(), AbilityPoint.id)
        .limit(limit)
    )
    return list(await db_session.scalars(query))[::-1]


async def points(db_session: AsyncSession, user_id: uuid.UUID, offset: int, limit: int) -> list[AbilityPoint]:
    query = select(AbilityPoint).where(AbilityPoint.user_id == user_id).order_by(AbilityPoint.at, AbilityPoint.id)
    return list(await db_session.scalars(query.offset(offset).limit(limit)))


async def reviews(db_session: AsyncSession, user_id: uuid.UUID, offset: int, limit: int) -> list[KeyPointReview]:
    query = select(KeyPointReview).where(KeyPointReview.user_id == user_id).order_by(KeyPointReview.id)
    return list(await db_session.scalars(query.offset(offset).limit(limit)))


async def lock_reviews(
    db_session: AsyncSession, user_id: uuid.UUID, text_hashes: Collection[str]
) -> list[KeyPointReview]:
    """Return what is remembered of the key points, for nobody else to change now."""
    query = (
        select(KeyPointReview)
        .where(KeyPointReview.user_id == user_id, KeyPointReview.text_hash.in_(text_hashes))
        .order_by(KeyPointReview.id)
        .with_for_update()
    )
    return list(await db_session.scalars(query.execution_options(populate_existing=True)))


async def add_reviews(db_session: AsyncSession, reviews: Sequence[KeyPointReview]) -> None:
    """Add the reviews, except of key points that have one."""
    await insert_each_once(db_session, reviews, "user_id", "post_id", "text_hash")


async def due_reviews(db_session: AsyncSession, user_id: uuid.UUID, now: datetime, limit: int) -> list[KeyPointReview]:
    """Return the reviews that are due, the longest due first."""
    query = select(KeyPointReview).order_by(KeyPointReview.due_at, KeyPointReview.id).limit(limit)
    return list(await db_session.scalars(_due(query, user_id, now)))


async def count_due(db_session: AsyncSession, user_id: uuid.UUID, now: datetime) -> dict[str, int]:
    """Return how many reviews are due on each topic that has such."""
    query = select(KeyPointReview.topic, func.count()).group_by(KeyPointReview.topic)
    return {topic: count for topic, count in await db_session.execute(_due(query, user_id, now))}


async def strongest(db_session: AsyncSession, user_id: uuid.UUID, limit: int) -> list[KeyPointReview]:
    """Return the key points that last longest."""
    query = (
        select(KeyPointReview)
        .where(KeyPointReview.user_id == user_id, KeyPointReview.known.is_(True))
        .order_by(KeyPointReview.stability.desc(), KeyPointReview.reviewed_at.desc(), KeyPointReview.id)
        .limit(limit)
    )
    return list(await db_session.scalars(query))


async def weakest(db_session: AsyncSession, user_id: uuid.UUID, limit: int) -> list[KeyPointReview]:
    """Return the key points that are soonest forgotten of those not known."""
    query = (
        select(KeyPointReview)
        .where(KeyPointReview.user_id == user_id, KeyPointReview.known.is_(False))
        .order_by(KeyPointReview.stability, KeyPointReview.times_missed.desc(), KeyPointReview.id)
        .limit(limit)
    )
    return list(await db_session.scalars(query))


async def level_difficulties(db_session: AsyncSession) -> LevelDifficulties | None:
    query = select(LevelDifficulties).order_by(LevelDifficulties.interviews.desc()).limit(1)
    return (await db_session.scalars(query)).one_or_none()


async def add_level_difficulties(db_session: AsyncSession, fitted: LevelDifficulties) -> bool:
    """Add them unless another worker has; return whether they were added."""
    return await insert_once(db_session, fitted, "interviews")


async def item_difficulties(db_session: AsyncSession, text_hashes: Sequence[str]) -> list[ItemDifficulty]:
    query = select(ItemDifficulty).where(ItemDifficulty.text_hash.in_(text_hashes))
    return list(await db_session.scalars(query))


async def replace_item_difficulties(db_session: AsyncSession, fitted: Sequence[dict[str, object]]) -> None:
    """`fitted` has `text_hash`, `mean` and `sd` of each question that was asked often enough."""
    await db_session.execute(delete(ItemDifficulty))
    if fitted:
        await db_session.execute(insert(ItemDifficulty), fitted)


def _due(query: Select[*tuple[Any, ...]], user_id: uuid.UUID, now: datetime) -> Select[*tuple[Any, ...]]:
    return query.where(KeyPointReview.user_id == user_id, KeyPointReview.known.is_(False), KeyPointReview.due_at <= now)
