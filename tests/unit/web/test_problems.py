"""Errors leave as problems, and never with a traceback."""

import httpx
import pytest
from fastapi import FastAPI

from interview_simulator.errors import AlreadyAnswered
from interview_simulator.web import problems


@pytest.fixture
def app() -> FastAPI:
    app = FastAPI()
    problems.install(app)

    @app.get("/business")
    def business() -> None:
        raise AlreadyAnswered("It was answered before.")

    @app.get("/bug")
    def bug() -> None:
        raise RuntimeError("secret detail")

    @app.get("/number/{value}")
    def number(value: int) -> int:
        return value

    return app


async def fetch(app: FastAPI, method: str, path: str) -> httpx.Response:
    transport = httpx.ASGITransport(app, raise_app_exceptions=False)
    async with httpx.AsyncClient(transport=transport, base_url="http://test") as client:
        return await client.request(method, path)


@pytest.mark.parametrize(
    ("method", "path", "status", "slug"),
    [
        ("GET", "/business", 409, "already-answered"),
        ("GET", "/bug", 500, "internal-error"),
        ("GET", "/number/x", 422, "invalid-request"),
        ("GET", "/nowhere", 404, "not-found"),
        ("POST", "/business", 405, "method-not-allowed"),
    ],
)
async def test_an_error_is_a_problem(app: FastAPI, method: str, path: str, status: int, slug: str) -> None:
    response = await fetch(app, method, path)
    assert response.status_code == status
    assert response.headers["content-type"] == "application/problem+json"
    body = response.json()
    assert body["type"] == f"urn:interview-simulator:{slug}"
    assert body["status"] == status
    assert body["title"]
    assert body["detail"]


async def test_an_unexpected_error_tells_nothing_of_itself(app: FastAPI) -> None:
    assert "secret" not in (await fetch(app, "GET", "/bug")).text


async def test_an_unusable_field_is_named(app: FastAPI) -> None:
    errors = (await fetch(app, "GET", "/number/x")).json()["errors"]
    assert [error["loc"] for error in errors] == ["path.value"]
