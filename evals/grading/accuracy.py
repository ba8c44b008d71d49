"""How near the grades are to those of the set."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Final

from evals.answers import Answer
from evals.grading.material import Item
from evals.grading.scoring import Answered, Grades
from evals.grading.statistics import auc, interval
from evals.measures import agreement, confusion, pearson
from evals.tables import mean, number, share, show
from interview_simulator.algorithms.rubric import Verdict
from interview_simulator.interviewers.base import Evaluation

CONTRASTS: Final = (
    (("right",), ("wrong",)),
    (("right", "reworded", "terse", "code"), ("wrong",)),
    (("right", "reworded", "terse", "code"), ("flipped",)),
)


@dataclass(frozen=True)
class Graded:
    item: Item
    pairs: tuple[tuple[Answer, Evaluation], ...]

    def scores(self, kinds: Sequence[str]) -> list[float]:
        return [evaluation.score for answer, evaluation in self.pairs if answer.kind in kinds]


def answered(items: Sequence[Item]) -> list[Answered]:
    return [(item.id, answer.text) for item in items for answer in item.answers]


def report(items: Sequence[Item], grades: Grades) -> None:
    graded = [Graded(item, tuple((answer, grades[item.id, answer.text]) for answer in item.answers)) for item in items]
    pairs = [pair for one in graded for pair in one.pairs]
    rows = [
        (f"AUC, {', '.join(good)} against {', '.join(bad)}", *_figure(graded, _telling(good, bad)))
        for good, bad in CONTRASTS
    ]
    overall = agreement(pairs)
    rows.append(("Pearson's r with the set", *_figure(graded, _correlation)))
    rows.append(("root mean square error", number(overall.rmse, 3), ""))
    rows.append(("bias", number(overall.bias, 3), ""))
    if overall.verdicts is not None:
        rows.append(("verdicts that agree", number(overall.verdicts, 3), ""))
    show(f"Accuracy, {len(items)} questions, {len(pairs)} answers", ("what", "figure", "95 % interval"), rows)
    _show_kinds(graded)
    _show_verdicts(pairs)


def _figure(graded: Sequence[Graded], measure: Callable[[Sequence[Graded]], float | None]) -> tuple[str, str]:
    limits = interval(graded, measure, seed="accuracy")
    return number(measure(graded), 3), f"{limits[0]:.3f} to {limits[1]:.3f}" if limits else ""


def _telling(good: Sequence[str], bad: Sequence[str]) -> Callable[[Sequence[Graded]], float | None]:
    def measure(graded: Sequence[Graded]) -> float | None:
        return auc(
            [score for one in graded for score in one.scores(good)],
            [score for one in graded for score in one.scores(bad)],
        )

    return measure


def _correlation(graded: Sequence[Graded]) -> float | None:
    pairs = [pair for one in graded for pair in one.pairs]
    return pearson([answer.score for answer, _ in pairs], [evaluation.score for _, evaluation in pairs])


def _show_kinds(graded: Sequence[Graded]) -> None:
    kinds = dict.fromkeys(answer.kind for one in graded for answer, _ in one.pairs)
    rows = []
    for kind in kinds:
        pairs = [pair for one in graded for pair in one.pairs if pair[0].kind == kind]
        found = agreement(pairs)
        wanted = mean([answer.score for answer, _ in pairs])
        given = mean([evaluation.score for _, evaluation in pairs])
        rows.append((kind, number(wanted), number(given), number(found.pearson), number(found.rmse)))
    show("Kinds of answers", ("kind", "mean in the set", "mean given", "r", "error"), rows)


def _show_verdicts(pairs: Sequence[tuple[Answer, Evaluation]]) -> None:
    counted = confusion(pairs)
    if not counted:
        return
    rows = []
    for wanted in Verdict:
        row = [counted[wanted, given] for given in Verdict]
        rows.append((wanted.value, *row, share(counted[wanted, wanted], sum(row))))
    show("Verdicts: the set's down, those given across", ("", *(one.value for one in Verdict), "found"), rows)
