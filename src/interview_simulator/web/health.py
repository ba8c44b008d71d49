"""Whether the process lives, and whether it can do its work: for what watches it and what sends requests to it."""

from typing import Literal

from fastapi import APIRouter
from pydantic import BaseModel, ConfigDict

from interview_simulator.db.migrate import is_migrated
from interview_simulator.errors import NotReady
from interview_simulator.web.dependencies import DatabaseDep
from interview_simulator.web.problems import responses

router = APIRouter(tags=["health"])


class Health(BaseModel):
    model_config = ConfigDict(json_schema_extra={"examples": [{"status": "ok"}]})

    status: Literal["ok"] = "ok"


@router.get("/health", responses=responses())
async def health() -> Health:
    """Whether the server lives. The database is not asked: a server is not to be started again because of it."""
    return Health()


@router.get("/ready", responses=responses(NotReady))
async def ready(database: DatabaseDep) -> Health:
    """Whether the server can do its work: the database answers, and has this version's tables."""
    if not await is_migrated(database):
        raise NotReady("The database does not have this version's tables yet. A start of this version makes them.")
    return Health()
