from typing import Literal

from fastapi import APIRouter
from pydantic import BaseModel, ConfigDict

from interview_simulator.web.dependencies import DatabaseDep
from interview_simulator.web.problems import responses

router = APIRouter(tags=["health"])


class Health(BaseModel):
    model_config = ConfigDict(json_schema_extra={"examples": [{"status": "ok"}]})

    status: Literal["ok"] = "ok"


@router.get("/health", responses=responses())
async def health(database: DatabaseDep) -> Health:
    """Whether the server can do its work."""
    await database.ping()
    return Health()
