"""How hard questions are, learnt from how they were answered."""

import asyncio
from collections import Counter
from collections.abc import Sequence
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from typing import Final

from interview_simulator.algorithms.calibration import Calibration, Graded, refit
from interview_simulator.algorithms.difficulty import Difficulty
from interview_simulator.clock import Clock
from interview_simulator.db.session import Database
from interview_simulator.features.interviews import questions, repository
from interview_simulator.features.mastery import service as mastery

EVERY: Final = 100
"""Finished interviews from which on difficulties are fitted, and after which they are fitted again."""
FEWEST: Final = 3
"""Answers to a question that tell how hard it is; before, it is taken to be as hard as its level."""
LATEST: Final = 20_000
"""Answers they are fitted to: enough for every level, and few enough to fit in seconds."""


async def calibrate(database: Database, clock: Clock) -> bool:
    """Fit the difficulties if there are `EVERY` more finished interviews than at the last time; return whether."""
    async with database.read() as db_session:
        interviews = await repository.count_completed(db_session)
        if interviews < (await mastery.levels(db_session)).interviews + EVERY:
            return False
        answers = await questions.graded_answers(db_session, LATEST)
    # By interview: from one to the next a reader may have learnt, or forgotten.
    graded = [
        Graded(f"{answer.interview_id} {answer.topic}", Difficulty(answer.difficulty), answer.text, answer.score)
        for answer in answers
    ]
    calibration = await _refitted(graded)
    times = Counter(answer.text for answer in answers)
    told = {text: item for text, item in calibration.items.items() if times[text] >= FEWEST}
    async with database.write() as db_session:
        await mastery.store_calibration(
            db_session, Calibration(calibration.levels, told), interviews - interviews % EVERY, clock()
        )
    return True


async def _refitted(graded: Sequence[Graded]) -> Calibration:
    """Fit in a process of its own: it takes seconds, and memory that a server would not get rid of again."""
    processes = ProcessPoolExecutor(1, get_context("spawn"))
    try:
        return await asyncio.get_running_loop().run_in_executor(processes, refit, graded)
    finally:
        processes.shutdown(wait=False, cancel_futures=True)
