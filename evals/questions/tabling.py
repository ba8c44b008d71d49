"""Figures from judgements, and the tables of them."""

from collections.abc import Callable, Iterable, Sequence
from itertools import chain
from math import sqrt
from typing import Final

from evals.grading.statistics import percentile
from evals.questions.collection import Collection
from evals.questions.judging import Criterion, Judgement
from evals.questions.sampling import COUNTED, Sample, Sampled
from evals.tables import number, share, show

Z: Final = 1.959964
"""Of a 95 per cent interval."""
ALL: Final = "all"


def wilson(part: int, whole: int) -> tuple[float, float]:
    """Return the 95 per cent interval of a share, by Wilson's score: right also near 0 and 1, and for few."""
    if not whole:
        return 0.0, 1.0
    rate, spread = part / whole, Z * Z / whole
    middle = rate + spread / 2
    reach = Z * sqrt(rate * (1 - rate) / whole + spread / whole / 4)
    # Rounding must not take the end of an interval beyond that of all shares.
    return max((middle - reach) / (1 + spread), 0.0), min((middle + reach) / (1 + spread), 1.0)


def good_per_section(found: Sequence[Judgement], sampled: Sampled) -> float | None:
    """Return how many acceptable questions a worthwhile section has: the share judged acceptable, of all written."""
    if not found or not sampled.worthwhile:
        return None
    return sum(one.acceptable for one in found) / len(found) * sampled.questions / sampled.worthwhile


def show_samples(samples: Sequence[Sample]) -> None:
    """Print how many questions were written from what was drawn, and how long a section took."""
    counted = [one.sampled for one in samples]
    times = [one.seconds for one in samples]
    rows = [
        (*_counts(one), *_milliseconds(seconds))
        for one, seconds in zip([*counted, _total(counted)], [*times, list(chain(*times))], strict=True)
    ]
    header = ("collection", *COUNTED, "questions a worthwhile section", "ms a section, median", "p95")
    show("Written", header, rows)


def show_judgements(found: Sequence[Judgement], sampled: Iterable[Sampled], collections: dict[str, Collection]) -> None:
    """Print the judgements by collection, style of question and difficulty."""
    counts = {one.collection: one for one in sampled}
    by_collection = _grouped(found, lambda one: one.collection)
    rows: list[Sequence[object]] = [
        (name, collections[name].style, *_figures(of_it), *_yield(of_it, counts.get(name)))
        for name, of_it in by_collection.items()
    ]
    counted = [(of_it, counts[name]) for name, of_it in by_collection.items() if name in counts]
    rows.append((ALL, "", *_figures(found), *_yield_of_all(counted)))
    header = ("collection", "style", "judged", "acceptable", "95 % interval", "worthwhile sections", "good a section")
    show("By collection", header, rows)
    for title, key in _GROUPINGS.items():
        groups = [*_grouped(found, key).items(), (ALL, list(found))]
        criteria = [criterion.replace("_", " ") for criterion in Criterion]
        show(
            f"By {title}, each criterion",
            (title, "judged", "acceptable", "95 % interval", *criteria),
            [(name, *_figures(of_it), *_by_criterion(of_it)) for name, of_it in groups],
        )


_GROUPINGS: Final[dict[str, Callable[[Judgement], str]]] = {
    "collection": lambda one: one.collection,
    "style of question": lambda one: one.style.replace("_", " "),
    "difficulty": lambda one: one.difficulty,
}


def _grouped(found: Iterable[Judgement], key: Callable[[Judgement], str]) -> dict[str, list[Judgement]]:
    groups: dict[str, list[Judgement]] = {}
    for one in found:
        groups.setdefault(key(one), []).append(one)
    return groups


def _figures(found: Sequence[Judgement]) -> tuple[object, ...]:
    acceptable = sum(one.acceptable for one in found)
    low, high = wilson(acceptable, len(found))
    return len(found), share(acceptable, len(found)), f"{low:.0%} to {high:.0%}"


def _by_criterion(found: Sequence[Judgement]) -> list[str]:
    return [share(sum(criterion in one.met for one in found), len(found)) for criterion in Criterion]


def _yield(found: Sequence[Judgement], sampled: Sampled | None) -> tuple[object, object]:
    if sampled is None:
        return "-", "-"
    return sampled.worthwhile, number(good_per_section(found, sampled))


def _yield_of_all(counted: Sequence[tuple[Sequence[Judgement], Sampled]]) -> tuple[object, object]:
    """Each collection counts by its sections: were those judged lumped together, the one most drawn from would."""
    sections = sum(sampled.worthwhile for _, sampled in counted)
    good = sum((good_per_section(found, sampled) or 0.0) * sampled.worthwhile for found, sampled in counted)
    return sections, number(good / sections if sections else None)


def _counts(one: Sampled) -> tuple[object, ...]:
    per_section = one.questions / one.worthwhile if one.worthwhile else None
    return (one.collection, *(getattr(one, name) for name in COUNTED), number(per_section))


def _total(counted: Sequence[Sampled]) -> Sampled:
    return Sampled(ALL, "", **{name: sum(getattr(one, name) for one in counted) for name in COUNTED})


def _milliseconds(seconds: Sequence[float]) -> tuple[str, str]:
    if not seconds:
        return "-", "-"
    return number(percentile(seconds, 0.5) * 1000, 1), number(percentile(seconds, 0.95) * 1000, 1)
