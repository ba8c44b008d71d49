"""A database that fills up between an answer and its grade: the answer is kept, and nobody is told otherwise."""

import httpx
import pytest
from sqlalchemy import text

from interview_simulator.db.session import Database
from interview_simulator.features.interviews.leasing import LEASE
from tests.conftest import FixedClock
from tests.integration import journey

NO_ROOM = (
    """CREATE FUNCTION no_room() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN RAISE EXCEPTION 'could not extend file: No space left on device' USING ERRCODE = '53100'; END $$""",
    "CREATE TRIGGER no_room BEFORE INSERT ON key_point_verdicts EXECUTE FUNCTION no_room()",
)
ROOM = ("DROP TRIGGER no_room ON key_point_verdicts", "DROP FUNCTION no_room()")


async def execute(database: Database, statements: tuple[str, ...]) -> None:
    async with database.write() as db_session:
        for statement in statements:
            await db_session.execute(text(statement))


@pytest.mark.parametrize("database_url", ["postgresql"], indirect=True)
async def test_the_answer_is_pending_and_graded_when_there_is_room(
    client: httpx.AsyncClient, database: Database, clock: FixedClock
) -> None:
    await journey.read_posts(client)
    interview = await journey.start(client)
    await execute(database, NO_ROOM)
    try:
        pending = await journey.answer(client, interview, "It sets up the state.")
    finally:
        await execute(database, ROOM)
    assert pending.status_code == 202, pending.text
    assert pending.json()["interview"]["pending_answer"]["text"] == "It sets up the state."
    clock.advance(seconds=LEASE.total_seconds() + 1)
    graded = await journey.answer(client, interview, "It sets up the state.")
    assert graded.status_code == 200
    assert graded.json()["interview"]["pending_answer"] is None
