"""Passwords, sessions, links and tokens are in no log and no answer, also when things go wrong."""

import logging

import httpx
import pytest
from sqlalchemy import text

from interview_simulator.db.session import Database
from tests.conftest import FixedClock
from tests.integration.accounts import COOKIE, EMAIL, OTHER_PASSWORD, PASSWORD, browser, sign_in, sign_up, site
from tests.integration.platforms import token

SHORT = "s3crt!"


async def whatever_can_be_said(client: httpx.AsyncClient, api_token: str) -> list[httpx.Response]:
    """What the API answers to secrets that are right, wrong, too short, and not even JSON."""
    bearer = {"Authorization": f"Bearer {api_token}"}
    said = [
        await sign_up(client),
        await sign_up(client),
        await sign_in(client),
        await sign_in(client, password=OTHER_PASSWORD),
        await client.post("/account/sign-up", json={"email": "eve@example.org", "password": SHORT}),
        await client.post("/account/sign-in", content=f'{{"password": "{PASSWORD}"'.encode()),
        await client.post("/account/password", json={"current": OTHER_PASSWORD, "new": PASSWORD}),
        await client.post("/account/password-reset/confirm", json={"token": "a.guess", "password": PASSWORD}),
        await client.post("/account/link", json={"token": api_token}),
        await client.put("/platform/posts", json={"items": PASSWORD}, headers=bearer),
        await client.get("/platform/readers/nobody", headers=bearer),
        await client.get("/account"),
        await client.get("/account/data"),
    ]
    assert {201, 200, 401, 403, 404, 409, 410, 422} <= {response.status_code for response in said}
    return said


async def test_they_are_in_no_log_and_no_answer(
    database: Database, clock: FixedClock, caplog: pytest.LogCaptureFixture
) -> None:
    # What the client says is not the server's.
    caplog.set_level(logging.WARNING, "httpx")
    caplog.set_level(logging.INFO)
    api_token = await token(database, clock)
    async with browser(site(database, clock)) as client:
        said = await whatever_can_be_said(client, api_token)
        cookie = client.cookies[COOKIE]
    assert "interview_simulator.requests" in {record.name for record in caplog.records}
    for secret in (PASSWORD, OTHER_PASSWORD, SHORT, cookie, api_token, api_token.partition(".")[2], "$argon2"):
        assert secret not in caplog.text
        assert not [response.request.url for response in said if secret in response.text]


async def test_what_the_database_refuses_is_logged_without_what_it_was_to_store(
    database: Database, clock: FixedClock, caplog: pytest.LogCaptureFixture
) -> None:
    async with browser(site(database, clock)) as client:
        await client.get("/account")
        async with database.write() as db_session:
            await db_session.execute(text("ALTER TABLE user_sessions RENAME COLUMN secret_hash TO lost"))
        response = await sign_up(client)
        async with database.write() as db_session:
            await db_session.execute(text("ALTER TABLE user_sessions RENAME COLUMN lost TO secret_hash"))
    assert response.status_code == 500
    assert "secret_hash" in caplog.text
    for private in (PASSWORD, "$argon2", EMAIL):
        assert private not in caplog.text
        assert private not in response.text
