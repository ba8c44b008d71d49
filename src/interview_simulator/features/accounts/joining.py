"""Making accounts and signing in to them. Each begins the transactions it needs: hashing a password takes long, and no
connection is held meanwhile."""

import uuid
from datetime import datetime

from sqlalchemy.ext.asyncio import AsyncSession

from interview_simulator.db.once import insert_once
from interview_simulator.db.session import Database
from interview_simulator.errors import EmailTaken, LinkNotValid, SignUpRefused, WrongCredentials
from interview_simulator.features.accounts import links, passwords, repository, sessions
from interview_simulator.features.accounts.admission import SignUp
from interview_simulator.features.accounts.links import Purpose
from interview_simulator.features.accounts.models import User, UserIdentity
from interview_simulator.features.accounts.providers import Identity
from interview_simulator.features.accounts.schemas import SignInIn, SignUpIn, normalised_if_any


async def sign_up(database: Database, allowed: SignUp, wanted: SignUpIn, now: datetime) -> str:
    """Make an account, and return the key of the session it begins with.

    Raise `SignUpRefused`, `LinkNotValid`, `InvalidRequest` for a common password, or `EmailTaken`: in this order, so
    that who may not sign up learns of no account.
    """
    if allowed is SignUp.CLOSED:
        raise SignUpRefused("Accounts are not made here. Ask who runs this site.")
    invitation = wanted.invitation.get_secret_value() if wanted.invitation else None
    if invitation is None and allowed is SignUp.INVITATION:
        raise SignUpRefused("An account needs an invitation. Ask who runs this site for a link.")
    if invitation is not None:
        async with database.read() as db_session:
            await _invited(db_session, invitation, wanted.email, now)
    password = wanted.password.get_secret_value()
    await passwords.refuse_common(password, "body.password")
    password_hash = await passwords.hash_of(password)
    user_id = uuid.uuid4()
    name = wanted.name or wanted.email.partition("@")[0]
    user = User(id=user_id, name=name, email=wanted.email, password_hash=password_hash, created_at=now)
    async with database.write() as db_session:
        if invitation is not None:
            await links.use(db_session, Purpose.INVITATION, invitation, now)
        if not await insert_once(db_session, user, "email"):
            raise EmailTaken("There is an account with this e-mail. Sign in, or have a new password set.")
        return await sessions.open_session(db_session, user_id, now)


async def sign_in(database: Database, given: SignInIn, old_key: str | None, now: datetime) -> str:
    """Return the key of a new session; the one of `old_key` ends. Raise `WrongCredentials`."""
    async with database.read() as db_session:
        user = await repository.user_by_email(db_session, given.email)
    password = given.password.get_secret_value()
    right, new_hash = await passwords.check(password, user.password_hash if user else None)
    if user is None or not right:
        raise WrongCredentials("E-mail or password is wrong.")
    async with database.write() as db_session:
        # It may have been changed, or the account deleted, since it was read.
        if not await repository.has_password_hash(db_session, user.id, user.password_hash):
            raise WrongCredentials("E-mail or password is wrong.")
        if new_hash is not None:
            await repository.set_password_hash(db_session, user.id, new_hash)
        await sessions.close_session(db_session, old_key, now)
        return await sessions.open_session(db_session, user.id, now)


async def sign_in_as(
    database: Database, allowed: SignUp, identity: Identity, old_key: str | None, now: datetime
) -> str:
    """Return the key of a new session for whom the provider has recognised; the first time, they get an account.

    Never an account that is there already: that an e-mail is the same proves nothing. Raise `SignUpRefused` for a
    newcomer who may have none: an invitation is theirs if the provider has verified its e-mail.
    """
    async with database.write() as db_session:
        await database.lock(db_session, f"{identity.issuer} {identity.subject}")
        user_id = await repository.user_by_identity(db_session, identity.issuer, identity.subject)
        if user_id is None:
            await _admit(db_session, allowed, identity, now)
            user_id = uuid.uuid4()
            db_session.add(User(id=user_id, name=(identity.name or "Reader")[:200], created_at=now))
            await db_session.flush()
            db_session.add(
                UserIdentity(
                    user_id=user_id,
                    issuer=identity.issuer,
                    subject=identity.subject,
                    email=normalised_if_any(identity.email),
                    created_at=now,
                )
            )
        await sessions.close_session(db_session, old_key, now)
        return await sessions.open_session(db_session, user_id, now)


async def _admit(db_session: AsyncSession, allowed: SignUp, identity: Identity, now: datetime) -> None:
    if allowed is SignUp.OPEN:
        return
    email = normalised_if_any(identity.email) if identity.email_verified else None
    if allowed is SignUp.CLOSED or email is None or not await links.use_invitation_for(db_session, email, now):
        raise SignUpRefused("There is no account for you here. Ask who runs this site.")


async def _invited(db_session: AsyncSession, invitation: str, email: str, now: datetime) -> None:
    link = await links.look(db_session, Purpose.INVITATION, invitation, now)
    if link.email not in {None, email}:
        raise LinkNotValid("This invitation is for another e-mail.")
