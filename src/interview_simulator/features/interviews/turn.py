"""One turn: answer in, evaluation out, next question ready.

The answer is committed before anything else happens to it. It is then graded with no database connection held, and
the evaluation, the step of difficulty and the move to the next question are one transaction. Any process may die in
between: its lease runs out, and whoever comes next (a retry, `take_over_abandoned`) goes on from what is stored.
"""

import asyncio
import logging
import time
import uuid
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

from sqlalchemy.ext.asyncio import AsyncSession

from interview_simulator.algorithms.difficulty import Difficulty, next_difficulty
from interview_simulator.algorithms.rubric import Verdict, overall_score
from interview_simulator.clock import Clock
from interview_simulator.db.session import Database
from interview_simulator.errors import AlreadyAnswered, NotCurrentQuestion, NotFound
from interview_simulator.features.badges import service as badges
from interview_simulator.features.interviews import asking, repository, views
from interview_simulator.features.interviews.models import (
    COMPLETED,
    GRADED,
    PENDING,
    Interview,
    InterviewAnswer,
    InterviewQuestion,
    KeyPointVerdict,
    ModelCall,
)
from interview_simulator.features.interviews.schemas import Graded, Pending
from interview_simulator.interviewers.base import Evaluation, GradedBy, Interviewer, InterviewerError, Question
from interview_simulator.interviewers.base import KeyPointVerdict as VerdictValue

logger = logging.getLogger(__name__)

LEASE: Final = timedelta(seconds=10)
"""How long one worker alone may grade an answer. Grading is stopped when it is over."""
PATIENCE_S: Final = 3.0
"""How long a second submit waits for the grading that the first one started."""
UNDER_WAY: Final = "Your answer is saved and being graded."
FAILED: Final = "Your answer is saved, but it could not be graded just now. Try again."
SKIPPED: Final = "You skipped this question. These are the points a complete answer makes."


@dataclass(frozen=True)
class _Lease:
    answer_id: uuid.UUID
    until: datetime


class Turn:
    def __init__(self, database: Database, interviewer: Interviewer, clock: Clock) -> None:
        self._database = database
        self._interviewer = interviewer
        self._clock = clock

    async def submit(
        self, reader_id: uuid.UUID, interview_id: uuid.UUID, question_id: uuid.UUID, text: str | None
    ) -> Graded | Pending:
        """Save and grade the answer to a question; `text` None skips it. The same again gives the same answer back.

        Raise `NotFound` for a question that is not the reader's, `AlreadyAnswered` for another text than before.
        """
        async with self._database.write() as db_session:
            lease = await self._save(db_session, reader_id, interview_id, question_id, text)
        if lease is not None:
            await self._grade(lease)
        else:
            await self._wait_for_other(question_id)
        await self.ensure_question(reader_id, interview_id)
        return await self._outcome(reader_id, interview_id, question_id)

    async def ensure_question(self, reader_id: uuid.UUID, interview_id: uuid.UUID) -> None:
        """Write the current question if it is not there yet. Raise `NotFound` for another reader's interview."""
        async with self._database.read() as db_session:
            interview = await repository.get_interview(db_session, reader_id, interview_id)
            written = any(question.number == interview.current_question for question in interview.questions)
            if written or interview.status == COMPLETED:
                return
            material = await asking.load_material(db_session, reader_id, interview.topics)
        try:
            question, latency_ms = await asking.ask_and_time(self._interviewer, interview, material)
        except InterviewerError as error:
            # The answer is graded and safe; whoever looks at the interview next tries again.
            logger.warning("no question for interview %s: %s", interview_id, error)
            return
        if question is not None:
            async with self._database.write() as db_session:
                await asking.store_question(
                    db_session, interview, question, self._interviewer.name, latency_ms, self._clock()
                )

    async def take_over_abandoned(self) -> int:
        """Grade answers whose worker died, and return how many there were."""
        now = self._clock()
        async with self._database.read() as db_session:
            abandoned = await repository.abandoned_answers(db_session, now, limit=100)
        for reader_id, answer_id in abandoned:
            async with self._database.write() as db_session:
                lease = await self._lease(db_session, answer_id)
                interview, _, _ = await repository.question_of_answer(db_session, answer_id)
            if lease is not None:
                await self._grade(lease)
                await self.ensure_question(reader_id, interview.id)
        return len(abandoned)

    async def _save(
        self,
        db_session: AsyncSession,
        reader_id: uuid.UUID,
        interview_id: uuid.UUID,
        question_id: uuid.UUID,
        text: str | None,
    ) -> _Lease | None:
        """Store the answer once, and lease it for grading; None when it is graded, or being graded elsewhere."""
        found = await repository.find_question(db_session, reader_id, interview_id, question_id)
        if found is None:
            raise NotFound("There is no such question in this interview.")
        interview, question = found
        answer = await repository.answer_to(db_session, question_id)
        if answer is None:
            if interview.status == COMPLETED or question.number != interview.current_question:
                raise NotCurrentQuestion("The interview has moved on. Load it again to see the current question.")
            new = InterviewAnswer(
                id=uuid.uuid4(), question_id=question_id, text=text, status=PENDING, submitted_at=self._clock()
            )
            await repository.add_answer(db_session, new)
            answer = await repository.answer_to(db_session, question_id)
            assert answer is not None
        if answer.text != text:
            raise AlreadyAnswered("This question was answered before; that answer stands.")
        return None if answer.status == GRADED else await self._lease(db_session, answer.id)

    async def _lease(self, db_session: AsyncSession, answer_id: uuid.UUID) -> _Lease | None:
        now = self._clock()
        until = now + LEASE
        return _Lease(answer_id, until) if await repository.lease(db_session, answer_id, now, until) else None

    async def _grade(self, lease: _Lease) -> None:
        async with self._database.read() as db_session:
            _, row, answer = await repository.question_of_answer(db_session, lease.answer_id)
        question = asking.to_question(row)
        started = time.perf_counter()
        try:
            async with asyncio.timeout(LEASE.total_seconds()):
                evaluation = await self._evaluate(question, answer.text)
        except Exception as error:  # Whatever went wrong, the answer stays pending: never lost, never a made-up score.
            logger.warning("grading answer %s failed", lease.answer_id, exc_info=error)
            reason = str(error) if isinstance(error, InterviewerError) else FAILED
            async with self._database.write() as db_session:
                await repository.release(db_session, lease.answer_id, lease.until, reason[:500])
            return
        await self._record(lease.answer_id, evaluation, (time.perf_counter() - started) * 1000)

    async def _evaluate(self, question: Question, text: str | None) -> Evaluation:
        if text is not None:
            evaluation = await self._interviewer.evaluate(question, text)
            evaluation.check(question, text)
            return evaluation
        missing = tuple(VerdictValue(point, Verdict.MISSING, None) for point in question.key_points)
        return Evaluation(0.0, 0.0, 0.0, missing, SKIPPED, GradedBy.SKIP)

    async def _record(self, answer_id: uuid.UUID, evaluation: Evaluation, latency_ms: float) -> None:
        async with self._database.write() as db_session:
            interview, question, _ = await repository.question_of_answer(db_session, answer_id)
            values = {
                "correctness": evaluation.correctness,
                "completeness": evaluation.completeness,
                "clarity": evaluation.clarity,
                "score": evaluation.score,
                "feedback": evaluation.feedback,
                "graded_by": evaluation.graded_by,
                "graded_at": self._clock(),
            }
            if await repository.record_evaluation(db_session, answer_id, values, _verdicts(answer_id, evaluation)):
                call = ModelCall(question_id=question.id, step="evaluate", latency_ms=latency_ms)
                call.interviewer, call.created_at = evaluation.graded_by, self._clock()
                db_session.add(call)
                await self._move_on(db_session, interview, question, evaluation.score)

    async def _move_on(
        self, db_session: AsyncSession, interview: Interview, question: InterviewQuestion, score: float
    ) -> None:
        difficulty = next_difficulty(Difficulty(interview.difficulty), score)
        if question.number < interview.question_count:
            values = {"difficulty": difficulty, "current_question": question.number + 1}
            await repository.advance(db_session, interview.id, question.number, values)
        else:
            await self._complete(db_session, interview, difficulty)

    async def _complete(self, db_session: AsyncSession, interview: Interview, difficulty: Difficulty) -> None:
        now = self._clock()
        score = overall_score(await repository.scores(db_session, interview.id))
        values = {"difficulty": difficulty, "status": COMPLETED, "completed_at": now, "overall_score": score}
        if await repository.advance(db_session, interview.id, interview.question_count, values):
            await badges.award(db_session, interview.user_id, interview.id, score, now)

    async def _wait_for_other(self, question_id: uuid.UUID) -> None:
        """Wait a moment for whoever is grading the answer, so that a double submit gets the same evaluation twice."""
        deadline = time.monotonic() + PATIENCE_S
        while time.monotonic() < deadline:
            async with self._database.read() as db_session:
                answer = await repository.answer_to(db_session, question_id)
            if answer is None or answer.status == GRADED or answer.lease_until is None:
                return
            await asyncio.sleep(0.05)

    async def _outcome(self, reader_id: uuid.UUID, interview_id: uuid.UUID, question_id: uuid.UUID) -> Graded | Pending:
        async with self._database.read() as db_session:
            interview = await repository.get_interview(db_session, reader_id, interview_id)
            out = await views.interview_out(db_session, interview)
            question = next(q for q in interview.questions if q.id == question_id)
            assert question.answer is not None
            if question.answer.status != GRADED:
                return Pending(reason=question.answer.failure or UNDER_WAY, interview=out)
            return Graded(evaluation=await views.evaluation_out(db_session, interview, question), interview=out)


def _verdicts(answer_id: uuid.UUID, evaluation: Evaluation) -> list[KeyPointVerdict]:
    return [
        KeyPointVerdict(
            answer_id=answer_id,
            position=position,
            text=value.key_point.text,
            verdict=value.verdict.value,
            quote=value.quote,
            post_id=value.key_point.source.post_id,
            section_id=value.key_point.source.section_id,
        )
        for position, value in enumerate(evaluation.verdicts)
    ]
