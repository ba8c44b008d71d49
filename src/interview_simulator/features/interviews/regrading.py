"""Finished interviews graded again by another interviewer, to see the difference; nothing is overwritten."""

import time
import uuid
from collections.abc import AsyncIterator
from dataclasses import dataclass

from interview_simulator.clock import Clock
from interview_simulator.db.session import Database
from interview_simulator.features.interviews import repository
from interview_simulator.features.interviews.stored import to_question
from interview_simulator.features.interviews.terms import Terms
from interview_simulator.features.usage import service as usage
from interview_simulator.interviewers.base import Interviewer, InterviewerError, StepContext


@dataclass(frozen=True)
class Regrade:
    """`after` is None where the other interviewer could not grade the answer; `failure` then says why."""

    interview_id: uuid.UUID
    number: int
    question: str
    graded_by: str
    before: float
    after: float | None
    regraded_by: str | None
    failure: str | None = None


async def regrade(
    database: Database, interviewer: Interviewer, clock: Clock, terms: Terms, interview_id: uuid.UUID | None = None
) -> AsyncIterator[Regrade]:
    """Grade the answers of one finished interview again, or of all; what was skipped is left out.

    Raise `NotFound` when there is no such finished interview.
    """
    async with database.read() as db_session:
        finished = await repository.finished(db_session, interview_id)
    for interview in finished:
        for row in interview.questions:
            answer = row.answer
            if answer is None or answer.text is None or answer.score is None or answer.graded_by is None:
                continue
            context = StepContext(deadline=time.monotonic() + terms.step_seconds, offline_on_failure=False)
            after, failure, graded_by = None, None, None
            try:
                evaluation = await interviewer.evaluate(to_question(row), answer.text, context)
                after, graded_by = evaluation.score, evaluation.chat_model or evaluation.graded_by
            except InterviewerError as error:
                failure = str(error)
            async with database.write() as db_session:
                usage.record_regrade(db_session, interview.user_id, row.id, context.calls, clock())
            by = answer.chat_model or answer.graded_by
            yield Regrade(interview.id, row.number, row.text, by, answer.score, after, graded_by, failure)
