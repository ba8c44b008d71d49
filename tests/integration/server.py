"""Commands, and servers in processes of their own."""

import os
import re
import signal
import subprocess
import sys
from pathlib import Path
from types import TracebackType

import httpx
from typer.testing import CliRunner

from interview_simulator.cli import app
from interview_simulator.commands import shell
from tests.forked import Forked

# The server closes connections that were idle for five seconds: never to be used just then.
LIMITS = httpx.Limits(keepalive_expiry=2)
COMMAND = [str(Path(sys.executable).with_name("interview-simulator"))]


def environment(data_dir: Path, **settings: str) -> dict[str, str]:
    inherited = {name: os.environ[name] for name in ("PATH", "HOME", "LANG") if name in os.environ}
    # Port 0: whichever is free.
    return inherited | {"INTERVIEW_SIMULATOR_DATA_DIR": str(data_dir), "PORT": "0"} | settings


def run(*arguments: str, data_dir: Path, stdin: str | None = None, **settings: str) -> subprocess.CompletedProcess[str]:
    """Run a command inside this process, where everything is loaded already."""
    shell.console.width = shell.errors.width = int(settings.get("COLUMNS", 80))
    on_termination = signal.getsignal(signal.SIGTERM)
    try:
        result = CliRunner().invoke(app, arguments, input=stdin, env=environment(data_dir, **settings))
    finally:
        signal.signal(signal.SIGTERM, on_termination)
    if result.exception and not isinstance(result.exception, SystemExit):
        raise result.exception
    return subprocess.CompletedProcess(arguments, result.exit_code, result.stdout, result.stderr)


def run_apart(
    *arguments: str, data_dir: Path, stdin: str | None = None, **settings: str
) -> subprocess.CompletedProcess[str]:
    """Run a command in a process of its own, as users do."""
    return subprocess.run(
        [*COMMAND, *arguments],
        env=environment(data_dir, **settings),
        input=stdin,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )


class Server:
    """Started on entering as users start it, killed on leaving."""

    def __init__(self, data_dir: Path, **settings: str) -> None:
        self._environment = environment(data_dir, **settings)

    def __enter__(self) -> "Server":
        self.process = self._start()
        assert self.process.stdout is not None
        said = ""
        for line in self.process.stdout:
            said += line
            if found := re.search(r"is at (http://\S+)", line):
                self.url = found.group(1)
                break
        else:
            raise AssertionError(f"the server did not start, but ended with {self.process.wait()}: {said}")
        self.api = httpx.Client(base_url=f"{self.url}/api", timeout=30, limits=LIMITS)
        return self

    def _start(self) -> subprocess.Popen[str] | Forked:
        command = [*COMMAND, "serve"]
        return subprocess.Popen(
            command, env=self._environment, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True
        )

    def __exit__(
        self, kind: type[BaseException] | None, value: BaseException | None, traceback: TracebackType | None
    ) -> None:
        self.api.close()
        self.kill()

    def kill(self) -> None:
        """As hard as a power cut: no handler of the process runs."""
        self.process.send_signal(signal.SIGKILL)
        self.process.wait()
        assert self.process.stdout is not None
        self.process.stdout.close()

    def stop(self) -> int:
        self.process.send_signal(signal.SIGTERM)
        return self.process.wait(timeout=20)


class ForkedServer(Server):
    """The same, sooner."""

    def _start(self) -> Forked:
        return Forked(["serve"], self._environment)
