"""Signing in at an OpenID Connect provider: who comes back is believed only with proof, for this attempt."""

import asyncio
import logging
from base64 import urlsafe_b64encode
from collections.abc import Iterator
from typing import Any
from urllib.parse import parse_qs, urlsplit

import httpx
import pytest
from fastapi import FastAPI
from sqlalchemy import func, select

from interview_simulator.app import create_app
from interview_simulator.db.session import Database
from interview_simulator.errors import StartupError
from interview_simulator.features.accounts import owner
from interview_simulator.features.accounts.models import AccountToken, User, UserIdentity
from interview_simulator.settings import Settings
from tests.conftest import FixedClock
from tests.integration.accounts import COOKIE, EMAIL, PASSWORD, browser, sign_up, site, who
from tests.integration.openid_provider import CLIENT_ID, CLIENT_SECRET, Provider

pytestmark = pytest.mark.usefixtures("cheap_passwords")

ATTEMPT = "interview_simulator_oidc"
FAILED = "/sign-in?problem=sign-in-failed"
CALLBACK = "http://test/api/account/oidc/callback"


@pytest.fixture
def provider(clock: FixedClock) -> Iterator[Provider]:
    with Provider(clock) as provider:
        yield provider


def site_of(provider: Provider, database: Database, clock: FixedClock, **settings: Any) -> FastAPI:
    oidc = {
        "oidc_issuer": provider.issuer,
        "oidc_client_id": CLIENT_ID,
        "oidc_client_secret": CLIENT_SECRET,
        "oidc_name": "Example University",
        "public_url": "http://test",
    }
    return site(database, clock, **(oidc | settings))


@pytest.fixture
def app(provider: Provider, database: Database, clock: FixedClock) -> FastAPI:
    return site_of(provider, database, clock)


async def set_out(client: httpx.AsyncClient, **parameters: str) -> str:
    """Go to the provider, and return the address it sends the browser back to."""
    started = await client.get("/account/oidc/start", params=parameters)
    assert started.status_code == 303
    async with httpx.AsyncClient() as elsewhere:
        sent_back = await elsewhere.get(started.headers["location"])
    address: str = sent_back.headers["location"]
    assert address.startswith(CALLBACK)
    return address


async def round_trip(client: httpx.AsyncClient, **parameters: str) -> httpx.Response:
    return await client.get(await set_out(client, **parameters))


async def users(database: Database) -> list[User]:
    async with database.read() as db_session:
        return list(await db_session.scalars(select(User)))


async def test_who_comes_back_is_signed_in(app: FastAPI, database: Database, provider: Provider) -> None:
    client = browser(app)
    assert (await client.get("/account")).json()["oidc"] == {"name": "Example University"}
    back = await round_trip(client, next="/interviews/new?post=1&x=a%20b")
    assert (back.status_code, back.headers["location"]) == (303, "/interviews/new?post=1&x=a%20b")
    reader = (await client.get("/account")).json()["reader"]
    assert (reader["name"], reader["email"], reader["has_password"]) == ("Ada Lovelace", None, False)
    assert ATTEMPT not in client.cookies
    async with database.read() as db_session:
        identity = (await db_session.scalars(select(UserIdentity))).one()
    assert (identity.issuer, identity.subject, identity.email) == (provider.issuer, "subject-1", "ada@example.org")


async def test_the_same_person_has_one_account_and_another_another(
    app: FastAPI, database: Database, provider: Provider
) -> None:
    here, there, other = browser(app), browser(app), browser(app)
    await round_trip(here)
    await round_trip(there)
    provider.subject = "subject-2"
    await round_trip(other)
    ids = [(await one.get("/account")).json()["reader"]["id"] for one in (here, there, other)]
    assert ids[0] == ids[1] != ids[2]
    assert len(await users(database)) == 3


async def test_who_comes_back_twice_at_once_has_one_account(app: FastAPI, database: Database) -> None:
    clients = [browser(app) for _ in range(4)]
    addresses = [await set_out(client) for client in clients]
    back = await asyncio.gather(*(client.get(address) for client, address in zip(clients, addresses, strict=True)))
    assert [one.headers["location"] for one in back] == ["/"] * 4
    assert len(await users(database)) == 2


async def test_no_secret_is_logged_however_much_is_logged(app: FastAPI, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG)
    client, ada = browser(app), browser(app)
    address = await set_out(client)
    attempt = client.cookies[ATTEMPT]
    caplog.clear()
    await client.get("/account")
    await client.get(address)
    await sign_up(ada)
    keys = [one.cookies[COOKIE].partition(".")[2] for one in (client, ada)]
    assert caplog.text
    for secret in (CLIENT_SECRET, attempt.partition(".")[0], PASSWORD, *keys):
        assert secret not in caplog.text


async def test_the_same_email_is_not_the_same_account(app: FastAPI, database: Database) -> None:
    ada, other = browser(app), browser(app)
    await sign_up(ada)
    await round_trip(other)
    assert (await other.get("/account")).json()["reader"]["id"] != (await ada.get("/account")).json()["reader"]["id"]
    assert [user.email for user in await users(database)].count(EMAIL) == 1


async def test_any_worker_may_see_the_browser_return(provider: Provider, database: Database, clock: FixedClock) -> None:
    client = browser(site_of(provider, database, clock))
    address = await set_out(client)
    other_worker = browser(site_of(provider, database, clock))
    other_worker.cookies.update(client.cookies)
    assert (await other_worker.get(address)).headers["location"] == "/"
    assert (await other_worker.get("/posts")).status_code == 200


@pytest.mark.parametrize("sign_up", ["closed", "invitation"])
async def test_newcomers_need_what_anybody_needs_for_an_account(
    provider: Provider, database: Database, clock: FixedClock, sign_up: str
) -> None:
    ada = browser(site_of(provider, database, clock, sign_up="open"))
    assert (await round_trip(ada)).headers["location"] == "/"
    later = site_of(provider, database, clock, sign_up=sign_up)
    assert (await round_trip(browser(later))).headers["location"] == "/"
    provider.subject = "subject-2"
    grace = browser(later)
    back = await round_trip(grace)
    assert (back.status_code, back.headers["location"]) == (303, "/sign-in?problem=no-account")
    assert COOKIE not in grace.cookies
    assert ATTEMPT not in grace.cookies
    assert len(await users(database)) == 2


async def test_newcomers_by_the_provider_alone(provider: Provider, database: Database, clock: FixedClock) -> None:
    app = site_of(provider, database, clock, sign_up="closed", oidc_sign_up="open")
    assert (await sign_up(browser(app))).status_code == 403
    assert (await round_trip(browser(app))).headers["location"] == "/"
    other = site_of(provider, database, clock, sign_up="open", oidc_sign_up="closed")
    provider.subject = "subject-2"
    assert (await round_trip(browser(other))).headers["location"] == "/sign-in?problem=no-account"
    assert (await sign_up(browser(other))).status_code == 201


@pytest.mark.parametrize(
    ("invited", "claims", "let_in"),
    [
        ("Ada@Example.org", {}, True),
        ("ada@example.org", {"email_verified": False}, False),
        ("ada@example.org", {"email_verified": None}, False),
        ("ada@example.org", {"email_verified": "true"}, False),
        ("grace@example.org", {}, False),
        (None, {}, False),
    ],
)
async def test_who_was_invited_by_a_verified_email_gets_one_account(
    provider: Provider,
    database: Database,
    clock: FixedClock,
    invited: str | None,
    claims: dict[str, Any],
    let_in: bool,
) -> None:
    app = site_of(provider, database, clock, sign_up="invitation")
    await owner.invite(database, app.state.admission, invited, clock())
    provider.claims = {"email_verified": True} | claims
    for number in range(2):
        provider.subject = f"subject-{number}"
        back = await round_trip(browser(app))
        expected = "/" if let_in and number == 0 else "/sign-in?problem=no-account"
        assert back.headers["location"] == expected
    async with database.read() as db_session:
        left = await db_session.scalar(select(func.count()).select_from(AccountToken))
    assert left == (0 if let_in else 1)


async def test_an_invitation_that_has_expired_lets_nobody_in(
    provider: Provider, database: Database, clock: FixedClock
) -> None:
    app = site_of(provider, database, clock, sign_up="invitation")
    await owner.invite(database, app.state.admission, EMAIL, clock())
    provider.claims = {"email_verified": True}
    clock.advance(days=7)
    assert (await round_trip(browser(app))).headers["location"] == "/sign-in?problem=no-account"


async def refused(client: httpx.AsyncClient, back: httpx.Response) -> None:
    assert (back.status_code, back.headers["location"]) == (303, FAILED)
    assert COOKIE not in client.cookies
    assert (await client.get("/posts")).status_code == 401


NOW = int(FixedClock().now.timestamp())


@pytest.mark.parametrize(
    "claims",
    [
        {"nonce": "another"},
        {"nonce": None},
        {"aud": "another"},
        {"aud": None},
        {"aud": "another", "azp": CLIENT_ID},
        {"aud": [CLIENT_ID, "another"]},
        {"iss": "https://example.org"},
        {"iss": None},
        {"exp": NOW - 61},
        {"exp": None},
        {"iat": NOW + 3600},
        {"nbf": NOW + 3600},
        {"sub": None},
        {"sub": ""},
        {"sub": 7},
        {"sub": "x" * 256},
        {"sub": "a\0b"},
        {"at_hash": "another"},
    ],
    ids=str,
)
@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
async def test_a_token_that_is_not_for_this_is_refused(
    app: FastAPI, database: Database, provider: Provider, claims: dict[str, Any]
) -> None:
    provider.claims = claims
    client = browser(app)
    await refused(client, await round_trip(client))
    assert "token" in provider.requests
    assert len(await users(database)) == 1


@pytest.mark.parametrize("algorithm", ["none", "HS256"])
@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
async def test_a_token_without_the_providers_signature_is_refused(
    app: FastAPI, provider: Provider, algorithm: str
) -> None:
    provider.algorithm = algorithm
    client = browser(app)
    await refused(client, await round_trip(client))


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
async def test_a_token_signed_by_another_key_is_refused(app: FastAPI, provider: Provider) -> None:
    provider.publishes_its_key = False
    client = browser(app)
    await refused(client, await round_trip(client))
    provider.publishes_its_key = True
    assert (await round_trip(client)).headers["location"] == "/"


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
@pytest.mark.parametrize("state", ["", "another", "ä"])
async def test_another_state_is_refused(app: FastAPI, provider: Provider, state: str) -> None:
    client = browser(app)
    code = parse_qs(urlsplit(await set_out(client)).query)["code"][0]
    await refused(client, await client.get(CALLBACK, params={"code": code, "state": state}))
    assert "token" not in provider.requests


async def test_an_address_that_somebody_else_was_sent_back_to_signs_nobody_in(app: FastAPI) -> None:
    attacker, victim = browser(app), browser(app)
    address = await set_out(attacker)
    await refused(victim, await victim.get(address))
    await set_out(victim)
    await refused(victim, await victim.get(address))


async def test_an_address_to_come_back_to_works_once(app: FastAPI) -> None:
    client = browser(app)
    address = await set_out(client)
    attempt = client.cookies[ATTEMPT]
    assert (await client.get(address)).headers["location"] == "/"
    again = browser(app)
    await refused(again, await again.get(address))
    again.cookies.set(ATTEMPT, attempt)
    await refused(again, await again.get(address))


async def test_who_is_refused_over_there_comes_back_signed_out(app: FastAPI) -> None:
    client = browser(app)
    state = parse_qs(urlsplit(await set_out(client)).query)["state"][0]
    await refused(client, await client.get(CALLBACK, params={"error": "access_denied", "state": state}))
    assert ATTEMPT not in client.cookies


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
@pytest.mark.parametrize("wrong", [{"issuer": "http://example.org"}, {"jwks_uri": "no address"}, {"token_endpoint": 7}])
async def test_a_provider_that_says_nonsense_is_refused(
    app: FastAPI, provider: Provider, wrong: dict[str, Any]
) -> None:
    provider.metadata = wrong
    client = browser(app)
    started = await client.get("/account/oidc/start")
    if started.headers["location"] != FAILED:
        started = await client.get(await set_out(client))
    await refused(client, started)


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
async def test_a_provider_that_is_gone_is_said_so(database: Database, clock: FixedClock) -> None:
    with Provider(clock) as provider:
        app = site_of(provider, database, clock)
    client = browser(app)
    started = await client.get("/account/oidc/start")
    assert (started.status_code, started.headers["location"]) == (303, FAILED)


@pytest.mark.parametrize(
    "page",
    [
        "https://example.org",
        "//example.org",
        "/\\example.org",
        "/\t/example.org",
        "javascript:alert(1)",
        "",
        "/%0a<",
        "x",
    ],
)
@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
async def test_only_pages_of_ours_can_be_returned_to(app: FastAPI, page: str) -> None:
    response = await browser(app).get("/account/oidc/start", params={"next": page})
    assert response.status_code == 422


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
@pytest.mark.parametrize("page", ["https://example.org", "//example.org"])
async def test_a_page_put_into_the_cookie_cannot_lead_elsewhere(app: FastAPI, page: str) -> None:
    client = browser(app)
    address = await set_out(client)
    secret = client.cookies[ATTEMPT].partition(".")[0]
    forged = browser(app)
    forged.cookies.set(ATTEMPT, f"{secret}.{urlsafe_b64encode(page.encode()).decode()}")
    await refused(forged, await forged.get(address))


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
async def test_the_attempt_is_a_cookie_of_ten_minutes(app: FastAPI) -> None:
    started = await browser(app).get("/account/oidc/start")
    cookie = started.headers["set-cookie"]
    assert cookie.startswith(f"{ATTEMPT}=")
    assert "Max-Age=600" in cookie
    assert "HttpOnly" in cookie
    assert "SameSite=lax" in cookie
    sent = parse_qs(urlsplit(started.headers["location"]).query)
    assert sent["redirect_uri"] == [CALLBACK]
    secret = cookie.partition("=")[2].partition(".")[0]
    assert secret not in started.headers["location"]


@pytest.mark.parametrize(
    ("settings", "missing"),
    [
        ({"oidc_client_id": "x", "public_url": "http://test"}, "INTERVIEW_OIDC_CLIENT_SECRET"),
        ({"oidc_client_secret": "x", "public_url": "http://test"}, "INTERVIEW_OIDC_CLIENT_ID"),
        ({"oidc_client_id": "x", "oidc_client_secret": "x"}, "INTERVIEW_PUBLIC_URL"),
    ],
)
@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
def test_a_provider_needs_its_other_settings(database: Database, settings: dict[str, Any], missing: str) -> None:
    with pytest.raises(StartupError, match=missing):
        create_app(Settings(auth="accounts", oidc_issuer="https://example.org", **settings), database=database)


async def test_a_reader_of_a_provider_has_no_password_to_change(app: FastAPI) -> None:
    client = browser(app)
    await round_trip(client)
    body = {"current": "some password", "new": "another that nobody guesses"}
    response = await client.post("/account/password", json=body)
    assert response.status_code == 403
    assert await who(client) is None
    assert (await client.get("/posts")).status_code == 200
