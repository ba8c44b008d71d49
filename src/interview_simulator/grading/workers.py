"""The offline grader in processes of its own, one for each core."""

from collections.abc import Sequence
from concurrent.futures import Future
from dataclasses import asdict

from interview_simulator.grading.outcomes import Outcome
from interview_simulator.grading.tasks import Task
from interview_simulator.processes import Processes


class Workers:
    lines_per_task = 8

    def __init__(self, count: int) -> None:
        self.tasks_in_flight = 3 * count
        self._processes = Processes("interview_simulator.grading.worker", count)

    def submit(self, tasks: Sequence[Task]) -> Future[list[Outcome]]:
        """The future raises `ProcessEnded` when its process is gone."""
        return self._processes.submit([asdict(task) for task in tasks])

    def close(self) -> None:
        self._processes.close()
