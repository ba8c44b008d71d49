"""Badges: awarded once, never taken away."""

import uuid
from datetime import datetime

from sqlalchemy.ext.asyncio import AsyncSession

from interview_simulator.algorithms.badges import badge_for
from interview_simulator.features.badges import repository
from interview_simulator.features.badges.schemas import BadgeList, BadgeOut, EarnedBadge, StoredBadge


async def list_badges(db_session: AsyncSession, reader_id: uuid.UUID) -> BadgeList:
    rows = await repository.list_badges(db_session, reader_id)
    return BadgeList(
        items=[
            BadgeOut.model_validate(
                {
                    "code": badge.code,
                    "name": badge.name,
                    "description": badge.description,
                    "threshold": badge.threshold,
                    "won": won is not None,
                    "awarded_at": won.awarded_at if won else None,
                    "interview_id": won.interview_id if won else None,
                }
            )
            for badge, won in rows
        ]
    )


async def award(
    db_session: AsyncSession, reader_id: uuid.UUID, interview_id: uuid.UUID, overall_score: float, now: datetime
) -> None:
    """Award the badge that `overall_score` (0..1) earns, if any, unless the reader has it already."""
    if code := badge_for(overall_score):
        await repository.award(db_session, reader_id, code.value, interview_id, now)


async def earned(
    db_session: AsyncSession, reader_id: uuid.UUID, interview_id: uuid.UUID, overall_score: float
) -> EarnedBadge | None:
    """Return the badge that `overall_score` (0..1) earned in this interview."""
    code = badge_for(overall_score)
    for badge, won in await repository.list_badges(db_session, reader_id):
        if code is not None and badge.code == code:
            return EarnedBadge(
                code=code,
                name=badge.name,
                description=badge.description,
                newly_awarded=won is not None and won.interview_id == interview_id,
            )
    return None


async def stored_badges(db_session: AsyncSession, reader_id: uuid.UUID) -> list[StoredBadge]:
    """Return the badges that the reader has won."""
    return [
        StoredBadge.model_validate(
            {
                "code": badge.code,
                "name": badge.name,
                "awarded_at": won.awarded_at,
                "interview_id": won.interview_id,
            }
        )
        for badge, won in await repository.list_badges(db_session, reader_id)
        if won
    ]
