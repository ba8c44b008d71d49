"""Tests share a PostgreSQL database one after another: none finds what the one before it left."""

import asyncio

import pytest
from sqlalchemy import select, text
from sqlalchemy.engine import URL

from interview_simulator.db.base import Base
from interview_simulator.db.session import Database
from interview_simulator.errors import DatabaseUnavailable
from tests.databases import Databases


async def content(url: URL) -> dict[str, list[str]]:
    database = Database(url)
    async with database.read() as db_session:
        rows = {t.name: sorted(map(str, await db_session.execute(select(t)))) for t in Base.metadata.sorted_tables}
    await database.close()
    return rows


async def spoil(database: Database) -> None:
    async with database.write() as db_session:
        await db_session.execute(text("DELETE FROM posts"))
        await db_session.execute(text("UPDATE users SET name = 'Another'"))
        await db_session.execute(text("INSERT INTO tags (id, name) SELECT gen_random_uuid(), 'another'"))


def test_the_prepared_database_is_put_back(prepared_postgres: Databases) -> None:
    with asyncio.Runner() as runner:
        with prepared_postgres.prepared() as url:
            before = runner.run(content(url))
            left_open = Database(url)
            runner.run(spoil(left_open))
            assert runner.run(content(url)) != before
        assert before["posts"]
        with prepared_postgres.prepared() as again:
            assert runner.run(content(again)) == before
            with pytest.raises(DatabaseUnavailable):
                runner.run(content(url))
        runner.run(left_open.close())
