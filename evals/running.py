"""Taking the set through the chain, and keeping what came of each step."""

import asyncio
import time
from collections.abc import Awaitable, Callable, Iterator
from dataclasses import dataclass, field
from typing import Final, Generic, TypeVar

from evals.answers import Answer, Item
from interview_simulator.interviewers.base import AskedBefore, Call, Evaluation, Interviewer, Question, StepContext
from interview_simulator.interviewers.llm import faults
from interview_simulator.interviewers.llm.faults import ChatModelError
from interview_simulator.interviewers.offline.grader.evaluating import grade

T = TypeVar("T")

LOOK_AGAIN_S: Final = 5.0
"""How long to wait before a chat model that is left alone for a moment is tried again."""
HOPELESS: Final = (faults.UNREACHABLE, faults.UNAUTHORIZED, faults.NOT_FOUND)


class Unusable(Exception):
    """There is nothing to measure: the chat model cannot be used at all."""


@dataclass(frozen=True)
class Step(Generic[T]):
    """What came of a step: `value`, or how it failed; and what it took."""

    name: str
    value: T | None
    calls: tuple[Call, ...]
    seconds: float
    failure: str | None = None


@dataclass(frozen=True)
class Graded:
    item: Item
    answer: Answer
    offline: Evaluation
    repeats: list[Step[Evaluation]]


@dataclass(frozen=True)
class Written:
    item: Item
    step: Step[Question]


@dataclass
class Run:
    graded: list[Graded] = field(default_factory=list)
    written: list[Written] = field(default_factory=list)

    @property
    def evaluations(self) -> list[Step[Evaluation]]:
        return [step for graded in self.graded for step in graded.repeats]

    def steps(self) -> Iterator[Step[Evaluation] | Step[Question]]:
        yield from self.evaluations
        for written in self.written:
            yield written.step

    @property
    def calls(self) -> list[Call]:
        return [call for step in self.steps() for call in step.calls]


class Runner:
    def __init__(self, interviewer: Interviewer, step_seconds: float, say: Callable[[str], None]) -> None:
        self._interviewer = interviewer
        self._step_seconds = step_seconds
        self._say = say
        self.run = Run()

    async def take(self, item: Item, repeats: int) -> None:
        """Have the answers of `item` graded, and an opening question and a follow-up written. Raise `Unusable`."""
        passages, difficulty, topic = [item.passage], item.question.difficulty, item.question.topic
        nothing = AskedBefore()
        opening = await self._step("ask", lambda c: self._interviewer.ask(topic, difficulty, passages, nothing, c))
        self.run.written.append(Written(item, opening))
        for answer in item.answers:
            offline = grade(item.question, answer.text)
            steps = [await self._evaluate(item.question, answer.text) for _ in range(repeats)]
            self.run.graded.append(Graded(item, answer, offline, steps))
        # After the answer that leaves some to ask for.
        last = next(graded for graded in reversed(self.run.graded) if graded.answer.kind == "partial")
        before = next((step.value for step in last.repeats if step.value), last.offline)
        asked = AskedBefore(frozenset([item.question.text]), now=(item.question,))
        deeper = await self._step(
            "follow_up",
            lambda c: self._interviewer.follow_up(
                item.question, last.answer.text, before, difficulty, passages, asked, c
            ),
        )
        self.run.written.append(Written(item, deeper))

    async def _evaluate(self, question: Question, text: str) -> Step[Evaluation]:
        return await self._step("evaluate", lambda c: self._interviewer.evaluate(question, text, c))

    async def _step(self, name: str, do: Callable[[StepContext], Awaitable[T | None]]) -> Step[T]:
        waiting = False
        while True:
            context = StepContext(deadline=time.monotonic() + self._step_seconds)
            started = time.perf_counter()
            failure = None
            try:
                value = await do(context)
            except ChatModelError as error:
                if error.kind is faults.RESTING and not context.calls:
                    if not waiting:
                        self._say(str(error))
                    waiting = True
                    await asyncio.sleep(LOOK_AGAIN_S)
                    continue
                if error.kind in HOPELESS and not any(call.outcome == "ok" for call in self.run.calls):
                    raise Unusable(str(error)) from error
                value, failure = None, error.kind.outcome
            except Exception as error:  # A mistake of ours; what was measured so far is not to be lost by it.
                self._say(f"{name}: {error!r}")
                value, failure = None, type(error).__name__
            seconds = time.perf_counter() - started
            if value is None and failure is None:
                failure = "nothing_new"
            return Step(name, value, tuple(context.calls), seconds, failure)
