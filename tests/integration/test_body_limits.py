"""What is too large or too slow is refused while it arrives, and the server goes on."""

import asyncio
import socket
import time
from collections.abc import AsyncIterator, Iterator
from pathlib import Path
from urllib.parse import urlsplit

import httpx
import pytest
from fastapi import FastAPI, Request
from pydantic import BaseModel

from interview_simulator.web import problems
from interview_simulator.web.bodies import MOST_BYTES, BodyLimits
from tests.integration.server import ForkedServer, Server

JSON = {"Content-Type": "application/json"}


@pytest.fixture
def server(data_dir: Path) -> Iterator[Server]:
    with ForkedServer(data_dir) as server:
        yield server


def chunks(count: int) -> Iterator[bytes]:
    for _ in range(count):
        yield b" " * 65536


def problem(response: httpx.Response) -> tuple[int, str]:
    assert response.headers["content-type"] == "application/problem+json"
    return response.status_code, response.json()["type"].rsplit(":", 1)[-1]


def test_too_much_is_refused_declared_or_not(server: Server) -> None:
    declared = server.api.post("/interviews", content=b" " * (MOST_BYTES + 1), headers=JSON)
    chunked = server.api.post("/interviews", content=chunks(40), headers=JSON)
    nowhere = server.api.post("/nowhere", content=b" " * (MOST_BYTES + 1), headers=JSON)
    assert {problem(response) for response in (declared, chunked, nowhere)} == {(413, "body-too-large")}
    assert server.api.get("/health").status_code == 200


def test_a_declared_length_is_refused_before_anything_is_sent(server: Server) -> None:
    where = urlsplit(server.url)
    with socket.create_connection((str(where.hostname), int(where.port or 0)), timeout=10) as connection:
        head = f"POST /api/interviews HTTP/1.1\r\nHost: {where.netloc}\r\nContent-Length: 9999999999\r\n\r\n"
        connection.sendall(head.encode())
        assert connection.recv(100).startswith(b"HTTP/1.1 413")


def test_the_longest_answer_is_not_too_much(server: Server) -> None:
    response = server.api.patch(
        "/preferences", content=b" " * (MOST_BYTES - 40) + b'{"when_model_fails": "wait"}', headers=JSON
    )
    assert response.status_code == 200


@pytest.mark.parametrize(
    "head", ["GET /api/tags?q={} HTTP/1.1\r\nHost: {host}", "GET /api/tags HTTP/1.1\r\nHost: {host}\r\nX: {}"]
)
def test_addresses_and_headers_have_a_limit(server: Server, head: str) -> None:
    where = urlsplit(server.url)
    with socket.create_connection((str(where.hostname), int(where.port or 0)), timeout=10) as connection:
        connection.sendall(head.format("x" * 1_000_000, host=where.netloc).encode() + b"\r\n\r\n")
        assert connection.recv(100).startswith(b"HTTP/1.1 400")
    assert server.api.get("/health").status_code == 200


class Body(BaseModel):
    text: str


@pytest.fixture
async def hurried() -> AsyncIterator[httpx.AsyncClient]:
    """A client of an application that waits for a body no longer than a fifth of a second."""
    app = FastAPI()
    problems.install(app)
    app.add_middleware(BodyLimits, by_path={"/large": 200}, most_bytes=100, seconds=0.2)

    @app.post("/small")
    def small(body: Body) -> int:
        return len(body.text)

    @app.post("/large")
    def large(body: Body) -> int:
        return len(body.text)

    @app.post("/waiting")
    async def waiting(request: Request) -> str:
        await request.body()
        await asyncio.sleep(0.4)
        return str(await request.is_disconnected())

    async with httpx.AsyncClient(transport=httpx.ASGITransport(app), base_url="http://test") as client:
        yield client


async def slowly(text: bytes) -> AsyncIterator[bytes]:
    for byte in text:
        await asyncio.sleep(0.05)
        yield bytes([byte])


async def test_what_does_not_arrive_in_time_is_given_up(hurried: httpx.AsyncClient) -> None:
    begun = time.monotonic()
    response = await hurried.post("/small", content=slowly(b'{"text": "very slow"}'), headers=JSON)
    assert problem(response) == (408, "body-too-slow")
    assert response.headers["connection"] == "close"
    assert time.monotonic() - begun < 0.9


async def test_after_the_body_there_is_no_hurry(hurried: httpx.AsyncClient) -> None:
    response = await hurried.post("/waiting", content=b"x")
    assert (response.status_code, response.json()) == (200, "False")


async def test_a_path_may_take_more(hurried: httpx.AsyncClient) -> None:
    body = {"text": "x" * 150}
    assert problem(await hurried.post("/small", json=body))[0] == 413
    assert (await hurried.post("/large", json=body)).json() == 150
    assert problem(await hurried.post("/large", json={"text": "x" * 250}))[0] == 413


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
async def test_a_request_with_thousands_of_mistakes_gets_a_short_answer(client: httpx.AsyncClient) -> None:
    response = await client.post("/interviews", json={f"field{number}": 1 for number in range(5000)})
    assert problem(response) == (422, "invalid-request")
    assert len(response.json()["errors"]) == 50
    assert response.json()["detail"].endswith("; and 4950 more")
    assert len(response.content) < 10_000


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
@pytest.mark.parametrize("path", ["sign-in", "sign-up", "link", "password", "password-reset", "password-reset/confirm"])
async def test_forms_of_strangers_are_small(client: httpx.AsyncClient, path: str) -> None:
    response = await client.post(f"/account/{path}", json={"email": "a" * 20_000})
    assert problem(response) == (413, "body-too-large")
    longest = {"email": "e" * 254, "password": "\x01" * 256, "name": "\x01" * 200, "invitation": "\x01" * 200}
    assert (await client.post(f"/account/{path}", json=longest)).status_code != 413
