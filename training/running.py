"""All stages in their order; each is kept in a folder, so that a stopped run goes on where it was."""

import json
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, partial
from pathlib import Path
from typing import Any, Final

import numpy as np
import torch
import typer
from numpy.typing import NDArray

from evals.grading.material import Part, load
from interview_simulator.interviewers.offline.grader.encoder import Floats
from interview_simulator.interviewers.offline.grader.spans import statements
from interview_simulator.interviewers.offline.grader.surface import features
from interview_simulator.interviewers.offline.grader.weights import Basis
from training import base, exporting, inference, packing, rarity, unseen, verdicts, windows
from training.combining import PARTS, Doubles, fit
from training.cross_validation import Networks, networks
from training.data import Data, Graded
from training.examples import examples
from training.holds import BY_FOLD, BY_SET, EVERYTHING, HOLDS, Hold
from training.judging import INPUTS, Grader, Task, judged
from training.material import Material
from training.vectors import vectors

Weights = dict[str, Any]

CALIBRATED: Final = frozenset({"Git", "Transactions"})
"""Topics of our own that bias and scale are fitted to; the other test topics are left to measure them."""


@dataclass
class Run:
    """`folder`: keeps the stages; `processes`: how many judge."""

    data: Data
    folder: Path
    processes: int

    def write(self, weights: Path, predictions: Path) -> None:
        """Do all that is not done yet, and write what it is for."""
        self.folder.mkdir(parents=True, exist_ok=True)
        before = self._stage("inference", lambda: inference.trained(self.data.inferences))
        nearest = self._nearest()
        points = self._stage("key-points", lambda: verdicts.on_key_points(self.data, nearest, before))
        graded = self._stage("grades", lambda: verdicts.mean(list(self._mixed(nearest, points))))
        self._onnx("texts", exporting.texts)
        self._onnx("key-points", lambda path: exporting.pairs(points, path))
        self._onnx("grades", lambda path: exporting.pairs(graded, path))
        found = self._networks()
        self._predict(found, predictions)
        weights.parent.mkdir(parents=True, exist_ok=True)
        packing.pack(
            weights,
            {
                "texts.onnx": self.folder / "texts.onnx",
                "pairs.onnx": self.folder / "grades.onnx",
                **{f"alignment-{i}.onnx": path for i, path in enumerate(found[EVERYTHING])},
            },
            self._arrays,
            self.rarity,
            self._combining(found),
        )

    @cached_property
    def rarity(self) -> dict[str, float]:
        return rarity.of_stems(self.data)

    @cached_property
    def piece_rarity(self) -> Floats:
        return rarity.of_pieces(self.data, base.tokenizer(rarity.MOST_TOKENS))

    @cached_property
    def _arrays(self) -> Mapping[str, NDArray[Any]]:
        words, scales = exporting.words()
        return {"words": words, "scales": scales, "piece_rarity": self.piece_rarity.astype(np.float16)}

    def _stage(self, name: str, make: Callable[[], Weights]) -> Weights:
        path = self.folder / f"{name}.pt"
        if not path.exists():
            _tell(name)
            beginning = path.with_suffix(".part")
            torch.save(make(), beginning)
            beginning.rename(path)
        found: Weights = torch.load(path, weights_only=True)
        return found

    def _mixed(self, nearest: Mapping[str, Sequence[str]], points: Weights) -> Iterator[Weights]:
        for name, mix in verdicts.MIXES.items():
            yield self._stage(f"grades-{name}", partial(verdicts.on_grades, self.data, nearest, points, mix))

    def _nearest(self) -> dict[str, list[str]]:
        path = self.folder / "nearest.json"
        if not path.exists():
            _tell("nearest pieces")
            path.write_text(json.dumps(windows.nearest(self.data.own)), "utf-8")
        found: dict[str, list[str]] = json.loads(path.read_text("utf-8"))
        return found

    def _onnx(self, name: str, make: Callable[[Path], None]) -> None:
        path = self.folder / f"{name}.onnx"
        if not path.exists():
            _tell(f"{name}, exported")
            make(path)

    def _networks(self) -> Networks:
        _tell("alignment networks")
        return networks(self._material(), HOLDS, self.folder / "networks")

    def _material(self) -> Material:
        found = examples(self.data)
        texts = {text for one in found for text in (one.question, one.reference, one.answer)}
        surface = [features(one.question, one.reference, one.answer, self.rarity) for one in found]
        every = vectors(texts, self.folder / "vectors")
        return Material(found, np.array(surface, np.float32), every, self.piece_rarity)

    def _predict(self, found: Networks, path: Path) -> None:
        _tell("answers unseen")
        rows = self.data.graded
        by_fold = unseen.predictions(rows, self._inputs(BY_FOLD, found), lambda row: row.fold)
        by_set = unseen.predictions(rows, self._inputs(BY_SET, found), lambda row: row.source)
        unseen.write(path, rows, by_fold, by_set)
        typer.echo(unseen.summary(rows, {"unseen questions": by_fold, "unseen sets": by_set}))

    def _inputs(self, holds: Sequence[Hold], found: Networks) -> Doubles:
        """Return what the scores of all rows are combined of, each by the networks that have not seen it."""
        inputs = np.full((len(self.data.graded), INPUTS), np.nan)
        for hold in holds:
            places = [i for i, row in enumerate(self.data.graded) if hold.tests(row)]
            rows = [self.data.graded[i] for i in places]
            inputs[places] = self._judged(f"key-points-{hold.name}", "key-points", _tasks(rows), found[hold])
        return inputs

    def _combining(self, found: Networks) -> dict[str, list[float]]:
        """Fit bias and scale: by references, to the one fold that neither the verdicts nor these networks have seen; by
        key points, to topics of our own that nothing has been trained on.
        """
        hold = next(one for one in BY_FOLD if one.fold == verdicts.UNSEEN_FOLD)
        rows = [row for row in self.data.graded if hold.tests(row)]
        of_rows = self._judged(f"grades-{hold.name}", "grades", _tasks(rows), found[hold])
        own = [
            (item, answer) for item in load(Part.test) if item.question.topic in CALIBRATED for answer in item.answers
        ]
        tasks = [
            Task(
                item.question.text,
                [point.text for point in item.question.key_points],
                answer.text,
                item.question.reference_answer,
            )
            for item, answer in own
        ]
        of_own = self._judged("grades-own", "grades", tasks, found[EVERYTHING])
        scores = np.array([answer.score for _, answer in own])
        return {
            Basis.REFERENCE: unseen.fitted(rows, of_rows, PARTS[Basis.REFERENCE]).written(),
            Basis.KEY_POINTS: fit(PARTS[Basis.KEY_POINTS], of_own, scores).written(),
        }

    def _judged(self, name: str, encoder: str, tasks: Sequence[Task], networks: Sequence[Path]) -> Doubles:
        path = self.folder / "judged" / f"{name}.npy"
        if not path.exists():
            path.parent.mkdir(exist_ok=True)
            files = {
                "texts.onnx": (self.folder / "texts.onnx").read_bytes(),
                "pairs.onnx": (self.folder / f"{encoder}.onnx").read_bytes(),
                "tokenizer.json": packing.tokenizer().encode(),
            }
            grader = Grader(files, self._arrays, [one.read_bytes() for one in networks], self.rarity)
            np.save(path, judged(grader, tasks, self.processes))
            typer.echo(f"  {name}: {len(tasks)} answers")
        found: Doubles = np.load(path)
        return found


def _tasks(rows: Sequence[Graded]) -> list[Task]:
    return [Task(row.question, statements(row.reference), row.answer) for row in rows]


def _tell(what: str) -> None:
    typer.echo(f"{time.strftime('%H:%M')} {what}")
