"""Queries of tokens, readers of platforms, and links."""

import uuid
from datetime import datetime

from sqlalchemy import CursorResult, delete, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from interview_simulator.features.platform.models import ApiToken, PlatformReader, SignInLink


async def token(db_session: AsyncSession, token_id: uuid.UUID) -> ApiToken | None:
    return await db_session.get(ApiToken, token_id)


async def tokens(db_session: AsyncSession) -> list[ApiToken]:
    return list(await db_session.scalars(select(ApiToken).order_by(ApiToken.created_at, ApiToken.id)))


async def revoke(db_session: AsyncSession, token_id: uuid.UUID, now: datetime) -> bool:
    """Return whether there is such a token; one revoked before stays so."""
    result = await db_session.execute(
        update(ApiToken).where(ApiToken.id == token_id, ApiToken.revoked_at.is_(None)).values(revoked_at=now)
    )
    assert isinstance(result, CursorResult)
    return result.rowcount == 1 or await token(db_session, token_id) is not None


async def reader(db_session: AsyncSession, platform: str, external_id: str) -> PlatformReader | None:
    return await db_session.get(PlatformReader, (platform, external_id))


async def identities(db_session: AsyncSession, user_id: uuid.UUID) -> list[PlatformReader]:
    query = select(PlatformReader).where(PlatformReader.user_id == user_id)
    return list(await db_session.scalars(query.order_by(PlatformReader.platform, PlatformReader.external_id)))


async def link(db_session: AsyncSession, link_id: uuid.UUID) -> SignInLink | None:
    return await db_session.get(SignInLink, link_id)


async def links(db_session: AsyncSession, user_id: uuid.UUID) -> list[SignInLink]:
    query = select(SignInLink).where(SignInLink.user_id == user_id).order_by(SignInLink.created_at, SignInLink.id)
    return list(await db_session.scalars(query))


async def delete_link(db_session: AsyncSession, link_id: uuid.UUID) -> bool:
    """Return whether it was there: of several who use a link at once, one deletes it."""
    result = await db_session.execute(delete(SignInLink).where(SignInLink.id == link_id))
    assert isinstance(result, CursorResult)
    return result.rowcount == 1


async def delete_expired_links(db_session: AsyncSession, now: datetime) -> None:
    await db_session.execute(delete(SignInLink).where(SignInLink.expires_at <= now))
