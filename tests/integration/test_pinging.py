"""Connections of the pool that ended unnoticed are replaced, and those in use are not asked each time."""

from typing import Any

import pytest
from sqlalchemy import text
from sqlalchemy.engine import URL

from interview_simulator.db import pinging
from interview_simulator.db.session import Database

pytestmark = pytest.mark.parametrize("database_url", ["postgresql"], indirect=True)


async def backend(database: Database) -> int:
    async with database.read() as db_session:
        found: int = (await db_session.execute(text("SELECT pg_backend_pid()"))).scalar_one()
        return found


async def test_a_connection_that_ended_while_it_lay_idle_is_replaced(
    database_url: URL, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pinging, "ASKED_AFTER_S", 0.0)
    database, other = Database(database_url), Database(database_url)
    before = await backend(database)
    async with other.write() as db_session:
        await db_session.execute(text("SELECT pg_terminate_backend(:pid)"), {"pid": before})
    assert await backend(database) != before
    await database.close()
    await other.close()


@pytest.mark.parametrize(("idle_s", "pings"), [(60.0, 0), (0.0, 3)])
async def test_only_what_lay_idle_is_asked(
    database_url: URL, monkeypatch: pytest.MonkeyPatch, idle_s: float, pings: int
) -> None:
    monkeypatch.setattr(pinging, "ASKED_AFTER_S", idle_s)
    database = Database(database_url)
    dialect, asked = database.engine.sync_engine.dialect, 0
    ping = dialect.do_ping

    def counting(connection: Any) -> bool:
        nonlocal asked
        asked += 1
        return ping(connection)

    monkeypatch.setattr(dialect, "do_ping", counting)
    for _ in range(4):
        await backend(database)
    assert asked == pings
    await database.close()
