"""Processes as the operating system sees them."""

import subprocess
import time
from collections.abc import Callable


def running(parent: int | None = None) -> set[int]:
    """Return the processes that run, or those of them that `parent` has started."""
    listed = subprocess.run(["ps", "-A", "-o", "pid=,ppid=,stat="], capture_output=True, text=True, check=True).stdout
    rows = [line.split() for line in listed.splitlines()]
    return {int(pid) for pid, ppid, stat in rows if parent in {None, int(ppid)} and not stat.startswith("Z")}


def wait_until(condition: Callable[[], object], seconds: float = 60) -> None:
    deadline = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < deadline
        time.sleep(0.05)
