"""Work in processes of its own."""

import os
import signal
import subprocess
import sys
from contextlib import closing

import pytest

from interview_simulator.processes import ProcessEnded, Processes, cores
from tests.processes import running, wait_until

GRADING = "interview_simulator.grading.worker"
START_ONE = f"""
import os, time
from interview_simulator.processes import Processes
processes = Processes({GRADING!r}, 1)
processes.submit([]).result(60)
print(processes._started[0].pid, flush=True)
time.sleep(60)
"""


def test_one_that_ends_by_itself_says_so_and_is_replaced() -> None:
    with closing(Processes(GRADING, 1)) as processes:
        processes.submit([]).result(60)
        os.kill(processes._started[0].pid, signal.SIGKILL)
        with pytest.raises(ProcessEnded, match=r"ended by itself at work \(exit code -9\)"):
            processes.submit([]).result(60)
        assert processes.submit([]).result(60) == []


def test_closing_stops_them_at_work() -> None:
    processes = Processes(GRADING, 1)
    futures = [processes.submit([]) for _ in range(10)]
    processes.close()
    assert all(future.done() for future in futures)
    assert all(process.returncode is not None for process in processes._started)


def test_they_do_not_outlive_who_started_them() -> None:
    with subprocess.Popen([sys.executable, "-c", START_ONE], stdout=subprocess.PIPE) as starter:
        assert starter.stdout is not None
        pid = int(starter.stdout.readline())
        starter.kill()
    wait_until(lambda: pid not in running())


def test_there_is_a_core() -> None:
    assert cores() >= 1
