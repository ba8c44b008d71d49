"""How able a reader is on each topic: every graded answer is evidence, which fades with time."""

import hashlib
import uuid
from collections.abc import Iterable
from datetime import datetime, timedelta
from typing import Final

from sqlalchemy.ext.asyncio import AsyncSession

from interview_simulator.algorithms import ability
from interview_simulator.algorithms.ability import ITEM_SD, Evidence
from interview_simulator.algorithms.forgetting import fade
from interview_simulator.features.mastery import repository
from interview_simulator.features.mastery.models import AbilityPoint, TopicAbility
from interview_simulator.features.mastery.values import Answered, Measured

DAY: Final = timedelta(days=1)
NEVER_ASKED: Final = ""
"""Stands for any topic that was not asked about; no topic has this name."""


async def measure(db_session: AsyncSession, reader_id: uuid.UUID, answered: Answered, now: datetime) -> None:
    """Let the answer count towards the reader's ability on its topic. Only once for each answer."""
    new = TopicAbility(
        user_id=reader_id,
        topic=answered.topic,
        evidence=ability.to_bytes(ability.no_evidence()),
        answers=0,
        last_answered_at=now,
    )
    row = await repository.lock_topic_ability(db_session, new)
    # A clock set back lets nothing fade.
    at = max(now, row.last_answered_at)
    evidence = ability.observe(
        _faded(row, at), answered.score, answered.item_difficulty, await _item_sd(db_session, answered.text)
    )
    row.evidence = ability.to_bytes(evidence)
    row.answers += 1
    row.last_answered_at = at
    rows = await repository.topic_abilities(db_session, reader_id)
    known = {other.topic: _faded(other, at) for other in rows} | {answered.topic: evidence}
    after = ability.estimate(known, [answered.topic])[answered.topic]
    db_session.add(
        AbilityPoint(
            user_id=reader_id,
            topic=answered.topic,
            answer_id=answered.answer_id,
            interview_id=answered.interview_id,
            at=at,
            mean=after.mean,
            low=after.low,
            high=after.high,
            score=answered.score,
        )
    )


async def measured(
    db_session: AsyncSession, reader_id: uuid.UUID, topics: Iterable[str], now: datetime
) -> dict[str, Measured]:
    """Return what is known now of the reader's ability on `topics` and on those ever asked about."""
    rows = {row.topic: row for row in await repository.topic_abilities(db_session, reader_id)}
    evidence = {row.topic: _faded(row, now) for row in rows.values()}
    estimates = ability.estimate(evidence, [*rows, NEVER_ASKED])
    # Of all that was never asked about, the others tell the same.
    unasked = Measured(estimates[NEVER_ASKED])
    return dict.fromkeys(topics, unasked) | {
        row.topic: Measured(estimates[row.topic], row.answers, row.last_answered_at) for row in rows.values()
    }


def text_hash(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()


def _faded(row: TopicAbility, now: datetime) -> Evidence:
    return fade(ability.from_bytes(row.evidence), max((now - row.last_answered_at) / DAY, 0.0))


async def _item_sd(db_session: AsyncSession, text: str) -> float:
    fitted = await repository.item_difficulties(db_session, [text_hash(text)])
    return fitted[0].sd if fitted else ITEM_SD
