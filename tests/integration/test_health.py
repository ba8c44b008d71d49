"""Whether the server can work, and that a missing database is a clear 503."""

import httpx
import pytest
from fastapi import FastAPI
from sqlalchemy.engine import make_url

from interview_simulator.app import create_app
from interview_simulator.db.session import Database
from interview_simulator.settings import Settings


@pytest.fixture
def app_without_database() -> FastAPI:
    gone = Database(make_url("postgresql+asyncpg://nobody@127.0.0.1:1/nothing"))
    return create_app(Settings(), database=gone)


async def test_health(client: httpx.AsyncClient) -> None:
    response = await client.get("/health")
    assert (response.status_code, response.json()) == (200, {"status": "ok"})


@pytest.mark.parametrize("path", ["/health", "/posts", "/interview-plan", "/badges"])
async def test_a_database_that_is_gone_is_a_503_that_says_so(app_without_database: FastAPI, path: str) -> None:
    transport = httpx.ASGITransport(app_without_database, raise_app_exceptions=False)
    async with httpx.AsyncClient(transport=transport, base_url="http://test/api") as client:
        response = await client.get(path)
    assert response.status_code == 503
    assert response.headers["content-type"] == "application/problem+json"
    assert response.json()["type"] == "urn:interview-simulator:database-unavailable"
