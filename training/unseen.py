"""What the grader gives to answers whose question, or whose whole set, it has not seen.

By alignment alone: to train the encoder of pairs anew without each fold and each set would take days. The networks are
those of the run that kept the row back, bias and scale come from rows of other folds or sets. Those rows were judged by
networks that may have seen this one: two numbers fitted to thousands of rows pass nothing on that could be measured.
"""

import gzip
import json
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

import numpy as np

from training.combining import ALIGNED, Combining, Doubles, alike, fit, predict
from training.data import TRAINED, VALIDATION_ONLY, Graded


def fitted(rows: Sequence[Graded], inputs: Doubles, parts: Sequence[float]) -> Combining:
    """Fit to those of `rows` that may be learned from, each set as much as another."""
    kept = [i for i, row in enumerate(rows) if row.source in TRAINED]
    scores = np.array([rows[i].score for i in kept])
    return fit(parts, inputs[kept], scores, alike([rows[i].source for i in kept]))


def predictions(rows: Sequence[Graded], inputs: Doubles, group: Callable[[Graded], object]) -> Doubles:
    """Return a score (0..1) for each of `rows`, combined as it fits those of all other groups."""
    found = np.zeros(len(rows))
    groups = [group(row) for row in rows]
    for one in dict.fromkeys(groups):
        inside = [i for i, other in enumerate(groups) if other == one]
        outside = [i for i, other in enumerate(groups) if other != one]
        by = fitted([rows[i] for i in outside], inputs[outside], ALIGNED)
        # Where nothing of an answer counts, there is nothing to combine.
        found[inside] = np.nan_to_num(predict(by, inputs[inside]), nan=0.0)
    return found


def write(path: Path, rows: Sequence[Graded], by_fold: Doubles, by_set: Doubles) -> None:
    """Write ids and numbers only, the same to the byte when nothing has changed."""
    found: dict[str, dict[str, list[float]]] = {}
    for row, fold, source in zip(rows, by_fold, by_set, strict=True):
        found.setdefault(row.source, {})[row.id] = [round(float(fold), 4), round(float(source), 4)]
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(gzip.compress(json.dumps(found, separators=(",", ":")).encode(), mtime=0))


def summary(rows: Sequence[Graded], found: Mapping[str, Doubles]) -> str:
    """Return a line of each way to predict, with Pearson's r by set."""
    lines = []
    for name, scores in found.items():
        figures = []
        for source in (*TRAINED, VALIDATION_ONLY):
            of = [i for i, row in enumerate(rows) if row.source == source]
            wanted = np.array([rows[i].score for i in of])
            known = len(of) > 1 and np.std(scores[of]) > 0 and np.std(wanted) > 0
            figures.append(f"{source} {np.corrcoef(scores[of], wanted)[0, 1]:.3f}" if known else f"{source} -")
        lines.append(f"  {name}: {', '.join(figures)}")
    return "\n".join(lines)
