"""The command line."""

import json
from importlib.metadata import version as package_version
from pathlib import Path
from typing import Annotated

import typer
from sqlalchemy.engine import make_url

from interview_simulator.commands import grading, interviews, owners, posts, serve
from interview_simulator.commands.shell import console, one_line_errors, read_settings
from interview_simulator.db.backup import back_up
from interview_simulator.db.session import Database, database_url

app = typer.Typer(
    help="Mock interviews from what you have read.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
)
app.command("serve")(serve.serve)
app.command("import")(posts.import_command)
app.command("questions")(posts.questions_command)
app.command("interview")(interviews.interview)
app.command("grade")(grading.grade_command)
app.command("usage")(interviews.usage_command)
app.command("regrade")(interviews.regrade_command)
app.add_typer(owners.accounts, name="accounts")
app.add_typer(owners.api_tokens, name="tokens")


@app.command("backup")
def backup_command(
    file: Annotated[Path, typer.Argument(help="Where the copy goes: a new file.", show_default=False)],
) -> None:
    """Copy the embedded database into a file, also while a server uses it."""
    with one_line_errors():
        back_up(database_url(read_settings()), file)
    console.print(f"backed up into {file}", soft_wrap=True)


@app.command()
def openapi() -> None:
    """Print the API's OpenAPI description."""
    with one_line_errors():
        settings = read_settings()
    # Here, so that no other command waits for it to load.
    from interview_simulator.app import create_app  # noqa: PLC0415

    database = Database(make_url("sqlite+aiosqlite://"))
    typer.echo(json.dumps(create_app(settings, database=database).openapi(), indent=2))


@app.command()
def version() -> None:
    """Print the version."""
    typer.echo(package_version("interview-simulator"))
