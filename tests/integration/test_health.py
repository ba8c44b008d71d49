"""Whether the server lives, whether it can work, and that a missing database is a clear 503."""

import asyncio
from pathlib import Path

import httpx
import pytest
from fastapi import FastAPI
from sqlalchemy import text
from sqlalchemy.engine import URL, make_url

from interview_simulator.app import create_app
from interview_simulator.db.migrate import is_migrated, migrate
from interview_simulator.db.session import Database
from interview_simulator.settings import Settings
from tests.forked import Forked
from tests.integration.server import environment


@pytest.fixture
def app_without_database() -> FastAPI:
    gone = Database(make_url("postgresql+asyncpg://nobody@127.0.0.1:1/nothing"))
    return create_app(Settings(), database=gone)


async def fetch(app: FastAPI, path: str) -> httpx.Response:
    transport = httpx.ASGITransport(app, raise_app_exceptions=False)
    async with httpx.AsyncClient(transport=transport, base_url="http://test/api") as client:
        return await client.get(path)


@pytest.mark.parametrize("path", ["/health", "/ready"])
async def test_a_server_that_can_work_says_so(client: httpx.AsyncClient, path: str) -> None:
    response = await client.get(path)
    assert (response.status_code, response.json()) == (200, {"status": "ok"})


async def test_a_server_lives_without_its_database(app_without_database: FastAPI) -> None:
    assert (await fetch(app_without_database, "/health")).status_code == 200


@pytest.mark.parametrize("path", ["/ready", "/posts", "/interview-plan", "/badges"])
async def test_a_database_that_is_gone_is_a_503_that_says_so(app_without_database: FastAPI, path: str) -> None:
    response = await fetch(app_without_database, path)
    assert response.status_code == 503
    assert response.headers["content-type"] == "application/problem+json"
    assert response.json()["type"] == "urn:interview-simulator:database-unavailable"


@pytest.mark.parametrize("revision", [None, "0001"])
async def test_a_database_without_this_versions_tables_is_not_ready(
    empty_database_url: URL, revision: str | None
) -> None:
    database = Database(empty_database_url)
    if revision is not None:
        await migrate(database, revision)
    response = await fetch(create_app(Settings(), database=database), "/ready")
    assert (response.status_code, response.json()["type"]) == (503, "urn:interview-simulator:not-ready")
    await migrate(database)
    assert (await fetch(create_app(Settings(), database=database), "/ready")).status_code == 200
    await database.close()


async def test_while_a_newer_version_is_taking_over_this_one_stays_ready(
    client: httpx.AsyncClient, database: Database
) -> None:
    async with database.write() as db_session:
        await db_session.execute(text("UPDATE alembic_version SET version_num = 'from-the-future'"))
    assert (await client.get("/ready")).status_code == 200


def test_four_processes_migrate_one_empty_database_at_once(empty_postgres_url: URL, tmp_path: Path) -> None:
    address = empty_postgres_url.set(drivername="postgresql").render_as_string(hide_password=False)
    started = [Forked(["usage"], environment(tmp_path, DATABASE_URL=address)) for _ in range(4)]
    assert [one.output() for one in started] == ["Nothing was asked or graded yet.\n"] * 4
    assert [one.wait() for one in started] == [0] * 4
    assert asyncio.run(_is_migrated(empty_postgres_url))


async def _is_migrated(url: URL) -> bool:
    database = Database(url)
    try:
        return await is_migrated(database)
    finally:
        await database.close()
