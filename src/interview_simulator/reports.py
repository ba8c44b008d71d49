"""Tables that commands print."""

from collections.abc import AsyncIterator, Sequence
from datetime import datetime
from statistics import fmean

from rich.console import Console
from rich.table import Column, Table
from rich.text import Text

from interview_simulator.features.accounts.owner import Account
from interview_simulator.features.interviews.regrading import Regrade
from interview_simulator.features.platform.tokens import Token
from interview_simulator.features.usage.schemas import Total

LONGEST_QUESTION = 60


def print_usage(console: Console, totals: Sequence[Total]) -> None:
    if not totals:
        console.print("Nothing was asked or graded yet.")
        return
    table = Table("step", "by", "outcome")
    for heading in ("calls", "seconds each", "tokens in", "tokens out", "cost in $"):
        table.add_column(heading, justify="right")
    for total in totals:
        each = f"{total.seconds / total.calls:.2f}"
        by, cost = total.chat_model or total.interviewer, f"{total.cost_usd:.4f}" if total.priced else ""
        counts = (str(total.calls), each, str(total.tokens_in), str(total.tokens_out), cost)
        table.add_row(total.step, Text(by), total.outcome, *counts)
    console.print(table)
    known, asked = sum(total.priced for total in totals), sum(total.calls for total in totals if total.chat_model)
    spent = sum(total.cost_usd for total in totals)
    console.print(f"{asked} calls of chat models; {spent:.4f} $ for the {known} with a known price")


def print_accounts(console: Console, accounts: Sequence[Account]) -> None:
    if not accounts:
        console.print("Nobody has an account yet.")
        return
    for one in accounts:
        seen = f"last here {one.last_used_at:%Y-%m-%d}" if one.last_used_at else "signed out"
        by = one.issuer or ("password" if one.has_password else "a platform")
        who = f"{one.email or 'no e-mail'}, {one.name}, by {by}"
        # Not a table, which would cut off what is to be copied.
        console.print(Text(f"{one.id}  {who}, since {one.created_at:%Y-%m-%d}, {seen}"), soft_wrap=True)


def print_tokens(console: Console, tokens: Sequence[Token], now: datetime) -> None:
    if not tokens:
        console.print("There are no tokens.")
        return
    table = Table(Column("id", no_wrap=True), "platform", "scopes", "state")
    for one in tokens:
        state = "revoked" if one.revoked_at else "good" if one.is_valid(now) else "expired"
        if one.expires_at and not one.revoked_at:
            state += f" {'until' if one.is_valid(now) else 'since'} {one.expires_at:%Y-%m-%d}"
        table.add_row(*map(Text, (str(one.id), one.platform, "\n".join(sorted(one.scopes)), state)))
    console.print(table)


async def print_regrades(console: Console, regrades: AsyncIterator[Regrade]) -> None:
    """Print each as it comes, since a chat model takes its time."""
    changes: list[float] = []
    failed = 0
    async for one in regrades:
        question = one.question if len(one.question) <= LONGEST_QUESTION else f"{one.question[: LONGEST_QUESTION - 1]}…"
        place = f"{str(one.interview_id)[:8]} {one.number:2}"
        if one.after is None:
            failed += 1
            console.print(Text(f"{place}  {one.before:.2f}  not graded: {one.failure}"))
            continue
        changes.append(one.after - one.before)
        before, after = f"{one.before:.2f} ({one.graded_by})", f"{one.after:.2f} ({one.regraded_by})"
        console.print(Text(f"{place}  {before} -> {after}  {changes[-1]:+.2f}  {question}"))
    if changes:
        console.print(
            f"{len(changes)} answers: mean change {fmean(changes):+.3f}, mean size of a change "
            f"{fmean(map(abs, changes)):.3f}, largest {max(changes, key=abs):+.3f}"
        )
    if failed:
        console.print(f"{failed} not graded")
    if not changes and not failed:
        console.print("No finished interview has an answer to grade.")
