"""The interviewer that needs no key and no network."""

import asyncio
import time
from collections.abc import Sequence
from random import Random

from interview_simulator.algorithms.difficulty import Difficulty
from interview_simulator.algorithms.planning import Kind
from interview_simulator.interviewers.base import (
    AskedBefore,
    Call,
    Evaluation,
    GradedBy,
    Passage,
    Question,
    StepContext,
)
from interview_simulator.interviewers.offline.following_up import deepen, probe
from interview_simulator.interviewers.offline.grader.behind import grade_behind
from interview_simulator.interviewers.offline.question_bank import choose


class OfflineInterviewer:
    """Does its steps in threads: comparing meanings takes longer than the event loop may stand still."""

    name = GradedBy.OFFLINE
    chat_model = None

    def __init__(self, rng: Random) -> None:
        self._rng = rng

    async def ask(
        self,
        topic: str,
        difficulty: Difficulty,
        passages: Sequence[Passage],
        asked: AskedBefore,
        context: StepContext,
    ) -> Question | None:
        started = time.perf_counter()
        question = await asyncio.to_thread(choose, topic, difficulty, Kind.OPENING, passages, asked, self._rng)
        if question is not None:
            self._record("ask", started, context)
        return question

    async def evaluate(self, question: Question, answer: str, context: StepContext) -> Evaluation:
        started = time.perf_counter()
        evaluation = await grade_behind(question, answer)
        self._record("evaluate", started, context)
        return evaluation

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
        started = time.perf_counter()
        deeper = await asyncio.to_thread(
            probe, question, evaluation, difficulty, passages, asked, self._rng
        ) or await asyncio.to_thread(deepen, question, answer, difficulty, passages, asked, self._rng)
        if deeper is not None:
            self._record("follow_up", started, context)
        return deeper

    def _record(self, step: str, started: float, context: StepContext) -> None:
        context.calls.append(Call(step, self.name, (time.perf_counter() - started) * 1000))
