"""Mastery: how able a reader is on each topic, what they have to review, and how hard questions prove to be."""

import uuid
from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Final

from sqlalchemy.ext.asyncio import AsyncSession

from interview_simulator.algorithms.ability import Ability, from_bytes, level
from interview_simulator.algorithms.calibration import Calibration
from interview_simulator.algorithms.difficulty import Difficulty
from interview_simulator.algorithms.rubric import Verdict
from interview_simulator.errors import NotFound
from interview_simulator.features.library import service as library
from interview_simulator.features.mastery import measuring, repository, reviewing
from interview_simulator.features.mastery.measuring import text_hash
from interview_simulator.features.mastery.models import LevelDifficulties
from interview_simulator.features.mastery.schemas import (
    AbilityAt,
    AbilityOut,
    StoredAbility,
    StoredAbilityPoint,
    StoredReview,
    TopicHistory,
    TopicList,
    TopicOut,
)
from interview_simulator.features.mastery.values import Answered, Levels, Measured, Review
from interview_simulator.interviewers.base import KeyPoint

MOST_POINTS: Final = 500


async def record(
    db_session: AsyncSession,
    reader_id: uuid.UUID,
    answered: Answered,
    verdicts: Sequence[tuple[KeyPoint, Verdict]],
    now: datetime,
) -> None:
    """Take down what a graded answer tells of the reader. Call it once for each, as the grade is stored."""
    await measuring.measure(db_session, reader_id, answered, now)
    await reviewing.review(db_session, reader_id, answered.topic, answered.question_id, verdicts, now)


async def measured(
    db_session: AsyncSession, reader_id: uuid.UUID, topics: Iterable[str], now: datetime
) -> dict[str, Measured]:
    """Return what is known now of the reader's ability on `topics` and on those ever asked about."""
    return await measuring.measured(db_session, reader_id, topics, now)


async def list_topics(db_session: AsyncSession, reader_id: uuid.UUID, now: datetime) -> TopicList:
    """Return the topics read or asked about, those asked about most first."""
    read = {topic.name: topic.posts_read for topic in await library.topics_read(db_session, reader_id)}
    known = await measured(db_session, reader_id, read, now)
    due = await count_due(db_session, reader_id, now)
    ids = await library.topic_ids(db_session, known)
    topics = [
        TopicOut(
            id=ids[name],
            name=name,
            posts_read=read.get(name, 0),
            answers=topic.answers,
            ability=ability_out(topic.ability) if topic.answers else None,
            certainty=topic.ability.certainty,
            due=due.get(name, 0),
            last_answered_at=topic.last_answered_at,
        )
        for name, topic in known.items()
        if name in ids
    ]
    return TopicList(items=sorted(topics, key=lambda topic: (-topic.answers, -topic.posts_read, topic.name)))


async def topic_history(
    db_session: AsyncSession, reader_id: uuid.UUID, topic_id: uuid.UUID, now: datetime
) -> TopicHistory:
    """Return how the reader's ability on a topic came to be; raise `NotFound` for a topic there is not."""
    name = await library.topic_name(db_session, topic_id)
    if name is None:
        raise NotFound("There is no such topic.")
    rows = await repository.history(db_session, reader_id, name, MOST_POINTS)
    topic = (await measured(db_session, reader_id, [name], now))[name]
    return TopicHistory(
        id=topic_id,
        name=name,
        items=[
            AbilityAt(
                at=row.at, mean=row.mean, low=row.low, high=row.high, score=row.score, interview_id=row.interview_id
            )
            for row in rows
        ],
        now=ability_out(topic.ability) if topic.answers else None,
    )


def ability_out(ability: Ability) -> AbilityOut:
    return AbilityOut(
        mean=ability.mean,
        low=ability.low,
        high=ability.high,
        level=level(ability.mean),
        low_level=level(ability.low),
        high_level=level(ability.high),
    )


async def count_due(db_session: AsyncSession, reader_id: uuid.UUID, now: datetime) -> dict[str, int]:
    """Return how many key points are due for review on each topic that has such."""
    return await repository.count_due(db_session, reader_id, now)


async def due(db_session: AsyncSession, reader_id: uuid.UUID, now: datetime, limit: int) -> list[Review]:
    """Return the key points due for review, the longest due first."""
    return [reviewing.to_review(row) for row in await repository.due_reviews(db_session, reader_id, now, limit)]


async def strongest(db_session: AsyncSession, reader_id: uuid.UUID, limit: int) -> list[Review]:
    """Return the known key points that last longest."""
    return [reviewing.to_review(row) for row in await repository.strongest(db_session, reader_id, limit)]


async def weakest(db_session: AsyncSession, reader_id: uuid.UUID, limit: int) -> list[Review]:
    """Return the key points that are soonest forgotten of those not known."""
    return [reviewing.to_review(row) for row in await repository.weakest(db_session, reader_id, limit)]


async def stored_abilities(db_session: AsyncSession, reader_id: uuid.UUID, now: datetime) -> list[StoredAbility]:
    known = await measured(db_session, reader_id, [], now)
    return [
        StoredAbility(
            topic=row.topic,
            answers=row.answers,
            last_answered_at=row.last_answered_at,
            ability=ability_out(known[row.topic].ability),
            evidence=from_bytes(row.evidence).tolist(),
        )
        for row in await repository.topic_abilities(db_session, reader_id)
    ]


async def stored_history(
    db_session: AsyncSession, reader_id: uuid.UUID, offset: int, limit: int
) -> list[StoredAbilityPoint]:
    """Return how the reader's abilities came to be, answer by answer."""
    rows = await repository.points(db_session, reader_id, offset, limit)
    return [StoredAbilityPoint.model_validate(row) for row in rows]


async def stored_reviews(db_session: AsyncSession, reader_id: uuid.UUID, offset: int, limit: int) -> list[StoredReview]:
    """Return what the reader remembers, with the text of every key point."""
    return [StoredReview.model_validate(row) for row in await repository.reviews(db_session, reader_id, offset, limit)]


async def levels(db_session: AsyncSession) -> Levels:
    fitted = await repository.level_difficulties(db_session)
    if fitted is None:
        return Levels({difficulty: difficulty.item_difficulty for difficulty in Difficulty})
    values = {Difficulty.EASY: fitted.easy, Difficulty.MEDIUM: fitted.medium, Difficulty.HARD: fitted.hard}
    return Levels(values, fitted.interviews)


async def item_difficulties(db_session: AsyncSession, texts: Sequence[str]) -> dict[str, float]:
    """Return how hard those of the questions are, in logits, that were asked often enough to tell."""
    by_hash = {text_hash(text): text for text in texts}
    fitted = await repository.item_difficulties(db_session, list(by_hash))
    return {by_hash[item.text_hash]: item.mean for item in fitted}


async def store_calibration(db_session: AsyncSession, calibration: Calibration, interviews: int, now: datetime) -> None:
    """Store how hard levels and questions proved to be after so many `interviews`, unless another worker has."""
    fitted = LevelDifficulties(
        interviews=interviews,
        easy=calibration.levels[Difficulty.EASY],
        medium=calibration.levels[Difficulty.MEDIUM],
        hard=calibration.levels[Difficulty.HARD],
        fitted_at=now,
    )
    if await repository.add_level_difficulties(db_session, fitted):
        items = [
            {"text_hash": text_hash(text), "mean": item.mean, "sd": item.sd} for text, item in calibration.items.items()
        ]
        await repository.replace_item_difficulties(db_session, items)
