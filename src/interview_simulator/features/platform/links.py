"""Links by which a platform sends a reader here, signed in: short-lived, and good for one time."""

import uuid
from datetime import datetime, timedelta
from urllib.parse import urlencode

from sqlalchemy.ext.asyncio import AsyncSession

from interview_simulator.clock import is_good
from interview_simulator.db.session import Database
from interview_simulator.errors import FieldError, InvalidRequest, LinkNotValid
from interview_simulator.features.accounts import keys, sessions
from interview_simulator.features.library import naming
from interview_simulator.features.platform import readers, repository
from interview_simulator.features.platform.models import SignInLink
from interview_simulator.features.platform.schemas import LinkIn


async def new_link(
    db_session: AsyncSession, platform: str, external_id: str, wanted: LinkIn, now: datetime
) -> tuple[str, datetime]:
    """Return the key of a new link, and until when it is good. Raise `NotFound`, or `InvalidRequest` for a post."""
    reader = await readers.find(db_session, platform, external_id)
    target = await _target(db_session, platform, wanted)
    await repository.delete_expired_links(db_session, now)
    link_id, expires_at = uuid.uuid4(), now + timedelta(seconds=wanted.seconds)
    key, secret_hash = keys.new_key(link_id)
    db_session.add(
        SignInLink(
            id=link_id,
            user_id=reader.user_id,
            secret_hash=secret_hash,
            target=target,
            created_at=now,
            expires_at=expires_at,
        )
    )
    return key, expires_at


async def use_link(database: Database, key: str, old_session: str | None, now: datetime) -> tuple[str, str]:
    """Sign in whom the link is for; return the key of their session, and the page to go to. Raise `LinkNotValid`."""
    parts = keys.split(key)
    async with database.write() as db_session:
        link = await repository.link(db_session, parts[0]) if parts else None
        if parts is None or link is None or not keys.matches(parts[1], link.secret_hash):
            raise _not_valid()
        if not is_good(link.created_at, link.expires_at, now) or not await repository.delete_link(db_session, link.id):
            raise _not_valid()
        await sessions.close_session(db_session, old_session, now)
        return await sessions.open_session(db_session, link.user_id, now), link.target


async def _target(db_session: AsyncSession, platform: str, wanted: LinkIn) -> str:
    """Return the page that begins the interview; made here, so that a link leads nowhere else."""
    about: list[tuple[str, str]] = [("topic", topic) for topic in wanted.topics or ()]
    if wanted.post is not None:
        found = await naming.find_posts(db_session, platform, [wanted.post])
        if wanted.post not in found:
            message = "there is no such post, or there are several"
            raise InvalidRequest(f"body.post: {message}", [FieldError("body.post", message)])
        about = [("post", str(found[wanted.post]))]
    return f"/interview?{urlencode(about)}" if about else "/interview"


def _not_valid() -> LinkNotValid:
    return LinkNotValid(
        "This link was used already, has expired, or is not whole. Go back to where you found it, and open it again."
    )
