from fastapi import APIRouter, Depends
from fastapi.responses import StreamingResponse

from interview_simulator.errors import LinkNotValid, NotFound, TooManyRequests, WrongPassword
from interview_simulator.features.accounts import own_data as accounts
from interview_simulator.features.accounts.dependencies import CurrentReader, accounts_only
from interview_simulator.features.accounts.entrance import EntranceDep
from interview_simulator.features.accounts.limits import LimitsDep
from interview_simulator.features.platform import links, own_data
from interview_simulator.features.platform.schemas import AccountData, DeletionIn, LinkUse, LinkUsed
from interview_simulator.web.dependencies import ClockDep, DatabaseDep
from interview_simulator.web.problems import responses

router = APIRouter(prefix="/account", tags=["accounts"])


@router.post("/link", dependencies=[Depends(accounts_only)], responses=responses(NotFound, LinkNotValid))
async def use_link(given: LinkUse, entrance: EntranceDep) -> LinkUsed:
    """Sign in by a link that a platform has made; it works one time."""
    token = given.token.get_secret_value()
    key, target = await links.use_link(entrance.database, token, entrance.key, entrance.now)
    await entrance.enter(key)
    return LinkUsed(page=target)


@router.get(
    "/data",
    response_class=StreamingResponse,
    responses=responses() | {200: {"model": AccountData, "description": "Everything stored about the reader."}},
)
async def download_data(reader: CurrentReader, database: DatabaseDep, clock: ClockDep) -> StreamingResponse:
    """Everything that is stored about the reader, as a file."""
    now = clock()
    async with database.read() as db_session:
        head = await own_data.head(db_session, reader, now)
    headers = {"Cache-Control": "no-store", "Content-Disposition": 'attachment; filename="interview-simulator.json"'}
    pieces = own_data.download(database, reader, head, now)
    return StreamingResponse(pieces, media_type="application/json", headers=headers)


@router.delete("", status_code=204, responses=responses(WrongPassword, TooManyRequests))
async def delete_account(
    reader: CurrentReader, entrance: EntranceDep, limits: LimitsDep, clock: ClockDep, wanted: DeletionIn | None = None
) -> None:
    """Delete the account with everything in it. Without accounts, the one reader begins anew."""
    password = wanted.password.get_secret_value() if wanted and wanted.password else None
    if password is not None:
        await limits.password(reader)
    await accounts.delete_own(entrance.database, reader, password, clock)
    entrance.leave()
