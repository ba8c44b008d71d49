"""Measure what many readers at once take: full interviews with a chat model, and answers graded offline.

python -m benchmarks.load chat --readers 500 --seconds 600
"""

import asyncio
from typing import Annotated

import typer

from benchmarks.load import history, runs
from benchmarks.load.servers import serving

app = typer.Typer(add_completion=False, pretty_exceptions_enable=False)

Readers = Annotated[int, typer.Option(min=1, help="Readers in interviews at once.")]
Seconds = Annotated[int, typer.Option(min=10, help="How long it is measured, after they have all come.")]
Between = Annotated[float, typer.Option(min=0, help="Seconds between an answer and the next.")]


@app.command()
def chat(
    readers: Readers = 500,
    seconds: Seconds = 600,
    between: Between = 10.0,
    call_seconds: Annotated[float, typer.Option(min=0, help="How long a call of the chat model takes.")] = 1.0,
) -> None:
    """Interviews with a scripted chat model: errors, what the servers add to its time, memory."""
    with serving(readers, model_s=call_seconds) as site:
        runs.show_run(runs.load(site, readers, seconds, between, call_seconds))


@app.command()
def offline(readers: Readers = 40, seconds: Seconds = 60, between: Between = 0.0) -> None:
    """Interviews graded offline, as fast as the machine can: answers a second, and how long all else takes."""
    with serving(readers, model_s=None) as site:
        runs.show_run(runs.load(site, readers, seconds, between, 0.0))


@app.command("history")
def history_command(
    interviews: Annotated[int, typer.Option(min=10, help="Finished interviews of the reader with many.")] = 10_000,
    turns: Annotated[int, typer.Option(min=5, help="Turns that are timed for each.")] = 60,
) -> None:
    """What a turn costs a reader with 10 finished interviews and one with many, beside a bare insert of one row."""
    with serving(2, workers=1, model_s=0.0) as site:
        asyncio.run(history.measure(site, interviews, turns))


if __name__ == "__main__":
    app()
