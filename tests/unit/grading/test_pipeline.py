"""Order, and how much is held at a time."""

import json
from collections.abc import Iterator, Sequence
from concurrent.futures import Future
from random import Random

from interview_simulator.grading.lines import Line
from interview_simulator.grading.outcomes import Outcome, problem_of, to_json
from interview_simulator.grading.pipeline import graded
from interview_simulator.grading.tasks import Task


class Scrambled:
    """Finishes tasks in any order: some at once, others only when they are the oldest and waited for."""

    lines_per_task = 3
    tasks_in_flight = 4

    def __init__(self) -> None:
        self.random = Random(0)
        self.lines_in_flight = 0
        self.most_in_flight = 0

    def submit(self, tasks: Sequence[Task]) -> Future[list[Outcome]]:
        self.lines_in_flight += len(tasks)
        self.most_in_flight = max(self.most_in_flight, self.lines_in_flight)
        future = Waited(self, tasks)
        if self.random.random() < 0.3:
            future.finish()
        return future

    def close(self) -> None:
        pass


class Waited(Future[list[Outcome]]):
    def __init__(self, grader: Scrambled, tasks: Sequence[Task]) -> None:
        super().__init__()
        self.grader, self.tasks = grader, tasks

    def finish(self) -> None:
        self.set_result([{"feedback": task.answer} for task in self.tasks])
        self.grader.lines_in_flight -= len(self.tasks)

    def result(self, timeout: float | None = None) -> list[Outcome]:
        if not self.done():
            self.finish()
        return super().result(timeout)


def some_lines(count: int) -> Iterator[Line]:
    for number in range(1, count + 1):
        good = number % 7 != 0
        task = Task("q", f"answer {number}", ("p",)) if good else None
        yield Line(number, number, str(number), task, "" if good else "is odd; mend it")


def test_lines_come_out_in_their_order_whatever_is_done_first() -> None:
    grader = Scrambled()
    found = list(graded(some_lines(200), grader))
    assert [line.number for line, _ in found] == list(range(1, 201))
    for line, outcome in found:
        assert outcome == ({"feedback": f"answer {line.number}"} if line.task else {})
    assert grader.most_in_flight <= 3 * 4


def test_no_more_is_read_than_is_in_flight() -> None:
    read = 0

    def counting() -> Iterator[Line]:
        nonlocal read
        for line in some_lines(1_000):
            read += 1
            yield line

    for done, _ in enumerate(graded(counting(), Scrambled()), start=1):
        assert read - done < 3 * 5


def test_nothing_in_nothing_out() -> None:
    assert list(graded(iter(()), Scrambled())) == []


def test_a_line_of_output() -> None:
    line = Line(4, 9, '"é"', Task("q", "a", ("p",)))
    assert to_json(line, {"score": 1.0}) == '{"id": "é", "score": 1.0}\n'.encode()
    assert problem_of(line, {"score": 1.0}) is None
    assert json.loads(to_json(line, {"error": "is late"})) == {"id": "é", "error": "line 4: is late"}
    assert json.loads(to_json(Line(5, 9, "1", problem="is odd"), {})) == {"id": 1, "error": "line 5: is odd"}
    assert to_json(line, {"feedback": "\ud800"}) == '{"id": "é", "feedback": "?"}\n'.encode()
