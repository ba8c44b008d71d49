"""Having texts graded, on several cores."""

import time
from collections.abc import Callable, Iterable, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor

from evals.grading.material import Item
from interview_simulator.interviewers.base import Evaluation, Question
from interview_simulator.interviewers.offline.grader.evaluating import grade

Answered = tuple[str, str]
"""The id of a question, and the text of an answer to it."""
Grades = Mapping[Answered, Evaluation]

EACH = 500
"""Grades after which progress is told."""


def grade_all(
    items: Iterable[Item], answered: Iterable[Answered], processes: int, say: Callable[[str], None]
) -> dict[Answered, Evaluation]:
    """Grade each text once, however often it is named."""
    questions = {item.id: item.question for item in items}
    wanted = list(dict.fromkeys(answered))
    jobs = [(questions[item], text) for item, text in wanted]
    started = time.perf_counter()
    found: list[Evaluation] = []

    def take(grades: Iterable[Evaluation]) -> None:
        for evaluation in grades:
            found.append(evaluation)
            if not len(found) % EACH:
                say(f"{len(found)} of {len(jobs)} graded, {time.perf_counter() - started:.0f} s")

    if processes == 1:
        take(map(_grade, jobs))
    else:
        with ProcessPoolExecutor(processes) as pool:
            take(pool.map(_grade, jobs, chunksize=8))
    return dict(zip(wanted, found, strict=True))


def scores(grades: Grades, answered: Sequence[Answered]) -> list[float]:
    return [grades[one].score for one in answered]


def _grade(job: tuple[Question, str]) -> Evaluation:
    return grade(*job)
