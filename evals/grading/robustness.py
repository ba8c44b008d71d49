"""What a right answer loses by its form."""

import random
from collections.abc import Iterator, Sequence
from typing import Final

from evals.grading.altering import misspell
from evals.grading.material import Item
from evals.grading.scoring import Answered, Grades
from evals.grading.statistics import percentile
from evals.tables import mean, number, share, show

NEUTRAL: Final = "right"
FORMS: Final = ("reworded", "terse", "code")
MISSPELT: Final = "misspelt"
MOST_LOST: Final = 0.1
WORST_SHOWN: Final = 12


def forms(item: Item) -> Iterator[tuple[str, str, float]]:
    """Yield each other form of the right answer, its text, and what the set says it loses."""
    found = {answer.kind: answer for answer in item.answers}
    for kind in FORMS:
        yield kind, found[kind].text, found[NEUTRAL].score - found[kind].score
    yield MISSPELT, misspell(item.text(NEUTRAL), random.Random(f"misspelt {item.id}")), 0.0


def answered(items: Sequence[Item]) -> list[Answered]:
    return [
        *((item.id, item.text(NEUTRAL)) for item in items),
        *((item.id, text) for item in items for _, text, _ in forms(item)),
    ]


def report(items: Sequence[Item], grades: Grades) -> None:
    losses = [
        (item.id, kind, grades[item.id, item.text(NEUTRAL)].score - grades[item.id, text].score, deserved)
        for item in items
        for kind, text, deserved in forms(item)
    ]
    rows = []
    for form in (*FORMS, MISSPELT):
        lost = [loss for _, kind, loss, _ in losses if kind == form]
        over = sum(loss > MOST_LOST for loss in lost)
        deserved = mean([loss for _, kind, _, loss in losses if kind == form])
        rows.append(
            (form, number(mean(lost), 3), number(percentile(lost, 0.9), 3), share(over, len(lost)), number(deserved, 3))
        )
    header = ("form", "mean loss", "90th percentile", f"lose over {MOST_LOST}", "mean loss in the set")
    show(f"Robustness, against the {NEUTRAL} answer", header, rows)
    worst = sorted(losses, key=lambda one: -one[2])[:WORST_SHOWN]
    show(
        "Robustness: the worst",
        ("question", "form", "lost"),
        [(item, kind, number(loss, 3)) for item, kind, loss, _ in worst if loss > MOST_LOST],
    )
