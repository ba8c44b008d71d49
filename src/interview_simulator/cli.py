"""The command line."""

import asyncio
import json
import os
import signal
import socket
import sys
import uuid
from collections.abc import Awaitable, Callable, Iterator
from contextlib import closing, contextmanager
from importlib.metadata import version as package_version
from ipaddress import ip_address
from pathlib import Path
from random import Random
from typing import Annotated, Literal, TypeVar

import typer
from pydantic import ValidationError
from rich.console import Console
from rich.progress import (
    BarColumn,
    MofNCompleteColumn,
    Progress,
    ProgressColumn,
    TextColumn,
    TimeRemainingColumn,
)
from sqlalchemy.engine import make_url
from sqlalchemy.exc import SQLAlchemyError

from interview_simulator import reports, serving
from interview_simulator.admitting import admission_from
from interview_simulator.app import create_app
from interview_simulator.clock import utc_now
from interview_simulator.db.backup import back_up
from interview_simulator.db.session import Database, database_url
from interview_simulator.errors import AppError, DatabaseUnavailable, StartupError
from interview_simulator.features.accounts import owner
from interview_simulator.features.interviews.regrading import regrade
from interview_simulator.features.interviews.schemas import InterviewIn
from interview_simulator.features.library.importing import ImportReport, import_posts
from interview_simulator.features.library.proposing import propose_for_file, propose_for_post
from interview_simulator.features.library.sources import SUFFIXES
from interview_simulator.features.library.writing import write_questions
from interview_simulator.features.platform import tokens
from interview_simulator.features.platform.tokens import Scope
from interview_simulator.features.usage import service as usage
from interview_simulator.features.usage.schemas import Total
from interview_simulator.grading import files
from interview_simulator.grading.outcomes import Grader
from interview_simulator.grading.pipeline import Report, grade_file
from interview_simulator.grading.workers import Workers
from interview_simulator.interviewers.base import GradedBy, Interviewer
from interview_simulator.interviewers.offline.interviewer import OfflineInterviewer
from interview_simulator.interviewing import chat_model_from, interviewer_from, terms_from
from interview_simulator.processes import ProcessEnded, cores
from interview_simulator.settings import SECRETS, Settings
from interview_simulator.startup import prepare
from interview_simulator.terminal import TerminalInterview

T = TypeVar("T")

app = typer.Typer(
    help="Mock interviews from what you have read.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
)
accounts = typer.Typer(help="Who may sign in.", no_args_is_help=True)
app.add_typer(accounts, name="accounts")
api_tokens = typer.Typer(help="What platforms sign in with.", no_args_is_help=True)
app.add_typer(api_tokens, name="tokens")
# What is printed is text of users and files: never markup.
console = Console(markup=False, highlight=False)
errors = Console(stderr=True, markup=False, highlight=False)


@app.command()
def serve() -> None:
    """Serve page and API; HOST and PORT say where, INTERVIEW_WORKERS by how many processes."""
    with _one_line_errors():
        settings = _settings()
        listener = _listen(settings.host, settings.port, anywhere=settings.auth == "accounts")
        asyncio.run(_prepare(settings))
        serving.serve(settings, listener)


@app.command("import")
def import_command(
    path: Annotated[Path, typer.Argument(help="A Markdown file, a folder, or a zip of them.", show_default=False)],
) -> None:
    """Import posts; importing again updates what changed. Exit code 1 when something had to be left out."""
    with _one_line_errors():
        settings = _settings()
        report = asyncio.run(_import(settings, path))
    for problem in report.problems:
        errors.print(str(problem), style="red", soft_wrap=True)
    left_out = f", {len(report.problems)} left out" if report.problems else ""
    console.print(f"{report.added} added, {report.updated} updated, {report.unchanged} unchanged{left_out}")
    with _one_line_errors():
        asyncio.run(_write(settings))
    raise typer.Exit(1 if report.problems else 0)


@app.command("questions")
def questions_command(
    post: Annotated[str, typer.Argument(help="A post's slug or id, or a Markdown file.", show_default=False)],
) -> None:
    """Print the questions written from a post, as its author could put them into it."""
    with _one_line_errors():
        file = Path(post)
        # Whatever else a name may be, it is not too long for a file.
        is_file = os.path.isfile(file) or file.suffix.lower() in SUFFIXES  # noqa: PTH113
        typer.echo(asyncio.run(propose_for_file(file) if is_file else _propose(_settings(), post)))


@app.command()
def interview(
    questions: Annotated[int | None, typer.Option(min=1, max=20, help="How many questions; 5.")] = None,
    topic: Annotated[list[str] | None, typer.Option(help="A topic to be asked about; may be given again.")] = None,
) -> None:
    """Be interviewed in the terminal. Ctrl+C pauses; called without options, it goes on from there."""
    with _one_line_errors():
        given = {"question_count": questions, "topics": topic}
        wanted = InterviewIn.model_validate({name: value for name, value in given.items() if value})
        settings = _settings()
        database, interviewer = Database.from_settings(settings), interviewer_from(settings)
        with asyncio.Runner() as runner:
            try:
                runner.run(prepare(database, utc_now))
                runner.run(_write_begun(database))
                interview = TerminalInterview(database, interviewer, terms_from(settings), console, runner)
                interview.run(wanted, new=bool(questions or topic))
            finally:
                runner.run(database.close())


@app.command("grade")
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
    with _one_line_errors(), closing(_line_grader(interviewer)) as grader:
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


@app.command("usage")
def usage_command(
    days: Annotated[
        int | None, typer.Option(min=1, max=36_500, help="The last so many days; all there ever were.")
    ] = None,
) -> None:
    """Print what interviewers did, and what chat models took and cost."""
    with _one_line_errors():
        totals = asyncio.run(_totals(_settings(), days))
    reports.print_usage(console, totals)


@app.command("regrade")
def regrade_command(
    interview: Annotated[
        uuid.UUID | None, typer.Argument(help="A finished interview; all of them.", show_default=False)
    ] = None,
    by: Annotated[GradedBy, typer.Option(help="Who grades: llm or offline.")] = GradedBy.LLM,
) -> None:
    """Grade finished interviews again, and print the difference. What is stored stays as it is."""
    with _one_line_errors():
        settings = _settings()
        asyncio.run(_regrade(settings, _grader(settings, by), interview))


@app.command("backup")
def backup_command(
    file: Annotated[Path, typer.Argument(help="Where the copy goes: a new file.", show_default=False)],
) -> None:
    """Copy the embedded database into a file, also while a server uses it."""
    with _one_line_errors():
        back_up(database_url(_settings()), file)
    console.print(f"backed up into {file}", soft_wrap=True)


@app.command()
def openapi() -> None:
    """Print the API's OpenAPI description."""
    with _one_line_errors():
        settings = _settings()
    database = Database(make_url("sqlite+aiosqlite://"))
    typer.echo(json.dumps(create_app(settings, database=database).openapi(), indent=2))


@accounts.command("invite")
def invite_command(
    email: Annotated[str | None, typer.Argument(help="Whom it is for; whoever has it.", show_default=False)] = None,
) -> None:
    """Print a link to make an account with, once, within a week."""
    with _one_line_errors():
        settings = _accounts_settings()
        typer.echo(asyncio.run(_with_accounts(settings, owner.invite, admission_from(settings), email, utc_now())))


@accounts.command("reset")
def reset_command(email: Annotated[str, typer.Argument(help="Whose password.", show_default=False)]) -> None:
    """Print a link to set a new password with, once, within an hour."""
    with _one_line_errors():
        settings = _accounts_settings()
        typer.echo(asyncio.run(_with_accounts(settings, owner.reset, admission_from(settings), email, utc_now())))


@accounts.command("list")
def list_command() -> None:
    """Print who has an account."""
    with _one_line_errors():
        reports.print_accounts(console, asyncio.run(_with_accounts(_settings(), owner.accounts)))


@accounts.command("delete")
def delete_command(
    account: Annotated[str, typer.Argument(help="Its e-mail or id.", show_default=False)],
) -> None:
    """Delete an account, with every interview and answer in it. This cannot be undone."""
    with _one_line_errors():
        asyncio.run(_with_accounts(_settings(), owner.delete, account))


@api_tokens.command("create")
def create_token(
    platform: Annotated[
        str, typer.Argument(help="Whose it is; tokens of one platform share readers and posts.", show_default=False)
    ],
    scope: Annotated[list[Scope], typer.Option(help="What it may do; may be given again.", show_default=False)],
    days: Annotated[int | None, typer.Option(min=1, max=36_500, help="How long it is good for; for ever.")] = None,
) -> None:
    """Print a new API token. It is shown this once: only a hash of it is stored."""
    with _one_line_errors():
        typer.echo(asyncio.run(_with_accounts(_settings(), tokens.create, platform, scope, utc_now(), days)))


@api_tokens.command("list")
def list_tokens() -> None:
    """Print which tokens there are, without their secrets."""
    with _one_line_errors():
        reports.print_tokens(console, asyncio.run(_with_accounts(_settings(), tokens.list_tokens)), utc_now())


@api_tokens.command("revoke")
def revoke_token(token: Annotated[uuid.UUID, typer.Argument(help="Its id.", show_default=False)]) -> None:
    """Let nobody in with a token any more."""
    with _one_line_errors():
        asyncio.run(_with_accounts(_settings(), tokens.revoke, token, utc_now()))


@app.command()
def version() -> None:
    """Print the version."""
    typer.echo(package_version("interview-simulator"))


async def _with_accounts(settings: Settings, do: Callable[..., Awaitable[T]], *arguments: object) -> T:
    database = Database.from_settings(settings)
    try:
        await prepare(database, utc_now)
        return await do(database, *arguments)
    finally:
        await database.close()


def _accounts_settings() -> Settings:
    settings = _settings()
    if settings.auth == "none":
        raise StartupError("there are no accounts; set INTERVIEW_AUTH=accounts, here and where the server runs")
    return settings


async def _prepare(settings: Settings) -> None:
    database = Database.from_settings(settings)
    try:
        await prepare(database, utc_now)
    finally:
        await database.close()


@contextmanager
def _progress(what: str, *columns: ProgressColumn) -> Iterator[Callable[[int, int], None]]:
    """Yield what shows how much is done, of how much."""
    shown = (TextColumn(what), BarColumn(), *columns)
    with Progress(*shown, console=errors, transient=True, disable=not errors.is_terminal) as progress:
        task = progress.add_task(what, total=None)
        yield lambda done, total: progress.update(task, completed=done, total=total)


async def _import(settings: Settings, path: Path) -> ImportReport:
    database = Database.from_settings(settings)
    try:
        await prepare(database, utc_now)
        with _progress("Importing", MofNCompleteColumn()) as show:
            return await import_posts(database, path, utc_now, show)
    finally:
        await database.close()


async def _propose(settings: Settings, post: str) -> str:
    database = Database.from_settings(settings)
    try:
        await prepare(database, utc_now)
        return await propose_for_post(database, post)
    finally:
        await database.close()


async def _write(settings: Settings) -> None:
    database = Database.from_settings(settings)
    try:
        await _write_questions(database)
    finally:
        await database.close()


async def _write_begun(database: Database) -> None:
    """What was begun to be read before there were questions on it is to be asked about as well."""
    try:
        await _write_questions(database, begun_only=True)
    except ProcessEnded as error:
        errors.print(f"no questions could be written: {error.detail}", style="yellow", soft_wrap=True)


async def _write_questions(database: Database, *, begun_only: bool = False) -> None:
    with _progress("Writing questions", MofNCompleteColumn(), TimeRemainingColumn()) as show:
        await write_questions(database, show, most_processes=cores(), begun_only=begun_only)


async def _totals(settings: Settings, days: int | None) -> list[Total]:
    database = Database.from_settings(settings)
    try:
        await prepare(database, utc_now)
        async with database.read() as db_session:
            return await usage.totals(db_session, utc_now(), days)
    finally:
        await database.close()


async def _regrade(settings: Settings, interviewer: Interviewer, interview_id: uuid.UUID | None) -> None:
    database = Database.from_settings(settings)
    try:
        await prepare(database, utc_now)
        again = regrade(database, interviewer, utc_now, terms_from(settings), interview_id)
        await reports.print_regrades(console, again)
    finally:
        await database.close()


def _grader(settings: Settings, by: GradedBy) -> Interviewer:
    if by is GradedBy.OFFLINE:
        return OfflineInterviewer(Random())
    return _configured(chat_model_from(settings) if by is GradedBy.LLM else None, "--by offline")


def _configured(chat_model: Interviewer | None, instead: str) -> Interviewer:
    if chat_model is None:
        raise StartupError(f"no chat model is configured; set OPENAI_API_KEY or OPENAI_BASE_URL, or choose {instead}")
    return chat_model


def _line_grader(by: Literal["offline", "llm"]) -> Grader:
    if by == "offline":
        return Workers(cores())
    settings = _settings()
    chat_model = _configured(chat_model_from(settings), "--interviewer offline")
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


def _listen(host: str, port: int, *, anywhere: bool) -> socket.socket:
    try:
        family, _, _, _, address = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0]
        if not anywhere and not ip_address(address[0]).is_loopback:
            raise StartupError(
                f"HOST={host} would let others in without signing in; set INTERVIEW_AUTH=accounts, or leave HOST out"
            )
        listener = socket.socket(family)
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listener.bind(address)
        # At once, so that a second start on the same port is told so.
        listener.listen(128)
    except (OSError, UnicodeError) as error:
        reason = getattr(error, "strerror", None) or error
        raise StartupError(f"cannot listen on {host}:{port} ({reason}); set PORT or HOST to another") from error
    return listener


def _settings() -> Settings:
    try:
        return Settings()
    except ValidationError as error:
        first = error.errors()[0]
        name = str(first["loc"][0])
        shown = "" if name in SECRETS else f" (it is {first['input']!r})"
        raise StartupError(f"setting {name}: {first['msg']}{shown}") from error


@contextmanager
def _one_line_errors() -> Iterator[None]:
    try:
        yield
    except DatabaseUnavailable as error:
        _fail(f"the database cannot be reached: {error.__cause__}")
    except AppError as error:
        _fail(error.detail)
    except ValidationError as error:
        first = error.errors()[0]
        _fail(f"{'.'.join(map(str, first['loc']))}: {first['msg']}")
    except SQLAlchemyError as error:
        _fail(f"the database cannot be used: {str(error).splitlines()[0]}")


def _fail(message: str) -> None:
    errors.print(f"error: {message}", style="red", soft_wrap=True)
    raise typer.Exit(1)
