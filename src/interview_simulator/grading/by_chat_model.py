"""A chat model that grades lines, a few at a time."""

import asyncio
import time
from collections.abc import Sequence
from concurrent.futures import Future
from threading import Thread
from typing import Final

from interview_simulator.algorithms.words import sentences
from interview_simulator.grading.grades import Grade
from interview_simulator.grading.outcomes import Outcome, failure, success
from interview_simulator.grading.tasks import MOST_KEY_POINTS, Task, to_question
from interview_simulator.interviewers.base import Interviewer, InterviewerError, Question, StepContext
from interview_simulator.interviewers.llm import faults
from interview_simulator.interviewers.llm.faults import ChatModelError

AT_ONCE: Final = 4
TRIES: Final = 3
HOPELESS_FROM: Final = AT_ONCE
"""Failures in a row from which a server that rests is not waited for any more."""
PASSING: Final = (faults.RATE_LIMITED, faults.SERVER_ERROR, faults.CUT_OFF)


class ByChatModel:
    """`pause_s`: how often a server that is left alone for a moment is looked after."""

    lines_per_task = 1
    tasks_in_flight = 4 * AT_ONCE

    def __init__(self, interviewer: Interviewer, step_seconds: float, pause_s: float = 1.0) -> None:
        self._interviewer = interviewer
        self._step_seconds = step_seconds
        self._pause_s = pause_s
        self._failed_in_a_row = 0
        self._at_once = asyncio.Semaphore(AT_ONCE)
        self._closing = asyncio.Event()
        self._running: Future[asyncio.AbstractEventLoop] = Future()
        # A loop of its own, so that calls go on while the next line is waited for.
        self._thread = Thread(target=lambda: asyncio.run(self._run()), daemon=True)
        self._thread.start()

    def submit(self, tasks: Sequence[Task]) -> Future[list[Outcome]]:
        return asyncio.run_coroutine_threadsafe(self._grade_all(tasks), self._running.result())

    def close(self) -> None:
        self._running.result().call_soon_threadsafe(self._closing.set)
        self._thread.join()

    async def _run(self) -> None:
        self._running.set_result(asyncio.get_running_loop())
        await self._closing.wait()

    async def _grade_all(self, tasks: Sequence[Task]) -> list[Outcome]:
        return [await self._grade(task) for task in tasks]

    async def _grade(self, task: Task) -> Outcome:
        # It grades by key points, so each sentence of a reference answer is one.
        points = sentences(task.reference_answer or "")
        if len(points) > MOST_KEY_POINTS:
            return {"error": f"reference_answer has more than {MOST_KEY_POINTS} sentences; give key_points"}
        question = to_question(task, points)
        async with self._at_once:
            try:
                grade = await self._patiently(question, task.answer)
            except InterviewerError as error:
                self._failed_in_a_row += 1
                return {"error": f"{error} Grade this line again later, or with --interviewer offline"}
            except Exception as error:  # One line must not cost the others their grades.
                return failure(error)
            self._failed_in_a_row = 0
            return success(grade)

    async def _patiently(self, question: Question, answer: str) -> Grade:
        """Grade, trying again where a server is only busy for a moment."""
        tries = 0
        while True:
            try:
                return await self._once(question, answer)
            except ChatModelError as error:
                resting = error.kind is faults.RESTING and self._failed_in_a_row < HOPELESS_FROM
                tries += error.kind is not faults.RESTING
                if not resting and (error.kind not in PASSING or tries >= TRIES):
                    raise
            await asyncio.sleep(self._pause_s)

    async def _once(self, question: Question, answer: str) -> Grade:
        context = StepContext(deadline=time.monotonic() + self._step_seconds, offline_on_failure=False)
        return Grade.of(await self._interviewer.evaluate(question, answer, context), question, answer)
