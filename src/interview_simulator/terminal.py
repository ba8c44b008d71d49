"""The interview as text, under the same rules as on the page."""

import asyncio
import math
import re
import uuid
from collections.abc import Coroutine
from typing import Any, Final, TypeVar

import typer
from pydantic import ValidationError
from rich.console import Console, Group
from rich.padding import Padding
from rich.text import Text

from interview_simulator.algorithms.rubric import Verdict
from interview_simulator.clock import utc_now
from interview_simulator.db.session import Database
from interview_simulator.features.accounts.service import LOCAL_READER_ID
from interview_simulator.features.interviews import service
from interview_simulator.features.interviews.schemas import (
    EvaluationOut,
    InterviewOut,
    Pending,
    QuestionOut,
    Results,
)
from interview_simulator.features.interviews.terms import Terms
from interview_simulator.features.interviews.turn import Turn
from interview_simulator.features.interviews.wanted import AnswerIn, InterviewIn, PlanQuery
from interview_simulator.interviewers.base import Interviewer

T = TypeVar("T")

SKIP: Final = "/skip"
END: Final = "."
MARKS: Final = {
    Verdict.COVERED: ("✓", "green"),
    Verdict.PARTIAL: ("~", "yellow"),
    Verdict.MISSING: ("✗", "red"),
    Verdict.CONTRADICTED: ("!", "red"),
}
_SNIPPET = re.compile(r"\n*```[^\n`]*\n(.*?)\n```(?:\n+|$)", re.DOTALL)


class TerminalInterview:
    def __init__(
        self, database: Database, interviewer: Interviewer, terms: Terms, console: Console, runner: asyncio.Runner
    ) -> None:
        self._database = database
        self._interviewer = interviewer
        self._terms = terms
        self._console = console
        self._runner = runner
        self._turn = Turn(database, interviewer, utc_now, terms)

    def run(self, wanted: InterviewIn, *, new: bool) -> None:
        """Go on with the unfinished interview, or start one (always when `new`), until its results or Ctrl+C."""
        interview = None if new else self._resume()
        if interview is None:
            start = service.start(self._database, self._interviewer, utc_now, self._terms, LOCAL_READER_ID, wanted)
            interview = self._await(start)
        self._console.print(f"A line with only {END} ends an answer, {SKIP} skips, Ctrl+C pauses.", style="dim")
        try:
            while interview.question is not None:
                interview = self._one_question(interview, interview.question)
        except (KeyboardInterrupt, EOFError, typer.Abort):
            self._console.print("\nPaused. Run `interview-simulator interview` to go on.", style="yellow")
            return
        if interview.status == "in_progress":
            why = interview.question_delayed or "The next question cannot be written just now."
            self._console.print(f"{why} Try again later.", style="yellow")
        else:
            self._show_results(interview)

    def _resume(self) -> InterviewOut | None:
        async def load() -> InterviewOut | None:
            async with self._database.read() as db_session:
                plan = await service.plan(db_session, self._interviewer, LOCAL_READER_ID, PlanQuery(), utc_now())
            return await self._look(plan.in_progress.id) if plan.in_progress else None

        interview = self._await(load())
        if interview is not None:
            self._console.print(f"Going on with your interview on {', '.join(interview.topics)}.", style="yellow")
        return interview

    def _one_question(self, interview: InterviewOut, question: QuestionOut) -> InterviewOut:
        kind = "" if question.kind == "opening" else ", follow-up"
        self._console.print()
        self._console.rule(f"Question {question.number} of {interview.question_count}", style="yellow")
        self._console.print(f"{question.topic}, {question.difficulty}{kind}", style="dim")
        self._console.print(shown(question.text))
        pending = interview.pending_answer
        if pending is None:
            answer = self._read_answer(question)
        else:
            answer = AnswerIn(question_id=question.id, text=pending.text, skip=pending.skipped)
        outcome = self._await(self._turn.submit(LOCAL_READER_ID, interview.id, answer.question_id, answer.text))
        while isinstance(outcome, Pending):
            self._console.print(outcome.reason, style="yellow")
            self._console.input("Enter tries again, Ctrl+C pauses. ")
            outcome = self._await(self._turn.submit(LOCAL_READER_ID, interview.id, answer.question_id, answer.text))
        self._show_evaluation(outcome.evaluation)
        return self._await(self._look(interview.id))

    async def _look(self, interview_id: uuid.UUID) -> InterviewOut:
        await self._turn.ensure_question(LOCAL_READER_ID, interview_id, wait=True)
        async with self._database.read() as db_session:
            return await service.get_interview(db_session, LOCAL_READER_ID, interview_id)

    def _read_answer(self, question: QuestionOut) -> AnswerIn:
        while True:
            text = self._read_lines()
            if text == SKIP:
                if typer.confirm("A skipped question scores 0 and lowers the difficulty. Skip it?"):
                    return AnswerIn(question_id=question.id, skip=True)
                continue
            try:
                return AnswerIn(question_id=question.id, text=text)
            except ValidationError as error:
                self._console.print(f"That answer cannot be used: {error.errors()[0]['msg']}.", style="red")

    def _read_lines(self) -> str:
        lines: list[str] = []
        try:
            while (line := self._console.input("> ")) != END:
                lines.append(line)
                if lines == [SKIP]:
                    break
        except EOFError:
            # The end of the input ends the answer too; without an answer, it pauses.
            if not any(line.strip() for line in lines):
                raise
        return "\n".join(lines)

    def _show_evaluation(self, evaluation: EvaluationOut) -> None:
        self._console.print()
        self._console.print(_percent(evaluation.score), evaluation.band.replace("_", " "))
        for name in ("correctness", "completeness", "clarity"):
            self._console.print(f"  {name:13}", _percent(getattr(evaluation, name)))
        self._console.print(Text(evaluation.feedback))
        if evaluation.note:
            self._console.print(Text(evaluation.note, style="yellow"))
        for point in evaluation.key_points:
            mark, style = MARKS[point.verdict]
            self._console.print(Text(f"  {mark} {point.text}", style=style))
            if point.quote:
                self._console.print(Padding(Text(f"“{point.quote}”", style="dim"), (0, 0, 0, 4)))

    def _show_results(self, interview: InterviewOut) -> None:
        async def load() -> Results:
            async with self._database.read() as db_session:
                return await service.get_results(db_session, LOCAL_READER_ID, interview.id)

        results = self._await(load())
        self._console.print()
        self._console.rule("Results", style="yellow")
        self._console.print(_percent(results.overall_score or 0.0), f"across {len(results.answers)} questions")
        if results.badge:
            won = "won" if results.badge.newly_awarded else "earned again"
            self._console.print(f"Badge {won}: {results.badge.name}", style="bold yellow")
        if results.reread:
            self._console.print("Worth rereading:")
        for passage in results.reread:
            place = f", {passage.source.heading}" if passage.source.heading else ""
            self._console.print(Text(f"  {passage.source.post_title}{place}"))

    def _await(self, step: Coroutine[Any, Any, T]) -> T:
        return self._runner.run(step)


def _percent(score: float) -> Text:
    # Rounded down, so that 80 per cent is shown only when it was reached.
    percent = math.floor(score * 100 + 1e-9)
    style = "green" if percent >= 70 else "yellow" if percent >= 40 else "red"
    return Text(f"{percent}%", style=f"bold {style}")


def shown(question: str) -> Group:
    """Return a question with the lines of code in it set apart."""
    parts = [part for part in enumerate(_SNIPPET.split(question)) if part[1]]
    return Group(
        *(Padding(Text(text, style="cyan"), (1, 2)) if place % 2 else Text(text, style="bold") for place, text in parts)
    )
