"""The offline grader in processes of its own, one for each core."""

import json
import os
import subprocess
import sys
import threading
from collections.abc import Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import asdict
from typing import Final

from interview_simulator.errors import AppError
from interview_simulator.grading.outcomes import Outcome
from interview_simulator.grading.tasks import Task

# -P: a file in the folder one happens to be in must not stand in for a module.
COMMAND: Final = (sys.executable, "-P", "-m", "interview_simulator.grading.worker")
ALIKE: Final = {"OMP_NUM_THREADS": "1", "OPENBLAS_NUM_THREADS": "1", "MKL_NUM_THREADS": "1", "PYTHONHASHSEED": "0"}
"""Processes are what keeps the cores busy; threads of theirs would only get into each other's way. Nor may it matter to
the last digit which of them grades a line: sums over threads and over sets are rounded in their order."""


class GradingStopped(AppError):
    slug, title = "grading-stopped", "Grading stopped"


def cores() -> int:
    """Return how many this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


class Workers:
    """Started when there is work for them; each ends by itself when this process does, however that comes about."""

    lines_per_task = 8

    def __init__(self, count: int) -> None:
        self.tasks_in_flight = 3 * count
        self._own = threading.local()
        self._started: list[subprocess.Popen[bytes]] = []
        # A thread for each worker: it sends, and waits for what comes back.
        self._threads = ThreadPoolExecutor(count)

    def submit(self, tasks: Sequence[Task]) -> Future[list[Outcome]]:
        """The future raises `GradingStopped` when its worker is gone."""
        return self._threads.submit(self._grade, tasks)

    def close(self) -> None:
        self._threads.shutdown(wait=False, cancel_futures=True)
        self._kill()
        self._threads.shutdown()
        # One may have been starting meanwhile.
        self._kill()
        for worker in self._started:
            with worker:
                pass

    def _kill(self) -> None:
        for worker in list(self._started):
            worker.kill()

    def _grade(self, tasks: Sequence[Task]) -> list[Outcome]:
        worker: subprocess.Popen[bytes] = getattr(self._own, "worker", None) or self._start()
        assert worker.stdin is not None
        assert worker.stdout is not None
        try:
            worker.stdin.write(json.dumps([asdict(task) for task in tasks]).encode() + b"\n")
            worker.stdin.flush()
            reply = worker.stdout.readline()
        except BrokenPipeError:
            reply = b""
        if not reply:
            raise GradingStopped(
                f"a grading process ended by itself (exit code {worker.wait()}); free some memory and try again"
            )
        outcomes: list[Outcome] = json.loads(reply)
        return outcomes

    def _start(self) -> subprocess.Popen[bytes]:
        worker = subprocess.Popen(  # noqa: S603
            COMMAND,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            env=os.environ | ALIKE,
            # Ctrl+C is for the command, which then stops its workers.
            start_new_session=True,
        )
        self._own.worker = worker
        self._started.append(worker)
        return worker
