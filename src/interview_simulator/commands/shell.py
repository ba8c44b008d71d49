"""What all commands share: where they print, and how they fail: in one line."""

from collections.abc import Awaitable, Callable, Iterator
from contextlib import contextmanager
from typing import TypeVar

import typer
from pydantic import ValidationError
from rich.console import Console
from rich.progress import BarColumn, Progress, ProgressColumn, TextColumn
from sqlalchemy.exc import SQLAlchemyError

from interview_simulator.clock import utc_now
from interview_simulator.db.session import Database
from interview_simulator.errors import AppError, DatabaseUnavailable, StartupError
from interview_simulator.interviewers.base import Interviewer
from interview_simulator.settings import SECRETS, Settings
from interview_simulator.startup import prepare

T = TypeVar("T")

# What is printed is text of users and files: never markup.
console = Console(markup=False, highlight=False)
errors = Console(stderr=True, markup=False, highlight=False)


def read_settings() -> Settings:
    try:
        return Settings()
    except ValidationError as error:
        first = error.errors()[0]
        name = str(first["loc"][0])
        shown = "" if name in SECRETS else f" (it is {first['input']!r})"
        raise StartupError(f"setting {name}: {first['msg']}{shown}") from error


async def with_database(settings: Settings, do: Callable[..., Awaitable[T]], *arguments: object) -> T:
    """Return what `do` returns, given a prepared database before its `arguments`."""
    database = Database.from_settings(settings)
    try:
        await prepare(database, utc_now)
        return await do(database, *arguments)
    finally:
        await database.close()


@contextmanager
def progress_bar(what: str, *columns: ProgressColumn) -> Iterator[Callable[[int, int], None]]:
    """Yield what shows how much is done, of how much."""
    shown = (TextColumn(what), BarColumn(), *columns)
    with Progress(*shown, console=errors, transient=True, disable=not errors.is_terminal) as progress:
        task = progress.add_task(what, total=None)
        yield lambda done, total: progress.update(task, completed=done, total=total)


def configured(chat_model: Interviewer | None, instead: str) -> Interviewer:
    """Return the chat model; raise `StartupError`, which says what to choose `instead`, where there is none."""
    if chat_model is None:
        raise StartupError(f"no chat model is configured; set OPENAI_API_KEY or OPENAI_BASE_URL, or choose {instead}")
    return chat_model


@contextmanager
def one_line_errors() -> Iterator[None]:
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
