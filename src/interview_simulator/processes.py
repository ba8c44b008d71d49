"""Work in processes of its own: each takes a line of JSON in, and says one for it."""

import json
import os
import subprocess
import sys
import threading
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import suppress
from typing import Any, Final

from interview_simulator.errors import AppError

# -P: a file in the folder one happens to be in must not stand in for a module.
COMMAND: Final = (sys.executable, "-P", "-m")
ALIKE: Final = {"OMP_NUM_THREADS": "1", "OPENBLAS_NUM_THREADS": "1", "MKL_NUM_THREADS": "1", "PYTHONHASHSEED": "0"}
"""Processes are what keeps the cores busy; threads of theirs would only get into each other's way. Nor may it matter to
the last digit which of them does a piece of work: sums over threads and over sets are rounded in their order."""


class ProcessEnded(AppError):
    slug, title = "process-ended", "A process ended by itself"


def cores() -> int:
    """Return how many this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


class Processes:
    """Up to `count` processes of `module`, whose main function is `serve`.

    Started when there is work for them; each ends by itself when this process does, however that comes about. They load
    `module` and nothing else of the application.
    """

    def __init__(self, module: str, count: int) -> None:
        self._module = module
        self._own = threading.local()
        self._started: list[subprocess.Popen[bytes]] = []
        # A thread for each process: it sends, and waits for what comes back.
        self._threads = ThreadPoolExecutor(count)

    def submit(self, work: Any) -> Future[Any]:
        """The future raises `ProcessEnded` when the process is gone; the next work starts another."""
        return self._threads.submit(self._send, work)

    def close(self) -> None:
        self._threads.shutdown(wait=False, cancel_futures=True)
        self._kill()
        self._threads.shutdown()
        # One may have been starting meanwhile.
        self._kill()
        for process in self._started:
            # What was still to be sent to it is of no use any more.
            with suppress(BrokenPipeError), process:
                pass

    def _kill(self) -> None:
        for process in list(self._started):
            process.kill()

    def _send(self, work: Any) -> Any:
        process: subprocess.Popen[bytes] = getattr(self._own, "process", None) or self._start()
        assert process.stdin is not None
        assert process.stdout is not None
        try:
            process.stdin.write(json.dumps(work).encode() + b"\n")
            process.stdin.flush()
            reply = process.stdout.readline()
        except BrokenPipeError:
            reply = b""
        if not reply.endswith(b"\n"):
            self._own.process = None
            raise ProcessEnded(
                f"a process ended by itself at work (exit code {process.wait()}); free some memory and try again"
            )
        return json.loads(reply)

    def _start(self) -> subprocess.Popen[bytes]:
        process = subprocess.Popen(  # noqa: S603
            [*COMMAND, self._module],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            env=os.environ | ALIKE,
            # Ctrl+C is for the command, which then stops its processes.
            start_new_session=True,
        )
        self._own.process = process
        self._started.append(process)
        return process


def serve(do: Callable[[Any], Any]) -> None:
    """Be such a process: answer each line of standard input by what `do` makes of it, until there are no more."""
    # Who gave the work may be gone. Whatever a library prints must not get between the replies.
    with suppress(BrokenPipeError), os.fdopen(os.dup(1), "wb") as replies:
        os.dup2(2, 1)
        for line in sys.stdin.buffer:
            replies.write(json.dumps(do(json.loads(line))).encode() + b"\n")
            replies.flush()
