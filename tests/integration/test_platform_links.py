"""A link from a platform signs its reader in, once, soon, and leads nowhere but here."""

import asyncio
from datetime import timedelta
from urllib.parse import urlsplit

import httpx
import pytest
from fastapi import FastAPI
from sqlalchemy import func, select

from interview_simulator.db.session import Database
from interview_simulator.features.accounts.models import UserSession
from interview_simulator.features.platform.models import SignInLink
from tests.conftest import FixedClock
from tests.integration import platforms
from tests.integration.accounts import COOKIE, browser, sign_up, site, who

pytestmark = pytest.mark.usefixtures("cheap_passwords")


@pytest.fixture
def app(database: Database, clock: FixedClock) -> FastAPI:
    return site(database, clock, public_url="http://test")


@pytest.fixture
async def headers(client: httpx.AsyncClient, database: Database, clock: FixedClock) -> dict[str, str]:
    """Of a platform that knows Ada."""
    headers = await platforms.headers(database, clock)
    await platforms.push_posts(client, headers, tides=platforms.POST)
    await platforms.push_progress(client, headers, "ada", {"post": "tides", "completed": True})
    return headers


async def link(client: httpx.AsyncClient, headers: dict[str, str], **wanted: object) -> platforms.Json:
    response = await client.post("/platform/readers/ada/links", json=wanted, headers=headers)
    assert response.status_code == 201, response.text
    made: platforms.Json = response.json()
    return made


async def enter(browser: httpx.AsyncClient, made: platforms.Json) -> httpx.Response:
    """Do what the page does that the link leads to."""
    return await browser.post("/account/link", json={"token": made["url"].partition("#token=")[2]})


async def test_a_link_signs_in_and_leads_to_the_interview(
    app: FastAPI, client: httpx.AsyncClient, headers: dict[str, str]
) -> None:
    made = await link(client, headers)
    assert made["url"].startswith("http://test/enter#token=")
    assert made["expires_at"] == "2026-05-04T09:05:00Z"
    adas = browser(app)
    entered = await enter(adas, made)
    assert (entered.status_code, entered.json()) == (200, {"page": "/interview"})
    assert entered.headers["Cache-Control"] == "no-store"
    (post,) = (await adas.get("/posts", params={"completed": True})).json()["items"]
    assert post["title"] == "Tides"
    data = (await adas.get("/account/data")).json()
    assert [(one["platform"], one["external_id"]) for one in data["platforms"]] == [("blog", "ada")]


async def test_a_link_works_once(
    app: FastAPI, client: httpx.AsyncClient, headers: dict[str, str], database: Database
) -> None:
    made = await link(client, headers)
    answers = await asyncio.gather(*(enter(browser(app), made) for _ in range(8)))
    assert sorted(answer.status_code for answer in answers) == [200] + [410] * 7
    refused = next(answer for answer in answers if answer.status_code == 410)
    assert refused.json()["type"] == "urn:interview-simulator:link-not-valid"
    assert "set-cookie" not in refused.headers
    async with database.read() as db_session:
        assert await db_session.scalar(select(func.count()).select_from(UserSession)) == 1


async def test_a_link_ends(
    app: FastAPI, client: httpx.AsyncClient, headers: dict[str, str], clock: FixedClock, database: Database
) -> None:
    short, long = await link(client, headers, seconds=60), await link(client, headers, seconds=600)
    clock.advance(seconds=60)
    assert (await enter(browser(app), short)).status_code == 410
    clock.advance(seconds=539)
    assert (await enter(browser(app), long)).status_code == 200
    clock.advance(seconds=1)
    await link(client, headers)
    async with database.read() as db_session:
        assert await db_session.scalar(select(func.count()).select_from(SignInLink)) == 1


async def test_other_tokens_are_no_links(app: FastAPI, client: httpx.AsyncClient, headers: dict[str, str]) -> None:
    token = (await link(client, headers))["url"].partition("token=")[2]
    name, _, secret = token.partition(".")
    for wrong in (name, f"{name}.", f"{name}.{secret}x", f".{secret}", headers["Authorization"].split()[1], "é"):
        assert (await browser(app).post("/account/link", json={"token": wrong})).status_code == 410, wrong
    assert (await browser(app).post("/account/link", json={})).status_code == 422
    assert (await browser(app).post("/account/link", json={"token": token})).status_code == 200


async def test_a_link_may_be_on_a_post_or_on_topics(
    app: FastAPI, client: httpx.AsyncClient, headers: dict[str, str]
) -> None:
    post_id = (await platforms.push_progress(client, headers, "ada", {"post": "tides"}))["items"][0]["post_id"]
    about: list[platforms.Json] = [{"post": "tides"}, {"topics": ["sea", "a b&post=x"]}, {"topics": ["//evil.example"]}]
    targets = []
    for wanted in about:
        entered = await enter(browser(app), await link(client, headers, **wanted))
        targets.append(entered.json()["page"])
    assert targets == [
        f"/interview?post={post_id}",
        "/interview?topic=sea&topic=a+b%26post%3Dx",
        "/interview?topic=%2F%2Fevil.example",
    ]


async def test_a_link_leads_nowhere_else(client: httpx.AsyncClient, headers: dict[str, str]) -> None:
    elsewhere: list[platforms.Json] = [{"post": "https://evil.example"}, {"url": "https://evil.example"}]
    for wanted in (*elsewhere, {"seconds": 59}, {"seconds": 601}, {"topics": []}, {"post": ""}):
        response = await client.post("/platform/readers/ada/links", json=wanted, headers=headers)
        assert response.status_code == 422, wanted
    made = urlsplit((await link(client, headers))["url"])
    assert (made.scheme, made.netloc, made.path, made.query) == ("http", "test", "/enter", "")


async def test_looking_at_a_link_uses_nothing_up(
    app: FastAPI, client: httpx.AsyncClient, headers: dict[str, str]
) -> None:
    """As mail servers and messengers do, which have no page run."""
    made = await link(client, headers)
    for _ in range(2):
        await browser(app).get(made["url"])
    token = made["url"].partition("#token=")[2]
    assert (await browser(app).get("/account/link", params={"token": token})).status_code == 404
    assert (await enter(browser(app), made)).status_code == 200


async def test_another_site_cannot_sign_a_reader_in_to_an_account_of_its_own(
    app: FastAPI, client: httpx.AsyncClient, headers: dict[str, str]
) -> None:
    made = await link(client, headers)
    body = {"token": made["url"].partition("#token=")[2]}
    elsewhere = {"Origin": "https://evil.example"}
    assert (await browser(app).post("/account/link", json=body, headers=elsewhere)).status_code == 403
    assert (await browser(app).post("/account/link", data=body)).status_code == 422
    assert (await enter(browser(app), made)).status_code == 200


async def test_who_was_signed_in_before_is_signed_out(
    app: FastAPI, client: httpx.AsyncClient, headers: dict[str, str]
) -> None:
    shared = browser(app)
    await sign_up(shared, "grace@example.org")
    before = shared.cookies[COOKIE]
    await enter(shared, await link(client, headers))
    assert await who(shared) is None
    assert (await shared.get("/preferences")).status_code == 200
    old = browser(app)
    old.cookies.set(COOKIE, before)
    assert (await old.get("/preferences")).status_code == 401


async def test_only_a_hash_is_stored(client: httpx.AsyncClient, headers: dict[str, str], database: Database) -> None:
    made = await link(client, headers)
    async with database.read() as db_session:
        row = (await db_session.scalars(select(SignInLink))).one()
    assert made["url"].rpartition(".")[2] not in repr(vars(row))
    assert row.expires_at - row.created_at == timedelta(seconds=300)


async def test_readers_of_others_have_no_links(
    client: httpx.AsyncClient, headers: dict[str, str], database: Database, clock: FixedClock
) -> None:
    course = await platforms.headers(database, clock, platform="course")
    for reader, who_asks in (("nobody", headers), ("ada", course)):
        response = await client.post(f"/platform/readers/{reader}/links", headers=who_asks)
        assert response.status_code == 404


async def test_without_accounts_there_are_no_links(
    client: httpx.AsyncClient, headers: dict[str, str], database: Database, clock: FixedClock
) -> None:
    made = await link(client, headers)
    at_home = browser(site(database, clock, auth="none"))
    assert (await at_home.post("/platform/readers/ada/links", headers=headers)).status_code == 404
    assert (await enter(at_home, made)).status_code == 404
