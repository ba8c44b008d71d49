import uuid
from datetime import datetime
from typing import Any

from sqlalchemy import CursorResult, delete, func, or_, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from interview_simulator.features.accounts.models import AccountToken, User, UserIdentity, UserSession


async def when_model_fails(db_session: AsyncSession, user_id: uuid.UUID) -> str:
    return (await db_session.scalars(select(User.when_model_fails).where(User.id == user_id))).one()


async def set_when_model_fails(db_session: AsyncSession, user_id: uuid.UUID, value: str) -> None:
    await db_session.execute(update(User).where(User.id == user_id).values(when_model_fails=value))


async def user(db_session: AsyncSession, user_id: uuid.UUID) -> User | None:
    return await db_session.get(User, user_id)


async def user_by_email(db_session: AsyncSession, email: str) -> User | None:
    return (await db_session.scalars(select(User).where(User.email == email))).one_or_none()


async def set_password_hash(db_session: AsyncSession, user_id: uuid.UUID, password_hash: str) -> None:
    await db_session.execute(update(User).where(User.id == user_id).values(password_hash=password_hash))


async def session(db_session: AsyncSession, session_id: uuid.UUID) -> UserSession | None:
    return await db_session.get(UserSession, session_id)


async def note_use(db_session: AsyncSession, session_id: uuid.UUID, now: datetime) -> None:
    await db_session.execute(update(UserSession).where(UserSession.id == session_id).values(last_used_at=now))


async def delete_session(db_session: AsyncSession, session_id: uuid.UUID) -> None:
    await db_session.execute(delete(UserSession).where(UserSession.id == session_id))


async def delete_sessions(db_session: AsyncSession, user_id: uuid.UUID) -> None:
    await db_session.execute(delete(UserSession).where(UserSession.user_id == user_id))


async def delete_ended_sessions(db_session: AsyncSession, now: datetime, used_before: datetime) -> None:
    ended = or_(UserSession.expires_at <= now, UserSession.last_used_at <= used_before)
    await db_session.execute(delete(UserSession).where(ended))


async def token(db_session: AsyncSession, token_id: uuid.UUID) -> AccountToken | None:
    return await db_session.get(AccountToken, token_id)


async def tokens_for(db_session: AsyncSession, purpose: str, email: str) -> list[AccountToken]:
    query = select(AccountToken).where(AccountToken.purpose == purpose, AccountToken.email == email)
    return list(await db_session.scalars(query))


async def delete_token(db_session: AsyncSession, token_id: uuid.UUID) -> bool:
    """Return whether it was there: of several who use a token at once, one deletes it."""
    result = await db_session.execute(delete(AccountToken).where(AccountToken.id == token_id))
    assert isinstance(result, CursorResult)
    return result.rowcount == 1


async def delete_tokens_of(db_session: AsyncSession, user_id: uuid.UUID) -> None:
    await db_session.execute(delete(AccountToken).where(AccountToken.user_id == user_id))


async def delete_expired_tokens(db_session: AsyncSession, now: datetime) -> None:
    await db_session.execute(delete(AccountToken).where(AccountToken.expires_at <= now))


async def user_by_identity(db_session: AsyncSession, issuer: str, subject: str) -> uuid.UUID | None:
    query = select(UserIdentity.user_id).where(UserIdentity.issuer == issuer, UserIdentity.subject == subject)
    return (await db_session.scalars(query)).one_or_none()


async def has_password_hash(db_session: AsyncSession, user_id: uuid.UUID, password_hash: str | None) -> bool:
    """Whether the reader is still there with this hash. Who changes it waits until this transaction ends."""
    query = select(User.id).where(User.id == user_id, User.password_hash == password_hash).with_for_update()
    return (await db_session.scalars(query)).one_or_none() is not None


async def sessions_of(db_session: AsyncSession, user_id: uuid.UUID) -> list[UserSession]:
    query = select(UserSession).where(UserSession.user_id == user_id).order_by(UserSession.created_at, UserSession.id)
    return list(await db_session.scalars(query))


async def identities_of(db_session: AsyncSession, user_id: uuid.UUID) -> list[UserIdentity]:
    query = select(UserIdentity).where(UserIdentity.user_id == user_id)
    return list(await db_session.scalars(query.order_by(UserIdentity.created_at, UserIdentity.id)))


async def tokens_of(db_session: AsyncSession, user_id: uuid.UUID) -> list[AccountToken]:
    query = select(AccountToken).where(AccountToken.user_id == user_id)
    return list(await db_session.scalars(query.order_by(AccountToken.created_at, AccountToken.id)))


async def hold_user(db_session: AsyncSession, user_id: uuid.UUID) -> bool:
    query = select(User.id).where(User.id == user_id).with_for_update(read=True, key_share=True)
    return await db_session.scalar(query) is not None


async def delete_user(db_session: AsyncSession, user_id: uuid.UUID) -> None:
    """All that has the reader's id goes as well, by its foreign key."""
    await db_session.execute(delete(User).where(User.id == user_id))


async def accounts(db_session: AsyncSession) -> list[tuple[Any, ...]]:
    """Return id, name, e-mail, whether there is a password, issuer, when made and when last used of every user."""
    last_used_at = select(func.max(UserSession.last_used_at)).where(UserSession.user_id == User.id).scalar_subquery()
    query = (
        select(
            User.id,
            User.name,
            func.coalesce(User.email, UserIdentity.email),
            User.password_hash.is_not(None),
            UserIdentity.issuer,
            User.created_at,
            last_used_at,
        )
        .outerjoin(UserIdentity, UserIdentity.user_id == User.id)
        .order_by(User.created_at, User.id)
    )
    return [tuple(row) for row in await db_session.execute(query)]


async def users_with_email(db_session: AsyncSession, email: str) -> list[uuid.UUID]:
    """Return who signs in with this e-mail, and who has it according to a provider."""
    by_provider = select(UserIdentity.user_id).where(UserIdentity.email == email)
    query = select(User.id).where(or_(User.email == email, User.id.in_(by_provider)))
    return list(await db_session.scalars(query))
