"""A server in a process of its own, as users start it."""

import os
import re
import signal
import subprocess
import sys
from pathlib import Path
from types import TracebackType

import httpx

COMMAND = [str(Path(sys.executable).with_name("interview-simulator"))]


def environment(data_dir: Path, **settings: str) -> dict[str, str]:
    inherited = {name: os.environ[name] for name in ("PATH", "HOME", "LANG") if name in os.environ}
    # Port 0: whichever is free.
    return inherited | {"INTERVIEW_SIMULATOR_DATA_DIR": str(data_dir), "PORT": "0"} | settings


def run(*arguments: str, data_dir: Path, stdin: str | None = None, **settings: str) -> subprocess.CompletedProcess[str]:
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
    """Started on entering, killed on leaving."""

    def __init__(self, data_dir: Path, **settings: str) -> None:
        self._environment = environment(data_dir, **settings)

    def __enter__(self) -> "Server":
        self.process = subprocess.Popen(
            [*COMMAND, "serve"], env=self._environment, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True
        )
        assert self.process.stdout is not None
        said = ""
        for line in self.process.stdout:
            said += line
            if found := re.search(r"is at (http://\S+)", line):
                self.url = found.group(1)
                break
        else:
            raise AssertionError(f"the server did not start: {said}")
        self.api = httpx.Client(base_url=f"{self.url}/api", timeout=30)
        return self

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
