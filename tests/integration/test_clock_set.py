"""The clock is set back or on, by a day or much more: nobody is kept out for that time, and nothing is open for it."""

import uuid
from datetime import timedelta

import httpx
import pytest
from fastapi import FastAPI
from sqlalchemy import select

from interview_simulator.db.session import Database
from interview_simulator.errors import LinkNotValid
from interview_simulator.features.accounts import links, sessions
from interview_simulator.features.accounts.links import Purpose
from interview_simulator.features.accounts.service import LOCAL_READER_ID
from interview_simulator.features.library.models import Section
from interview_simulator.features.library.repository import section_was_read
from interview_simulator.features.platform.models import PlatformReader
from interview_simulator.features.usage import service as usage
from interview_simulator.features.usage.service import DailyLimits
from interview_simulator.interviewers.base import Call, GradedBy
from tests.conftest import FixedClock
from tests.integration import platforms
from tests.integration.accounts import EMAIL, browser, sign_up, site, who

pytestmark = pytest.mark.usefixtures("cheap_passwords")


@pytest.fixture
def app(database: Database, clock: FixedClock) -> FastAPI:
    return site(database, clock, public_url="http://test", platform_requests_per_minute=0)


@pytest.mark.parametrize("days", [-1, 1])
async def test_who_is_signed_in_stays_so(app: FastAPI, clock: FixedClock, days: int) -> None:
    ada = browser(app)
    await sign_up(ada)
    clock.advance(days=days)
    assert await who(ada) == EMAIL


async def test_no_session_outlasts_a_clock_that_was_far_ahead(
    app: FastAPI, clock: FixedClock, database: Database
) -> None:
    ada = browser(app)
    await sign_up(ada)
    clock.advance(days=-365)
    assert await who(ada) is None
    # From elsewhere, since whoever tried lately here waits some seconds.
    grace = browser(app, address="203.0.113.8")
    await sign_up(grace, "grace@example.org")
    assert await who(grace) == "grace@example.org"


async def test_a_session_used_while_the_clock_was_ahead_still_ends_when_it_is_not_used(
    database: Database, clock: FixedClock
) -> None:
    async with database.write() as db_session:
        key = await sessions.open_session(db_session, LOCAL_READER_ID, clock())
    clock.advance(days=10)
    assert await sessions.reader_of(database, key, clock()) is not None
    clock.advance(days=-9)
    assert await sessions.reader_of(database, key, clock()) is not None
    clock.advance(days=14)
    assert await sessions.reader_of(database, key, clock()) is None


async def test_links_for_an_hour_are_not_good_for_another_day(database: Database, clock: FixedClock) -> None:
    async with database.write() as db_session:
        reset = await links.new_link(db_session, Purpose.RESET, clock(), user_id=LOCAL_READER_ID)
        invitation = await links.new_link(db_session, Purpose.INVITATION, clock())
        clock.advance(days=-1)
        with pytest.raises(LinkNotValid):
            await links.look(db_session, Purpose.RESET, reset, clock())
        # It is for a week, and there is nobody whom its owner could ask for another at once.
        await links.look(db_session, Purpose.INVITATION, invitation, clock())
        clock.advance(days=-7)
        with pytest.raises(LinkNotValid):
            await links.look(db_session, Purpose.INVITATION, invitation, clock())


async def test_sign_in_links_are_not_good_for_another_day_and_new_ones_are(
    app: FastAPI, client: httpx.AsyncClient, database: Database, clock: FixedClock
) -> None:
    headers = await platforms.headers(database, clock)
    await platforms.push_progress(client, headers, "ada", {"post": "tides"})
    for advance, expected in ((-1, 410), (0, 200)):
        made = (await client.post("/platform/readers/ada/links", json={}, headers=headers)).json()
        clock.advance(days=advance)
        token = made["url"].partition("#token=")[2]
        assert (await browser(app).post("/account/link", json={"token": token})).status_code == expected


async def test_posts_that_came_while_the_clock_was_ahead_can_be_completed(
    client: httpx.AsyncClient, database: Database, clock: FixedClock
) -> None:
    await sign_up(client)
    headers = await platforms.headers(database, clock)
    pushed = await platforms.push_posts(client, headers, tides=platforms.POST, ebb=platforms.POST)
    one, other = (item["post_id"] for item in pushed["items"])
    clock.advance(days=-1)
    await client.put(f"/posts/{one}/progress", json={"completed": True})
    await platforms.push_progress(client, headers, "ada", {"post": "ebb", "completed": True})
    post = (await client.get(f"/posts/{one}")).json()
    assert [section["read"] for section in post["sections"]] == [True] * 3
    # Told again, there is nothing new in it: all of it was read.
    again = await platforms.push_progress(client, headers, "ada", {"post": "ebb", "completed": True})
    assert again["unchanged"] == 1
    async with database.read() as db_session:
        known = await db_session.scalar(select(PlatformReader.user_id))
        assert known is not None
        query = select(Section.id).where(Section.post_id == uuid.UUID(other), section_was_read(known))
        assert len(list(await db_session.scalars(query))) == 3


async def test_calls_of_a_chat_model_on_a_day_that_is_yet_to_come_are_not_todays(
    database: Database, clock: FixedClock
) -> None:
    limits = DailyLimits(per_reader=1, in_all=1)
    async with database.write() as db_session:
        call = Call(step="ask", interviewer=GradedBy.LLM, latency_ms=1)
        usage.record(db_session, LOCAL_READER_ID, None, [call], clock())
        await db_session.flush()
        assert not await usage.may_call(db_session, LOCAL_READER_ID, limits, clock())
        assert await usage.may_call(db_session, LOCAL_READER_ID, limits, clock() - timedelta(days=1))
