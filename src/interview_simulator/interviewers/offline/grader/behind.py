"""Grading in a thread that lets everybody else go first: it takes a core for a tenth of a second and longer."""

import asyncio
import os
import sys
import threading
from concurrent.futures import ThreadPoolExecutor
from contextvars import copy_context
from functools import partial
from typing import Final

from interview_simulator.interviewers.base import Evaluation, Question
from interview_simulator.interviewers.offline.grader.evaluating import grade

NICENESS: Final = 10
"""A ninth of the time of what is not, where both want the same core."""


def _step_back() -> None:
    # Only Linux has it by thread; elsewhere the whole process would step back.
    if sys.platform == "linux":
        os.setpriority(os.PRIO_PROCESS, threading.get_native_id(), NICENESS)


# One in each process: a second would keep the first, and all else in the process, from the interpreter. Who has more
# cores has more workers.
_THREAD: Final = ThreadPoolExecutor(1, thread_name_prefix="grading", initializer=_step_back)


async def grade_behind(question: Question, answer: str, *, at_least: bool = False) -> Evaluation:
    """Do what `grade` does. Of answers that come together, each waits for those before it."""
    work = partial(copy_context().run, grade, question, answer, at_least=at_least)
    return await asyncio.get_running_loop().run_in_executor(_THREAD, work)
