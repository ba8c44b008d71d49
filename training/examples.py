"""What the alignment networks learn from: references or statements, answers, and what these are worth."""

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final

from evals.grading.material import Item
from interview_simulator.algorithms.rubric import Verdict
from training.augmentation import keywords, negate, swapped
from training.data import Data, Graded, Inference, trained

CONTRADICTS: Final = 0
COVERS: Final = 1
SILENT: Final = 2

OWN: Final = "own"
INFERENCE: Final = "inference"
INFERENCES: Final = 9000
LONGEST_INFERENCE: Final = 30

OF_LABEL: Final = {"correct": COVERS, "contradictory": CONTRADICTS, "irrelevant": SILENT, "non_domain": SILENT}
OF_VERDICT: Final = {
    Verdict.COVERED: COVERS,
    Verdict.PARTIAL: None,
    Verdict.MISSING: SILENT,
    Verdict.CONTRADICTED: CONTRADICTS,
}


@dataclass(frozen=True)
class Example:
    """`score` 0..1 and `label` (contradicts, covers, silent) are None where they are not known.

    `person`: whether a person wrote and another graded the answer; the rest is the project's own or made by rule.
    """

    source: str
    question_id: str
    question: str
    reference: str
    answer: str
    score: float | None
    label: int | None
    weight: float
    fold: int | None = None
    person: bool = False


def examples(data: Data) -> list[Example]:
    """Return all there is to learn from, in a fixed order; nothing of the sets that only validate."""
    rows = trained(data.graded)
    return [
        *map(_of_person, rows),
        *(example for item in data.own for example in _own(item)),
        *(example for row in _first_of_each(rows) for example in _made_of_reference(row)),
        *_inferences(data.inferences),
    ]


def _of_person(row: Graded) -> Example:
    label = OF_LABEL.get(row.label or "")
    return replace(_example(row), answer=row.answer, score=row.score, label=label, weight=1.0, person=True)


def _example(row: Graded) -> Example:
    return Example(row.source, row.question_id, row.question, row.reference, "", None, None, 0.5, row.fold)


def _first_of_each(rows: Sequence[Graded]) -> list[Graded]:
    found: dict[tuple[str, str, str], Graded] = {}
    for row in rows:
        found.setdefault((row.source, row.question_id, row.reference), row)
    return list(found.values())


def _made_of_reference(row: Graded) -> Iterator[Example]:
    bare, reference = _example(row), row.reference
    yield replace(bare, answer=negate(reference), score=0.1, label=CONTRADICTS, weight=0.7)
    yield replace(bare, answer=keywords(reference, random.Random(reference)), score=0.25, label=SILENT, weight=0.7)
    yield replace(bare, answer=row.question, score=0.0, label=SILENT, weight=0.7)
    for answer in (reference, *row.alternatives):
        yield replace(bare, answer=answer, score=1.0, label=COVERS)


def _own(item: Item) -> Iterator[Example]:
    question, reference = item.question.text, item.question.reference_answer
    points = [point.text for point in item.question.key_points]
    bare = Example(OWN, item.id, question, reference, "", None, None, 0.5)
    for answer in item.answers:
        for wanted in (reference, " ".join(points)):
            yield replace(bare, reference=wanted, answer=answer.text, score=answer.score)
        for point, verdict in zip(points, answer.verdicts, strict=True):
            label = OF_VERDICT[verdict]
            yield replace(bare, reference=point, answer=answer.text, score=verdict.credit, label=label, weight=0.4)
    for point in points:
        yield replace(bare, reference=point, answer=negate(point), score=0.0, label=CONTRADICTS)
    yield replace(bare, answer=negate(reference), score=0.2, label=CONTRADICTS)
    yield replace(bare, answer=keywords(reference, random.Random(item.id)), score=0.2, label=SILENT, weight=1.0)
    yield replace(bare, answer=question, score=0.0, label=SILENT, weight=1.0)
    yield replace(bare, answer=reference, score=1.0, label=COVERS)
    exchanged = swapped(reference, question)
    if exchanged:
        yield replace(bare, answer=exchanged, score=0.35)


def _inferences(pairs: Sequence[Inference]) -> Iterator[Example]:
    found = [pair for pair in pairs if len(pair.said.split()) < LONGEST_INFERENCE]
    random.Random(0).shuffle(found)
    for pair in found[:INFERENCES]:
        label = pair.shares.index(1)
        yield Example(INFERENCE, INFERENCE, "", pair.statement, pair.said, None, label, 0.5)
