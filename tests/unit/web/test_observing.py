"""Every request has an id, a line in the log and a place in the measures, and none of them tells what it said."""

import json
import logging

import httpx
import pytest
from fastapi import APIRouter, FastAPI
from prometheus_client import CollectorRegistry

from interview_simulator.errors import AlreadyAnswered
from interview_simulator.logs import REQUESTS, JsonLines, request_id
from interview_simulator.web import measures, observing, problems

SECRET = "somebody@example.org"


@pytest.fixture
def app() -> FastAPI:
    router = APIRouter(prefix="/things")

    @router.get("/{thing_id}")
    def thing(thing_id: int) -> str | None:
        logging.getLogger("product").warning("looking at %d", thing_id)
        return request_id.get()

    @router.post("/refused")
    def refused() -> None:
        raise AlreadyAnswered("It was answered before.")

    @router.get("/bug/here")
    def bug() -> None:
        raise RuntimeError("a bug")

    app = FastAPI()
    api = APIRouter(prefix="/api")
    api.include_router(router)
    app.include_router(api)
    problems.install(app)
    observing.install(app)
    return app


async def fetch(app: FastAPI, method: str, path: str, **headers: str) -> httpx.Response:
    transport = httpx.ASGITransport(app, raise_app_exceptions=False)
    async with httpx.AsyncClient(transport=transport, base_url="http://test") as client:
        given = {"Cookie": f"session={SECRET}"} | {name.replace("_", "-"): value for name, value in headers.items()}
        return await client.request(method, path, params={"q": SECRET}, headers=given)


async def test_an_id_that_is_given_is_kept(app: FastAPI) -> None:
    response = await fetch(app, "GET", "/api/things/1", X_Request_ID="proxy-0042.a_b")
    assert response.headers["x-request-id"] == response.json() == "proxy-0042.a_b"


@pytest.mark.parametrize("given", ["", "a b", "x" * 65, "new\tline", '"},{"', "-rf"])
async def test_an_id_that_is_none_is_replaced(app: FastAPI, given: str) -> None:
    response = await fetch(app, "GET", "/api/things/1", X_Request_ID=given)
    assert response.headers["x-request-id"] == response.json() != given
    assert len(response.json()) == 32


@pytest.mark.parametrize(
    ("method", "path", "status"),
    [("POST", "/api/things/refused", 409), ("GET", "/api/things/bug/here", 500), ("GET", "/nowhere", 404)],
)
async def test_a_problem_names_its_request(app: FastAPI, method: str, path: str, status: int) -> None:
    response = await fetch(app, method, path, X_Request_ID="abc")
    assert (response.status_code, response.headers["x-request-id"]) == (status, "abc")
    assert response.json()["instance"] == "urn:interview-simulator:request:abc"


async def test_a_line_for_every_request_and_warning(app: FastAPI, caplog: pytest.LogCaptureFixture) -> None:
    lines: list[str] = []

    class Kept(logging.Handler):
        def emit(self, record: logging.LogRecord) -> None:
            lines.append(JsonLines().format(record))

    handler = Kept()
    caplog.set_level(logging.INFO, logger=REQUESTS)
    logging.getLogger().addHandler(handler)
    try:
        await fetch(app, "GET", "/api/things/7", X_Request_ID="abc")
        await fetch(app, "GET", "/api/things/bug/here", X_Request_ID="def")
        await fetch(app, "TRACE", "/nowhere", X_Request_ID="ghi")
    finally:
        logging.getLogger().removeHandler(handler)
    assert SECRET not in "".join(lines)
    told = [json.loads(line) for line in lines]
    warning, request = told[:2]
    assert (warning["level"], warning["logger"], warning["message"]) == ("WARNING", "product", "looking at 7")
    assert warning["request_id"] == request["request_id"] == "abc"
    assert {name: request[name] for name in ("method", "route", "status")} == {
        "method": "GET",
        "route": "/api/things/{thing_id}",
        "status": 200,
    }
    assert request["duration_ms"] >= 0
    error, failed = (line for line in told if line.get("request_id") == "def")
    assert (error["level"], error["message"], failed["status"]) == ("ERROR", "unexpected error", 500)
    assert "RuntimeError: a bug" in error["exc_info"]
    assert (told[-1]["method"], told[-1]["route"], told[-1]["status"]) == ("other", "none", 404)


async def test_requests_are_measured_by_route_and_class_of_status(app: FastAPI) -> None:
    def counted(route: str, status: str) -> float:
        labels = {"method": "GET", "route": route, "status": status}
        return own_registry().get_sample_value("interview_simulator_http_request_seconds_count", labels) or 0

    before = [counted("/api/things/{thing_id}", "2xx"), counted("/api/things/{thing_id}", "4xx")]
    for path in ("1", "2", "no-number"):
        await fetch(app, "GET", f"/api/things/{path}")
    after = [counted("/api/things/{thing_id}", "2xx"), counted("/api/things/{thing_id}", "4xx")]
    assert [after[0] - before[0], after[1] - before[1]] == [2, 1]
    assert own_registry().get_sample_value("interview_simulator_http_requests_in_progress") == 0


def own_registry() -> CollectorRegistry:
    return measures.registry()
