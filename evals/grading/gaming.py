"""Texts that answer nothing, or the contrary, but look as if they did."""

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from statistics import median
from typing import Final

from evals.grading.altering import keywords, swap_terms
from evals.grading.filler import BLANK, ESSAYS, FILLER, IGNORANCE, KEYS, WORDS
from evals.grading.material import GENUINE, Item
from evals.grading.negation import negate
from evals.grading.scoring import Answered, Grades
from evals.tables import mean, number, share, show
from interview_simulator.algorithms.words import sentences

LIMIT: Final = 0.4
LIMITS: Final = {"ignorance": 0.1, "blank": 0.1, "gibberish": 0.1}
"""The most that an attempt may score, where it is not `LIMIT`."""
PADDED: Final = 10
WORST_SHOWN: Final = 4
SHOWN: Final = 70
"""Letters of an attempt that are shown."""


@dataclass(frozen=True)
class Attempt:
    """`base` is the text it was made of, where that deserves something by itself."""

    item: str
    kind: str
    text: str
    base: str | None = None


def attempts(item: Item) -> Iterator[Attempt]:
    """Yield the same attempts for the same question every time."""
    question, reference = item.question.text, item.question.reference_answer
    draw = random.Random(f"gaming {item.id}")
    words = keywords(reference, draw)
    made = {
        "keywords": (", ".join(words), " ".join(words)),
        "question": (question,),
        "question, 3 times": (" ".join([question] * 3),),
        "negated": (negate(reference),),
        "terms swapped": (swap_terms(reference, question),),
        "essay": ESSAYS,
        "ignorance": IGNORANCE,
        "blank": BLANK,
        "gibberish": tuple(_gibberish(draw)),
    }
    for kind, texts in made.items():
        for text in texts:
            # Not in every text are there two terms to swap.
            if text == reference:
                continue
            yield Attempt(item.id, kind, text.replace("{topic}", item.question.topic))
    partial, sentence = item.text("partial"), sentences(reference)[0]
    yield Attempt(item.id, "partial, padded", f"{partial} {padding(PADDED * len(partial), draw)}", partial)
    yield Attempt(item.id, "sentence, 10 times", " ".join([sentence] * 10), sentence)


def padding(length: int, draw: random.Random) -> str:
    """Return whole sentences that say nothing, at least `length` letters of them."""
    found: list[str] = []
    while len(" ".join(found)) < length:
        found.extend(draw.sample(FILLER, len(FILLER)))
    while len(" ".join(found[:-1])) >= length:
        found.pop()
    return " ".join(found)


def _gibberish(draw: random.Random) -> Iterator[str]:
    letters = "abcdefghijklmnopqrstuvwxyz"
    yield " ".join("".join(draw.choices(letters, k=draw.randint(2, 10))) for _ in range(40))
    yield f"{' '.join(draw.choices(WORDS, k=40)).capitalize()}."
    yield "".join("".join(draw.choices(draw.choice(KEYS), k=draw.randint(3, 9))) for _ in range(20))


def answered(items: Sequence[Item]) -> list[Answered]:
    found = [attempt for item in items for attempt in attempts(item)]
    return [
        *((one.item, one.text) for one in found),
        *((one.item, one.base) for one in found if one.base is not None),
        *((item.id, item.text(kind)) for item in items for kind in GENUINE),
    ]


def report(items: Sequence[Item], grades: Grades) -> None:
    least = {item.id: min(grades[item.id, item.text(kind)].score for kind in GENUINE) for item in items}
    found = [attempt for item in items for attempt in attempts(item)]
    given = {attempt: grades[attempt.item, attempt.text].score for attempt in found}
    rows = []
    for kind in dict.fromkeys(attempt.kind for attempt in found):
        these = [attempt for attempt in found if attempt.kind == kind]
        scores = [given[attempt] for attempt in these]
        over = sum(score > _limit(kind) for score in scores)
        level = sum(given[attempt] >= least[attempt.item] for attempt in these)
        gained = [given[one] - grades[one.item, one.base].score for one in these if one.base is not None]
        rows.append(
            (
                kind,
                len(these),
                number(median(scores)),
                number(max(scores)),
                number(_limit(kind)),
                share(over, len(these)),
                share(level, len(these)),
                number(mean(gained)),
                number(max(gained, default=None)),
            )
        )
    header = ("kind", "texts", "median", "most", "limit", "above it", "not below all genuine")
    show("Gaming", (*header, "mean gain by it", "most"), rows)
    _show_worst(given, least)


def _show_worst(given: dict[Attempt, float], least: dict[str, float]) -> None:
    """Show those of each kind that are furthest above their limit."""
    over = sorted((one for one in given if given[one] > _limit(one.kind)), key=lambda one: -given[one])
    kinds = dict.fromkeys(one.kind for one in given)
    worst = [one for kind in kinds for one in [each for each in over if each.kind == kind][:WORST_SHOWN]]
    show(
        "Gaming: the worst of each kind that are above their limit",
        ("question", "kind", "score", "least genuine", "text"),
        [(one.item, one.kind, number(given[one]), number(least[one.item]), repr(one.text[:SHOWN])) for one in worst],
    )


def _limit(kind: str) -> float:
    return LIMITS.get(kind, LIMIT)
