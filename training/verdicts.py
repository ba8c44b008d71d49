"""The second and third stage: what a piece of an answer says of a key point, then of a reference answer too."""

import random
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any, Final

from evals.grading.material import Item
from interview_simulator.algorithms.rubric import Verdict
from training.augmentation import cut, keywords, negate, swapped
from training.data import Data, Graded, Inference, Shares, trained
from training.finetuning import Recipe, train

KEY_POINTS: Final = Recipe(
    epochs=3, batch=24, most_tokens=110, rate=8e-5, head_rate=5e-4, warm_up=80, smoothing=0.03, frozen=1, seed=2
)
GRADES: Final = replace(KEY_POINTS, epochs=1, rate=6e-5)
INFERENCES: Final = 4500
INFERENCES_AGAIN: Final = 1500
LONGEST_INFERENCE: Final = 40
OWN_AGAIN: Final = 4200
UNSEEN_FOLD: Final = 0
"""The dev fold that the third stage leaves out, so that how all is combined can be fitted to it."""
MOST_GRADED: Final = {"scientsbank": 2600, "beetle": 2200, "mohler2011": 1400, "saf_en": 600}

COVERED: Final = Shares(0, 1, 0)
SILENT: Final = Shares(0, 0, 1)
CONTRADICTED: Final = Shares(1, 0, 0)
OF_VERDICT: Final = {
    Verdict.COVERED: COVERED,
    Verdict.PARTIAL: Shares(0, 0.5, 0.5),
    Verdict.MISSING: SILENT,
    Verdict.CONTRADICTED: CONTRADICTED,
}


def on_key_points(data: Data, nearest: Mapping[str, Sequence[str]], before: dict[str, Any]) -> dict[str, Any]:
    """Return the weights after the own material and inference pairs; no answer of the grading sets is seen."""
    draw = random.Random(KEY_POINTS.seed)
    pairs = [*own_pairs(data.own, nearest, draw), *_short(data.inferences, INFERENCES, draw)]
    return dict(train(pairs, KEY_POINTS, before).state_dict())


def on_grades(data: Data, nearest: Mapping[str, Sequence[str]], before: dict[str, Any]) -> dict[str, Any]:
    """Return the weights after grades of all dev folds but one have been added."""
    draw = random.Random(GRADES.seed)
    own = list(own_pairs(data.own, nearest, draw))
    draw.shuffle(own)
    graded = list(graded_pairs(data.graded, draw))
    pairs = [*own[:OWN_AGAIN], *graded, *_short(data.inferences, INFERENCES_AGAIN, draw)]
    return dict(train(pairs, GRADES, before).state_dict())


def own_pairs(items: Sequence[Item], nearest: Mapping[str, Sequence[str]], draw: random.Random) -> Iterator[Inference]:
    """Yield pieces of answers against key points, whole answers where they are short, and what is made of both."""
    for item in items:
        points = [point.text for point in item.question.key_points]
        reference = item.question.reference_answer
        for answer in item.answers:
            for point, verdict, piece in zip(points, answer.verdicts, nearest[answer.id], strict=True):
                said = cut(answer.text, 60) if draw.random() < 0.3 else piece
                yield Inference(said, point, OF_VERDICT[verdict])
            if len(set(answer.verdicts)) == 1 and len(reference.split()) < 45 and len(answer.text.split()) < 60:
                yield Inference(answer.text, reference, OF_VERDICT[answer.verdicts[0]])
        for point in points:
            yield from _made(point, item.question.text, draw)
            other = draw.choice(items)
            if other is not item and draw.random() < 0.3:
                yield Inference(cut(draw.choice(other.answers).text, 35), point, SILENT)


def graded_pairs(rows: Sequence[Graded], draw: random.Random) -> Iterator[Inference]:
    """Yield answers against references, as many of each set as keep long and short ones in balance."""
    for source, most in MOST_GRADED.items():
        found = [row for row in trained(rows) if row.source == source and row.fold != UNSEEN_FOLD]
        draw.shuffle(found)
        for row in found[:most]:
            yield Inference(cut(row.answer, 70), cut(row.reference, 60), shares_of(row))


def shares_of(row: Graded) -> Shares:
    """Return what a grade says of verdicts: what is half right covers half; what is wrong may contradict."""
    if row.label == "contradictory":
        return Shares(0.8, 0, 0.2)
    return Shares(0, row.score, 1 - row.score) if row.score > 0.15 else Shares(0.15, 0, 0.85)


def _made(point: str, question: str, draw: random.Random) -> Iterator[Inference]:
    """Yield some of what can be made of a key point, each as often as it helps."""
    negated = negate(point)
    side = draw.random()
    if side < 0.5:
        yield Inference(negated, point, CONTRADICTED)
    if side > 0.6:
        yield Inference(point, negated, CONTRADICTED)
    made: list[tuple[float, Callable[[], str | None], Shares]] = [
        (0.35, lambda: swapped(point, question), Shares(0.75, 0, 0.25)),
        (0.3, lambda: keywords(point, draw), Shares(0, 0.1, 0.9)),
        (0.5, lambda: point, COVERED),
        (0.2, lambda: question, SILENT),
    ]
    for often, make, shares in made:
        text = make() if draw.random() < often else None
        if text:
            yield Inference(text, point, shares)


def _short(pairs: Sequence[Inference], most: int, draw: random.Random) -> list[Inference]:
    found = [pair for pair in pairs if len(pair.said.split()) < LONGEST_INFERENCE]
    return draw.sample(found, min(most, len(found)))
