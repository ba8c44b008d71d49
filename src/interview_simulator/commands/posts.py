"""Commands on posts: `import` and `questions`."""

import asyncio
import os
from pathlib import Path
from typing import Annotated

import typer
from rich.progress import MofNCompleteColumn, TimeRemainingColumn

from interview_simulator.clock import utc_now
from interview_simulator.commands.shell import (
    console,
    errors,
    one_line_errors,
    progress_bar,
    read_settings,
    with_database,
)
from interview_simulator.db.session import Database
from interview_simulator.features.library.importing import ImportReport, import_posts
from interview_simulator.features.library.proposing import propose_for_file, propose_for_post
from interview_simulator.features.library.sources import SUFFIXES
from interview_simulator.features.library.writing import write_questions
from interview_simulator.processes import cores


def import_command(
    path: Annotated[Path, typer.Argument(help="A Markdown file, a folder, or a zip of them.", show_default=False)],
) -> None:
    """Import posts; importing again updates what changed. Exit code 1 when something had to be left out."""
    with one_line_errors():
        settings = read_settings()
        report = asyncio.run(with_database(settings, _import, path))
    for problem in report.problems:
        errors.print(str(problem), style="red", soft_wrap=True)
    left_out = f", {len(report.problems)} left out" if report.problems else ""
    console.print(f"{report.added} added, {report.updated} updated, {report.unchanged} unchanged{left_out}")
    with one_line_errors():
        asyncio.run(with_database(settings, write_all))
    raise typer.Exit(1 if report.problems else 0)


def questions_command(
    post: Annotated[str, typer.Argument(help="A post's slug or id, or a Markdown file.", show_default=False)],
) -> None:
    """Print the questions written from a post, as its author could put them into it."""
    with one_line_errors():
        file = Path(post)
        # Whatever else a name may be, it is not too long for a file.
        is_file = os.path.isfile(file) or file.suffix.lower() in SUFFIXES  # noqa: PTH113
        proposed = propose_for_file(file) if is_file else with_database(read_settings(), propose_for_post, post)
        typer.echo(asyncio.run(proposed))


async def _import(database: Database, path: Path) -> ImportReport:
    with progress_bar("Importing", MofNCompleteColumn()) as show:
        return await import_posts(database, path, utc_now, show)


async def write_all(database: Database, *, begun_only: bool = False) -> None:
    with progress_bar("Writing questions", MofNCompleteColumn(), TimeRemainingColumn()) as show:
        await write_questions(database, show, most_processes=cores(), begun_only=begun_only)
