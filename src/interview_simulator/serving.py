"""The server as processes: one, or several workers on one address under a supervisor that starts again what dies."""

import asyncio
import logging
import logging.config
import multiprocessing
import os
import signal
import socket
import tempfile
import threading
from multiprocessing.connection import wait
from typing import Any, Final

import typer
import uvicorn
from fastapi import FastAPI
from prometheus_client.multiprocess import mark_process_dead
from uvicorn.config import STARTUP_FAILURE
from uvicorn.supervisors import Multiprocess

from interview_simulator import logs
from interview_simulator.app import create_app
from interview_simulator.chores import do_chores
from interview_simulator.clock import utc_now
from interview_simulator.db.session import Database
from interview_simulator.errors import StartupError
from interview_simulator.settings import Settings
from interview_simulator.web.measures import SHARED_FOLDER

HUNG_AFTER_S: Final = 15
KEEP_ALIVE_S: Final = 75
"""Longer than browsers and proxies leave between two requests: one sent just as its connection is closed fails."""
MOST_HEAD_BYTES: Final = 16 * 1024
"""Of a request's address and headers."""
READY_WITHIN_S: Final = 60.0

logger = logging.getLogger(__name__)


def serve(settings: Settings, listener: socket.socket) -> None:
    """Serve until told to stop. The database must have been migrated."""
    options: dict[str, Any] = {
        "log_config": logs.configuration(settings.log),
        "access_log": False,
        "server_header": False,
        # Whatever else is installed: it bounds what may come before a body.
        "http": "h11",
        "h11_max_incomplete_event_size": MOST_HEAD_BYTES,
        "timeout_graceful_shutdown": settings.drain_seconds,
        "timeout_keep_alive": KEEP_ALIVE_S,
    }
    if settings.workers == 1:
        _Server(uvicorn.Config(create_app(settings), **options)).run(sockets=[listener])
        return
    with tempfile.TemporaryDirectory(prefix="interview-simulator-") as measured:
        os.environ[SHARED_FOLDER] = measured
        config = uvicorn.Config(
            f"{__name__}:worker",
            factory=True,
            workers=settings.workers,
            timeout_worker_healthcheck=HUNG_AFTER_S,
            **options,
        )
        supervisor = _Supervisor(config, [listener])
        supervisor.run()
        if any(process.exitcode == STARTUP_FAILURE for process in supervisor.processes):
            raise StartupError("a worker could not start; what it said stands above")


def worker() -> FastAPI:
    """Return the application of one of several workers, which ends when its supervisor does."""
    _end_with_supervisor()
    return create_app(Settings(), chores=False)


def _end_with_supervisor() -> None:
    """However that comes about: nobody would be left to stop this process."""
    supervisor = multiprocessing.parent_process()
    assert supervisor is not None
    sentinel = supervisor.sentinel

    def watch() -> None:
        wait([sentinel])
        os.kill(os.getpid(), signal.SIGTERM)

    threading.Thread(target=watch, daemon=True).start()


class _Server(uvicorn.Server):
    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        await super().startup(sockets)
        _say_where(sockets or [])


class _Supervisor(Multiprocess):
    def run(self) -> None:
        # Not one set of chores for each worker.
        chores = multiprocessing.get_context("spawn").Process(target=_chores, daemon=True)
        chores.start()
        try:
            super().run()
        finally:
            chores.terminate()
            chores.join()

    def init_processes(self) -> None:
        super().init_processes()
        if all(process.wait_until_ready(READY_WITHIN_S) for process in self.processes):
            _say_where(self.sockets)

    def terminate_all(self) -> None:
        super().terminate_all()
        # Or else the system would go on taking connections that nobody answers.
        for listener in self.sockets:
            listener.close()

    def keep_subprocess_alive(self) -> None:
        before = list(self.processes)
        super().keep_subprocess_alive()
        for process in before:
            if process not in self.processes:
                assert process.pid is not None
                mark_process_dead(process.pid)  # type: ignore[no-untyped-call]
                logger.warning("worker %d ended (exit code %s); started another", process.pid, process.exitcode)


def _chores() -> None:
    async def do() -> None:
        settings = Settings()
        database = Database.from_settings(settings)
        try:
            await do_chores(database, utc_now)
        finally:
            await database.close()

    _end_with_supervisor()
    logging.config.dictConfig(logs.configuration(Settings().log))
    asyncio.run(do())


def _say_where(listeners: list[socket.socket]) -> None:
    for listener in listeners:
        host, port = listener.getsockname()[:2]
        shown = f"[{host}]" if ":" in host else host
        typer.echo(f"Interview Simulator is at http://{shown}:{port}")
