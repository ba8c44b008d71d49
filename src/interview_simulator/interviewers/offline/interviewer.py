"""The interviewer that needs no key and no network."""

import asyncio
import time
from collections.abc import Collection, Sequence
from random import Random

from interview_simulator.algorithms.difficulty import Difficulty
from interview_simulator.algorithms.planning import Kind
from interview_simulator.interviewers.base import Call, Evaluation, GradedBy, Passage, Question, StepContext
from interview_simulator.interviewers.offline.grader.evaluating import grade
from interview_simulator.interviewers.offline.question_bank import choose, probe


class OfflineInterviewer:
    name = GradedBy.OFFLINE
    chat_model = None

    def __init__(self, rng: Random) -> None:
        self._rng = rng

    async def ask(
        self,
        topic: str,
        difficulty: Difficulty,
        passages: Sequence[Passage],
        avoid: Collection[str],
        context: StepContext,
    ) -> Question | None:
        started = time.perf_counter()
        question = choose(topic, difficulty, Kind.OPENING, passages, avoid, self._rng)
        if question is not None:
            self._record("ask", started, context)
        return question

    async def evaluate(self, question: Question, answer: str, context: StepContext) -> Evaluation:
        started = time.perf_counter()
        # In a thread: a long answer takes longer than the event loop may stand still.
        evaluation = await asyncio.to_thread(grade, question, answer)
        self._record("evaluate", started, context)
        return evaluation

    async def follow_up(
        self,
        question: Question,
        evaluation: Evaluation,
        difficulty: Difficulty,
        passages: Sequence[Passage],
        avoid: Collection[str],
        context: StepContext,
    ) -> Question | None:
        started = time.perf_counter()
        aimed = probe(question, evaluation, difficulty, avoid)
        deeper = aimed or choose(question.topic, difficulty, Kind.FOLLOW_UP, passages, avoid, self._rng)
        if deeper is not None:
            self._record("follow_up", started, context)
        return deeper

    def _record(self, step: str, started: float, context: StepContext) -> None:
        context.calls.append(Call(step, self.name, (time.perf_counter() - started) * 1000))
