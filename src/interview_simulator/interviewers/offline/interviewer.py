"""The interviewer that needs no key and no network."""

import asyncio
from collections.abc import Collection, Sequence
from random import Random

from interview_simulator.algorithms.difficulty import Difficulty
from interview_simulator.algorithms.planning import Kind
from interview_simulator.interviewers.base import Evaluation, GradedBy, Passage, Question
from interview_simulator.interviewers.offline.grading import grade
from interview_simulator.interviewers.offline.question_bank import choose, probe


class OfflineInterviewer:
    name = GradedBy.OFFLINE

    def __init__(self, rng: Random) -> None:
        self._rng = rng

    async def ask(
        self, topic: str, difficulty: Difficulty, passages: Sequence[Passage], avoid: Collection[str]
    ) -> Question | None:
        return choose(topic, difficulty, Kind.OPENING, passages, avoid, self._rng)

    async def evaluate(self, question: Question, answer: str) -> Evaluation:
        # In a thread: a long answer takes longer than the event loop may stand still.
        return await asyncio.to_thread(grade, question, answer)

    async def follow_up(
        self,
        question: Question,
        evaluation: Evaluation,
        difficulty: Difficulty,
        passages: Sequence[Passage],
        avoid: Collection[str],
    ) -> Question | None:
        aimed = probe(question, evaluation, difficulty, avoid)
        return aimed or choose(question.topic, difficulty, Kind.FOLLOW_UP, passages, avoid, self._rng)
