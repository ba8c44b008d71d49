"""Lines graded by a chat model: how many at once, and what happens when it fails."""

import asyncio
from collections.abc import Iterator
from contextlib import closing
from random import Random
from typing import Any

from interview_simulator.grading.by_chat_model import AT_ONCE, HOPELESS_FROM, TRIES, ByChatModel
from interview_simulator.grading.outcomes import Outcome
from interview_simulator.grading.tasks import Task
from interview_simulator.interviewers.base import Evaluation, Question, StepContext
from interview_simulator.interviewers.llm import faults
from interview_simulator.interviewers.llm.faults import ChatModelError, Kind
from interview_simulator.interviewers.offline.interviewer import OfflineInterviewer

POINT = "The moon raises the tides."
TASK = Task("What causes the tides?", POINT, (POINT,))


class Scripted(OfflineInterviewer):
    """Fails as told, call after call, and grades once nothing is left to fail with."""

    def __init__(self, *failures: Exception | Kind, each: bool = False) -> None:
        super().__init__(Random(0))
        self.failures: Iterator[Exception | Kind] = iter(failures)
        self.each = failures[0] if each else None
        self.calls = self.at_once = self.most_at_once = 0
        self.questions: list[Question] = []

    async def evaluate(self, question: Question, answer: str, context: StepContext) -> Evaluation:
        assert not context.offline_on_failure
        self.calls += 1
        self.at_once += 1
        self.most_at_once = max(self.most_at_once, self.at_once)
        self.questions.append(question)
        try:
            await asyncio.sleep(0.01)
        finally:
            self.at_once -= 1
        failure = self.each or next(self.failures, None)
        if failure is not None:
            raise ChatModelError(failure) if isinstance(failure, Kind) else failure
        return await super().evaluate(question, answer, context)


def grade(interviewer: Scripted, *tasks: Task) -> list[Outcome]:
    with closing(ByChatModel(interviewer, step_seconds=10, pause_s=0.001)) as grader:
        return [outcome for future in [grader.submit([task]) for task in tasks] for outcome in future.result(20)]


def error_of(outcome: dict[str, Any]) -> str:
    return str(outcome.get("error"))


def test_a_few_at_a_time() -> None:
    interviewer = Scripted()
    outcomes = grade(interviewer, *[TASK] * 20)
    assert all(outcome["score"] > 0 for outcome in outcomes)
    assert interviewer.most_at_once == AT_ONCE


def test_sentences_of_a_reference_answer_are_its_key_points() -> None:
    interviewer = Scripted()
    (outcome,) = grade(interviewer, Task("Why?", POINT, reference_answer=f"{POINT} The sun does so too."))
    assert [point["text"] for point in outcome["key_points"]] == [POINT, "The sun does so too."]
    (outcome,) = grade(interviewer, Task("Why?", POINT, reference_answer="It is. " * 51))
    assert "more than 50 sentences; give key_points" in error_of(outcome)


def test_a_failure_is_the_error_of_its_line_alone() -> None:
    first, second = grade(Scripted(faults.REFUSAL), TASK, TASK)
    assert "declined to answer. Grade this line again later" in error_of(first)
    assert second["score"] > 0


def test_a_server_that_is_busy_for_a_moment_is_asked_again() -> None:
    interviewer = Scripted(faults.RATE_LIMITED, *[faults.RESTING] * 5, faults.SERVER_ERROR)
    (outcome,) = grade(interviewer, TASK)
    assert outcome["score"] > 0
    assert interviewer.calls == 8


def test_a_server_that_stays_out_of_order_is_given_up() -> None:
    interviewer = Scripted(faults.SERVER_ERROR, each=True)
    (outcome,) = grade(interviewer, TASK)
    assert "out of order" in error_of(outcome)
    assert interviewer.calls == TRIES


def test_nobody_waits_for_a_server_that_failed_often_in_a_row() -> None:
    failures = [faults.UNAUTHORIZED] * HOPELESS_FROM + [faults.RESTING] * 3
    interviewer = Scripted(*failures)
    outcomes = grade(interviewer, *[TASK] * 8)
    assert interviewer.calls == 8
    assert [error_of(outcome).partition(".")[0] for outcome in outcomes[:5]] == [
        *["The chat model does not accept the API key"] * 4,
        "The chat model has failed several times and is left alone for a moment",
    ]


def test_what_nobody_foresaw_is_an_error_of_the_line_too() -> None:
    first, second = grade(Scripted(RuntimeError("odd")), TASK, TASK)
    assert "could not be graded (RuntimeError: odd)" in error_of(first)
    assert second["score"] > 0


def test_closing_does_not_wait_for_calls() -> None:
    class Endless(Scripted):
        async def evaluate(self, question: Question, answer: str, context: StepContext) -> Evaluation:
            await asyncio.sleep(3600)
            raise AssertionError

    grader = ByChatModel(Endless(), step_seconds=10)
    future = grader.submit([TASK])
    grader.close()
    assert future.done()
