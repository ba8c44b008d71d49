"""The interviewer, its terms and the turn that the app was wired with, and an answer that is saved."""

import uuid
from typing import Annotated

from fastapi import Depends, Request

from interview_simulator.features.accounts.dependencies import CurrentReader
from interview_simulator.features.interviews.schemas import AnswerIn
from interview_simulator.features.interviews.terms import Terms
from interview_simulator.features.interviews.turn import Submission, Turn
from interview_simulator.interviewers.base import Interviewer


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


async def submission(interview_id: uuid.UUID, answer: AnswerIn, reader: CurrentReader, turn: TurnDep) -> Submission:
    """Save the answer before the response begins, so that what cannot be taken is still an ordinary problem."""
    return await turn.begin(reader, interview_id, answer.question_id, answer.text)


SubmissionDep = Annotated[Submission, Depends(submission)]
