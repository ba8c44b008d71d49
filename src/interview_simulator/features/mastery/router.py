import uuid

from fastapi import APIRouter

from interview_simulator.errors import NotFound
from interview_simulator.features.accounts.dependencies import CurrentReader
from interview_simulator.features.mastery import service
from interview_simulator.features.mastery.schemas import TopicHistory, TopicList
from interview_simulator.web.dependencies import ClockDep, DbSession
from interview_simulator.web.problems import responses

router = APIRouter(prefix="/topics", tags=["mastery"])


@router.get("", responses=responses())
async def list_topics(reader: CurrentReader, db_session: DbSession, clock: ClockDep) -> TopicList:
    """How able the reader is on each topic, those asked about most first."""
    return await service.list_topics(db_session, reader, clock())


@router.get("/{topic_id}/history", responses=responses(NotFound))
async def get_history(
    topic_id: uuid.UUID, reader: CurrentReader, db_session: DbSession, clock: ClockDep
) -> TopicHistory:
    """How the reader's ability on a topic came to be what it is."""
    return await service.topic_history(db_session, reader, topic_id, clock())
