"""PostgreSQL behind a pooler of transactions, several hosts in the URL, and connections while a model is awaited."""

import asyncio
import socket
import uuid
from collections.abc import Callable

import httpx
import pytest
from sqlalchemy import insert, select, text
from sqlalchemy.engine import URL
from sqlalchemy.pool import QueuePool

from interview_simulator.app import create_app
from interview_simulator.db.migrate import is_migrated
from interview_simulator.db.session import Database
from interview_simulator.db.url import parse
from interview_simulator.features.accounts.service import LOCAL_READER_ID
from interview_simulator.features.interviews.models import Interview, InterviewQuestion
from interview_simulator.settings import Settings
from interview_simulator.startup import prepare
from tests.conftest import FixedClock
from tests.integration import journey
from tests.integration.interviewers import ScriptedInterviewer
from tests.integration.pooler import pooler

WAITING = 200
HELD = text(
    "SELECT count(*) FROM pg_locks JOIN pg_database ON database = pg_database.oid "
    "WHERE locktype = 'advisory' AND datname = current_database()"
)
on_postgresql = pytest.mark.parametrize("database_url", ["postgresql"], indirect=True)


def socket_of(url: URL) -> str:
    return f"{url.query['host']}/.s.PGSQL.5432"


def through(url: URL, port: int) -> Database:
    return Database(parse(f"postgresql://{url.username}@127.0.0.1:{port}/{url.database}?pgbouncer=true"), pool_size=4)


async def test_migrations_and_interviews_work_behind_a_pooler_of_transactions(
    empty_postgres_url: URL, clock: FixedClock
) -> None:
    async with pooler(socket_of(empty_postgres_url), size=3) as proxy:
        database = through(empty_postgres_url, proxy.port)
        await asyncio.gather(*(prepare(database, clock) for _ in range(3)))
        assert await is_migrated(database)
        app = create_app(Settings(), database=database, interviewer=ScriptedInterviewer(), clock=clock)
        transport = httpx.ASGITransport(app, raise_app_exceptions=False)
        async with httpx.AsyncClient(transport=transport, base_url="http://test/api") as client:
            await journey.read_posts(client)

            async def interview() -> None:
                await journey.finish(client, database, await journey.start(client, question_count=1), well=True)

            await asyncio.gather(*(interview() for _ in range(4)))
            assert len((await client.get("/interviews")).json()["items"]) == 4
        await database.close()
        # Every connection served several clients, and none was left with anything of theirs.
        assert min(proxy.used) > 5
        assert proxy.named == []


@on_postgresql
async def test_no_advisory_lock_outlives_its_transaction(database: Database) -> None:
    async with database.write() as db_session:
        await database.lock(db_session, "import")
        assert await db_session.scalar(HELD) == 1
    async with database.read() as db_session:
        assert await db_session.scalar(HELD) == 0
        assert await db_session.scalar(text("SHOW transaction_isolation")) == "repeatable read"


@on_postgresql
async def test_the_first_host_that_answers_is_connected_to(database_url: URL) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        # One that is gone, and one that takes connections and says nothing, as a machine that hangs.
        gone, silent = unused_port(), taken.getsockname()[1]
        where = f"127.0.0.1:{gone},127.0.0.1:{silent},{database_url.query['host']}"
        url = f"postgresql://{database_url.username}@/{database_url.database}?host={where}&connect_timeout=1"
        database = Database(parse(url))
        assert await is_migrated(database)
        # The next connection begins with the one that answered.
        started = asyncio.get_running_loop().time()
        await database.engine.dispose()
        assert await is_migrated(database)
        assert asyncio.get_running_loop().time() - started < 0.5
        await database.close()


def unused_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as server:
        return int(server.getsockname()[1])


@on_postgresql
async def test_no_connection_is_held_while_200_readers_wait_for_a_model(database_url: URL, clock: FixedClock) -> None:
    database = Database(database_url, pool_size=5)
    interviewer = ScriptedInterviewer()
    interviewer.go.clear()
    app = create_app(Settings(), database=database, interviewer=interviewer, clock=clock)
    transport = httpx.ASGITransport(app, raise_app_exceptions=False)
    async with httpx.AsyncClient(transport=transport, base_url="http://test/api", timeout=60) as client:
        await journey.read_posts(client)
        first = await journey.start(client)
        copies = await copied(database, first, WAITING - 1)
        answers = [
            asyncio.create_task(journey.answer(client, interview, "It is about promises that callers rely on."))
            for interview in [first, *copies]
        ]
        await interviewer.until_evaluating(WAITING)
        pool = database.engine.sync_engine.pool
        assert isinstance(pool, QueuePool)
        await until(lambda: pool.checkedout() == 0)
        assert pool.size() == 5
        assert (await client.get("/posts")).status_code == 200
        for answer in answers:
            answer.cancel()
        await asyncio.gather(*answers, return_exceptions=True)
    await app.state.turn.close()
    await database.close()


async def copied(database: Database, interview: journey.Json, count: int) -> list[journey.Json]:
    """As many more interviews like it, each at the same question."""
    async with database.write() as db_session:
        found = (
            await db_session.execute(select(Interview.__table__).where(Interview.id == uuid.UUID(interview["id"])))
        ).one()
        asked = (
            await db_session.execute(
                select(InterviewQuestion.__table__).where(InterviewQuestion.interview_id == found.id)
            )
        ).one()
        ids = [(uuid.uuid4(), uuid.uuid4()) for _ in range(count)]
        await db_session.execute(insert(Interview), [found._asdict() | {"id": mine} for mine, _ in ids])
        await db_session.execute(
            insert(InterviewQuestion), [asked._asdict() | {"id": its, "interview_id": mine} for mine, its in ids]
        )
    assert found.user_id == LOCAL_READER_ID
    return [{"id": str(mine), "question": {"id": str(its)}} for mine, its in ids]


async def until(condition: Callable[[], bool]) -> None:
    for _ in range(1000):
        if condition():
            return
        await asyncio.sleep(0.01)
    raise AssertionError("it never came to be")
