"""Two transactions that wait for each other: PostgreSQL ends one, which is done again."""

import asyncio

import pytest
from sqlalchemy import text
from sqlalchemy.engine import URL
from sqlalchemy.exc import DBAPIError

from interview_simulator.db.deadlocks import despite_deadlocks
from interview_simulator.db.session import Database


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
