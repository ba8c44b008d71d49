"""Measure the product with a scripted chat model: what a reader waits for, what a turn costs, what a fault does.

python -m benchmarks.chat_model --turns 8
"""

import logging
from enum import StrEnum
from typing import Annotated

import typer

from benchmarks import faulty, latency, tokens
from interview_simulator.algorithms.planning import MOST_QUESTIONS

Part = StrEnum("Part", ["latency", "tokens", "faults"])

app = typer.Typer(add_completion=False, pretty_exceptions_enable=False)


@app.command()
def main(
    part: Annotated[list[Part] | None, typer.Option(help="Only this; may be given again.")] = None,
    turns: Annotated[int, typer.Option(min=1, max=MOST_QUESTIONS - 1, help="How many turns to time.")] = 8,
    call_seconds: Annotated[float, typer.Option(min=0, help="How long a call of the timed model takes.")] = 2.0,
    step_seconds: Annotated[
        float | None, typer.Option(min=3, help="Limit of a step under faults, instead of a short one for each.")
    ] = None,
) -> None:
    """Print the figures of all parts, or of those chosen."""
    logging.getLogger("interview_simulator").setLevel(logging.CRITICAL)
    chosen = part or list(Part)
    if Part.latency in chosen:
        latency.measure(turns, call_seconds)
    if Part.tokens in chosen:
        tokens.measure()
    if Part.faults in chosen:
        faulty.measure(step_seconds)


if __name__ == "__main__":
    app()
