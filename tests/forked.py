"""Commands in processes that are forked off one that has loaded the application: there in a tenth of the time."""

import io
import multiprocessing
import os
import signal
import subprocess
from multiprocessing.connection import Connection

FORKING = multiprocessing.get_context("forkserver")
FORKING.set_forkserver_preload(["interview_simulator.cli", "interview_simulator.serving"])


class Forked:
    """What runs a command, with as much of `subprocess.Popen` as tests need; `stdout` is what it says and warns."""

    def __init__(self, arguments: list[str], environment: dict[str, str]) -> None:
        reader, writer = FORKING.Pipe(duplex=False)
        self._process = FORKING.Process(target=_run, args=(arguments, environment, writer))
        self._process.start()
        writer.close()
        assert self._process.pid is not None
        self.pid = self._process.pid
        self.stdout: io.TextIOBase = os.fdopen(os.dup(reader.fileno()), encoding="utf-8")
        reader.close()

    def output(self) -> str:
        """Return all it says until it ends."""
        with self.stdout:
            return self.stdout.read()

    def poll(self) -> int | None:
        return self._process.exitcode

    def send_signal(self, number: signal.Signals) -> None:
        if self.poll() is None:
            os.kill(self.pid, number)

    def wait(self, timeout: float | None = None) -> int:
        self._process.join(timeout)
        code = self.poll()
        if code is None:
            raise subprocess.TimeoutExpired("the command", timeout or 0)
        return code


def _run(arguments: list[str], environment: dict[str, str], writer: Connection) -> None:
    os.environ.clear()
    os.environ.update(environment)
    for descriptor in (1, 2):
        os.dup2(writer.fileno(), descriptor)
    writer.close()
    # Here, where all is loaded: whoever asks for such a process need not load it.
    from interview_simulator.cli import app  # noqa: PLC0415

    app(arguments)
