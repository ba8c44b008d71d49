from fastapi import APIRouter

from interview_simulator.features.accounts import service
from interview_simulator.features.accounts.dependencies import CurrentReader
from interview_simulator.features.accounts.schemas import Preferences
from interview_simulator.web.dependencies import DbSession
from interview_simulator.web.problems import responses

router = APIRouter(prefix="/preferences", tags=["accounts"])


@router.get("", responses=responses())
async def get_preferences(reader: CurrentReader, db_session: DbSession) -> Preferences:
    """What the reader prefers."""
    return await service.preferences(db_session, reader)


@router.patch("", responses=responses())
async def change_preferences(reader: CurrentReader, db_session: DbSession, wanted: Preferences) -> Preferences:
    """Change what the reader prefers."""
    return await service.change_preferences(db_session, reader, wanted)
