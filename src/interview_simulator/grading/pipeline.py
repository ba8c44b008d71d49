"""From lines to grades, in their order, with a bounded number of them in flight."""

from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

from interview_simulator.grading import files
from interview_simulator.grading.lines import Line, read_lines
from interview_simulator.grading.outcomes import Grader, Outcome, problem_of, to_json

Progress = Callable[[int, int, int | None], None]
"""Called with the lines done, and the bytes of the input that are done and in all, None where nobody knows."""


@dataclass
class Report:
    graded: int = 0
    failed: int = 0
    first_problem: str = ""

    @property
    def lines(self) -> int:
        return self.graded + self.failed

    def add(self, problem: str | None) -> None:
        self.graded += problem is None
        self.failed += problem is not None
        self.first_problem = self.first_problem or problem or ""


def grade_file(source: Path, target: Path, grader: Grader, progress: Progress) -> Report:
    """Grade the lines of `source` into `target`, either of which may be `-`.

    Raise `InvalidRequest` when one of the files cannot be used; `target` is then as it was.
    """
    report = Report()
    with files.source(source) as (lines, size), files.target(target) as grades:
        progress(0, 0, size)
        for line, outcome in graded(files.reading(source, read_lines(lines)), grader):
            grades.write(to_json(line, outcome))
            report.add(problem_of(line, outcome))
            progress(report.lines, line.end, size)
    return report


def graded(lines: Iterable[Line], grader: Grader) -> Iterator[tuple[Line, Outcome]]:
    """Yield each of `lines` with its outcome, in their order; empty where the line has a problem."""
    waiting: deque[tuple[list[Line], Future[list[Outcome]]]] = deque()
    remaining = iter(lines)
    while batch := list(islice(remaining, grader.lines_per_task)):
        waiting.append((batch, grader.submit([line.task for line in batch if line.task is not None])))
        while waiting and (len(waiting) >= grader.tasks_in_flight or waiting[0][1].done()):
            yield from _done(*waiting.popleft())
    while waiting:
        yield from _done(*waiting.popleft())


def _done(batch: list[Line], future: Future[list[Outcome]]) -> Iterator[tuple[Line, Outcome]]:
    outcomes = iter(future.result())
    for line in batch:
        yield line, {} if line.task is None else next(outcomes)
