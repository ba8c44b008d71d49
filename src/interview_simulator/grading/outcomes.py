"""What grading one line comes to: the fields of a grade, or an error."""

import json
from collections.abc import Sequence
from concurrent.futures import Future
from dataclasses import asdict
from typing import Any, Protocol

from interview_simulator.grading.grades import Grade, grade_task
from interview_simulator.grading.lines import Line
from interview_simulator.grading.tasks import Task

Outcome = dict[str, Any]
"""What JSON can hold: a grade's fields, or `error` alone."""


class Grader(Protocol):
    """Grades several lines at a time; close it when done, or to stop."""

    @property
    def lines_per_task(self) -> int: ...

    @property
    def tasks_in_flight(self) -> int: ...

    def submit(self, tasks: Sequence[Task]) -> Future[list[Outcome]]:
        """Return at once; the future has one outcome for each of `tasks`, in their order."""

    def close(self) -> None: ...


def success(grade: Grade) -> Outcome:
    return asdict(grade)


def failure(error: Exception) -> Outcome:
    return {"error": f"could not be graded ({type(error).__name__}: {error}); please report it with the line"}


def grade_offline(task: Task) -> Outcome:
    try:
        return success(grade_task(task))
    except Exception as error:  # One line must not cost the others their grades.
        return failure(error)


def problem_of(line: Line, outcome: Outcome) -> str | None:
    """Return what to tell of a line that has no grade, with its number; None when it has one."""
    problem = line.problem or outcome.get("error")
    return f"line {line.number}: {problem}" if problem else None


def to_json(line: Line, outcome: Outcome) -> bytes:
    """Return the line of the output, the id written as it was given."""
    problem = problem_of(line, outcome)
    fields = json.dumps({"error": problem} if problem else outcome, ensure_ascii=False)
    # Only a chat model can say what is no character.
    return f'{{"id": {line.id}, {fields[1:]}\n'.encode(errors="replace")
