"""The interviewer, its terms and the turn that the app was wired with, and an answer that is saved."""

import uuid
from collections.abc import Callable, Coroutine
from typing import Annotated, Any

from fastapi import Depends, Request

from interview_simulator.features.accounts.dependencies import CurrentReader
from interview_simulator.features.interviews.terms import Terms
from interview_simulator.features.interviews.turn import Submission, Turn
from interview_simulator.features.interviews.wanted import AnswerIn
from interview_simulator.interviewers.base import Interviewer
from interview_simulator.web.dependencies import ClockDep, DatabaseDep
from interview_simulator.web.rate_limits import hold_to_limit


def interviewer(request: Request) -> Interviewer:
    found: Interviewer = request.app.state.interviewer
    return found


def turn(request: Request) -> Turn:
    found: Turn = request.app.state.turn
    return found


def terms(request: Request) -> Terms:
    found: Terms = request.app.state.terms
    return found


InterviewerDep = Annotated[Interviewer, Depends(interviewer)]
TurnDep = Annotated[Turn, Depends(turn)]
TermsDep = Annotated[Terms, Depends(terms)]


def held_to_limit(what: str) -> Callable[..., Coroutine[Any, Any, None]]:
    """Return the dependency that raises `TooManyRequests` for a reader who does `what` too often."""

    async def hold(request: Request, reader: CurrentReader, database: DatabaseDep, clock: ClockDep) -> None:
        if limit := request.app.state.requests_per_minute:
            await hold_to_limit(database, clock, what, str(reader), limit, per_seconds=60)

    return hold


async def submission(
    interview_id: uuid.UUID,
    answer: AnswerIn,
    reader: CurrentReader,
    turn: TurnDep,
    _limit: Annotated[None, Depends(held_to_limit("answer"))],
) -> Submission:
    """Save the answer before the response begins, so that what cannot be taken is still an ordinary problem."""
    return await turn.begin(reader, interview_id, answer.question_id, answer.text)


SubmissionDep = Annotated[Submission, Depends(submission)]
