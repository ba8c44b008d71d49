"""API tokens let platforms in, to what their scopes allow, and nobody else."""

import uuid
from pathlib import Path

import httpx
import pytest
from sqlalchemy import select

from interview_simulator.db.session import Database
from interview_simulator.errors import InvalidRequest
from interview_simulator.features.platform import tokens
from interview_simulator.features.platform.models import ApiToken
from interview_simulator.features.platform.tokens import Scope
from tests.conftest import FixedClock
from tests.integration import platforms
from tests.integration.accounts import browser, site, slug
from tests.integration.server import run

BODY = {"items": [{"key": "tides", "markdown": platforms.POST}]}


async def status(client: httpx.AsyncClient, authorization: str | None) -> int:
    headers = {} if authorization is None else {b"Authorization": authorization.encode("latin-1")}
    return (await client.put("/platform/posts", json=BODY, headers=headers)).status_code


async def test_a_token_lets_in_until_it_is_revoked(
    client: httpx.AsyncClient, database: Database, clock: FixedClock
) -> None:
    token = await platforms.token(database, clock, Scope.POSTS_WRITE)
    assert await status(client, f"Bearer {token}") == 200
    (stored,) = await tokens.list_tokens(database)
    await tokens.revoke(database, stored.id, clock())
    assert await status(client, f"Bearer {token}") == 401
    await tokens.revoke(database, stored.id, clock())


async def test_a_token_lets_in_until_it_expires(
    client: httpx.AsyncClient, database: Database, clock: FixedClock
) -> None:
    token = await platforms.token(database, clock, Scope.POSTS_WRITE, days=2)
    clock.advance(hours=47)
    assert await status(client, f"Bearer {token}") == 200
    clock.advance(hours=1)
    assert await status(client, f"Bearer {token}") == 401


async def test_nothing_else_lets_in(client: httpx.AsyncClient, database: Database, clock: FixedClock) -> None:
    token = await platforms.token(database, clock, Scope.POSTS_WRITE)
    other = await platforms.token(database, clock, Scope.POSTS_WRITE)
    name, _, secret = token.partition(".")
    mixed = f"{name}.{other.partition('.')[2]}"
    for wrong in (None, "", token, f"Basic {token}", "Bearer", f"Bearer {name}", f"Bearer {name}.", f"Bearer {mixed}",
                  f"Bearer {token}x", f"Bearer .{secret}", "Bearer é.é", f"Bearer {uuid.uuid4()}"):  # fmt: skip
        assert await status(client, wrong) == 401, wrong
    refused = await client.put("/platform/posts", json=BODY)
    assert refused.headers["WWW-Authenticate"] == "Bearer"
    assert refused.headers["Content-Type"] == "application/problem+json"
    assert refused.json()["type"] == "urn:interview-simulator:not-signed-in"


async def test_who_is_not_let_in_learns_nothing_of_the_body(client: httpx.AsyncClient) -> None:
    assert (await client.put("/platform/posts", json={"no": "such field"})).status_code == 401


async def test_a_scope_that_is_missing_is_named(
    client: httpx.AsyncClient, database: Database, clock: FixedClock
) -> None:
    others = set(Scope) - {Scope.POSTS_WRITE}
    refused = await client.put("/platform/posts", json=BODY, headers=await platforms.headers(database, clock, *others))
    assert refused.status_code == 403
    assert refused.json()["type"] == "urn:interview-simulator:missing-scope"
    assert refused.headers["WWW-Authenticate"] == 'Bearer error="insufficient_scope", scope="posts:write"'


async def test_a_token_is_no_readers(client: httpx.AsyncClient, database: Database, clock: FixedClock) -> None:
    headers = await platforms.headers(database, clock)
    await platforms.push_progress(client, headers, "ada")
    mine = (await client.get("/account/data", headers=headers)).json()
    assert mine["platforms"] == []


async def test_only_a_hash_is_stored(database: Database, clock: FixedClock) -> None:
    token = await platforms.token(database, clock)
    async with database.read() as db_session:
        row = (await db_session.scalars(select(ApiToken))).one()
    assert token.partition(".")[2] not in repr(vars(row))
    assert len(row.secret_hash) == 64


@pytest.mark.parametrize("name", ["", "a/b", "A", "-a", "a" * 101, "a b", "é"])
async def test_a_platform_has_a_plain_name(name: str, database: Database, clock: FixedClock) -> None:
    with pytest.raises(InvalidRequest, match="a platform's name"):
        await platforms.token(database, clock, platform=name)


def test_the_commands_make_list_and_revoke(data_dir: Path) -> None:
    assert run("tokens", "list", data_dir=data_dir).stdout == "There are no tokens.\n"
    made = run("tokens", "create", "blog", "--scope", "posts:write", "--days", "30", data_dir=data_dir)
    assert (made.returncode, len(made.stdout.split())) == (0, 1)
    listed = run("tokens", "list", data_dir=data_dir).stdout
    assert "posts:write" in listed
    assert "good until" in listed
    assert made.stdout.strip() not in listed
    (token_id,) = [word for word in listed.split() if word.count("-") == 4]
    assert run("tokens", "revoke", token_id, data_dir=data_dir).returncode == 0
    assert "revoked" in run("tokens", "list", data_dir=data_dir).stdout


def test_the_commands_say_what_is_wrong(data_dir: Path) -> None:
    nobody = run("tokens", "revoke", str(uuid.uuid4()), data_dir=data_dir)
    assert (nobody.returncode, "there is no such token" in nobody.stderr) == (1, True)
    assert run("tokens", "create", "blog", "--scope", "all", data_dir=data_dir).returncode == 2
    assert run("tokens", "create", "blog", data_dir=data_dir).returncode == 2


async def test_a_token_used_too_often_waits_and_another_does_not(database: Database, clock: FixedClock) -> None:
    client = browser(site(database, clock, platform_requests_per_minute=3))
    one, other = [await platforms.headers(database, clock) for _ in range(2)]
    path = "/platform/readers/nobody"
    assert [(await client.get(path, headers=one)).status_code for _ in range(4)] == [404, 404, 404, 429]
    refused = await client.put("/platform/posts", json=BODY, headers=one)
    assert (refused.status_code, slug(refused), refused.headers["Retry-After"]) == (429, "too-many-requests", "20")
    assert (await client.get(path, headers=other)).status_code == 404
    clock.advance(seconds=20)
    assert (await client.put("/platform/posts", json=BODY, headers=one)).status_code == 200


async def test_who_is_not_let_in_uses_up_nothing(database: Database, clock: FixedClock) -> None:
    client = browser(site(database, clock, platform_requests_per_minute=1))
    token = await platforms.token(database, clock, Scope.READERS_READ)
    for _ in range(3):
        assert await status(client, f"Bearer {token}x") == 401
        assert await status(client, f"Bearer {token}") == 403
    read = await client.get("/platform/readers/nobody", headers={"Authorization": f"Bearer {token}"})
    assert read.status_code == 404


async def test_the_limit_of_tokens_may_be_left_out(database: Database, clock: FixedClock) -> None:
    client = browser(site(database, clock, platform_requests_per_minute=0))
    headers = await platforms.headers(database, clock)
    assert {(await client.get("/platform/readers/nobody", headers=headers)).status_code for _ in range(5)} == {404}


@pytest.mark.parametrize("authorization", [None, "Bearer x.y"])
async def test_nothing_that_a_stranger_sends_is_looked_at(client: httpx.AsyncClient, authorization: str | None) -> None:
    """What a platform may send at once is much to parse."""
    headers = {"Content-Type": "application/json"} | ({"Authorization": authorization} if authorization else {})
    for body in (b"no JSON", b'{"items": [1]}'):
        refused = await client.put("/platform/posts", content=body, headers=headers)
        assert (refused.status_code, slug(refused)) == (401, "not-signed-in")
