"""What is trained on: answers graded by people, inference pairs, and the project's own graded answers."""

import csv
import gzip
import hashlib
import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final, NamedTuple

from evals.grading.material import FOLDER, Item, Part, load, spread

TRAINED: Final = ("mohler2011", "saf_en", "beetle", "scientsbank")
VALIDATION_ONLY: Final = "sprag_python"
"""It states no licence, so nothing is fitted to it, not even how rare words are."""
SETS: Final = (*TRAINED, VALIDATION_ONLY)
FOLDS: Final = range(5)
QUICK: Final = 100
"""With --quick, one in so many of everything is taken."""
QUICK_OWN: Final = 6
"""Questions of the own material that are taken then: a hundredth would be one."""


class Shares(NamedTuple):
    """How likely something contradicts, says, and does not speak of a statement: three shares of 1."""

    contradicts: float
    covers: float
    silent: float


INFERENCE: Final = {
    "contradiction": Shares(1, 0, 0),
    "entailment": Shares(0, 1, 0),
    "neutral": Shares(0, 0, 1),
}


@dataclass(frozen=True)
class Graded:
    """An answer graded by people; `score` 0..1, `label` of SemEval-2013 task 7 where there is one, `fold` 0..4."""

    source: str
    id: str
    question_id: str
    question: str
    reference: str
    alternatives: tuple[str, ...]
    answer: str
    score: float
    label: str | None
    fold: int


class Inference(NamedTuple):
    """`said` entails, contradicts or leaves open `statement`."""

    said: str
    statement: str
    shares: Shares


@dataclass(frozen=True)
class Data:
    """`digest` names the data: what was made of other data is of no use."""

    graded: list[Graded]
    inferences: list[Inference]
    own: list[Item]
    digest: str


def read(folder: Path, *, quick: bool = False) -> Data:
    """Read all of `folder`; of the own material all but the topics that grades are tested on."""
    found, pairs, own = list(graded(folder)), list(inferences(folder)), load(Part.training)
    if quick:
        found, pairs, own = found[::QUICK], pairs[::QUICK], spread(own, QUICK_OWN)
    digest = hashlib.sha256(b"quick" if quick else b"")
    for path in (*_graded_files(folder), *_inference_files(folder), *sorted(FOLDER.glob("*.jsonl"))):
        digest.update(path.read_bytes())
    return Data(found, pairs, own, digest.hexdigest()[:12])


def graded(folder: Path) -> Iterator[Graded]:
    """Yield the rows of grading-data, set by set."""
    for source, path in zip(SETS, _graded_files(folder), strict=True):
        with gzip.open(path, "rt", encoding="utf-8") as lines:
            for line in lines:
                yield row(source, json.loads(line))


def row(source: str, found: dict[str, Any]) -> Graded:
    """Return what is used of a row; a partly right answer of Beetle has half the score."""
    return Graded(
        source=source,
        id=found["id"],
        question_id=str(found["question_id"]),
        question=found["question"],
        reference=found["reference_answer"],
        alternatives=tuple(found.get("reference_answers_all") or ())[1:],
        answer=found["student_answer"],
        score=float(found.get("score_partial", found["score"])),
        label=found.get("label_5way") or found.get("label_3way"),
        fold=found["dev_fold"],
    )


def inferences(folder: Path) -> Iterator[Inference]:
    """Yield the pairs that have a label."""
    for path in _inference_files(folder):
        with gzip.open(path, "rt", encoding="utf-8", newline="") as lines:
            for found in csv.DictReader(lines):
                if found["label"] in INFERENCE:
                    yield Inference(found["premise"], found["hypothesis"], INFERENCE[found["label"]])


def trained(rows: Sequence[Graded]) -> list[Graded]:
    return [one for one in rows if one.source in TRAINED]


def _graded_files(folder: Path) -> list[Path]:
    return [folder / "grading-data" / f"{name}.jsonl.gz" for name in SETS]


def _inference_files(folder: Path) -> list[Path]:
    return [folder / "inference-data" / f"{name}.csv.gz" for name in ("mnli_dev", "snli_dev")]
