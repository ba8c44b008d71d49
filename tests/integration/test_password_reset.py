"""A new password by a link: mailed, or printed for who runs the site."""

import re
from collections.abc import Iterator
from email.message import Message

import httpx
import pytest
from fastapi import FastAPI
from sqlalchemy import select

from interview_simulator.db.session import Database
from interview_simulator.features.accounts.links import Purpose, new_link
from interview_simulator.features.accounts.models import AccountToken, User
from tests.conftest import FixedClock
from tests.integration.accounts import EMAIL, OTHER_PASSWORD, PASSWORD, browser, sign_in, sign_up, site, slug, who
from tests.integration.mail_server import MailServer

pytestmark = pytest.mark.usefixtures("cheap_passwords")

LINK = re.compile(r"^http://test/reset-password#token=(\S+)$", re.MULTILINE)


@pytest.fixture
def mail() -> Iterator[MailServer]:
    with MailServer() as server:
        yield server


@pytest.fixture
def app(database: Database, clock: FixedClock, mail: MailServer) -> FastAPI:
    return site(database, clock, public_url="http://test", smtp_url=mail.url, smtp_from="Interviews <x@example.org>")


async def ask(client: httpx.AsyncClient, email: str = EMAIL) -> httpx.Response:
    return await client.post("/account/password-reset", json={"email": email})


async def confirm(client: httpx.AsyncClient, token: str, password: str = OTHER_PASSWORD) -> httpx.Response:
    return await client.post("/account/password-reset/confirm", json={"token": token, "password": password})


def token_in(message: Message) -> str:
    payload = message.get_payload(decode=True)
    assert isinstance(payload, bytes)
    found = LINK.search(payload.decode().replace("\r\n", "\n"))
    assert found is not None
    return found.group(1)


async def test_a_mailed_link_sets_a_new_password(app: FastAPI, mail: MailServer) -> None:
    signed_in, client = browser(app), browser(app)
    await sign_up(signed_in)
    assert (await client.get("/account")).json()["mails_resets"] is True
    assert (await ask(client, "ADA@example.org")).status_code == 204
    [message] = mail.messages
    assert (message["To"], message["From"]) == (EMAIL, "Interviews <x@example.org>")
    assert (await confirm(client, token_in(message))).status_code == 204
    assert await who(client) is None
    assert await who(signed_in) is None
    assert (await sign_in(client)).status_code == 401
    assert (await sign_in(client, password=OTHER_PASSWORD)).status_code == 200


async def test_a_link_works_once(app: FastAPI, mail: MailServer) -> None:
    client = browser(app)
    await sign_up(client)
    await ask(client)
    token = token_in(mail.messages[0])
    await confirm(client, token)
    again = await confirm(client, token, PASSWORD)
    assert (again.status_code, slug(again)) == (410, "link-not-valid")
    assert (await sign_in(client, password=OTHER_PASSWORD)).status_code == 200


async def test_a_link_lasts_an_hour(app: FastAPI, mail: MailServer, clock: FixedClock) -> None:
    client = browser(app)
    await sign_up(client)
    await ask(client)
    clock.advance(hours=1)
    assert slug(await confirm(client, token_in(mail.messages[0]))) == "link-not-valid"
    assert (await sign_in(client)).status_code == 200


async def test_a_new_password_ends_every_other_link(app: FastAPI, mail: MailServer) -> None:
    client = browser(app)
    await sign_up(client)
    await ask(client)
    await ask(client)
    first, second = map(token_in, mail.messages)
    assert (await confirm(client, second)).status_code == 204
    assert (await confirm(client, first, PASSWORD)).status_code == 410
    await sign_in(client, password=OTHER_PASSWORD)
    await ask(client)
    await client.post("/account/password", json={"current": OTHER_PASSWORD, "new": PASSWORD})
    assert (await confirm(client, token_in(mail.messages[2]))).status_code == 410


async def test_whether_there_is_an_account_is_not_told(app: FastAPI, mail: MailServer) -> None:
    await sign_up(browser(app))
    known, unknown = await ask(browser(app)), await ask(browser(app), "ben@example.org")
    assert known.status_code == unknown.status_code == 204
    assert known.content == unknown.content == b""
    assert {*known.headers} == {*unknown.headers}
    assert [message["To"] for message in mail.messages] == [EMAIL]


async def test_nobodys_mailbox_is_filled(app: FastAPI, mail: MailServer, clock: FixedClock) -> None:
    await sign_up(browser(app))
    for number in range(5):
        assert (await ask(browser(app, f"198.51.100.{number}"))).status_code == 204
    assert len(mail.messages) == 3
    clock.advance(hours=1)
    await ask(browser(app))
    assert len(mail.messages) == 4


async def test_a_mail_server_that_is_gone_changes_nothing_for_who_asks(
    database: Database, clock: FixedClock, caplog: pytest.LogCaptureFixture
) -> None:
    with MailServer() as gone:
        url = gone.url
    client = browser(site(database, clock, smtp_url=url, smtp_from="x@example.org"))
    await sign_up(client)
    assert (await ask(client)).status_code == 204
    assert "could not be mailed" in caplog.text


async def test_without_a_mail_server_nothing_is_mailed(database: Database, clock: FixedClock) -> None:
    client = browser(site(database, clock))
    await sign_up(client)
    assert (await client.get("/account")).json()["mails_resets"] is False
    assert (await ask(client)).status_code == 204
    async with database.read() as db_session:
        assert list(await db_session.scalars(select(AccountToken))) == []


async def test_a_common_password_leaves_the_link(app: FastAPI, mail: MailServer) -> None:
    client = browser(app)
    await sign_up(client)
    await ask(client)
    token = token_in(mail.messages[0])
    assert (await confirm(client, token, "password1")).status_code == 422
    assert (await confirm(client, token)).status_code == 204


async def test_a_link_for_one_thing_is_not_for_another(app: FastAPI, database: Database, clock: FixedClock) -> None:
    client = browser(app)
    await sign_up(client)
    async with database.write() as db_session:
        user_id = (await db_session.scalars(select(User.id).where(User.email == EMAIL))).one()
        invitation = await new_link(db_session, Purpose.INVITATION, clock())
        reset = await new_link(db_session, Purpose.RESET, clock(), user_id=user_id)
    assert (await confirm(client, invitation)).status_code == 410
    assert (await sign_up(browser(app), "ben@example.org", invitation=reset)).status_code == 410
    assert (await confirm(client, reset)).status_code == 204


async def test_only_a_hash_of_a_link_is_stored(app: FastAPI, database: Database, mail: MailServer) -> None:
    client = browser(app)
    await sign_up(client)
    await ask(client)
    async with database.read() as db_session:
        [token] = await db_session.scalars(select(AccountToken))
    assert token_in(mail.messages[0]).partition(".")[2] not in str(vars(token))
