"""One turn: answer in, evaluation out, next question on its way.

The answer is committed before anything else happens to it. It is then graded in a task of its own, which a reader who
goes away does not stop. Any process may die in between: its lease runs out, and whoever comes next (a retry,
`take_over_abandoned`) goes on from what is stored.
"""

import asyncio
import time
import uuid
from collections.abc import AsyncIterator, Awaitable, Callable
from dataclasses import dataclass, field
from typing import Final, TypeVar

from sqlalchemy.ext.asyncio import AsyncSession

from interview_simulator.clock import Clock
from interview_simulator.db.session import Database
from interview_simulator.errors import AlreadyAnswered, NotCurrentQuestion, NotFound
from interview_simulator.features.interviews import guarded, repository, views
from interview_simulator.features.interviews.grading import Grader, Lease
from interview_simulator.features.interviews.leasing import finish_or_cancel
from interview_simulator.features.interviews.models import COMPLETED, GRADED, Interview
from interview_simulator.features.interviews.preparing import QuestionWriter
from interview_simulator.features.interviews.schemas import Graded, InterviewOut, Pending
from interview_simulator.features.interviews.terms import Terms
from interview_simulator.interviewers.base import Interviewer, PartialEvaluation

Told = TypeVar("Told")

PATIENCE_S: Final = 3.0
"""How long a second submit waits for the grading that another process does."""
TAKEN_OVER_AT_ONCE: Final = 10
NOTHING_YET: Final = PartialEvaluation()
UNDER_WAY: Final = "Your answer is saved and being graded."


@dataclass
class Grading:
    """An answer being graded by this process, for whoever watches."""

    partial: PartialEvaluation = NOTHING_YET
    changed: asyncio.Event = field(default_factory=asyncio.Event)
    done: bool = False

    def tell(self, partial: PartialEvaluation) -> None:
        self.partial = partial
        self._wake()

    def finish(self) -> None:
        self.done = True
        self._wake()

    def _wake(self) -> None:
        # A new event each time, so that nobody misses what is told while they look elsewhere.
        waiting, self.changed = self.changed, asyncio.Event()
        waiting.set()


@dataclass(frozen=True)
class Submission:
    """An answer that is saved."""

    reader_id: uuid.UUID
    interview_id: uuid.UUID
    question_id: uuid.UUID
    answer_id: uuid.UUID


class Turn:
    def __init__(self, database: Database, interviewer: Interviewer, clock: Clock, terms: Terms) -> None:
        self._database = database
        self._clock = clock
        self._grader = Grader(database, interviewer, clock, terms)
        self._writer = QuestionWriter(database, interviewer, clock, terms)
        self._step_seconds = terms.step_seconds
        self._gradings: dict[uuid.UUID, tuple[Grading, asyncio.Task[None]]] = {}

    async def submit(
        self, reader_id: uuid.UUID, interview_id: uuid.UUID, question_id: uuid.UUID, text: str | None
    ) -> Graded | Pending:
        """Save and grade the answer to a question; `text` None skips it. The same again gives the same answer back.

        Raise `NotFound` for a question that is not the reader's, `AlreadyAnswered` for another text than before.
        """
        return await self.outcome(await self.begin(reader_id, interview_id, question_id, text), PATIENCE_S)

    async def begin(
        self, reader_id: uuid.UUID, interview_id: uuid.UUID, question_id: uuid.UUID, text: str | None
    ) -> Submission:
        """Save the answer, and begin to grade it unless that is done or somebody does. Raise as `submit` does."""
        async with self._database.write() as db_session:
            found = await guarded.find_question(db_session, reader_id, interview_id, question_id)
            if found is None:
                raise NotFound("There is no such question in this interview.")
            interview, question, answer = found
            lease = None
            if answer is None:
                if interview.status == COMPLETED or question.number != interview.current_question:
                    raise NotCurrentQuestion("The interview has moved on. Load it again to see the current question.")
                lease = await self._grader.add(db_session, interview, question, text)
            if lease is None:
                # Answered before, perhaps a moment ago.
                answer = answer or await guarded.answer_to(db_session, question_id)
                assert answer is not None
                if answer.text != text:
                    raise AlreadyAnswered("This question was answered before; that answer stands.")
                answer_id = answer.id
                if answer.status != GRADED:
                    lease = await self._grader.lease(db_session, interview, question, answer)
        if lease is not None:
            self._start(lease)
            answer_id = lease.answer_id
        return Submission(reader_id, interview_id, question_id, answer_id)

    async def watch(self, submission: Submission) -> AsyncIterator[PartialEvaluation]:
        """Tell what is known so far, as long as this process grades the answer."""
        grading, _ = self._gradings.get(submission.answer_id, (None, None))
        seen = NOTHING_YET
        while grading is not None and not grading.done:
            if grading.partial is seen:
                await grading.changed.wait()
            else:
                seen = grading.partial
                yield seen

    async def outcome(self, submission: Submission, patience_s: float | None = None) -> Graded | Pending:
        """Wait for the evaluation, and see to the next question."""
        _, task = self._gradings.get(submission.answer_id, (None, None))
        if task is not None:
            await asyncio.shield(task)
        else:
            await self._wait_for_other(submission.question_id, patience_s or self._step_seconds)

        async def told(db_session: AsyncSession, interview: Interview) -> Graded | Pending:
            out = await views.interview_out(db_session, interview)
            question = next(q for q in interview.questions if q.id == submission.question_id)
            assert question.answer is not None
            if question.answer.status != GRADED:
                return Pending(reason=question.answer.failure or UNDER_WAY, interview=out)
            last = out.last_evaluation
            if last is not None and last.question.id == question.id:
                return Graded(evaluation=last.evaluation, interview=out)
            return Graded(evaluation=await views.evaluation_out(db_session, interview, question), interview=out)

        return await self._look(submission.reader_id, submission.interview_id, told)

    async def state(self, reader_id: uuid.UUID, interview_id: uuid.UUID) -> InterviewOut:
        """Return the state to resume from, and see to the next question; raise `NotFound` as `ensure_question` does."""
        return await self._look(reader_id, interview_id, views.interview_out)

    async def _look(
        self,
        reader_id: uuid.UUID,
        interview_id: uuid.UUID,
        tell: Callable[[AsyncSession, Interview], Awaitable[Told]],
    ) -> Told:
        """Return what is to `tell` of the interview; what is quickly written first."""
        async with self._database.read() as db_session:
            interview = await repository.get_interview(db_session, reader_id, interview_id)
            writing = self._writer.begin(interview)
            if writing is None or not self._writer.is_quick:
                return await tell(db_session, interview)
        await asyncio.shield(writing)
        async with self._database.read() as db_session:
            return await tell(db_session, await repository.get_interview(db_session, reader_id, interview_id))

    async def ensure_question(self, reader_id: uuid.UUID, interview_id: uuid.UUID, *, wait: bool = False) -> None:
        """See to it that the current question gets written; raise `NotFound` for another reader's interview."""
        await self._writer.ensure(reader_id, interview_id, wait=wait)

    async def take_over_abandoned(self) -> int:
        """Grade answers whose worker died, and return how many there were."""
        async with self._database.read() as db_session:
            found = await guarded.abandoned_answers(db_session, self._clock(), limit=TAKEN_OVER_AT_ONCE)
        abandoned = [(reader_id, answer_id) for reader_id, answer_id in found if answer_id not in self._gradings]
        taken_over = await asyncio.gather(*(self._take_over(*one) for one in abandoned), return_exceptions=True)
        for error in taken_over:
            if isinstance(error, BaseException):
                raise error
        return len(abandoned)

    async def _take_over(self, reader_id: uuid.UUID, answer_id: uuid.UUID) -> None:
        async with self._database.write() as db_session:
            interview, question, answer = await guarded.question_of_answer(db_session, answer_id)
            lease = await self._grader.lease(db_session, interview, question, answer)
        if lease is not None:
            await self._start(lease)
            await self._writer.ensure(reader_id, interview.id)

    async def close(self) -> None:
        """Leave what is being done to whoever finds its lease run out."""
        await finish_or_cancel([task for _, task in self._gradings.values()])
        await self._writer.close()

    def _start(self, lease: Lease) -> asyncio.Task[None]:
        if (under_way := self._gradings.get(lease.answer_id)) is not None:
            # Its lease ran out although it goes on, as after a sleep of the machine.
            return under_way[1]
        grading = Grading()
        task = asyncio.create_task(self._grader.grade(lease, grading.tell))
        self._gradings[lease.answer_id] = grading, task

        def finished(_: asyncio.Task[None]) -> None:
            grading.finish()
            del self._gradings[lease.answer_id]

        task.add_done_callback(finished)
        return task

    async def _wait_for_other(self, question_id: uuid.UUID, patience_s: float) -> None:
        """Wait a moment for whoever is grading the answer, so that a double submit gets the same evaluation twice."""
        deadline = time.monotonic() + patience_s
        while time.monotonic() < deadline:
            async with self._database.read() as db_session:
                answer = await guarded.answer_to(db_session, question_id)
            if answer is None or answer.status == GRADED or answer.lease_until is None:
                return
            await asyncio.sleep(0.05)
