from typing import Final

from fastapi import APIRouter, BackgroundTasks, Depends

from interview_simulator.errors import (
    EmailTaken,
    LinkNotValid,
    NotFound,
    SignUpRefused,
    TooManyRequests,
    WrongCredentials,
    WrongPassword,
)
from interview_simulator.features.accounts import changing, joining, service, sessions
from interview_simulator.features.accounts.dependencies import AdmissionDep, CurrentReader, ReaderIfAny, accounts_only
from interview_simulator.features.accounts.entrance import EntranceDep
from interview_simulator.features.accounts.limits import LimitsDep
from interview_simulator.features.accounts.schemas import (
    AccountOut,
    PasswordIn,
    ResetConfirmIn,
    ResetIn,
    SignInIn,
    SignUpIn,
)
from interview_simulator.web.dependencies import DbSession
from interview_simulator.web.problems import responses

router = APIRouter(prefix="/account", tags=["accounts"])
ACCOUNTS_ONLY: Final = [Depends(accounts_only)]


@router.get("", responses=responses())
async def get_account(reader: ReaderIfAny, db_session: DbSession, admission: AdmissionDep) -> AccountOut:
    """Who is signed in, and how one can be. Answers anybody."""
    return await service.account(db_session, admission, reader)


@router.post(
    "/sign-up",
    status_code=201,
    dependencies=ACCOUNTS_ONLY,
    responses=responses(NotFound, SignUpRefused, LinkNotValid, EmailTaken, TooManyRequests),
)
async def sign_up(wanted: SignUpIn, entrance: EntranceDep, limits: LimitsDep) -> AccountOut:
    """Make an account, and sign in to it."""
    await limits.by_address("sign-up")
    key = await joining.sign_up(entrance.database, entrance.admission.sign_up, wanted, entrance.now)
    return await entrance.enter(key)


@router.post("/sign-in", dependencies=ACCOUNTS_ONLY, responses=responses(NotFound, WrongCredentials, TooManyRequests))
async def sign_in(given: SignInIn, entrance: EntranceDep, limits: LimitsDep) -> AccountOut:
    """Sign in with e-mail and password."""
    await limits.sign_in(given.email)
    key = await joining.sign_in(entrance.database, given, entrance.key, entrance.now)
    return await entrance.enter(key)


@router.post("/sign-out", status_code=204, dependencies=ACCOUNTS_ONLY, responses=responses(NotFound))
async def sign_out(entrance: EntranceDep, db_session: DbSession) -> None:
    """Sign out here. Whoever is signed out already stays so."""
    await sessions.close_session(db_session, entrance.key, entrance.now)
    entrance.leave()


@router.post("/sign-out-everywhere", status_code=204, dependencies=ACCOUNTS_ONLY, responses=responses(NotFound))
async def sign_out_everywhere(reader: CurrentReader, entrance: EntranceDep, db_session: DbSession) -> None:
    """Sign out in every browser, this one included."""
    await sessions.close_every_session(db_session, reader)
    entrance.leave()


@router.post("/password", dependencies=ACCOUNTS_ONLY, responses=responses(NotFound, WrongPassword, TooManyRequests))
async def change_password(
    wanted: PasswordIn, reader: CurrentReader, entrance: EntranceDep, limits: LimitsDep
) -> AccountOut:
    """Change the password, and sign out everywhere else."""
    await limits.password(reader)
    current, new = wanted.current.get_secret_value(), wanted.new.get_secret_value()
    return await entrance.enter(await changing.change_password(entrance.database, reader, current, new, entrance.now))


@router.post(
    "/password-reset", status_code=204, dependencies=ACCOUNTS_ONLY, responses=responses(NotFound, TooManyRequests)
)
async def ask_for_reset(wanted: ResetIn, tasks: BackgroundTasks, entrance: EntranceDep, limits: LimitsDep) -> None:
    """Have a link to set a new password mailed. The answer is the same whether or not there is such an account."""
    await limits.by_address("password reset")
    tasks.add_task(changing.mail_reset_link, entrance.database, entrance.admission, wanted.email, entrance.now)


@router.post(
    "/password-reset/confirm",
    status_code=204,
    dependencies=ACCOUNTS_ONLY,
    responses=responses(NotFound, LinkNotValid, TooManyRequests),
)
async def confirm_reset(wanted: ResetConfirmIn, entrance: EntranceDep, limits: LimitsDep) -> None:
    """Set a new password with the token of a link, and sign out everywhere. Then sign in with it."""
    await limits.by_address("password reset")
    token, password = wanted.token.get_secret_value(), wanted.password.get_secret_value()
    await changing.reset_password(entrance.database, token, password, entrance.now)
