import uuid
from datetime import datetime
from typing import Final

from sqlalchemy import func, select
from sqlalchemy.ext.asyncio import AsyncSession

from interview_simulator.features.usage.models import ModelCall
from interview_simulator.features.usage.schemas import Total
from interview_simulator.interviewers.base import GradedBy

REGRADE: Final = "regrade"
"""The step of calls that were made for no reader, and so count towards no reader's day."""


async def count_llm_calls(
    db_session: AsyncSession, since: datetime, before: datetime, user_id: uuid.UUID | None = None
) -> int:
    """Return how many calls of a chat model there were, by one reader or by all."""
    query = select(func.count()).where(ModelCall.created_at >= since, ModelCall.created_at < before)
    query = query.where(ModelCall.interviewer == GradedBy.LLM, ModelCall.step != REGRADE)
    if user_id is not None:
        query = query.where(ModelCall.user_id == user_id)
    return await db_session.scalar(query) or 0


async def calls(db_session: AsyncSession, user_id: uuid.UUID, offset: int, limit: int) -> list[ModelCall]:
    query = select(ModelCall).where(ModelCall.user_id == user_id).order_by(ModelCall.created_at, ModelCall.id)
    return list(await db_session.scalars(query.offset(offset).limit(limit)))


async def totals(db_session: AsyncSession, since: datetime | None) -> list[Total]:
    kind = (ModelCall.step, ModelCall.interviewer, ModelCall.chat_model, ModelCall.outcome)
    query = select(
        *kind,
        func.count().label("calls"),
        func.coalesce(func.sum(ModelCall.tokens_in), 0).label("tokens_in"),
        func.coalesce(func.sum(ModelCall.tokens_out), 0).label("tokens_out"),
        (func.sum(ModelCall.latency_ms) / 1000).label("seconds"),
        func.coalesce(func.sum(ModelCall.cost_usd), 0.0).label("cost_usd"),
        func.count(ModelCall.cost_usd).label("priced"),
    )
    if since is not None:
        query = query.where(ModelCall.created_at >= since)
    rows = await db_session.execute(query.group_by(*kind).order_by(*kind))
    return [Total(**row) for row in rows.mappings()]
