"""Run the chain of prompts on the evaluation set, against the chat model that is configured for the product.

python -m evals.chain --repeats 2 --questions 16
"""

import asyncio
import logging
import time
from typing import Annotated

import typer
from pydantic import ValidationError

from evals import consumption, quoting, report
from evals.answers import Item, load
from evals.running import Run, Runner, Unusable
from interview_simulator.interviewers.base import Interviewer
from interview_simulator.interviewing import chat_model_from
from interview_simulator.settings import Settings

NOT_CONFIGURED = "no chat model is configured; set OPENAI_API_KEY, or OPENAI_BASE_URL and INTERVIEW_LLM_MODEL"

app = typer.Typer(add_completion=False, pretty_exceptions_enable=False)


@app.command()
def main(
    repeats: Annotated[int, typer.Option(min=1, help="How often each answer is graded.")] = 2,
    questions: Annotated[int | None, typer.Option(min=1, help="How many questions of the set; all.")] = None,
    without_offline: Annotated[bool, typer.Option("--without-offline", help="Leave the offline grader out.")] = False,
    quote: Annotated[int, typer.Option(min=0, help="How many questions and evaluations to print in full.")] = 0,
) -> None:
    """Print how far the chat model's grades agree with the set's and with each other, and what they take."""
    # What fails is part of the report.
    logging.getLogger("interview_simulator").setLevel(logging.ERROR)
    try:
        settings = Settings()
    except ValidationError as error:
        first = error.errors()[0]
        raise _failed(f"setting {first['loc'][0]}: {first['msg']}") from None
    interviewer = chat_model_from(settings)
    if interviewer is None:
        raise _failed(NOT_CONFIGURED)
    items = load(questions)
    server = settings.openai_base_url or "OpenAI"
    typer.echo(
        f"{interviewer.chat_model} at {server}: {len(items)} questions, {sum(len(item.answers) for item in items)} "
        f"answers, each graded {repeats} times; at most {settings.step_seconds:g} s a step."
    )
    try:
        run = asyncio.run(_run(interviewer, settings.step_seconds, items, repeats))
    except Unusable as error:
        raise _failed(str(error)) from None
    report.show(run, with_offline=not without_offline)
    consumption.show(run)
    quoting.show(run, quote)


async def _run(interviewer: Interviewer, step_seconds: float, items: list[Item], repeats: int) -> Run:
    runner = Runner(interviewer, step_seconds, _say)
    for number, item in enumerate(items, start=1):
        started = time.perf_counter()
        await runner.take(item, repeats)
        _say(f"{number} of {len(items)}: {item.id}, {time.perf_counter() - started:.1f} s")
    return runner.run


def _say(progress: str) -> None:
    typer.echo(progress, err=True)


def _failed(message: str) -> typer.Exit:
    typer.echo(f"error: {message}", err=True)
    return typer.Exit(1)


if __name__ == "__main__":
    app()
