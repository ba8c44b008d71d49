from fastapi import APIRouter, Response
from prometheus_client import CONTENT_TYPE_LATEST

from interview_simulator.features.usage import service
from interview_simulator.web.dependencies import ClockDep, DbSession
from interview_simulator.web.problems import responses

router = APIRouter(tags=["usage"])


@router.get(
    "/metrics",
    response_class=Response,
    responses=responses() | {200: {"content": {"text/plain": {"schema": {"type": "string"}}}}},
)
async def get_metrics(db_session: DbSession, clock: ClockDep) -> Response:
    """What interviewers did and took, as Prometheus counters."""
    return Response(await service.metrics(db_session, clock()), media_type=CONTENT_TYPE_LATEST)
