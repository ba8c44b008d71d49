import uuid
from collections.abc import AsyncIterable
from typing import Annotated

from fastapi import APIRouter, Depends, Query, Response
from fastapi.sse import EventSourceResponse, ServerSentEvent

from interview_simulator.errors import (
    AlreadyAnswered,
    InterviewerUnavailable,
    InterviewInProgress,
    NoQuestions,
    NotCurrentQuestion,
    NotFound,
    NothingDue,
    NothingRead,
    TooManyRequests,
    TopicNotRead,
)
from interview_simulator.features.accounts.dependencies import CurrentReader
from interview_simulator.features.interviews import service, views
from interview_simulator.features.interviews.dependencies import (
    InterviewerDep,
    SubmissionDep,
    TermsDep,
    TurnDep,
    held_to_limit,
)
from interview_simulator.features.interviews.progress import progress
from interview_simulator.features.interviews.schemas import (
    Graded,
    InterviewList,
    InterviewOut,
    InterviewPlan,
    Pending,
    Progress,
    Results,
)
from interview_simulator.features.interviews.turn import PATIENCE_S
from interview_simulator.features.interviews.wanted import InterviewIn, PageQuery, PlanQuery, ProgressQuery
from interview_simulator.web.dependencies import ClockDep, DatabaseDep, DbSession
from interview_simulator.web.problems import responses

router = APIRouter(tags=["interviews"])


@router.get("/interview-plan", responses=responses(NotFound, NothingRead, NoQuestions))
async def get_plan(
    reader: CurrentReader,
    db_session: DbSession,
    interviewer: InterviewerDep,
    clock: ClockDep,
    query: Annotated[PlanQuery, Query()],
) -> InterviewPlan:
    """What an interview would be about now, and why."""
    return await service.plan(db_session, interviewer, reader, query, clock())


@router.post(
    "/interviews",
    status_code=201,
    dependencies=[Depends(held_to_limit("start an interview"))],
    responses=responses(
        NotFound, NothingRead, NoQuestions, TopicNotRead, NothingDue, InterviewerUnavailable, TooManyRequests
    ),
)
async def start_interview(
    database: DatabaseDep,
    interviewer: InterviewerDep,
    clock: ClockDep,
    terms: TermsDep,
    reader: CurrentReader,
    wanted: InterviewIn | None = None,
) -> InterviewOut:
    """Start an interview."""
    return await service.start(database, interviewer, clock, terms, reader, wanted or InterviewIn())


@router.get("/interviews", responses=responses())
async def list_interviews(
    reader: CurrentReader, db_session: DbSession, query: Annotated[PageQuery, Query()]
) -> InterviewList:
    """The reader's interviews, newest first."""
    return await service.list_interviews(db_session, reader, query)


@router.get("/interviews/{interview_id}", responses=responses(NotFound))
async def get_interview(interview_id: uuid.UUID, reader: CurrentReader, turn: TurnDep) -> InterviewOut:
    """The state to resume from."""
    return await turn.state(reader, interview_id)


@router.post(
    "/interviews/{interview_id}/answers",
    responses=responses(NotFound, AlreadyAnswered, NotCurrentQuestion, TooManyRequests)
    | {202: {"model": Pending, "description": "The answer is saved, and not graded yet. Send it again to retry."}},
)
async def submit_answer(submission: SubmissionDep, turn: TurnDep, response: Response) -> Graded | Pending:
    """Answer the current question, or skip it."""
    outcome = await turn.outcome(submission, PATIENCE_S)
    if isinstance(outcome, Pending):
        response.status_code = 202
    return outcome


@router.post(
    "/interviews/{interview_id}/answers/stream",
    response_class=EventSourceResponse,
    responses=responses(NotFound, AlreadyAnswered, NotCurrentQuestion, TooManyRequests),
)
async def stream_answer(submission: SubmissionDep, turn: TurnDep) -> AsyncIterable[ServerSentEvent]:
    """Answer the current question, and follow how the answer is graded.

    The events are `saved`, then `partial` for each thing found out, and last `outcome`: what the unstreamed operation
    answers. Whoever goes away misses nothing: the answer is graded all the same, and sending it again tells how.
    """
    yield ServerSentEvent(event="saved", data={})
    async for partial in turn.watch(submission):
        yield ServerSentEvent(event="partial", data=views.partial_out(partial))
    yield ServerSentEvent(event="outcome", data=await turn.outcome(submission))


@router.get("/progress", responses=responses())
async def get_progress(
    reader: CurrentReader, db_session: DbSession, clock: ClockDep, query: Annotated[ProgressQuery, Query()]
) -> Progress:
    """How the reader is coming along."""
    return await progress(db_session, reader, query.utc_offset_minutes, clock())


@router.get("/interviews/{interview_id}/results", responses=responses(NotFound, InterviewInProgress))
async def get_results(interview_id: uuid.UUID, reader: CurrentReader, db_session: DbSession) -> Results:
    """The results of a completed interview."""
    return await service.get_results(db_session, reader, interview_id)
