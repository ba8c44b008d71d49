from fastapi import APIRouter

from interview_simulator.features.accounts.dependencies import CurrentReader
from interview_simulator.features.badges import service
from interview_simulator.features.badges.schemas import BadgeList
from interview_simulator.web.dependencies import DbSession
from interview_simulator.web.problems import responses

router = APIRouter(tags=["badges"])


@router.get("/badges", responses=responses())
async def list_badges(reader: CurrentReader, db_session: DbSession) -> BadgeList:
    """All badges, which of them are won, and when."""
    return await service.list_badges(db_session, reader)
