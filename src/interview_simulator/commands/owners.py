"""Commands of whoever runs it for others: `accounts` and `tokens`."""

import asyncio
import uuid
from typing import Annotated

import typer

from interview_simulator import reports
from interview_simulator.admitting import admission_from
from interview_simulator.clock import utc_now
from interview_simulator.commands.shell import console, one_line_errors, read_settings, with_database
from interview_simulator.errors import StartupError
from interview_simulator.features.accounts import owner
from interview_simulator.features.platform import tokens
from interview_simulator.features.platform.tokens import Scope
from interview_simulator.settings import Settings

accounts = typer.Typer(help="Who may sign in.", no_args_is_help=True)
api_tokens = typer.Typer(help="What platforms sign in with.", no_args_is_help=True)


@accounts.command("invite")
def invite_command(
    email: Annotated[str | None, typer.Argument(help="Whom it is for; whoever has it.", show_default=False)] = None,
) -> None:
    """Print a link to make an account with, once, within a week."""
    with one_line_errors():
        settings = _accountsread_settings()
        typer.echo(asyncio.run(with_database(settings, owner.invite, admission_from(settings), email, utc_now())))


@accounts.command("reset")
def reset_command(email: Annotated[str, typer.Argument(help="Whose password.", show_default=False)]) -> None:
    """Print a link to set a new password with, once, within an hour."""
    with one_line_errors():
        settings = _accountsread_settings()
        typer.echo(asyncio.run(with_database(settings, owner.reset, admission_from(settings), email, utc_now())))


@accounts.command("list")
def list_command() -> None:
    """Print who has an account."""
    with one_line_errors():
        reports.print_accounts(console, asyncio.run(with_database(read_settings(), owner.accounts)))


@accounts.command("delete")
def delete_command(
    account: Annotated[str, typer.Argument(help="Its e-mail or id.", show_default=False)],
) -> None:
    """Delete an account, with every interview and answer in it. This cannot be undone."""
    with one_line_errors():
        asyncio.run(with_database(read_settings(), owner.delete, account))


@api_tokens.command("create")
def create_token(
    platform: Annotated[
        str, typer.Argument(help="Whose it is; tokens of one platform share readers and posts.", show_default=False)
    ],
    scope: Annotated[list[Scope], typer.Option(help="What it may do; may be given again.", show_default=False)],
    days: Annotated[int | None, typer.Option(min=1, max=36_500, help="How long it is good for; for ever.")] = None,
) -> None:
    """Print a new API token. It is shown this once: only a hash of it is stored."""
    with one_line_errors():
        typer.echo(asyncio.run(with_database(read_settings(), tokens.create, platform, scope, utc_now(), days)))


@api_tokens.command("list")
def list_tokens() -> None:
    """Print which tokens there are, without their secrets."""
    with one_line_errors():
        reports.print_tokens(console, asyncio.run(with_database(read_settings(), tokens.list_tokens)), utc_now())


@api_tokens.command("revoke")
def revoke_token(token: Annotated[uuid.UUID, typer.Argument(help="Its id.", show_default=False)]) -> None:
    """Let nobody in with a token any more."""
    with one_line_errors():
        asyncio.run(with_database(read_settings(), tokens.revoke, token, utc_now()))


def _accountsread_settings() -> Settings:
    settings = read_settings()
    if settings.auth == "none":
        raise StartupError("there are no accounts; set INTERVIEW_AUTH=accounts, here and where the server runs")
    return settings
