"""How a server with several workers ends, and what becomes of a turn that its end cuts short."""

import threading
import time
from collections.abc import Callable
from pathlib import Path

import httpx
import psutil
import pytest

from tests.integration.server import Server
from tests.integration.test_workers import TWO_WORKERS, WORKERS, begin, is_saved, slow_model, spawned
from tests.processes import wait_until

__all__ = ["slow_model"]


@pytest.mark.timeout(240)
def test_no_worker_outlives_its_supervisor(data_dir: Path) -> None:
    with Server(data_dir, **TWO_WORKERS) as server:
        left = spawned(server)
        assert len(left) == WORKERS + 1
        server.kill()
        wait_until(lambda: not any(psutil.pid_exists(pid) for pid in left))


@pytest.mark.timeout(240)
def test_what_takes_longer_than_the_drain_is_left_to_whoever_comes_next(
    data_dir: Path, slow_model: Callable[[float], str]
) -> None:
    settings = {"OPENAI_BASE_URL": slow_model(25), "INTERVIEW_DRAIN_SECONDS": "1"}
    with Server(data_dir, **settings) as server:
        url, body = begin(server)

        def submit() -> None:
            try:
                httpx.post(f"{server.url}/api{url}", json=body, timeout=30)
            except httpx.HTTPError:
                return

        submitting = threading.Thread(target=submit)
        submitting.start()
        wait_until(lambda: is_saved(server, url))
        began = time.monotonic()
        server.stop()
        assert time.monotonic() - began < 15
        submitting.join()
    with Server(data_dir) as server:
        wait_until(lambda: server.api.post(url, json=body).status_code == 200, seconds=40)
