"""Commands on interviews: `interview`, `regrade` and `usage`."""

import asyncio
import uuid
from random import Random
from typing import Annotated

import typer

from interview_simulator import reports
from interview_simulator.clock import utc_now
from interview_simulator.commands.posts import write_all
from interview_simulator.commands.shell import (
    configured,
    console,
    errors,
    one_line_errors,
    read_settings,
    with_database,
)
from interview_simulator.db.session import Database
from interview_simulator.features.interviews.regrading import regrade
from interview_simulator.features.interviews.terms import Terms
from interview_simulator.features.interviews.wanted import InterviewIn
from interview_simulator.features.usage import service as usage
from interview_simulator.features.usage.schemas import Total
from interview_simulator.interviewers.base import GradedBy, Interviewer
from interview_simulator.interviewers.offline.interviewer import OfflineInterviewer
from interview_simulator.interviewing import chat_model_from, interviewer_from, terms_from
from interview_simulator.processes import ProcessEnded
from interview_simulator.settings import Settings
from interview_simulator.startup import prepare
from interview_simulator.terminal import TerminalInterview


def interview(
    questions: Annotated[int | None, typer.Option(min=1, max=20, help="How many questions; 5.")] = None,
    topic: Annotated[list[str] | None, typer.Option(help="A topic to be asked about; may be given again.")] = None,
) -> None:
    """Be interviewed in the terminal. Ctrl+C pauses; called without options, it goes on from there."""
    with one_line_errors():
        given = {"question_count": questions, "topics": topic}
        wanted = InterviewIn.model_validate({name: value for name, value in given.items() if value})
        settings = read_settings()
        database, interviewer = Database.from_settings(settings), interviewer_from(settings)
        with asyncio.Runner() as runner:
            try:
                runner.run(prepare(database, utc_now))
                runner.run(_write_begun(database))
                interview = TerminalInterview(database, interviewer, terms_from(settings), console, runner)
                interview.run(wanted, new=bool(questions or topic))
            finally:
                runner.run(database.close())


def usage_command(
    days: Annotated[
        int | None, typer.Option(min=1, max=36_500, help="The last so many days; all there ever were.")
    ] = None,
) -> None:
    """Print what interviewers did, and what chat models took and cost."""
    with one_line_errors():
        totals = asyncio.run(with_database(read_settings(), _totals, days))
    reports.print_usage(console, totals)


def regrade_command(
    interview: Annotated[
        uuid.UUID | None, typer.Argument(help="A finished interview; all of them.", show_default=False)
    ] = None,
    by: Annotated[GradedBy, typer.Option(help="Who grades: llm or offline.")] = GradedBy.LLM,
) -> None:
    """Grade finished interviews again, and print the difference. What is stored stays as it is."""
    with one_line_errors():
        settings = read_settings()
        asyncio.run(with_database(settings, _regrade, _grader(settings, by), terms_from(settings), interview))


async def _write_begun(database: Database) -> None:
    """What was begun to be read before there were questions on it is to be asked about as well."""
    try:
        await write_all(database, begun_only=True)
    except ProcessEnded as error:
        errors.print(f"no questions could be written: {error.detail}", style="yellow", soft_wrap=True)


async def _totals(database: Database, days: int | None) -> list[Total]:
    async with database.read() as db_session:
        return await usage.totals(db_session, utc_now(), days)


async def _regrade(database: Database, interviewer: Interviewer, terms: Terms, interview_id: uuid.UUID | None) -> None:
    await reports.print_regrades(console, regrade(database, interviewer, utc_now, terms, interview_id))


def _grader(settings: Settings, by: GradedBy) -> Interviewer:
    if by is GradedBy.OFFLINE:
        return OfflineInterviewer(Random())
    return configured(chat_model_from(settings) if by is GradedBy.LLM else None, "--by offline")
