"""The chat model first; the offline interviewer where it may not be called, or fails."""

from collections.abc import Sequence
from contextlib import suppress
from dataclasses import replace
from typing import Final

from interview_simulator.algorithms.difficulty import Difficulty
from interview_simulator.interviewers.base import (
    AskedBefore,
    Evaluation,
    GradedBy,
    Interviewer,
    InterviewerError,
    Passage,
    Question,
    StepContext,
)

LIMIT_REACHED: Final = "Today's limit of calls to the chat model is reached."
INSTEAD: Final = "The offline interviewer graded this answer."


class FallbackInterviewer:
    name = GradedBy.LLM

    def __init__(self, llm: Interviewer, offline: Interviewer) -> None:
        self._llm = llm
        self._offline = offline

    @property
    def chat_model(self) -> str | None:
        return self._llm.chat_model

    async def ask(
        self,
        topic: str,
        difficulty: Difficulty,
        passages: Sequence[Passage],
        asked: AskedBefore,
        context: StepContext,
    ) -> Question | None:
        question, failure = None, None
        if context.may_call_model:
            try:
                question = await self._llm.ask(topic, difficulty, passages, asked, context)
            except InterviewerError as error:
                failure = error
        question = question or await self._offline.ask(topic, difficulty, passages, asked, context)
        if question is None and failure is not None:
            raise failure
        return question

    async def evaluate(self, question: Question, answer: str, context: StepContext) -> Evaluation:
        reason = LIMIT_REACHED
        if context.may_call_model:
            try:
                return await self._llm.evaluate(question, answer, context)
            except InterviewerError as error:
                if not context.offline_on_failure:
                    raise
                reason = str(error)
        evaluation = await self._offline.evaluate(question, answer, context)
        return replace(evaluation, note=f"{reason} {INSTEAD}")

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
        step = question, answer, evaluation, difficulty, passages, asked, context
        deeper = None
        if context.may_call_model:
            with suppress(InterviewerError):
                deeper = await self._llm.follow_up(*step)
        return deeper or await self._offline.follow_up(*step)
