"""Interviewers that fail or wait on demand, standing on the real one."""

import asyncio
from collections.abc import Callable, Sequence
from random import Random

from interview_simulator.algorithms.difficulty import Difficulty
from interview_simulator.features.interviews.terms import Terms
from interview_simulator.features.usage.service import DailyLimits
from interview_simulator.interviewers.base import (
    AskedBefore,
    Evaluation,
    InterviewerError,
    Passage,
    Question,
    StepContext,
)
from interview_simulator.interviewers.offline.interviewer import OfflineInterviewer


class ScriptedInterviewer(OfflineInterviewer):
    """Counts what it grades; fails while `failing` is set, and waits for `go` before each evaluation."""

    def __init__(self) -> None:
        super().__init__(Random(0))
        self.failing: Exception | None = None
        self.evaluated = 0
        self._begun = asyncio.Condition()
        self.go = asyncio.Event()
        self.go.set()
        self.scores: list[float] = []
        self.spoil: Callable[[Evaluation], Evaluation] = lambda good: good

    async def until_evaluating(self, count: int = 1) -> None:
        """Wait until `count` evaluations have begun."""
        async with self._begun:
            await self._begun.wait_for(lambda: self.evaluated >= count)

    async def evaluate(self, question: Question, answer: str, context: StepContext) -> Evaluation:
        async with self._begun:
            self.evaluated += 1
            self._begun.notify_all()
        await self.go.wait()
        if self.failing is not None:
            raise self.failing
        evaluation = self.spoil(await super().evaluate(question, answer, context))
        if not self.scores:
            return evaluation
        score = self.scores.pop(0)
        return Evaluation(score, score, score, evaluation.verdicts, evaluation.feedback, evaluation.graded_by)


class UnavailableInterviewer(OfflineInterviewer):
    """Grades, but asks nothing while `asking` is unset."""

    def __init__(self) -> None:
        super().__init__(Random(0))
        self.asking = True

    async def ask(
        self,
        topic: str,
        difficulty: Difficulty,
        passages: Sequence[Passage],
        asked: AskedBefore,
        context: StepContext,
    ) -> Question | None:
        if not self.asking:
            raise OUT_OF_ORDER
        return await super().ask(topic, difficulty, passages, asked, context)

    async def follow_up(
        self,
        question: Question,
        answer: str,
        evaluation: Evaluation,
        difficulty: Difficulty,
        passages: Sequence[Passage],
        asked: AskedBefore,
        context: StepContext,
    ) -> Question | None:
        if not self.asking:
            raise OUT_OF_ORDER
        return await super().follow_up(question, answer, evaluation, difficulty, passages, asked, context)


OUT_OF_ORDER = InterviewerError("The interviewer does not answer.")
TERMS = Terms(step_seconds=30, limits=DailyLimits(per_reader=500, in_all=10_000))
