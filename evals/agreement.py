"""Measure how far the offline grader agrees with people, on answers that it has not seen and as it is shipped.

python -m evals.agreement DATA --every 20
"""

import gzip
import json
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import Annotated, Final

import numpy as np
import typer

from evals.grading.material import Item
from evals.grading.scoring import grade_all
from evals.grading.statistics import interval
from evals.tables import number, show
from interview_simulator.algorithms.difficulty import Difficulty
from interview_simulator.algorithms.planning import Kind
from interview_simulator.interviewers.base import Question
from training.combining import Doubles
from training.data import FOLDS, SETS, VALIDATION_ONLY, Graded, graded

UNSEEN: Final = Path(__file__).parent / "grading" / "unseen.json.gz"
HEADER: Final = ("set", "part", "questions", "answers", "r", "95 % interval", "RMSE", "95 % interval")

Scored = tuple[Graded, float]
"""An answer and the score given to it."""

app = typer.Typer(add_completion=False, pretty_exceptions_enable=False)


@app.command()
def main(
    data: Annotated[Path, typer.Argument(help="The folder with grading-data.", exists=True)],
    every: Annotated[int, typer.Option(min=1, help="Of the shipped grader, grade one answer in so many.")] = 10,
    processes: Annotated[int, typer.Option("-j", min=1, help="How many processes grade.")] = 2,
) -> None:
    """Print Pearson's r and the root mean square error by set and dev fold, with intervals by resampling questions."""
    if not UNSEEN.exists():
        typer.echo(f"error: {UNSEEN.name} is not there; write it with: make train-grader DATA={data}", err=True)
        raise typer.Exit(1)
    rows = list(graded(data))
    known = json.loads(gzip.decompress(UNSEEN.read_bytes()))
    for place, title in enumerate(("the question is unseen", "the whole set is unseen")):
        scored = [(row, known[row.source][row.id][place]) for row in rows if row.id in known.get(row.source, ())]
        typer.echo(f"\n# By alignment trained without them, no verdicts: {title}")
        if len(scored) < len(rows):
            typer.echo(f"{len(rows) - len(scored)} of {len(rows)} answers have no prediction.")
        _report(scored)
    typer.echo(
        f"\n# As shipped, one answer in {every}: its weights have seen all answers but those of {VALIDATION_ONLY} "
        "(of dev fold 0 the verdicts have seen none; the networks have, and how both are combined)"
    )
    _report(_shipped(rows[::every], processes))


def _shipped(rows: Sequence[Graded], processes: int) -> list[Scored]:
    """Return `rows` as the product grades them, by the reference answer alone."""
    items = {_id(row): Item(_id(row), _question(row), ()) for row in rows}
    given = grade_all(items.values(), [(_id(row), row.answer) for row in rows], processes, _say)
    return [(row, given[_id(row), row.answer].score) for row in rows]


def _id(row: Graded) -> str:
    return f"{row.source} {row.question_id} {row.reference}"


def _question(row: Graded) -> Question:
    return Question(row.source, Difficulty.EASY, Kind.OPENING, row.question, (), row.reference)


def _report(scored: Sequence[Scored]) -> None:
    for name in SETS:
        found = [one for one in scored if one[0].source == name]
        parts: dict[str, list[Scored]] = {"all": found}
        parts |= {f"fold {fold}": [one for one in found if one[0].fold == fold] for fold in FOLDS}
        rows = [_row(name, part, of) for part, of in parts.items() if of]
        show(f"{name}{' (never trained on)' if name == VALIDATION_ONLY else ''}", HEADER, rows)


def _row(name: str, part: str, scored: Sequence[Scored]) -> tuple[object, ...]:
    groups = sums(scored)
    figures = [text for measure in (correlation, error) for text in _figure(groups, measure)]
    return name, part, len(groups), len(scored), *figures


def _figure(groups: Sequence[Doubles], measure: Callable[[Sequence[Doubles]], float | None]) -> tuple[str, str]:
    limits = interval(groups, measure, seed="agreement")
    return number(measure(groups), 3), f"{limits[0]:.3f} to {limits[1]:.3f}" if limits else ""


def sums(scored: Iterable[Scored]) -> list[Doubles]:
    """Return for each question what its answers add to the figures, so that resampling need not look at them again.

    n, and the sums of x, y, xx, yy, xy, in which x are the scores of people and y those given.
    """
    found: dict[str, Doubles] = {}
    for row, given in scored:
        x, y = row.score, given
        found.setdefault(row.question_id, np.zeros(6))
        found[row.question_id] += (1, x, y, x * x, y * y, x * y)
    return list(found.values())


def correlation(groups: Sequence[Doubles]) -> float | None:
    """Return Pearson's r; None where one side is all the same."""
    n, x, y, xx, yy, xy = np.sum(groups, axis=0)
    spread = (n * xx - x * x) * (n * yy - y * y)
    return float((n * xy - x * y) / np.sqrt(spread)) if spread > n * n * 1e-12 else None


def error(groups: Sequence[Doubles]) -> float | None:
    """Return the root mean square error."""
    n, _, _, xx, yy, xy = np.sum(groups, axis=0)
    return float(np.sqrt(max(xx + yy - 2 * xy, 0.0) / n)) if n else None


def _say(progress: str) -> None:
    typer.echo(progress, err=True)


if __name__ == "__main__":
    app()
