"""No room left, and nothing may be written: a clear problem, nothing half written, and on as before afterwards."""

import os
import sqlite3
import subprocess
import uuid
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import closing, contextmanager, suppress
from pathlib import Path
from typing import Any

import httpx
import pytest
from fastapi import FastAPI
from sqlalchemy import event
from sqlalchemy.engine import URL

from interview_simulator.app import create_app
from interview_simulator.db.session import Database
from interview_simulator.interviewers.base import Interviewer
from interview_simulator.settings import Settings
from tests.conftest import FixedClock, fill
from tests.faults.audit import audit
from tests.faults.postgres import Postgres
from tests.integration import journey

FULL = (507, "urn:interview-simulator:database-full")
READ_ONLY = (503, "urn:interview-simulator:database-read-only")
NO_ROOM = """
CREATE FUNCTION no_room() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN RAISE EXCEPTION 'could not extend file: No space left on device' USING ERRCODE = '53100'; END $$;
CREATE TRIGGER no_room BEFORE INSERT ON interview_answers EXECUTE FUNCTION no_room()
"""


def problem(response: httpx.Response) -> tuple[int, str]:
    return response.status_code, response.json().get("type", "")


async def check(
    client: httpx.AsyncClient,
    url: URL,
    expected: tuple[int, str],
    spoil: Callable[[], object],
    mend: Callable[[], object],
) -> None:
    """Answer and read while nothing can be written, and again when it can."""
    await journey.read_posts(client)
    interview = await journey.start(client)
    state = (await client.get(f"/interviews/{interview['id']}")).json()
    before = await audit(url)
    spoil()
    # Nothing that could be made smaller.
    refused = await journey.answer(client, state, "".join(uuid.uuid4().hex for _ in range(500)))
    assert problem(refused) == expected
    assert "Try again" in refused.json()["detail"]
    assert (await client.get(f"/interviews/{interview['id']}")).json() == state
    assert await audit(url) == before
    mend()
    assert (await journey.answer(client, state, "There is room for this.")).status_code == 200
    await audit(url)


class Pragma:
    """A setting of every connection of a SQLite database, from its next use on."""

    def __init__(self, database: Database, name: str) -> None:
        self._name, self._value = name, ""
        event.listen(database.engine.sync_engine, "checkout", self._set)

    def __call__(self, value: str) -> None:
        self._value = value

    def _set(self, connection: Any, _record: object, _proxy: object) -> None:
        if self._value:
            connection.cursor().execute(f"PRAGMA {self._name} = {self._value}")


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
async def test_a_full_sqlite_database_says_so_and_goes_on_when_there_is_room(
    client: httpx.AsyncClient, database: Database, database_url: URL
) -> None:
    most_pages = Pragma(database, "max_page_count")

    def fill() -> None:
        # Pages that are free within the file would have room for the answer.
        with closing(sqlite3.connect(str(database_url.database))) as connection:
            connection.execute("VACUUM")
        most_pages("1")

    await check(client, database_url, FULL, fill, lambda: most_pages("4294967294"))


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
async def test_a_read_only_sqlite_database_says_so_and_goes_on_when_it_may_be_written(
    client: httpx.AsyncClient, database: Database, database_url: URL
) -> None:
    only_reading = Pragma(database, "query_only")
    await check(client, database_url, READ_ONLY, lambda: only_reading("ON"), lambda: only_reading("OFF"))


@contextmanager
def small_disk(folder: Path) -> Iterator[Path]:
    """A disk of 200 MB, if one may be mounted; otherwise a folder."""
    folder.mkdir()
    mount = subprocess.run(["mount", "-t", "tmpfs", "-o", "size=200m", "tmpfs", str(folder)], check=False)
    try:
        yield folder
    finally:
        if mount.returncode == 0:
            subprocess.run(["umount", "--lazy", str(folder)], check=True)


class Filler:
    """Takes all the room there is on a disk. Of one that is not its own, it says so."""

    def __init__(self, disk: Path, server: Postgres) -> None:
        self._file, self._server, self._is_own = disk / "filler", server, os.path.ismount(disk)

    def fill(self) -> None:
        if not self._is_own:
            self._server.sql(NO_ROOM)
            return
        with self._file.open("wb", buffering=0) as file:
            for size in (2**20, 2**12):
                with suppress(OSError):
                    while True:
                        file.write(bytes(size))

    def empty(self) -> None:
        if self._is_own:
            self._file.unlink()
        else:
            self._server.sql("DROP TRIGGER no_room ON interview_answers")


@pytest.fixture
def disk(servers_folder: Path) -> Iterator[Path]:
    with small_disk(servers_folder / "disk") as folder:
        yield folder


@pytest.fixture
def server(disk: Path) -> Iterator[Postgres]:
    with Postgres(disk / "postgres").create() as server:
        yield server


@pytest.fixture
async def own(server: Postgres, interviewer: Interviewer, clock: FixedClock) -> AsyncIterator[httpx.AsyncClient]:
    """A client of an app on a PostgreSQL server of the test's own."""
    await fill(server.url)
    database = Database(server.url)
    app: FastAPI = create_app(Settings(), database=database, interviewer=interviewer, clock=clock)
    transport = httpx.ASGITransport(app, raise_app_exceptions=False)
    async with httpx.AsyncClient(transport=transport, base_url="http://test/api") as client:
        yield client
    await database.close()


async def test_a_full_disk_under_postgresql_says_so_and_goes_on_when_there_is_room(
    own: httpx.AsyncClient, server: Postgres, disk: Path
) -> None:
    filler = Filler(disk, server)
    await check(own, server.url, FULL, filler.fill, filler.empty)


async def test_a_read_only_postgresql_says_so_and_goes_on_when_it_may_be_written(
    own: httpx.AsyncClient, server: Postgres
) -> None:
    def only_reading(value: str) -> None:
        server.sql(f"ALTER SYSTEM SET default_transaction_read_only = {value}")
        server.sql("SELECT pg_reload_conf(), pg_sleep(0.2)")

    await check(own, server.url, READ_ONLY, lambda: only_reading("on"), lambda: only_reading("off"))
