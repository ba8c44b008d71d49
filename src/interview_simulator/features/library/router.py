import uuid
from typing import Annotated

from fastapi import APIRouter, Query, Request

from interview_simulator.errors import NotFound
from interview_simulator.features.accounts.dependencies import CurrentReader
from interview_simulator.features.library import service
from interview_simulator.features.library.schemas import PostList, PostOut, PostQuery, ProgressIn, TagList
from interview_simulator.web.dependencies import ClockDep, DbSession
from interview_simulator.web.problems import responses

router = APIRouter(tags=["library"])


@router.get("/posts", responses=responses())
async def list_posts(reader: CurrentReader, db_session: DbSession, query: Annotated[PostQuery, Query()]) -> PostList:
    """The library, newest first."""
    return await service.list_posts(db_session, reader, query)


@router.get("/tags", responses=responses())
async def list_tags(reader: CurrentReader, db_session: DbSession) -> TagList:
    """Every tag in use."""
    return await service.list_tags(db_session, reader)


@router.get("/posts/{post_id}", responses=responses(NotFound))
async def get_post(request: Request, post_id: uuid.UUID, reader: CurrentReader, db_session: DbSession) -> PostOut:
    """A post with its sections."""
    return await service.get_post(db_session, reader, post_id, remote_images=request.app.state.settings.remote_images)


@router.put("/posts/{post_id}/progress", responses=responses(NotFound))
async def save_progress(
    request: Request,
    post_id: uuid.UUID,
    progress: ProgressIn,
    reader: CurrentReader,
    db_session: DbSession,
    clock: ClockDep,
) -> PostOut:
    """Say what was read of a post."""
    await service.save_progress(db_session, reader, post_id, progress, clock)
    return await service.get_post(db_session, reader, post_id, remote_images=request.app.state.settings.remote_images)
