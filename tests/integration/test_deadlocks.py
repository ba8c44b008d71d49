"""Two transactions that wait for each other: PostgreSQL ends one, which is done again."""

import asyncio

import pytest
from sqlalchemy import text
from sqlalchemy.engine import URL
from sqlalchemy.exc import DBAPIError

from interview_simulator.db.deadlocks import despite_deadlocks
from interview_simulator.db.session import Database
from interview_simulator.features.accounts import own_data, owner, repository
from interview_simulator.features.accounts.sessions import open_session
from tests.conftest import FixedClock


async def test_both_of_two_that_wait_for_each_other_are_done(empty_postgres_url: URL) -> None:
    database = Database(empty_postgres_url)
    async with database.write() as db_session:
        await db_session.execute(text("CREATE TABLE counts (name text PRIMARY KEY, count int)"))
        await db_session.execute(text("INSERT INTO counts VALUES ('a', 0), ('b', 0)"))
    tries = 0

    async def count(*names: str) -> None:
        nonlocal tries
        tries += 1
        async with database.write() as db_session:
            for name in names:
                await db_session.execute(text("UPDATE counts SET count = count + 1 WHERE name = :n"), {"n": name})
                await asyncio.sleep(0.05)

    await asyncio.gather(despite_deadlocks(lambda: count("a", "b")), despite_deadlocks(lambda: count("b", "a")))
    async with database.read() as db_session:
        assert set(await db_session.scalars(text("SELECT count FROM counts"))) == {2}
    assert tries == 3
    await database.close()


async def test_other_errors_are_not_tried_again(empty_postgres_url: URL) -> None:
    database = Database(empty_postgres_url)
    tries = 0

    async def mistaken() -> None:
        nonlocal tries
        tries += 1
        async with database.write() as db_session:
            await db_session.execute(text("SELECT nothing FROM nowhere"))

    with pytest.raises(DBAPIError):
        await despite_deadlocks(mistaken)
    assert tries == 1
    await database.close()


@pytest.mark.parametrize("database_url", ["postgresql"], indirect=True)
async def test_an_account_is_deleted_although_its_reader_is_at_work(database: Database, clock: FixedClock) -> None:
    async with database.write() as db_session:
        reader = await own_data.create(db_session, clock())
        await open_session(db_session, reader, clock())
    async with database.write() as db_session:
        # So that it is the deletion that PostgreSQL ends.
        await db_session.execute(text("SET LOCAL deadlock_timeout = '60s'"))
        await db_session.execute(text("UPDATE user_sessions SET last_used_at = now()"))
        deleting = asyncio.create_task(owner.delete(database, str(reader)))
        await asyncio.sleep(0.5)
        await db_session.execute(text("SELECT id FROM users FOR UPDATE"))
    await deleting
    async with database.read() as db_session:
        assert await repository.user(db_session, reader) is None
