from typing import Literal

from fastapi import APIRouter
from pydantic import BaseModel
from sqlalchemy.exc import SQLAlchemyError

from interview_simulator.errors import DatabaseUnavailable
from interview_simulator.web.dependencies import DatabaseDep
from interview_simulator.web.problems import responses

router = APIRouter(tags=["health"])


class Health(BaseModel):
    status: Literal["ok"] = "ok"


@router.get("/health", responses=responses())
async def health(database: DatabaseDep) -> Health:
    """Whether the server can do its work."""
    try:
        await database.ping()
    except (SQLAlchemyError, OSError) as error:
        raise DatabaseUnavailable("The database does not answer.") from error
    return Health()
