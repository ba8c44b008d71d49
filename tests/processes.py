"""Processes as the operating system sees them."""

import time
from collections.abc import Callable

import psutil


def running(parent: int | None = None) -> set[int]:
    """Return the processes that run, or those of them that `parent` has started."""
    if parent is None:
        return {one.pid for one in psutil.process_iter() if _is_alive(one)}
    try:
        return {one.pid for one in psutil.Process(parent).children() if _is_alive(one)}
    except psutil.NoSuchProcess:
        return set()


def _is_alive(process: psutil.Process) -> bool:
    try:
        return bool(process.status() != psutil.STATUS_ZOMBIE)
    except psutil.NoSuchProcess:
        return False


def wait_until(condition: Callable[[], object], seconds: float = 60) -> None:
    deadline = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < deadline
        time.sleep(0.05)
