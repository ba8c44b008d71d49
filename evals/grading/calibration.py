"""Whether scores mean what they say, and only rise when something right is added."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from evals.grading.material import Item
from evals.grading.scoring import Answered, Grades
from evals.grading.statistics import BINS, calibration_bins, calibration_error
from evals.tables import number, share, show
from interview_simulator.algorithms.rubric import Verdict

EXTENDED: Final = ("partial", "mixed")
NOISE: Final = 1e-9
WORST_SHOWN: Final = 12


@dataclass(frozen=True)
class Extended:
    """An answer with a key point added that it did not have."""

    item: str
    answer: str
    point: str
    before: str
    after: str


def extended(item: Item, key_points: Sequence[str], missing: dict[str, Sequence[Verdict]]) -> Iterator[Extended]:
    """Yield an addition for each of `key_points` that `missing`, the verdicts on a kind of answer, says is missing."""
    for kind, verdicts in missing.items():
        before = item.text(kind)
        for place, (point, verdict) in enumerate(zip(key_points, verdicts, strict=True), start=1):
            if verdict is Verdict.MISSING:
                yield Extended(item.id, kind, f"point {place}", before, f"{before.rstrip()}\n{point}")


def additions(items: Sequence[Item]) -> list[Extended]:
    """Return all additions; `items` have their key points."""
    return [
        one
        for item in items
        for one in extended(
            item,
            [point.text for point in item.question.key_points],
            {answer.kind: answer.verdicts for answer in item.answers if answer.kind in EXTENDED},
        )
    ]


def answered(items: Sequence[Item]) -> list[Answered]:
    return [
        *((item.id, answer.text) for item in items for answer in item.answers),
        *((one.item, text) for one in additions(items) for text in (one.before, one.after)),
    ]


def report(items: Sequence[Item], grades: Grades) -> None:
    pairs = [(grades[item.id, answer.text].score, answer.score) for item in items for answer in item.answers]
    given, wanted = [one for one, _ in pairs], [other for _, other in pairs]
    show(
        f"Calibration: expected error {calibration_error(given, wanted):.3f}",
        ("scores", "answers", "mean given", "mean in the set"),
        [
            (f"from {place / BINS:.1f}", count, number(mean, 3), number(target, 3))
            for place, count, mean, target in calibration_bins(given, wanted)
        ],
    )
    added = additions(items)
    rises = [grades[one.item, one.after].score - grades[one.item, one.before].score for one in added]
    falls = sorted((rise, one.item, one.answer, one.point) for rise, one in zip(rises, added, strict=True) if rise < 0)
    falls = [fall for fall in falls if fall[0] < -NOISE]
    level = sum(abs(rise) <= NOISE for rise in rises)
    show(
        "A missing key point added",
        ("what", "number", "share"),
        [
            ("additions", len(added), ""),
            ("the score falls", len(falls), share(len(falls), len(added))),
            ("it stays", level, share(level, len(added))),
            ("largest fall", number(-falls[0][0] if falls else 0.0, 3), ""),
        ],
    )
    show(
        "Falls: the largest",
        ("question", "answer", "added", "fall"),
        [(item, kind, point, number(-rise, 3)) for rise, item, kind, point in falls[:WORST_SHOWN]],
    )
