import uuid
from datetime import datetime

from sqlalchemy import and_, select
from sqlalchemy.ext.asyncio import AsyncSession

from interview_simulator.db.once import insert_once
from interview_simulator.features.badges.models import Badge, UserBadge


async def list_badges(db_session: AsyncSession, user_id: uuid.UUID) -> list[tuple[Badge, UserBadge | None]]:
    query = (
        select(Badge, UserBadge)
        .outerjoin(UserBadge, and_(UserBadge.badge_id == Badge.id, UserBadge.user_id == user_id))
        .order_by(Badge.threshold.desc())
    )
    return [(badge, won) for badge, won in await db_session.execute(query)]


async def award(
    db_session: AsyncSession, user_id: uuid.UUID, code: str, interview_id: uuid.UUID, awarded_at: datetime
) -> None:
    """Award a badge once; a second time changes nothing."""
    badge_id = await db_session.scalar(select(Badge.id).where(Badge.code == code))
    won = UserBadge(
        id=uuid.uuid4(), user_id=user_id, badge_id=badge_id, interview_id=interview_id, awarded_at=awarded_at
    )
    await insert_once(db_session, won, "user_id", "badge_id")
