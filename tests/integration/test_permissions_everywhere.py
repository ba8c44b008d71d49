"""Every route there is, as its owner, another reader, a stranger, and a platform with the wrong token.

`PUBLIC`, `READERS` and `PLATFORMS` together are all routes of the OpenAPI description: a new one has to be put there.
"""

import uuid
from collections.abc import AsyncIterator
from dataclasses import dataclass, field
from itertools import count
from typing import Any, Final

import httpx
import pytest
from fastapi import FastAPI

from interview_simulator.app import create_app
from interview_simulator.db.session import Database
from interview_simulator.features.platform.tokens import Scope
from interview_simulator.settings import Settings
from tests.conftest import FixedClock
from tests.integration import journey, platforms
from tests.integration.accounts import PASSWORD, browser, sign_up, site, slug

pytestmark = pytest.mark.usefixtures("cheap_passwords")

Json = dict[str, Any]
LET_IN: Final = (200, 201, 202, 204, 303)


@dataclass(frozen=True)
class Call:
    """What is sent. `{name}` in the path and `"{name}"` in the body stand for something of the owner's."""

    body: Json | None = None
    anothers: int | None = None
    """What another reader, or another platform, gets for what is the owner's; None where nothing in the request is."""
    scope: Scope | None = None
    query: Json = field(default_factory=dict)


PUBLIC: Final = {
    "GET /api/health": Call(),
    "GET /api/ready": Call(),
    "GET /api/account": Call(),
    "POST /api/account/sign-up": Call({"email": "new@example.org", "password": PASSWORD}),
    "POST /api/account/sign-in": Call({"email": "nobody@example.org", "password": PASSWORD}),
    "POST /api/account/sign-out": Call(),
    "POST /api/account/password-reset": Call({"email": "nobody@example.org"}),
    "POST /api/account/password-reset/confirm": Call({"token": "x.y", "password": PASSWORD}),
    "GET /api/account/oidc/start": Call(),
    "GET /api/account/oidc/callback": Call(query={"state": "x", "code": "y"}),
    "POST /api/account/link": Call({"token": "x.y"}),
}
"""Open to strangers. What of these signs somebody in asks for a secret instead."""

METRICS: Final = "GET /api/metrics"
"""For this machine, or who brings its own token: tests/integration/test_metrics.py."""

READERS: Final = {
    "DELETE /api/account": Call({"password": PASSWORD}),
    "POST /api/account/sign-out-everywhere": Call(),
    "POST /api/account/password": Call({"current": PASSWORD, "new": "another that nobody guesses"}),
    "GET /api/account/data": Call(),
    "GET /api/preferences": Call(),
    "PATCH /api/preferences": Call({"when_model_fails": "offline"}),
    "GET /api/posts": Call(),
    "GET /api/tags": Call(),
    "GET /api/posts/{post_id}": Call(),
    "PUT /api/posts/{post_id}/progress": Call({"completed": False}),
    "GET /api/topics": Call(),
    "GET /api/topics/{topic_id}/history": Call(),
    "GET /api/knowledge-graph": Call(),
    "GET /api/interview-plan": Call(),
    "POST /api/interviews": Call({}),
    "GET /api/interviews": Call(),
    "GET /api/interviews/{interview_id}": Call(anothers=404),
    "POST /api/interviews/{interview_id}/answers": Call({"question_id": "{question_id}", "text": "So."}, anothers=404),
    "POST /api/interviews/{interview_id}/answers/stream": Call(
        {"question_id": "{question_id}", "text": "So."}, anothers=404
    ),
    "GET /api/interviews/{completed_id}/results": Call(anothers=404),
    "GET /api/progress": Call(),
    "GET /api/badges": Call(),
}

PLATFORMS: Final = {
    "PUT /api/platform/posts": Call({"items": [{"key": "tides", "markdown": platforms.POST}]}, scope=Scope.POSTS_WRITE),
    "PUT /api/platform/readers/{external_id}/progress": Call({"items": []}, scope=Scope.PROGRESS_WRITE),
    "GET /api/platform/readers/{external_id}": Call(anothers=404, scope=Scope.READERS_READ),
    "POST /api/platform/readers/{external_id}/links": Call(anothers=404, scope=Scope.READERS_LINK),
    "DELETE /api/platform/readers/{external_id}": Call(anothers=404, scope=Scope.READERS_DELETE),
}


@pytest.fixture
def app(database: Database, clock: FixedClock) -> FastAPI:
    return site(database, clock, public_url="http://test")


@pytest.fixture
async def owner(app: FastAPI) -> AsyncIterator[httpx.AsyncClient]:
    async with browser(app) as client:
        await sign_up(client)
        yield client


@pytest.fixture
async def things(owner: httpx.AsyncClient, database: Database, clock: FixedClock) -> dict[str, str]:
    """What is the owner's: of the reader and of the platform `blog`."""
    posts = await journey.read_posts(owner)
    done = await journey.start(owner, question_count=1)
    await journey.finish(owner, database, done, well=True)
    running = await journey.start(owner)
    headers = await platforms.headers(database, clock)
    await platforms.push_progress(owner, headers, "ada-7")
    return {
        "post_id": posts[0]["id"],
        "topic_id": (await owner.get("/topics")).json()["items"][0]["id"],
        "interview_id": running["id"],
        "completed_id": done["id"],
        "question_id": running["question"]["id"],
        "external_id": "ada-7",
    }


async def send(
    client: httpx.AsyncClient, route: str, call: Call, things: dict[str, str], headers: dict[str, str] | None = None
) -> httpx.Response:
    method, _, path = route.partition(" ")
    body = call.body and {k: v.format(**things) if isinstance(v, str) else v for k, v in call.body.items()}
    url = path.removeprefix("/api").format(**things)
    return await client.request(method, url, json=body, params=call.query, headers=headers)


_addresses = count()


async def another(app: FastAPI) -> httpx.AsyncClient:
    """Return a reader nobody has seen before, at an address of their own."""
    number = next(_addresses)
    client = browser(app, address=f"198.51.{number // 250}.{number % 250 + 1}")
    await sign_up(client, f"reader-{number}@example.org")
    return client


def described(app: FastAPI) -> dict[str, Json]:
    paths = app.openapi()["paths"]
    return {f"{method.upper()} {path}": route for path, methods in paths.items() for method, route in methods.items()}


def tried(routes: dict[str, Call]) -> set[str]:
    # Results are of an interview that has come to its end.
    return {route.replace("{completed_id}", "{interview_id}") for route in routes}


def test_every_route_is_tried_here(app: FastAPI) -> None:
    every = tried(PUBLIC) | tried(READERS) | tried(PLATFORMS) | {METRICS}
    assert every == set(described(app))
    assert len(every) == len(PUBLIC) + len(READERS) + len(PLATFORMS) + 1


def test_whoever_has_to_sign_in_is_in_the_description(app: FastAPI) -> None:
    security = {
        route: [name for one in operation.get("security", []) for name in one]
        for route, operation in described(app).items()
    }
    assert {route for route, names in security.items() if names == ["SessionCookie"]} == tried(READERS)
    assert {route for route, names in security.items() if names == ["ApiToken"]} == tried(PLATFORMS)


def test_what_has_an_id_of_somebodys_says_what_another_gets() -> None:
    shared = ("{post_id}", "{topic_id}")
    for route, call in (READERS | PLATFORMS).items():
        has_id = "{" in route and not any(name in route for name in shared)
        assert (call.anothers is not None) == (has_id and not route.startswith("PUT")), route


async def test_the_owner_is_let_in(owner: httpx.AsyncClient, things: dict[str, str]) -> None:
    """So that what others are refused is not refused for another reason."""
    last = ("POST /api/account/password", "POST /api/account/sign-out-everywhere", "DELETE /api/account")
    for route in (*(route for route in READERS if route not in last), last[0]):
        response = await send(owner, route, READERS[route], things)
        assert response.status_code in LET_IN, (route, response.text)


async def test_a_stranger_gets_401(app: FastAPI, things: dict[str, str], owner: httpx.AsyncClient) -> None:
    before = (await owner.get("/account/data")).json()
    for route, call in (READERS | PLATFORMS).items():
        for cookie in (None, "x", "q83vEjRWeJCrze8SNFZ4kA.x"):
            stranger = browser(app)
            if cookie:
                stranger.cookies.set("interview_simulator_session", cookie)
            response = await send(stranger, route, call, things)
            assert (response.status_code, slug(response)) == (401, "not-signed-in"), route
            assert response.headers["Content-Type"] == "application/problem+json"
    assert (await owner.get("/account/data")).json() == before


async def test_a_stranger_gets_no_further_by_a_wrong_request(app: FastAPI) -> None:
    for route in READERS | PLATFORMS:
        method, _, path = route.partition(" ")
        path = path.removeprefix("/api").replace("{external_id}", "x").format_map(_AnyId())
        response = await browser(app).request(method, path, json={"no": "such field"})
        assert response.status_code in {401, 422}, route
        if response.status_code == 422:
            assert "no such" not in response.text


class _AnyId(dict[str, str]):
    def __missing__(self, name: str) -> str:
        return str(uuid.uuid4())


async def test_what_is_public_is_open(app: FastAPI) -> None:
    for route, call in PUBLIC.items():
        response = await send(browser(app), route, call, {})
        assert response.status_code != 401 or slug(response) == "wrong-credentials", route


async def test_a_stranger_gets_no_metrics(app: FastAPI) -> None:
    assert (await browser(app).get("/metrics")).status_code == 401


async def test_anothers_is_not_found(app: FastAPI, things: dict[str, str]) -> None:
    for route, call in READERS.items():
        response = await send(await another(app), route, call, things)
        if call.anothers is not None:
            assert (response.status_code, slug(response)) == (call.anothers, "not-found"), route
        else:
            assert response.status_code in {*LET_IN, 409}, (route, response.text)


async def test_what_another_gets_has_nothing_of_the_owners(
    app: FastAPI, owner: httpx.AsyncClient, things: dict[str, str]
) -> None:
    account = (await owner.get("/account")).json()["reader"]
    secrets = [account["id"], account["email"], *(things[n] for n in ("interview_id", "completed_id", "question_id"))]
    for route, call in READERS.items():
        if route.startswith("GET") and call.anothers is None:
            theirs, mine = await another(app), await send(owner, route, call, things)
            told = (await send(theirs, route, call, things)).text
            assert not [secret for secret in secrets if secret in told], route
            newcomers = await send(await another(app), route, call, things)
            if route != "GET /api/account/data":
                assert told == newcomers.text, route
            if route != "GET /api/preferences":
                assert mine.text != told, route


async def test_nothing_that_another_does_changes_what_is_the_owners(
    app: FastAPI, owner: httpx.AsyncClient, things: dict[str, str]
) -> None:
    before = (await owner.get("/account/data")).json()
    for route, call in READERS.items():
        await send(await another(app), route, call, things)
    assert (await owner.get("/account/data")).json() == before


async def test_a_platform_is_let_in(
    app: FastAPI, things: dict[str, str], database: Database, clock: FixedClock
) -> None:
    for route, call in PLATFORMS.items():
        assert call.scope is not None
        headers = await platforms.headers(database, clock, call.scope)
        response = await send(browser(app), route, call, things, headers)
        assert response.status_code in LET_IN, (route, response.text)


async def test_without_the_scope_a_platform_gets_403(
    app: FastAPI, things: dict[str, str], database: Database, clock: FixedClock
) -> None:
    for route, call in PLATFORMS.items():
        headers = await platforms.headers(database, clock, *(set(Scope) - {call.scope}))
        response = await send(browser(app), route, call, things, headers)
        assert (response.status_code, slug(response)) == (403, "missing-scope"), route
        assert f'scope="{call.scope}"' in response.headers["WWW-Authenticate"]


async def test_readers_of_another_platform_are_not_found(
    app: FastAPI, things: dict[str, str], database: Database, clock: FixedClock
) -> None:
    mine, others = [await platforms.headers(database, clock, platform=name) for name in ("blog", "course")]
    before = (await browser(app).get("/platform/readers/ada-7", headers=mine)).json()
    clock.advance(hours=1)
    for route, call in PLATFORMS.items():
        if call.anothers is not None:
            response = await send(browser(app), route, call, things, others)
            assert (response.status_code, slug(response)) == (call.anothers, "not-found"), route
    assert (await platforms.push_progress(browser(app), others, "ada-7"))["reader_created"]
    assert (await browser(app).get("/platform/readers/ada-7", headers=others)).json() != before
    assert (await browser(app).get("/platform/readers/ada-7", headers=mine)).json() == before


async def test_neither_a_cookie_is_a_token_nor_a_token_a_cookie(
    app: FastAPI, owner: httpx.AsyncClient, things: dict[str, str], database: Database, clock: FixedClock
) -> None:
    for route, call in PLATFORMS.items():
        assert (await send(owner, route, call, things)).status_code == 401, route
    headers = await platforms.headers(database, clock)
    for route, call in READERS.items():
        response = await send(browser(app), route, call, things, headers)
        assert response.status_code == 401, route
    assert create_app(Settings(), database=database).openapi() == app.openapi()
