"""Processes as the operating system sees them."""

import time
from collections.abc import Callable

import psutil


def running(parent: int | None = None) -> set[int]:
    """Return the processes that run, or those of them that `parent` has started."""
    found = psutil.process_iter(["pid", "ppid", "status"])
    alive = [one.info for one in found if one.info["status"] != psutil.STATUS_ZOMBIE]
    return {one["pid"] for one in alive if parent in {None, one["ppid"]}}


def wait_until(condition: Callable[[], object], seconds: float = 60) -> None:
    deadline = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < deadline
        time.sleep(0.05)
