import asyncio
import os
import sys

from interview_simulator.algorithms.difficulty import Difficulty
from interview_simulator.algorithms.planning import Kind
from interview_simulator.interviewers.base import NOWHERE, KeyPoint, Question
from interview_simulator.interviewers.offline.grader import behind
from interview_simulator.interviewers.offline.grader.behind import NICENESS, grade_behind
from interview_simulator.interviewers.offline.grader.evaluating import grade

QUESTION = Question(
    "http",
    Difficulty.EASY,
    Kind.OPENING,
    "What does an ETag do?",
    (KeyPoint("An ETag names one version of a resource.", NOWHERE),),
    "An ETag names one version of a resource.",
)
ANSWER = "It names the version of a resource that the server has sent."


async def test_it_gives_what_grading_gives() -> None:
    assert await grade_behind(QUESTION, ANSWER) == grade(QUESTION, ANSWER)


async def test_the_event_loop_goes_on_meanwhile() -> None:
    grading = asyncio.ensure_future(grade_behind(QUESTION, ANSWER * 40))
    turns = 0
    while not grading.done():
        turns += 1
        await asyncio.sleep(0)
    assert turns > 10


def test_only_the_grading_thread_steps_back() -> None:
    before = os.getpriority(os.PRIO_PROCESS, 0)
    grading = behind._THREAD.submit(os.getpriority, os.PRIO_PROCESS, 0).result()
    assert grading == (NICENESS if sys.platform == "linux" else before)
    assert os.getpriority(os.PRIO_PROCESS, 0) == before
