"""The turn and the interviewer that the app was wired with."""

from typing import Annotated

from fastapi import Depends, Request

from interview_simulator.features.interviews.turn import Turn
from interview_simulator.interviewers.base import Interviewer


def interviewer(request: Request) -> Interviewer:
    found: Interviewer = request.app.state.interviewer
    return found


def turn(request: Request) -> Turn:
    found: Turn = request.app.state.turn
    return found


InterviewerDep = Annotated[Interviewer, Depends(interviewer)]
TurnDep = Annotated[Turn, Depends(turn)]
