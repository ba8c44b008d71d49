"""What a judge says of the questions drawn. RUBRIC.md has the criteria in full."""

import json
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Any, Final

FEWEST_POINTS: Final = 2
MOST_POINTS: Final = 6

_KEPT: Final = ("id", "collection", "commit", "path", "section", "style", "difficulty", "question")
"""Of a question drawn; nothing else is, since documents are not part of the project."""


class Criterion(StrEnum):
    ANSWERABLE = "answerable"
    ONE_SUBJECT = "one_subject"
    NATURAL = "natural"
    NO_LEAK = "no_leak"
    RIGHT_DIFFICULTY = "right_difficulty"
    POINTS_TRUE = "points_true"
    POINTS_STAND_ALONE = "points_stand_alone"
    WORTH_ASKING = "worth_asking"


class Mistaken(Exception):
    """Judgements that do not fit the questions drawn."""


@dataclass(frozen=True)
class Judgement:
    """`met` are the criteria that the question meets."""

    id: str
    collection: str
    style: str
    difficulty: str
    met: frozenset[Criterion]

    @property
    def acceptable(self) -> bool:
        return len(self.met) == len(Criterion)


def judged(drawn: Iterable[dict[str, Any]], marks: Iterable[dict[str, Any]]) -> list[dict[str, Any]]:
    """Return the rows of a file of judgements: each question drawn, and for each criterion whether it is met.

    A mark names the criteria that its question does not meet. Raise `Mistaken` unless each question has one mark.
    """
    marked: dict[str, dict[str, Any]] = {}
    for mark in marks:
        if mark["id"] in marked:
            raise Mistaken(f"{mark['id']} is judged twice")
        if unknown := set(mark["no"]) - set(Criterion):
            raise Mistaken(f"{mark['id']}: there is no criterion {', '.join(sorted(unknown))}")
        marked[mark["id"]] = mark
    rows = [_row(one, marked.pop(one["id"], None)) for one in drawn]
    if marked:
        raise Mistaken(f"not drawn: {', '.join(marked)}")
    return rows


def judgements(rows: Iterable[dict[str, Any]]) -> list[Judgement]:
    return [
        Judgement(
            row["id"],
            row["collection"],
            row["style"],
            row["difficulty"],
            frozenset(criterion for criterion in Criterion if row[criterion]),
        )
        for row in rows
    ]


def read_lines(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text("utf-8").splitlines() if line.strip()]


def write_lines(path: Path, rows: Iterable[dict[str, Any]]) -> None:
    path.write_text("".join(f"{json.dumps(row, ensure_ascii=False)}\n" for row in rows), "utf-8")


def _row(drawn: dict[str, Any], mark: dict[str, Any] | None) -> dict[str, Any]:
    if mark is None:
        raise Mistaken(f"{drawn['id']} is not judged: {drawn['question']}")
    unmet = set(mark["no"])
    if not FEWEST_POINTS <= len(drawn["key_points"]) <= MOST_POINTS:
        unmet.add(Criterion.POINTS_STAND_ALONE)
    criteria = {criterion.value: criterion not in unmet for criterion in Criterion}
    return {name: drawn[name] for name in _KEPT} | criteria | {"note": mark.get("note", "")}
