"""The fault table: what each fault of a chat model costs, and what the reader sees of it."""

import asyncio
import shutil
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

import typer
from sqlalchemy.engine import URL

from evals.tables import number, show
from interview_simulator.clock import utc_now
from interview_simulator.db.session import Database
from interview_simulator.startup import prepare
from tests.integration.chat_models import wired
from tests.integration.faults import FAULTS, Fault
from tests.integration.journey import Json


@dataclass(frozen=True)
class Seen:
    calls: int
    seconds: float
    status: int
    what: str


def measure(step_seconds: float | None) -> None:
    """Print the table; `step_seconds` replaces the short limits that make it quick."""
    with TemporaryDirectory() as folder:
        asyncio.run(_prepare(Path(folder) / "prepared.db"))
        rows = []
        for name, fault in FAULTS.items():
            limit = step_seconds or fault.step_seconds
            offline, waits = (asyncio.run(_seen(fault, limit, wish, Path(folder))) for wish in ("offline", "wait"))
            took = offline.calls, number(offline.seconds)
            rows.append((name, f"{limit:g}", *took, offline.status, offline.what, waits.status, waits.what))
            typer.echo(f"{name}: {offline.seconds:.1f} s, {waits.seconds:.1f} s", err=True)
    header = ("fault", "limit s", "calls that arrived", "seconds", "status", "who goes on offline sees")
    show("Faults, while an answer is graded", (*header, "status", "who rather waits sees"), rows)


async def _seen(fault: Fault, step_seconds: float, when_model_fails: str, folder: Path) -> Seen:
    async with _database(folder / "prepared.db") as database, wired(database, utc_now, step_seconds) as app:
        await app.prefer(when_model_fails)
        interview = await app.begin()
        if fault.replies is None:
            app.server.__exit__(None, None, None)
        else:
            app.model.spoil(evaluate=fault.replies)
        response, seconds = await app.timed(interview)
        said, calls = response.json(), app.graded_with()
        if said.get("status") == "graded":
            # Before the app is closed, which would interrupt its writing.
            await app.current(interview)
    return Seen(calls, seconds, response.status_code, _what(said))


def _what(said: Json) -> str:
    if said.get("status") != "graded":
        return f"{said.get('status', 'problem')}: {said.get('reason') or said.get('detail')}"
    grade = said["evaluation"]
    return f"graded by {grade['graded_by']}" + (f": {grade['note']}" if grade["note"] else "")


async def _prepare(file: Path) -> None:
    database = Database(URL.create("sqlite+aiosqlite", database=str(file)))
    await prepare(database, utc_now)
    await database.close()


@asynccontextmanager
async def _database(prepared: Path) -> AsyncIterator[Database]:
    with TemporaryDirectory() as folder:
        file = Path(folder) / "copy.db"
        shutil.copy(prepared, file)
        database = Database(URL.create("sqlite+aiosqlite", database=str(file)))
        try:
            yield database
        finally:
            await database.close()
