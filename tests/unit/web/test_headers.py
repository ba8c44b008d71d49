"""Every answer says what a browser may do with it, refused and failed ones as well, and streams stay streams."""

import asyncio
from collections.abc import AsyncIterator

import httpx
import pytest
from fastapi import FastAPI
from fastapi.responses import HTMLResponse, StreamingResponse
from starlette.types import Message

from interview_simulator.web import problems, safety

EVERYWHERE = {
    "x-content-type-options": "nosniff",
    "referrer-policy": "same-origin",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
}


def site(public_url: str | None = None, *, remote_images: bool = False) -> FastAPI:
    app = FastAPI()
    safety.install(app, remote_images=remote_images, public_url=public_url, allowed_hosts=["test"])
    problems.install(app)
    app.state.go_on = asyncio.Event()

    @app.get("/")
    def page() -> HTMLResponse:
        return HTMLResponse("page", headers={"Cache-Control": "no-cache"})

    @app.get("/api/mine")
    def mine() -> str:
        return "mine"

    @app.get("/api/bug")
    def bug() -> None:
        raise RuntimeError

    @app.get("/api/stream")
    def stream() -> StreamingResponse:
        async def pieces() -> AsyncIterator[bytes]:
            yield b"first"
            await app.state.go_on.wait()
            yield b"second"

        return StreamingResponse(pieces(), headers={"Cache-Control": "no-cache"})

    return app


async def fetch(app: FastAPI, path: str, **headers: str) -> httpx.Response:
    transport = httpx.ASGITransport(app, raise_app_exceptions=False)
    async with httpx.AsyncClient(transport=transport, base_url="http://test") as client:
        return await client.get(path, headers=headers)


@pytest.mark.parametrize(
    ("path", "host", "status"),
    [
        ("/", "test", 200),
        ("/api/mine", "test", 200),
        ("/api/nowhere", "test", 404),
        ("/api/bug", "test", 500),
        ("/api/mine", "evil.example", 421),
    ],
)
async def test_every_answer_has_them(path: str, host: str, status: int) -> None:
    response = await fetch(site(), path, host=host)
    assert response.status_code == status
    assert EVERYWHERE.items() <= response.headers.items()
    assert "frame-ancestors 'none'" in response.headers["content-security-policy"]
    assert "camera=()" in response.headers["permissions-policy"]
    assert "strict-transport-security" not in response.headers


async def test_nobody_keeps_what_the_api_answers() -> None:
    app = site()
    app.state.go_on.set()
    for path in ("/api/mine", "/api/stream"):
        assert (await fetch(app, path)).headers.get_list("cache-control") == ["no-store"]
    assert (await fetch(app, "/")).headers.get_list("cache-control") == ["no-cache"]


async def test_an_answer_of_the_api_does_nothing_when_opened() -> None:
    policy = (await fetch(site(), "/api/mine")).headers["content-security-policy"]
    assert "default-src 'none'" in policy
    assert policy.endswith("sandbox")


async def test_the_page_runs_and_loads_its_own_files_only() -> None:
    policy = (await fetch(site(), "/")).headers["content-security-policy"]
    directives = dict(directive.split(" ", 1) for directive in policy.split("; "))
    assert directives["default-src"] == "'none'"
    assert {directives[f"{kind}-src"] for kind in ("script", "style", "img", "worker", "connect")} == {"'self'"}
    assert "unsafe" not in policy
    pictured = (await fetch(site(remote_images=True), "/")).headers["content-security-policy"]
    assert "img-src 'self' https:" in pictured


@pytest.mark.parametrize(
    ("public_url", "kept"),
    [("https://a.example/", ["max-age=31536000"]), ("http://a.example/", []), (None, [])],
)
async def test_https_is_kept_to_where_it_is_offered(public_url: str | None, kept: list[str]) -> None:
    for path in ("/", "/api/bug"):
        assert (await fetch(site(public_url), path)).headers.get_list("strict-transport-security") == kept


async def test_a_stream_is_passed_on_piece_by_piece() -> None:
    app, seen = site(), asyncio.Queue[Message]()

    async def receive() -> Message:
        await asyncio.Event().wait()
        raise AssertionError

    scope = {
        "type": "http", "method": "GET", "path": "/api/stream", "raw_path": b"/api/stream", "query_string": b"",
        "headers": [(b"host", b"test")], "scheme": "http", "server": ("test", 80), "http_version": "1.1",
        "root_path": "",
    }  # fmt: skip
    answering = asyncio.create_task(app(scope, receive, seen.put))
    begun, first = [await asyncio.wait_for(seen.get(), 5) for _ in range(2)]
    assert (begun["type"], first["body"]) == ("http.response.start", b"first")
    app.state.go_on.set()
    assert (await asyncio.wait_for(seen.get(), 5))["body"] == b"second"
    await asyncio.wait_for(answering, 5)
