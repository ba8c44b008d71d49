"""New passwords: for who knows the present one, and for who has a link. No connection is held while one is hashed."""

import logging
import uuid
from datetime import datetime
from typing import Final

from sqlalchemy.ext.asyncio import AsyncSession

from interview_simulator.db.session import Database
from interview_simulator.errors import WrongPassword
from interview_simulator.features.accounts import links, passwords, repository, sessions
from interview_simulator.features.accounts.admission import Admission
from interview_simulator.features.accounts.links import Purpose
from interview_simulator.web.rate_limits import limited

logger = logging.getLogger(__name__)

MAILS: Final = 3
MAILS_PER_S: Final = 3600.0
"""So that nobody's mailbox is filled."""

MAIL: Final = """\
Somebody, most likely you, asked for a new password for the Interview Simulator at {site}.
Set it here, within an hour:

{link}

If it was not you, there is nothing to do: your password stays as it is.
"""


async def change_password(database: Database, user_id: uuid.UUID, current: str, new: str, now: datetime) -> str:
    """Sign out everywhere, and return the key of a new session. Raise `WrongPassword`, or `InvalidRequest`."""
    async with database.read() as db_session:
        user = await repository.user(db_session, user_id)
    stored = user.password_hash if user else None
    right, _ = await passwords.check(current, stored)
    if not right:
        raise WrongPassword("That is not your present password.")
    await passwords.refuse_common(new, "body.new")
    password_hash = await passwords.hash_of(new)
    async with database.write() as db_session:
        if not await repository.has_password_hash(db_session, user_id, stored):
            raise WrongPassword("The password was changed meanwhile.")
        await _set_password(db_session, user_id, password_hash)
        return await sessions.open_session(db_session, user_id, now)


async def reset_password(database: Database, key: str, new: str, now: datetime) -> None:
    """Set a new password, and sign out everywhere. Raise `LinkNotValid`, or `InvalidRequest` for a common password."""
    async with database.read() as db_session:
        await links.look(db_session, Purpose.RESET, key, now)
    await passwords.refuse_common(new, "body.password")
    password_hash = await passwords.hash_of(new)
    async with database.write() as db_session:
        link = await links.use(db_session, Purpose.RESET, key, now)
        assert link.user_id is not None
        await _set_password(db_session, link.user_id, password_hash)


async def _set_password(db_session: AsyncSession, user_id: uuid.UUID, password_hash: str) -> None:
    await repository.set_password_hash(db_session, user_id, password_hash)
    await repository.delete_tokens_of(db_session, user_id)
    await sessions.close_every_session(db_session, user_id)


async def mail_reset_link(database: Database, admission: Admission, email: str, now: datetime) -> None:
    """Mail a link to set a new password, if there is such an account. Meant to run when the answer has left already,
    so that neither its words nor its time tell whether there is."""
    if admission.mailer is None:
        return
    try:
        async with database.write() as db_session:
            user = await repository.user_by_email(db_session, email)
            if user is None or await limited(db_session, "reset mail", email, MAILS, MAILS_PER_S, now):
                return
            key = await links.new_link(db_session, Purpose.RESET, now, user_id=user.id)
        text = MAIL.format(site=admission.public_url, link=admission.link("reset-password", f"token={key}"))
        await admission.mailer.send(email, "A new password for the Interview Simulator", text)
    except Exception as error:  # Nobody waits for it any more.
        logger.error("a link to set a new password could not be mailed", exc_info=error)
