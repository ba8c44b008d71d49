"""Making an account, signing in and out, and what a stranger gets to know."""

import asyncio
import time
from statistics import median
from typing import Any

import httpx
import pytest
from fastapi import FastAPI
from pwdlib import PasswordHash
from pwdlib.hashers.argon2 import Argon2Hasher
from sqlalchemy import func, select

from interview_simulator.db.session import Database
from interview_simulator.features.accounts import owner, passwords
from interview_simulator.features.accounts.admission import Admission
from interview_simulator.features.accounts.models import User
from interview_simulator.features.accounts.service import LOCAL_READER_ID
from tests.conftest import FixedClock
from tests.integration import journey
from tests.integration.accounts import (
    COOKIE,
    EMAIL,
    OTHER_PASSWORD,
    PASSWORD,
    browser,
    problem,
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


async def invitation(database: Database, clock: FixedClock, email: str | None = None) -> str:
    link = await owner.invite(database, Admission(public_url="http://test"), email, clock())
    page, _, key = link.partition("#invitation=")
    assert page == "http://test/sign-up"
    return key


async def test_at_home_everybody_is_the_reader(
    client: httpx.AsyncClient, database: Database, clock: FixedClock
) -> None:
    at_home = browser(site(database, clock, auth="none"))
    account = (await at_home.get("/account")).json()
    assert account == {
        "mode": "none",
        "reader": {"id": str(LOCAL_READER_ID), "name": "Reader", "email": None, "has_password": False},
        "sign_up": "open",
        "oidc": None,
        "mails_resets": False,
    }
    assert (await at_home.get("/posts")).status_code == 200
    for path in ("sign-up", "sign-in", "sign-out", "sign-out-everywhere", "password", "password-reset"):
        response = await at_home.post(f"/account/{path}", json={"email": EMAIL, "password": PASSWORD})
        assert (response.status_code, slug(response)) == (404, "not-found")
    assert (await at_home.get("/account/oidc/start")).status_code == 404
    assert (await at_home.get("/account/oidc/callback")).status_code == 404


async def test_nobody_is_signed_in_at_first(app: FastAPI) -> None:
    stranger = browser(app)
    account = (await stranger.get("/account")).json()
    assert (account["mode"], account["reader"], account["sign_up"]) == ("accounts", None, "open")
    for path in ("/posts", "/interviews", "/preferences", "/badges", "/progress"):
        response = await stranger.get(path)
        assert (response.status_code, slug(response)) == (401, "not-signed-in")


async def test_an_account_of_ones_own(app: FastAPI) -> None:
    ada, ben = browser(app), browser(app)
    made = await sign_up(ada, name="Ada")
    assert made.status_code == 201
    assert made.json()["reader"] | {"id": ""} == {"id": "", "name": "Ada", "email": EMAIL, "has_password": True}
    assert (await sign_up(ben, "ben@example.org")).json()["reader"]["name"] == "ben"
    await journey.read_posts(ada)
    started = await journey.start(ada)
    assert (await ada.get(f"/interviews/{started['id']}")).status_code == 200
    assert (await ben.get(f"/interviews/{started['id']}")).status_code == 404
    assert (await ben.get("/interviews")).json()["items"] == []


async def test_signing_in_and_out(app: FastAPI) -> None:
    await sign_up(browser(app))
    ada = browser(app)
    assert (await sign_in(ada)).json()["reader"]["email"] == EMAIL
    assert await who(ada) == EMAIL
    key = ada.cookies[COOKIE]
    assert (await ada.post("/account/sign-out")).status_code == 204
    assert COOKIE not in ada.cookies
    assert (await browser(app).get("/posts", headers={"Cookie": f"{COOKIE}={key}"})).status_code == 401
    assert (await ada.post("/account/sign-out")).status_code == 204


@pytest.mark.parametrize("written", ["ADA@example.org", " ada@Example.ORG ", "Ada@EXAMPLE.org"])
async def test_an_email_is_the_same_however_it_is_written(app: FastAPI, written: str) -> None:
    await sign_up(browser(app))
    assert (await sign_in(browser(app), written)).status_code == 200
    taken = await sign_up(browser(app), written)
    assert (taken.status_code, slug(taken)) == (409, "email-taken")


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("email", "ada"),
        ("email", "ada@"),
        ("email", "ada@exa mple.org"),
        ("email", "ada@example.org\nbcc: all@example.org"),
        ("email", f"{'a' * 250}@example.org"),
        ("password", "seven77"),
        ("password", "x" * 257),
        ("password", "Password1"),
        ("password", "12345678"),
        ("password", "with a \0 in it"),
        ("name", "x" * 201),
        ("is_owner", "true"),
    ],
)
async def test_what_no_account_can_be_made_with(app: FastAPI, field: str, value: str) -> None:
    refused = await sign_up(browser(app), **{field: value})
    assert (refused.status_code, slug(refused)) == (422, "invalid-request")
    assert [error["loc"] for error in refused.json()["errors"]] == [f"body.{field}"]
    assert value not in refused.text


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
@pytest.mark.parametrize("password", ["eight ch", "pass phrase with ünïcödé 🔑", "x" * 256, "  spaces count  "])
async def test_any_other_password_is_taken_as_it_is(app: FastAPI, password: str) -> None:
    assert (await sign_up(browser(app), password=password)).status_code == 201
    assert (await sign_in(browser(app), password=password)).status_code == 200
    assert (await sign_in(browser(app), password=password[:-1])).status_code == 401
    assert (await sign_in(browser(app), password=password.upper() + "!")).status_code in {401, 422}


async def test_an_unknown_email_and_a_wrong_password_look_the_same(app: FastAPI) -> None:
    await sign_up(browser(app))
    wrong, unknown = (
        await sign_in(browser(app), password=OTHER_PASSWORD),
        await sign_in(browser(app), "ben@example.org"),
    )
    assert wrong.status_code == unknown.status_code == 401
    assert problem(wrong) == problem(unknown)
    assert len(wrong.content) == len(unknown.content)
    assert slug(wrong) == "wrong-credentials"
    assert "set-cookie" not in wrong.headers


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
async def test_an_unknown_email_and_a_wrong_password_take_as_long(
    app: FastAPI, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(passwords, "HASHING", PasswordHash((Argon2Hasher(time_cost=2, parallelism=1),)))
    await sign_up(browser(app))

    async def seconds(number: int, email: str) -> float:
        client = browser(app, f"203.0.113.{number}")
        started = time.perf_counter()
        assert (await sign_in(client, email, OTHER_PASSWORD)).status_code == 401
        return time.perf_counter() - started

    known = [await seconds(number, EMAIL) for number in range(5)]
    unknown = [await seconds(number, "ben@example.org") for number in range(5)]
    assert median(unknown) / median(known) == pytest.approx(1, abs=0.5)


async def test_an_outdated_hash_is_renewed_at_the_next_sign_in(
    app: FastAPI, database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def stored() -> str | None:
        async with database.read() as db_session:
            return (await db_session.scalars(select(User.password_hash).where(User.email == EMAIL))).one()

    await sign_up(browser(app))
    before = await stored()
    await sign_in(browser(app))
    assert await stored() == before
    monkeypatch.setattr(passwords, "HASHING", PasswordHash((Argon2Hasher(time_cost=2, memory_cost=16, parallelism=1),)))
    await sign_in(browser(app))
    after = await stored()
    assert after is not None
    assert "m=16,t=2" in after
    assert (await sign_in(browser(app))).status_code == 200


@pytest.mark.parametrize("sign_up_is", ["closed", "invitation"])
async def test_who_may_not_sign_up_learns_of_no_account(database: Database, clock: FixedClock, sign_up_is: str) -> None:
    await sign_up(browser(site(database, clock)))
    app = site(database, clock, sign_up=sign_up_is)
    taken, free = await sign_up(browser(app)), await sign_up(browser(app), "ben@example.org")
    assert taken.status_code == free.status_code == 403
    assert problem(taken) == problem(free)
    assert slug(taken) == "sign-up-refused"
    assert (await browser(app).get("/account")).json()["sign_up"] == sign_up_is


async def test_an_invitation_makes_one_account(database: Database, clock: FixedClock) -> None:
    app = site(database, clock, sign_up="invitation")
    key = await invitation(database, clock)
    assert (await sign_up(browser(app), invitation=key)).status_code == 201
    again = await sign_up(browser(app), "ben@example.org", invitation=key)
    assert (again.status_code, slug(again)) == (410, "link-not-valid")
    assert await sign_in(browser(app), "ben@example.org")
    async with database.read() as db_session:
        assert await db_session.scalar(select(func.count()).select_from(User)) == 2


async def test_of_many_who_use_an_invitation_at_once_one_gets_in(database: Database, clock: FixedClock) -> None:
    app = site(database, clock, sign_up="invitation")
    key = await invitation(database, clock)
    emails = [f"reader{number}@example.org" for number in range(5)]
    made = await asyncio.gather(*(sign_up(browser(app), email, invitation=key) for email in emails))
    assert sorted(one.status_code for one in made) == [201, 410, 410, 410, 410]


async def test_of_many_who_sign_up_with_an_email_at_once_one_gets_it(app: FastAPI) -> None:
    made = await asyncio.gather(*(sign_up(browser(app)) for _ in range(5)))
    assert sorted(one.status_code for one in made) == [201, 409, 409, 409, 409]


async def test_an_invitation_lasts_a_week(database: Database, clock: FixedClock) -> None:
    app = site(database, clock, sign_up="invitation")
    key = await invitation(database, clock)
    clock.advance(days=7)
    assert (await sign_up(browser(app), invitation=key)).status_code == 410


async def test_an_invitation_for_somebody_is_for_nobody_else(database: Database, clock: FixedClock) -> None:
    app = site(database, clock, sign_up="invitation")
    key = await invitation(database, clock, "Ada@example.org")
    assert (await sign_up(browser(app), "ben@example.org", invitation=key)).status_code == 410
    assert (await sign_up(browser(app), invitation=key)).status_code == 201


async def test_a_refused_sign_up_leaves_the_invitation(database: Database, clock: FixedClock) -> None:
    app = site(database, clock, sign_up="invitation")
    await sign_up(browser(app), invitation=await invitation(database, clock))
    key = await invitation(database, clock)
    assert (await sign_up(browser(app), invitation=key)).status_code == 409
    assert (await sign_up(browser(app), "ben@example.org", password="password1", invitation=key)).status_code == 422
    assert (await sign_up(browser(app), "ben@example.org", invitation=key)).status_code == 201


async def test_closed_means_closed_with_an_invitation_too(database: Database, clock: FixedClock) -> None:
    app = site(database, clock, sign_up="closed")
    refused = await sign_up(browser(app), invitation=await invitation(database, clock))
    assert (refused.status_code, slug(refused)) == (403, "sign-up-refused")


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
@pytest.mark.parametrize("key", ["x", "AAAA.BBBB", "." * 50, "AAAAAAAAAAAAAAAAAAAAAA." + "B" * 43, "ä" * 20])
async def test_a_made_up_invitation_is_none(database: Database, clock: FixedClock, key: str) -> None:
    app = site(database, clock, sign_up="invitation")
    assert slug(await sign_up(browser(app), invitation=key)) == "link-not-valid"


async def test_guessing_is_slowed_for_who_guesses_and_for_nobody_else(app: FastAPI, clock: FixedClock) -> None:
    await sign_up(browser(app))
    guesser, ada = browser(app, "198.51.100.1"), browser(app, "203.0.113.7")
    tries = [await sign_in(guesser, password=OTHER_PASSWORD) for _ in range(11)]
    assert [one.status_code for one in tries] == [401] * 10 + [429]
    assert int(tries[-1].headers["Retry-After"]) > 0
    assert (await sign_in(guesser)).status_code == 429
    assert (await sign_in(ada)).status_code == 200
    assert (await sign_in(guesser, "ben@example.org")).status_code == 401
    clock.advance(minutes=1)
    assert (await sign_in(guesser)).status_code == 200


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
async def test_guessing_one_password_for_many_accounts_is_slowed(app: FastAPI) -> None:
    guesser = browser(app, "198.51.100.1")
    tries = [(await sign_in(guesser, f"reader{number}@example.org")).status_code for number in range(102)]
    assert tries == [401] * 100 + [429] * 2
    assert (await sign_in(browser(app), "reader@example.org")).status_code == 401


def others(account: dict[str, Any]) -> set[str]:
    return set(account) - {"mode", "reader", "sign_up", "oidc", "mails_resets"}


async def test_nothing_more_is_said_of_a_reader(app: FastAPI) -> None:
    made = (await sign_up(browser(app))).json()
    assert others(made) == set()
    assert set(made["reader"]) == {"id", "name", "email", "has_password"}
