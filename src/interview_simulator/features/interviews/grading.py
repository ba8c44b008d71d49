"""From a saved answer to its evaluation: leased, graded with no database connection held, recorded at once."""

import asyncio
import logging
import uuid
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final

from sqlalchemy.exc import DBAPIError
from sqlalchemy.ext.asyncio import AsyncSession

from interview_simulator.algorithms.difficulty import Difficulty, next_difficulty
from interview_simulator.algorithms.rubric import Verdict
from interview_simulator.clock import Clock
from interview_simulator.db.faults import meaning
from interview_simulator.db.session import Database
from interview_simulator.errors import AppError
from interview_simulator.features.interviews import guarded
from interview_simulator.features.interviews.completing import complete
from interview_simulator.features.interviews.leasing import LEASE, kept
from interview_simulator.features.interviews.models import PENDING, Interview, InterviewAnswer, InterviewQuestion
from interview_simulator.features.interviews.stored import to_question
from interview_simulator.features.interviews.terms import Terms
from interview_simulator.features.mastery import service as mastery
from interview_simulator.features.mastery.values import Answered
from interview_simulator.features.usage import service as usage
from interview_simulator.interviewers.base import (
    Evaluation,
    GradedBy,
    Interviewer,
    InterviewerError,
    PartialEvaluation,
    Question,
    StepContext,
)
from interview_simulator.interviewers.base import KeyPointVerdict as VerdictValue

logger = logging.getLogger(__name__)

FAILED: Final = "Your answer is saved, but it could not be graded just now. Try again."
SKIPPED: Final = "You skipped this question. These are the points a complete answer makes."


@dataclass
class Lease:
    """One worker's right to grade an answer, and what it takes to do so; `until` moves on as it is renewed."""

    answer_id: uuid.UUID
    until: datetime
    interview: Interview
    question: InterviewQuestion
    text: str | None
    context: StepContext


class Grader:
    def __init__(self, database: Database, interviewer: Interviewer, clock: Clock, terms: Terms) -> None:
        self._database = database
        self._interviewer = interviewer
        self._clock = clock
        self._terms = terms

    async def lease(
        self, db_session: AsyncSession, interview: Interview, question: InterviewQuestion, answer: InterviewAnswer
    ) -> Lease | None:
        """Take a pending answer for grading; None when another worker has it."""
        now = self._clock()
        until = now + LEASE
        taken = await guarded.lease(db_session, answer.id, now, until)
        return await self._leased(db_session, interview, question, answer, until) if taken else None

    async def add(
        self, db_session: AsyncSession, interview: Interview, question: InterviewQuestion, text: str | None
    ) -> Lease | None:
        """Store an answer, taken for grading at once; None when another was there first."""
        now = self._clock()
        until = now + LEASE
        new = InterviewAnswer(
            id=uuid.uuid4(), question_id=question.id, text=text, status=PENDING, submitted_at=now, lease_until=until
        )
        added = await guarded.add_answer(db_session, new)
        return await self._leased(db_session, interview, question, new, until) if added else None

    async def _leased(
        self,
        db_session: AsyncSession,
        interview: Interview,
        question: InterviewQuestion,
        answer: InterviewAnswer,
        until: datetime,
    ) -> Lease:
        context = await self._terms.context(db_session, interview.user_id, self._clock())
        return Lease(answer.id, until, interview, question, answer.text, context)

    async def grade(self, lease: Lease, watch: Callable[[PartialEvaluation], None]) -> None:
        """Grade the leased answer and move the interview on. Whatever goes wrong, the answer stays pending."""
        try:
            await self._grade(lease, watch)
        except (DBAPIError, AppError) as error:
            if meaning(error) is None:
                raise
            # The answer is saved: to say that nothing was would be wrong. It is graded when its lease has run out.
            logger.warning("the grade of answer %s could not be saved", lease.answer_id, exc_info=error)

    async def _grade(self, lease: Lease, watch: Callable[[PartialEvaluation], None]) -> None:
        interview, row, context = lease.interview, lease.question, lease.context
        context.watch = watch
        try:
            async with kept(lambda: self._renew(lease)), asyncio.timeout(self._terms.step_seconds):
                evaluation = await self._evaluate(to_question(row), lease.text, context)
        except Exception as error:  # Never lost, never a made-up score.
            logger.warning("grading answer %s failed", lease.answer_id, exc_info=error)
            reason = str(error) if isinstance(error, InterviewerError) else FAILED
            async with self._database.write() as db_session:
                await guarded.release(db_session, lease.answer_id, lease.until, reason[:500])
                usage.record(db_session, interview.user_id, row.id, context.calls, self._clock())
            return
        await self._record(lease, evaluation)

    async def _renew(self, lease: Lease) -> None:
        until = self._clock() + LEASE
        async with self._database.write() as db_session:
            if await guarded.renew(db_session, lease.answer_id, lease.until, until):
                lease.until = until

    async def _evaluate(self, question: Question, text: str | None, context: StepContext) -> Evaluation:
        if text is not None:
            evaluation = await self._interviewer.evaluate(question, text, context)
            evaluation.check(question, text)
            return evaluation
        missing = tuple(VerdictValue(point, Verdict.MISSING, None) for point in question.key_points)
        return Evaluation(0.0, 0.0, 0.0, missing, SKIPPED, GradedBy.SKIP)

    async def _record(self, lease: Lease, evaluation: Evaluation) -> None:
        now = self._clock()
        interview, question, answer_id = lease.interview, lease.question, lease.answer_id
        async with self._database.write() as db_session:
            values = {
                "correctness": evaluation.correctness,
                "completeness": evaluation.completeness,
                "clarity": evaluation.clarity,
                "score": evaluation.score,
                "feedback": evaluation.feedback,
                "graded_by": evaluation.graded_by,
                "chat_model": evaluation.chat_model,
                "prompt_version": evaluation.prompt_version,
                "note": evaluation.note,
                "graded_at": now,
            }
            usage.record(db_session, interview.user_id, question.id, lease.context.calls, now)
            if await guarded.record_evaluation(db_session, answer_id, values, _verdicts(answer_id, evaluation)):
                verdicts = [(verdict.key_point, verdict.verdict) for verdict in evaluation.verdicts]
                answered = _answered(answer_id, question, evaluation.score)
                await mastery.record(db_session, interview.user_id, answered, verdicts, now)
                await self._move_on(db_session, interview, question, evaluation.score)

    async def _move_on(
        self, db_session: AsyncSession, interview: Interview, question: InterviewQuestion, score: float
    ) -> None:
        difficulty = next_difficulty(Difficulty(interview.difficulty), score)
        if question.number < interview.question_count:
            values = {"difficulty": difficulty, "current_question": question.number + 1}
            await guarded.advance(db_session, interview.id, question.number, values)
        else:
            await complete(db_session, interview, question.number, difficulty, self._clock())


def _answered(answer_id: uuid.UUID, question: InterviewQuestion, score: float) -> Answered:
    return Answered(
        answer_id=answer_id,
        question_id=question.id,
        interview_id=question.interview_id,
        topic=question.topic,
        text=question.text,
        item_difficulty=question.item_difficulty,
        score=score,
    )


def _verdicts(answer_id: uuid.UUID, evaluation: Evaluation) -> list[dict[str, Any]]:
    return [
        {
            "answer_id": answer_id,
            "position": position,
            "text": value.key_point.text,
            "verdict": value.verdict.value,
            "quote": value.quote,
            "post_id": value.key_point.source.post_id,
            "section_id": value.key_point.source.section_id,
        }
        for position, value in enumerate(evaluation.verdicts)
    ]
