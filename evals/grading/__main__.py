"""Measure the offline grader: how right it is, how far it can be gamed, and what throws it off.

python -m evals.grading --limit 5 -j 2
"""

import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Annotated, Final

import typer

from evals.grading import accuracy, calibration, gaming, injection, robustness
from evals.grading.material import Item, Part, load, with_reference_only
from evals.grading.scoring import Answered, Grades, grade_all

MOST_GRADES: Final = 25_000
"""Of injections, only as many are tried as this leaves room for."""

Mode = StrEnum("Mode", {"KEY_POINTS": "key-points", "REFERENCE": "reference"})
Section = StrEnum("Section", ["accuracy", "gaming", "injection", "robustness", "calibration"])

app = typer.Typer(add_completion=False, pretty_exceptions_enable=False)


@dataclass(frozen=True)
class Measured:
    """A section: what it wants graded, and how it tells what came of it."""

    answered: Callable[[Sequence[Item]], list[Answered]]
    report: Callable[[Sequence[Item], Grades], None]


SECTIONS: Final = {
    Section.accuracy: Measured(accuracy.answered, accuracy.report),
    Section.gaming: Measured(gaming.answered, gaming.report),
    Section.robustness: Measured(robustness.answered, robustness.report),
    Section.calibration: Measured(calibration.answered, calibration.report),
}


@app.command()
def main(
    part: Annotated[Part, typer.Option("--set", help="Which questions: test are those of five topics.")] = Part.test,
    limit: Annotated[int | None, typer.Option(min=1, help="How many questions; all.")] = None,
    processes: Annotated[int, typer.Option("-j", min=1, help="How many processes grade.")] = 2,
    mode: Annotated[list[Mode] | None, typer.Option(help="What is known of the right answer; each.")] = None,
    section: Annotated[list[Section] | None, typer.Option(help="What to measure; everything.")] = None,
) -> None:
    """Print how well answers are graded with key points, and with the reference answer alone."""
    items = load(part, limit)
    modes, sections = mode or list(Mode), section or list(Section)
    others = {one for name in sections if name in SECTIONS for one in SECTIONS[name].answered(items)}
    room = max(MOST_GRADES // len(modes) - len(others), 1)
    every = -(-len(injection.answered(items, 1)) // room)
    wanted = [*others, *(injection.answered(items, every) if Section.injection in sections else ())]
    wanted.sort()
    for one in modes:
        known = items if one is Mode.KEY_POINTS else list(map(with_reference_only, items))
        started = time.perf_counter()
        grades = grade_all(known, wanted, processes, _say)
        took = time.perf_counter() - started
        typer.echo(f"\n# With {_WORDS[one]}: {len(items)} questions, {len(grades)} grades in {took:.0f} s")
        for name in sections:
            if name is Section.injection:
                injection.report(items, grades, every)
            else:
                SECTIONS[name].report(known if name is Section.accuracy else items, grades)


_WORDS: Final = {Mode.KEY_POINTS: "key points", Mode.REFERENCE: "the reference answer alone"}


def _say(progress: str) -> None:
    typer.echo(progress, err=True)


if __name__ == "__main__":
    app()
