"""The command `grade`."""

import signal
import sys
from contextlib import closing
from pathlib import Path
from typing import Annotated, Literal

import typer
from rich.progress import BarColumn, Progress, TextColumn, TimeRemainingColumn

from interview_simulator.commands.shell import configured, console, errors, one_line_errors, read_settings
from interview_simulator.grading import files
from interview_simulator.grading.outcomes import Grader
from interview_simulator.grading.pipeline import Report, grade_file
from interview_simulator.grading.workers import Workers
from interview_simulator.interviewing import chat_model_from
from interview_simulator.processes import cores


def grade_command(
    source: Annotated[Path, typer.Argument(help="A JSON Lines file, or - for standard input.", show_default=False)],
    output: Annotated[
        Path, typer.Option("--output", "-o", help="Where the grades go; standard output.", show_default=False)
    ] = files.STANDARD,
    interviewer: Annotated[Literal["offline", "llm"], typer.Option(help="Who grades.")] = "offline",
) -> None:
    """Grade the answers of a file, line by line. Exit code 1 when a line could not be graded."""
    # As with Ctrl+C, what was begun is cleared away.
    signal.signal(signal.SIGTERM, lambda number, _: sys.exit(128 + number))
    with one_line_errors(), closing(_line_grader(interviewer)) as grader:
        report = _grade(source, output, grader)
    if report.failed:
        errors.print(
            f"{report.failed} of {report.lines} lines could not be graded; the first: {report.first_problem}",
            style="red",
            soft_wrap=True,
        )
    elif output != files.STANDARD:
        errors.print(f"{report.graded} graded")
    raise typer.Exit(1 if report.failed else 0)


def _line_grader(by: Literal["offline", "llm"]) -> Grader:
    if by == "offline":
        return Workers(cores())
    settings = read_settings()
    chat_model = configured(chat_model_from(settings), "--interviewer offline")
    # Here, so that who has no chat model does not wait for its client to load.
    from interview_simulator.grading.by_chat_model import ByChatModel  # noqa: PLC0415

    return ByChatModel(chat_model, settings.step_seconds)


def _grade(source: Path, output: Path, grader: Grader) -> Report:
    columns = (TextColumn("Grading"), BarColumn(), TextColumn("{task.fields[lines]} lines"), TimeRemainingColumn())
    # Grades that are shown on the same screen show how far it is.
    shown = errors.is_terminal and not (output == files.STANDARD and console.is_terminal)
    with Progress(*columns, console=errors, transient=True, disable=not shown, redirect_stdout=False) as progress:
        task = progress.add_task("grade", total=None, lines=0)
        return grade_file(
            source,
            output,
            grader,
            lambda lines, done, total: progress.update(task, completed=done, total=total, lines=lines),
        )
