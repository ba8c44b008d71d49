"""How often somebody may do something: counted together by all workers, and forgotten in time."""

import asyncio

import httpx
import pytest
from sqlalchemy import func, select
from sqlalchemy.engine import URL

from interview_simulator.app import create_app
from interview_simulator.db.session import Database
from interview_simulator.errors import TooManyRequests
from interview_simulator.interviewers.base import Interviewer
from interview_simulator.settings import Settings
from interview_simulator.web.rate_limits import RateLimit, clear_away, hold_to_limit, limited
from tests.conftest import FixedClock
from tests.integration import journey


async def tried(database: Database, clock: FixedClock, key: str = "somebody", limit: int = 3) -> bool:
    """Whether one more is let through: so many in a minute."""
    async with database.write() as db_session:
        return not await limited(db_session, "sign-in", key, limit, 60, clock())


async def rows(database: Database) -> int:
    async with database.read() as db_session:
        return await db_session.scalar(select(func.count()).select_from(RateLimit)) or 0


async def test_so_many_at_once_and_then_evenly(database: Database, clock: FixedClock) -> None:
    assert [await tried(database, clock) for _ in range(5)] == [True, True, True, False, False]
    clock.advance(seconds=19)
    assert not await tried(database, clock)
    clock.advance(seconds=1)
    assert [await tried(database, clock) for _ in range(2)] == [True, False]
    clock.advance(seconds=40)
    assert [await tried(database, clock) for _ in range(3)] == [True, True, False]


async def test_what_is_refused_does_not_count(database: Database, clock: FixedClock) -> None:
    for _ in range(30):
        await tried(database, clock)
    clock.advance(seconds=60)
    assert [await tried(database, clock) for _ in range(4)] == [True, True, True, False]


async def test_each_is_counted_by_themselves(database: Database, clock: FixedClock) -> None:
    for _ in range(4):
        await tried(database, clock, "one")
    assert await tried(database, clock, "another")
    async with database.write() as db_session:
        assert not await limited(db_session, "sign-up", "one", 3, 60, clock())


async def test_a_clock_that_was_set_back_keeps_nobody_out_for_longer_than_that(
    database: Database, clock: FixedClock
) -> None:
    for _ in range(4):
        await tried(database, clock)
    clock.advance(seconds=-30)
    assert not await tried(database, clock)
    clock.advance(seconds=50)
    assert await tried(database, clock)


@pytest.mark.parametrize("days", [-1, 1])
async def test_a_clock_that_was_set_back_or_on_by_a_day_keeps_nobody_out_for_that_day(
    database: Database, clock: FixedClock, days: int
) -> None:
    for _ in range(4):
        await tried(database, clock)
    clock.advance(days=days)
    await tried(database, clock)
    clock.advance(seconds=60)
    assert [await tried(database, clock) for _ in range(4)] == [True, True, True, False]


async def test_setting_the_clock_back_lets_nobody_try_more(database: Database, clock: FixedClock) -> None:
    for _ in range(3):
        await tried(database, clock)
    clock.advance(days=-1)
    assert [await tried(database, clock) for _ in range(3)] == [False] * 3
    clock.advance(seconds=20)
    assert [await tried(database, clock) for _ in range(2)] == [True, False]


async def test_clocks_that_are_some_seconds_apart_let_nobody_try_more(database: Database, clock: FixedClock) -> None:
    """By going from one worker to another and back."""
    through = 0
    for _ in range(10):
        through += await tried(database, clock)
        clock.advance(seconds=-50)
        through += await tried(database, clock)
        clock.advance(seconds=50)
    assert through == 3


async def test_workers_count_together(database_url: URL, clock: FixedClock) -> None:
    """Forty at once, over two connections pools as two workers have them: as many as may are let through."""
    workers = [Database(database_url) for _ in range(2)]
    let_through = await asyncio.gather(*(tried(workers[number % 2], clock, limit=7) for number in range(40)))
    for worker in workers:
        await worker.close()
    assert sum(let_through) == 7


async def test_one_too_many_is_told_when_to_come_back_and_counts_whatever_becomes_of_it(
    database: Database, clock: FixedClock
) -> None:
    for _ in range(3):
        await hold_to_limit(database, clock, "reset", "somebody", 3, 60)
    with pytest.raises(TooManyRequests) as refused:
        await hold_to_limit(database, clock, "reset", "somebody", 3, 60)
    clock.advance(seconds=refused.value.retry_after_s)
    await hold_to_limit(database, clock, "reset", "somebody", 3, 60)


async def test_what_counts_no_more_is_cleared_away(database: Database, clock: FixedClock) -> None:
    await tried(database, clock, "one")
    clock.advance(seconds=15)
    await tried(database, clock, "another")
    clock.advance(seconds=10)
    async with database.write() as db_session:
        await clear_away(db_session, clock())
    assert await rows(database) == 1
    clock.advance(seconds=10)
    async with database.write() as db_session:
        await clear_away(db_session, clock())
    assert await rows(database) == 0


async def test_nobody_is_named_in_the_table(database: Database, clock: FixedClock) -> None:
    await tried(database, clock, "2001:db8::1 reader@example.org")
    async with database.read() as db_session:
        [kept] = await db_session.scalars(select(RateLimit))
    assert "example" not in repr(vars(kept))
    assert "2001:db8" not in repr(vars(kept))


async def test_at_home_nobody_is_limited(client: httpx.AsyncClient, database: Database) -> None:
    await journey.read_posts(client)
    for _ in range(3):
        assert (await client.post("/interviews", json={})).status_code == 201
    assert await rows(database) == 0


@pytest.mark.parametrize("path", ["answers", "answers/stream"])
async def test_a_reader_who_answers_too_often_waits(
    path: str, database: Database, interviewer: Interviewer, clock: FixedClock
) -> None:
    app = create_app(Settings(requests_per_minute=2), database=database, interviewer=interviewer, clock=clock)
    # Accounts make it apply; who is signed in is another test's matter.
    app.state.requests_per_minute = 2
    async with httpx.AsyncClient(transport=httpx.ASGITransport(app), base_url="http://test/api") as client:
        await journey.read_posts(client)
        interview = (await client.post("/interviews", json={})).json()
        body = {"question_id": interview["question"]["id"], "text": "Something."}
        sent = [await client.post(f"/interviews/{interview['id']}/{path}", json=body) for _ in range(3)]
        assert [response.status_code for response in sent] == [200, 200, 429]
        assert sent[-1].json()["type"] == "urn:interview-simulator:too-many-requests"
        assert sent[-1].headers["retry-after"] == "30"
        assert (await client.post("/interviews", json={})).status_code == 201
        assert (await client.post("/interviews", json={})).status_code == 429
        clock.advance(seconds=30)
        again = await client.post(f"/interviews/{interview['id']}/{path}", json=body)
        assert again.status_code == 200
