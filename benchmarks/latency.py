"""How long a reader waits: for the feedback, and for the next question after reading it."""

import time
from collections import Counter
from statistics import median
from typing import Final

import typer

from benchmarks.reader import Turn, reading
from benchmarks.scripted import PacedModel
from evals.tables import number, show

READING_S: Final = 3.0


def measure(turns: int, call_s: float) -> None:
    """Print the waits of `turns` turns with a chat model that takes `call_s` seconds for each call."""
    answered: list[Turn] = []
    waits: list[float] = []
    with reading(PacedModel(call_s)) as reader:
        # One more, so that the last turn measured has a question to wait for too.
        interview = reader.start(turns + 1)
        for place in range(turns):
            turn = reader.answer(interview)
            time.sleep(READING_S)
            interview, waited = reader.next_question(interview)
            answered.append(turn)
            waits.append(waited)
            typer.echo(f"turn {place + 1} of {turns}: {turn.outcome:.2f} s, next question {waited:.3f} s", err=True)
        calls = [ms / 1000 for (ms,) in reader.rows("SELECT latency_ms FROM model_calls WHERE step = 'evaluate'")]
        looked_twice = reader.rows("SELECT count(*) FROM model_calls WHERE step = 'second_look'")[0][0]
    rows = [
        _row("first verdict", [t.verdict for t in answered if t.verdict is not None], call_s),
        _row("first words of feedback", [t.words for t in answered if t.words is not None], call_s),
        _row("complete feedback", [t.outcome for t in answered], call_s),
        _row("of it the call itself, as recorded", calls, call_s),
        _row(f"next question, asked for {READING_S:g} s after the feedback", waits, call_s),
    ]
    header = ("wait for", "number", "median s", "longest s", "median, calls", "longest, calls")
    show(f"Waits, with a chat model of {call_s:g} s a call", header, rows)
    by = Counter(turn.result["evaluation"]["graded_by"] for turn in answered)
    graded = ", ".join(f"{count} by {name}" for name, count in by.items())
    typer.echo(f"\nGraded: {graded}; second looks: {looked_twice}.")


def _row(what: str, seconds: list[float], call_s: float) -> tuple[object, ...]:
    if not seconds:
        return what, 0, "-", "-", "-", "-"
    middle, longest = median(seconds), max(seconds)
    in_calls = (number(middle / call_s, 3), number(longest / call_s, 3)) if call_s else ("-", "-")
    return what, len(seconds), number(middle, 3), number(longest, 3), *in_calls
