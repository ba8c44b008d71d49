"""The second and third stage: what a piece of an answer says of a key point, then of a reference answer too."""

import random
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, Final

import torch

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
LONGEST_INFERENCE: Final = 40


@dataclass(frozen=True)
class Mix:
    """What grades are mixed with: pairs of the own material, inference pairs, and what reference answers say."""

    own: int = 4200
    inferences: int = 1500
    said: bool = True
    contraries: bool = False


MIXES: Final = {"plain": Mix(said=False), "said": Mix(), "contraries": Mix(5600, 1000, contraries=True)}
"""Each makes weights; the mean of them is what is used."""
UNSEEN_FOLD: Final = 0
"""The dev fold that the third stage leaves out, so that bias and scale can be fitted to it."""
MOST_GRADED: Final = {"scientsbank": 2600, "beetle": 2200, "mohler2011": 1400, "saf_en": 600}

COVERED: Final = Shares(0, 1, 0)
SILENT: Final = Shares(0, 0, 1)
CONTRADICTED: Final = Shares(1, 0, 0)
EXCHANGED: Final = Shares(0.75, 0, 0.25)
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


def on_grades(data: Data, nearest: Mapping[str, Sequence[str]], before: dict[str, Any], mix: Mix) -> dict[str, Any]:
    """Return the weights after grades of all dev folds but one have been added."""
    draw = random.Random(GRADES.seed)
    own = list(own_pairs(data.own, nearest, draw))
    draw.shuffle(own)
    graded = list(graded_pairs(data.graded, draw))
    said = reference_pairs(data.own, nearest, contraries=mix.contraries) if mix.said else ()
    pairs = [*own[: mix.own], *said, *graded, *_short(data.inferences, mix.inferences, draw)]
    return dict(train(pairs, GRADES, before).state_dict())


def mean(weights: Sequence[dict[str, Any]]) -> dict[str, Any]:
    """Return the mean of weights that were trained from the same ones, which does better than any of them (model soups,
    Wortsman et al., 2022).
    """
    return {
        name: torch.stack([one[name] for one in weights]).mean(0) if first.is_floating_point() else first
        for name, first in weights[0].items()
    }


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


def reference_pairs(
    items: Sequence[Item], nearest: Mapping[str, Sequence[str]], *, contraries: bool
) -> Iterator[Inference]:
    """Yield what reference answers say of key points, in much the same terms; with `contraries` the contrary of it too.

    Of our answers, those that are wrong share more terms with key points than those that are right: without these
    pairs, the same terms would be taken for a sign of contradiction.
    """
    for item in items:
        points = [point.text for point in item.question.key_points]
        for place, (point, piece) in enumerate(zip(points, nearest[item.id], strict=True)):
            yield Inference(piece, point, COVERED)
            yield Inference(f"{points[place - 1]} {point}", point, COVERED)
            if not contraries:
                yield Inference(f"{piece} {points[place - 1]}", point, COVERED)
                continue
            yield Inference(negate(piece), point, CONTRADICTED)
            exchanged = swapped(piece, item.question.text)
            if exchanged:
                yield Inference(exchanged, point, EXCHANGED)


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
        (0.35, lambda: swapped(point, question), EXCHANGED),
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
