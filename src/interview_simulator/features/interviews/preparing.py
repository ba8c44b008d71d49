"""The next question, written while the reader reads the feedback on the last answer."""

import asyncio
import logging
import uuid
from datetime import timedelta
from typing import Final

from interview_simulator.algorithms.difficulty import Difficulty
from interview_simulator.algorithms.planning import Focus
from interview_simulator.clock import Clock
from interview_simulator.db.session import Database
from interview_simulator.features.interviews import asking, guarded, repository
from interview_simulator.features.interviews.completing import complete
from interview_simulator.features.interviews.leasing import LEASE, finish_or_cancel, kept
from interview_simulator.features.interviews.material import load_material, subject_of
from interview_simulator.features.interviews.models import COMPLETED, Interview
from interview_simulator.features.interviews.terms import Terms
from interview_simulator.features.usage import service as usage
from interview_simulator.interviewers.base import GradedBy, Interviewer, InterviewerError
from interview_simulator.interviewers.fallback import LIMIT_REACHED

logger = logging.getLogger(__name__)

RETRY_AFTER: Final = timedelta(seconds=3)
"""How long nobody tries again after a question could not be written for the first time."""
RETRY_LATER: Final = timedelta(seconds=30)


class QuestionWriter:
    def __init__(self, database: Database, interviewer: Interviewer, clock: Clock, terms: Terms) -> None:
        self._database = database
        self._interviewer = interviewer
        self._clock = clock
        self._terms = terms
        self._writing: dict[uuid.UUID, asyncio.Task[None]] = {}

    async def ensure(self, reader_id: uuid.UUID, interview_id: uuid.UUID, *, wait: bool = False) -> None:
        """See to it that the current question gets written, once; return when it is there if that takes but a moment.

        A chat model takes longer: then, unless `wait`, it goes on in the background. Raise `NotFound` for another
        reader's interview.
        """
        async with self._database.read() as db_session:
            interview = await repository.get_interview(db_session, reader_id, interview_id)
        writing = self.begin(interview)
        if writing is not None and (wait or self.is_quick):
            await asyncio.shield(writing)

    @property
    def is_quick(self) -> bool:
        """Whether writing a question takes but a moment."""
        return self._interviewer.name is not GradedBy.LLM

    def begin(self, interview: Interview) -> asyncio.Task[None] | None:
        """Begin to write the current question of `interview`, which comes with its questions; None when it is there."""
        number = interview.current_question
        if interview.status == COMPLETED or any(question.number == number for question in interview.questions):
            return None
        writing = self._writing.get(interview.id)
        if writing is None:
            writing = asyncio.create_task(self._write_alone(interview.user_id, interview.id, number))
            self._writing[interview.id] = writing
            writing.add_done_callback(lambda task: self._written(interview.id, task))
        return writing

    async def close(self) -> None:
        """Leave what is being written to whoever finds its lease run out."""
        await finish_or_cancel(list(self._writing.values()))

    async def _write_alone(self, reader_id: uuid.UUID, interview_id: uuid.UUID, number: int) -> None:
        """Write the question unless another process does, or nobody shall for a moment."""
        now = self._clock()
        async with self._database.write() as db_session:
            leased = await guarded.lease_asking(db_session, interview_id, number, now, now + LEASE)
        if leased:
            await self._write(reader_id, interview_id, number)

    async def _write(self, reader_id: uuid.UUID, interview_id: uuid.UUID, number: int) -> None:
        async with self._database.read() as db_session:
            interview = await repository.get_interview(db_session, reader_id, interview_id)
            on, at_once = subject_of(interview), asking.topics_next(interview)
            material = await load_material(
                db_session, reader_id, on, interview_id, self._clock(), self._database, at_once
            )
            context = await self._terms.context(db_session, reader_id, self._clock())
        question, failure = None, None
        try:
            async with kept(lambda: self._hold(interview_id, number)):
                question = await asking.next_question_in_time(
                    self._interviewer, interview, material, context, self._terms.step_seconds
                )
        except InterviewerError as error:
            # The answer is graded and safe; whoever looks at the interview next tries again.
            logger.warning("no question for interview %s: %s", interview_id, error)
            failure = str(error)
        asks_itself = self._interviewer.name is GradedBy.LLM and interview.focus != Focus.REVIEWS
        if question is None and asks_itself and not context.may_call_model:
            # Tomorrow it may have more to ask.
            failure = LIMIT_REACHED
        now = self._clock()
        async with self._database.write() as db_session:
            question_id, until = None, None
            if question is not None:
                question_id = await asking.store_question(db_session, interview, question, material.levels, now)
            elif failure is not None:
                until = now + (RETRY_LATER if interview.asking_failure else RETRY_AFTER)
                failure = failure[:500]
            else:
                await complete(db_session, interview, number - 1, Difficulty(interview.difficulty), now)
            await guarded.hold_asking(db_session, interview_id, number, until, failure)
            usage.record(db_session, reader_id, question_id, context.calls, now)

    async def _hold(self, interview_id: uuid.UUID, number: int) -> None:
        async with self._database.write() as db_session:
            await guarded.hold_asking(db_session, interview_id, number, self._clock() + LEASE, None)

    def _written(self, interview_id: uuid.UUID, task: asyncio.Task[None]) -> None:
        del self._writing[interview_id]
        if not task.cancelled() and (error := task.exception()) is not None:
            logger.warning("writing a question for interview %s failed", interview_id, exc_info=error)
