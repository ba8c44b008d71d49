"""Several workers on one address and one SQLite file; tests/faults has what else may happen."""

import signal
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path
from typing import Any

import httpx
import psutil
import pytest
from prometheus_client.parser import text_string_to_metric_families

from tests.integration.chat_models import ANSWER, GoodModel
from tests.integration.openai_server import OpenAIServer
from tests.integration.server import Server
from tests.processes import running, wait_until

WORKERS = 2
TWO_WORKERS = {"INTERVIEW_WORKERS": str(WORKERS)}


def spawned(server: Server) -> list[int]:
    """Return the processes that the server has started, the oldest first: what does its chores, then the workers."""
    return sorted(pid for pid in running(server.process.pid) if "spawn_main" in command_of(pid))


def command_of(pid: int) -> str:
    try:
        return " ".join(psutil.Process(pid).cmdline())
    except psutil.Error:
        return ""


@pytest.fixture
def slow_model() -> Iterator[Callable[[float], str]]:
    """Say how many seconds the chat model takes to grade, and get its address."""
    model = GoodModel()
    with OpenAIServer(model) as server:

        def start(seconds: float) -> str:
            model.spoil(evaluate=lambda body: replace(model.good(body), delay_s=seconds))
            return server.base_url

        yield start


def begin(server: Server) -> tuple[str, dict[str, Any]]:
    """Start an interview, and return where its answer goes and the answer."""
    for post in server.api.get("/posts").json()["items"][:2]:
        server.api.put(f"/posts/{post['id']}/progress", json={"completed": True})
    interview = server.api.post("/interviews", json={"question_count": 2}).json()
    return f"/interviews/{interview['id']}/answers", {"question_id": interview["question"]["id"], "text": ANSWER}


@pytest.mark.timeout(240)
def test_one_that_dies_is_replaced_and_a_stop_lets_running_requests_finish(
    data_dir: Path, slow_model: Callable[[float], str]
) -> None:
    settings = TWO_WORKERS | {"OPENAI_BASE_URL": slow_model(4)}
    with Server(data_dir, **settings) as server, ThreadPoolExecutor(8) as threads:

        def ask(path: str) -> httpx.Response:
            # Over a connection of its own, so that both workers are asked.
            return httpx.get(f"{server.url}/api/{path}")

        assert {response.status_code for response in threads.map(ask, ["ready"] * 40)} == {200}
        told = [response.text for response in threads.map(ask, ["metrics"] * 4)]
        assert {counted(text, route="/api/ready", status="2xx") for text in told} == {40}

        _, one, other = spawned(server)
        psutil.Process(one).kill()
        wait_until(lambda: len(spawned(server)) == WORKERS + 1 and one not in spawned(server))
        assert {response.status_code for response in threads.map(ask, ["ready"] * 10)} == {200}

        url, body = begin(server)
        answering = threads.submit(httpx.post, f"{server.url}/api{url}", json=body, timeout=30)
        wait_until(lambda: is_saved(server, url))
        server.process.send_signal(signal.SIGTERM)
        wait_until(lambda: is_refused(f"{server.url}/api/health"), seconds=10)
        response = answering.result()
        assert (response.status_code, response.json()["status"]) == (200, "graded")
        assert server.process.wait(timeout=20) == 0
        assert not psutil.pid_exists(other)
        assert server.process.stdout is not None
        assert f"worker {one} ended (exit code -9); started another" in server.process.stdout.read()


def is_saved(server: Server, url: str) -> bool:
    return server.api.get(url.removesuffix("/answers")).json()["pending_answer"] is not None


def is_refused(url: str) -> bool:
    try:
        httpx.get(url)
    except httpx.ConnectError:
        return True
    except httpx.TransportError:
        pass
    return False


def counted(text: str, **labels: str) -> float:
    """Return how many requests with these labels there were."""
    return sum(
        sample.value
        for family in text_string_to_metric_families(text)
        for sample in family.samples
        if sample.name == "interview_simulator_http_request_seconds_count" and labels.items() <= sample.labels.items()
    )
