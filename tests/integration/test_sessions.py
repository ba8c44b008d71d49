"""The session cookie: what it may do, how long, and that nobody else can have it."""

import hashlib
import uuid
from http.cookies import SimpleCookie

import httpx
import pytest
from fastapi import FastAPI
from sqlalchemy import select, update

from interview_simulator.db.session import Database
from interview_simulator.features.accounts.links import Purpose, new_link
from interview_simulator.features.accounts.models import AccountToken, UserSession
from interview_simulator.features.accounts.service import clear_away_ended
from tests.conftest import FixedClock
from tests.integration.accounts import (
    COOKIE,
    EMAIL,
    OTHER_PASSWORD,
    PASSWORD,
    browser,
    sign_in,
    sign_up,
    site,
    slug,
    who,
)

pytestmark = pytest.mark.usefixtures("cheap_passwords")


@pytest.fixture
def app(database: Database, clock: FixedClock) -> FastAPI:
    return site(database, clock)


async def stored(database: Database) -> list[UserSession]:
    async with database.read() as db_session:
        return list(await db_session.scalars(select(UserSession).order_by(UserSession.created_at)))


def cookie_of(response: httpx.Response, name: str) -> tuple[str, dict[str, str]]:
    morsel = SimpleCookie(response.headers["set-cookie"])[name]
    return morsel.value, {key: str(value) for key, value in morsel.items() if value}


async def test_the_cookie_is_out_of_reach_of_scripts_and_other_sites(app: FastAPI) -> None:
    _, flags = cookie_of(await sign_up(browser(app)), COOKIE)
    assert flags == {"httponly": "True", "samesite": "lax", "path": "/", "max-age": str(30 * 24 * 3600)}


async def test_over_https_the_cookie_is_for_https_and_this_host_only(database: Database, clock: FixedClock) -> None:
    client = browser(site(database, clock, public_url="https://test/"), url="https://test")
    _, flags = cookie_of(await sign_up(client), f"__Host-{COOKIE}")
    assert flags == {
        "httponly": "True", "samesite": "lax", "path": "/", "secure": "True", "max-age": str(30 * 24 * 3600)
    }  # fmt: skip
    assert await who(client) == EMAIL
    key = client.cookies[f"__Host-{COOKIE}"]
    assert await who(_with(site(database, clock, public_url="https://test/"), COOKIE, key)) is None
    out = await client.post("/account/sign-out")
    assert cookie_of(out, f"__Host-{COOKIE}")[1]["secure"] == "True"
    assert await who(client) is None


def _with(app: FastAPI, name: str, key: str) -> httpx.AsyncClient:
    client = browser(app)
    client.cookies.set(name, key)
    return client


async def test_only_a_hash_of_the_key_is_stored(app: FastAPI, database: Database, clock: FixedClock) -> None:
    client = browser(app)
    await sign_up(client)
    key = client.cookies[COOKIE]
    [session] = await stored(database)
    secret = key.partition(".")[2]
    assert len(secret) == 43
    assert session.secret_hash == hashlib.sha256(secret.encode()).hexdigest()
    assert secret not in str(vars(session))
    assert (session.created_at, session.last_used_at) == (clock(), clock())


async def test_a_key_must_be_right_in_all_its_parts(app: FastAPI, database: Database) -> None:
    ada, ben = browser(app), browser(app)
    await sign_up(ada)
    await sign_up(ben, "ben@example.org")
    name, _, secret = ada.cookies[COOKIE].partition(".")
    other_name, _, other_secret = ben.cookies[COOKIE].partition(".")
    [session, _] = await stored(database)
    for key in (
        f"{name}.{other_secret}",
        f"{other_name}.{secret}",
        f"{name}.{secret[:-1]}",
        f"{name}.{session.secret_hash}",
        f"{name}.",
        name,
        secret,
        "",
        ".",
        str(session.id),
        f"{name}.{secret}.",
        "%00",
    ):
        assert await who(_with(app, COOKIE, key)) is None, key
    assert await who(_with(app, COOKIE, f"{name}.{secret}")) == EMAIL


async def test_each_sign_in_has_a_key_of_its_own_and_ends_the_one_before(app: FastAPI, database: Database) -> None:
    client = browser(app)
    await sign_up(client)
    first = client.cookies[COOKIE]
    await sign_in(client)
    assert client.cookies[COOKIE] != first
    assert await who(_with(app, COOKIE, first)) is None
    assert len(await stored(database)) == 1
    await sign_in(browser(app))
    assert await who(client) == EMAIL


async def test_a_key_that_was_planted_is_never_taken_over(app: FastAPI) -> None:
    await sign_up(browser(app))
    planted = f"{'A' * 22}.{'B' * 43}"
    victim = _with(app, COOKIE, planted)
    signed_in = await sign_in(victim)
    assert cookie_of(signed_in, COOKIE)[0] != planted
    assert await who(_with(app, COOKIE, planted)) is None


async def test_anothers_session_that_was_planted_ends(app: FastAPI) -> None:
    await sign_up(browser(app))
    attacker = browser(app)
    await sign_up(attacker, "eve@example.org")
    victim = _with(app, COOKIE, attacker.cookies[COOKIE])
    key = cookie_of(await sign_in(victim), COOKIE)[0]
    assert await who(_with(app, COOKIE, key)) == EMAIL
    assert await who(attacker) is None


async def test_a_session_ends_after_two_weeks_without_use(app: FastAPI, clock: FixedClock) -> None:
    client = browser(app)
    await sign_up(client)
    clock.advance(days=13)
    assert await who(client) == EMAIL
    clock.advance(days=13)
    assert await who(client) == EMAIL
    clock.advance(days=4, seconds=-1)
    assert await who(client) == EMAIL
    # However much it is used, after thirty days it is over.
    clock.advance(seconds=1)
    response = await client.get("/posts")
    assert (response.status_code, slug(response)) == (401, "not-signed-in")


async def test_an_unused_session_ends(app: FastAPI, clock: FixedClock) -> None:
    client = browser(app)
    await sign_up(client)
    clock.advance(days=14)
    assert await who(client) is None


async def test_reading_writes_when_a_session_was_used_at_most_once_an_hour(
    app: FastAPI, database: Database, clock: FixedClock
) -> None:
    client = browser(app)
    await sign_up(client)
    began = clock()
    clock.advance(minutes=59)
    await client.get("/posts")
    assert (await stored(database))[0].last_used_at == began
    clock.advance(minutes=1)
    await client.get("/posts")
    assert (await stored(database))[0].last_used_at == clock()


async def test_what_has_ended_is_cleared_away(app: FastAPI, database: Database, clock: FixedClock) -> None:
    await sign_up(browser(app))
    async with database.write() as db_session:
        await new_link(db_session, Purpose.INVITATION, clock())
    clock.advance(days=6)
    client = browser(app)
    await sign_in(client)
    clock.advance(days=8)
    async with database.write() as db_session:
        await clear_away_ended(db_session, clock())
        assert list(await db_session.scalars(select(AccountToken))) == []
    assert len(await stored(database)) == 1
    assert await who(client) == EMAIL


async def test_signing_out_everywhere_is_everywhere_and_of_nobody_else(app: FastAPI) -> None:
    here, there, ben = browser(app), browser(app), browser(app)
    await sign_up(here)
    await sign_in(there)
    await sign_up(ben, "ben@example.org")
    assert (await here.post("/account/sign-out-everywhere")).status_code == 204
    assert [await who(one) for one in (here, there, ben)] == [None, None, "ben@example.org"]
    assert (await here.post("/account/sign-out-everywhere")).status_code == 401


async def test_signing_out_is_here_only(app: FastAPI) -> None:
    here, there = browser(app), browser(app)
    await sign_up(here)
    await sign_in(there)
    await here.post("/account/sign-out")
    assert [await who(here), await who(there)] == [None, EMAIL]


async def test_no_session_belongs_to_an_account_that_is_gone(app: FastAPI, database: Database) -> None:
    client = browser(app)
    await sign_up(client)
    async with database.write() as db_session:
        await db_session.execute(update(UserSession).values(id=uuid.uuid4()))
    assert await who(client) is None


async def test_a_new_password_signs_out_everywhere_else(app: FastAPI) -> None:
    here, there = browser(app), browser(app)
    await sign_up(here)
    await sign_in(there)
    before = here.cookies[COOKIE]
    changed = await here.post("/account/password", json={"current": PASSWORD, "new": OTHER_PASSWORD})
    assert changed.status_code == 200
    assert changed.json()["reader"]["email"] == EMAIL
    assert [await who(here), await who(there)] == [EMAIL, None]
    assert await who(_with(app, COOKIE, before)) is None
    assert (await sign_in(browser(app))).status_code == 401
    assert (await sign_in(browser(app), password=OTHER_PASSWORD)).status_code == 200


async def test_a_new_password_needs_the_present_one(app: FastAPI) -> None:
    client = browser(app)
    await sign_up(client)
    for _ in range(10):
        refused = await client.post("/account/password", json={"current": OTHER_PASSWORD, "new": OTHER_PASSWORD})
        assert (refused.status_code, slug(refused)) == (403, "wrong-password")
    # Nor can it be found out by trying.
    assert (
        await client.post("/account/password", json={"current": PASSWORD, "new": OTHER_PASSWORD})
    ).status_code == 429
    assert (await sign_in(browser(app))).status_code == 200
    stranger = await browser(app).post("/account/password", json={"current": PASSWORD, "new": OTHER_PASSWORD})
    assert (stranger.status_code, slug(stranger)) == (401, "not-signed-in")


async def test_a_new_password_may_not_be_a_common_one(app: FastAPI) -> None:
    client = browser(app)
    await sign_up(client)
    refused = await client.post("/account/password", json={"current": PASSWORD, "new": "iloveyou"})
    assert (refused.status_code, refused.json()["errors"][0]["loc"]) == (422, "body.new")
    assert await who(client) == EMAIL
