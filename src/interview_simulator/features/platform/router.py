from typing import Annotated

from fastapi import APIRouter, Path

from interview_simulator.errors import MissingScope, NotFound, NotSignedIn, TooManyRequests
from interview_simulator.features.accounts.dependencies import AdmissionDep, accounts_only
from interview_simulator.features.platform import links, pushing, readers
from interview_simulator.features.platform.dependencies import (
    PostsWriter,
    ProgressWriter,
    ReadersDeleter,
    ReadersLinker,
    ReadersReader,
    TokenFirst,
)
from interview_simulator.features.platform.schemas import (
    LinkIn,
    LinkOut,
    PlatformReaderOut,
    PostsIn,
    PostsReport,
    ProgressIn,
    ProgressReport,
)
from interview_simulator.web.dependencies import ClockDep, DatabaseDep, DbSession
from interview_simulator.web.fields import Text
from interview_simulator.web.problems import responses

router = APIRouter(prefix="/platform", tags=["platform"], route_class=TokenFirst)
ExternalId = Annotated[
    Text, Path(min_length=1, max_length=200, description="Who the reader is to the platform; without a slash.")
]


@router.put("/posts", responses=responses(NotSignedIn, MissingScope, TooManyRequests))
async def push_posts(platform: PostsWriter, posts: PostsIn, database: DatabaseDep, clock: ClockDep) -> PostsReport:
    """Add the platform's posts to the library, or change them. A post that cannot be used is left out and reported."""
    return await pushing.push_posts(database, clock, platform, posts.items)


@router.put("/readers/{external_id}/progress", responses=responses(NotSignedIn, MissingScope, TooManyRequests))
async def push_progress(
    platform: ProgressWriter, external_id: ExternalId, progress: ProgressIn, database: DatabaseDep, clock: ClockDep
) -> ProgressReport:
    """Say what one of the platform's readers has read. A reader named for the first time gets an account."""
    return await pushing.push_progress(database, clock, platform, external_id, progress.items)


@router.get("/readers/{external_id}", responses=responses(NotSignedIn, MissingScope, TooManyRequests, NotFound))
async def get_reader(
    platform: ReadersReader, external_id: ExternalId, db_session: DbSession, clock: ClockDep
) -> PlatformReaderOut:
    """How one of the platform's readers is coming along."""
    return await readers.describe(db_session, platform, external_id, clock)


@router.delete(
    "/readers/{external_id}", status_code=204, responses=responses(NotSignedIn, MissingScope, TooManyRequests, NotFound)
)
async def delete_reader(platform: ReadersDeleter, external_id: ExternalId, database: DatabaseDep) -> None:
    """Delete one of the platform's readers, with everything that is stored about them."""
    await readers.delete(database, platform, external_id)


@router.post(
    "/readers/{external_id}/links",
    status_code=201,
    responses=responses(NotSignedIn, MissingScope, TooManyRequests, NotFound),
)
async def make_link(
    platform: ReadersLinker,
    external_id: ExternalId,
    db_session: DbSession,
    clock: ClockDep,
    admission: AdmissionDep,
    wanted: LinkIn | None = None,
) -> LinkOut:
    """Make a link that signs the reader in, once, and begins an interview."""
    await accounts_only(admission)
    key, expires_at = await links.new_link(db_session, platform, external_id, wanted or LinkIn(), clock())
    return LinkOut.model_validate({"url": admission.link("enter", f"token={key}"), "expires_at": expires_at})
