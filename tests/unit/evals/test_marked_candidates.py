"""Marking what could be asked, and learning from the marks."""

import json
import math
from pathlib import Path

import pytest
from typer.testing import CliRunner

from evals.questions import __main__ as command
from evals.questions.collection import load
from evals.questions.judging import read_lines
from evals.questions.learning import FEWEST, Example, cross_validated, examples, learn
from evals.questions.marking import MOST_POINTS, draw, kept, key_of, to_mark
from interview_simulator.interviewers.offline.writing.likelihood import WEIGHTS

LOCKS = (
    "Row locks block other writers of the same row in a table. Row locks end with the transaction that took them. "
    "Row locks need no memory of their own, since each of them is kept in the row that it is on."
)
COLLECTION = load()["starlette"]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A checkout of two posts with a section to ask about, named like a collection."""
    docs = tmp_path / COLLECTION.name / "docs"
    docs.mkdir(parents=True)
    for name in ("locks", "more-locks"):
        (docs / f"{name}.md").write_text(f"# Starlette\n\n## Row locks\n\n{LOCKS}\n", "utf-8")
    return tmp_path / COLLECTION.name


def example(*, good: bool, collection: str = "notes", **traits: float) -> Example:
    return traits, good, collection


def test_a_sheet_has_the_question_its_sentences_and_the_passage(folder: Path) -> None:
    (one,) = draw(COLLECTION, folder, 1, seed=1)
    sheet = to_mark([one])
    assert one.candidate.text in sheet
    assert f"> {LOCKS}" in sheet
    assert all(f"{place}. {told.text}" in sheet for place, told in enumerate(one.candidate.told, 1))


def test_marks_are_found_again_without_the_text(folder: Path) -> None:
    found = draw(COLLECTION, folder, 2, seed=1)
    marked = [kept(one, {"question": "", "points": ["", "a", "n"]}) for one in found]
    assert "writers" not in json.dumps(marked)
    found_again = examples(found, {key_of(mark): mark for mark in marked})
    assert [good for _, good, _ in found_again] == [True, False, False] * 2


def test_each_sentence_has_a_mark(folder: Path) -> None:
    (one,) = draw(COLLECTION, folder, 1, seed=1)
    with pytest.raises(ValueError, match="shorter"):
        kept(one, {"question": "", "points": [""]})


def test_a_trait_of_the_good_has_weight() -> None:
    found = [example(good=True, clear=1.0), example(good=False, vague=1.0)] * 40 + [example(good=True, rare=1.0)]
    weights = learn(found)
    assert weights["clear"] > 0 > weights["vague"]
    assert FEWEST > 1
    assert "rare" not in weights


def test_what_is_learnt_is_tried_on_other_collections() -> None:
    found = [
        one
        for collection in ("notes", "manual")
        for one in [
            example(good=True, collection=collection, clear=1.0),
            example(good=False, collection=collection, vague=1.0),
        ]
        * 40
    ]
    assert cross_validated(found).endswith("area under the curve 1.000, 100% of the likeliest fifth good")


def test_the_weights_are_those_of_the_marks_traits() -> None:
    weights = json.loads(WEIGHTS.read_text("utf-8"))
    assert {"", "anaphors", "topic all"} <= set(weights)
    assert all(math.isfinite(weight) for weight in weights.values())


def test_marks_are_of_collections_that_are_not_judged_on() -> None:
    collections = load()
    marks = read_lines(command.MARKED)
    assert {str(collections[mark["collection"]].split) for mark in marks} == {"development"}
    assert all(len(mark["points"]) <= MOST_POINTS for mark in marks)
    assert all(set("".join(mark["points"].values())) <= set("atn") for mark in marks)


def test_from_candidates_to_weights(folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    marked, weights = tmp_path / "marked.jsonl", tmp_path / "weights.json"
    marked.write_text("", "utf-8")
    monkeypatch.setattr(command, "MARKED", marked)
    monkeypatch.setattr(command, "WEIGHTS", weights)
    run = CliRunner().invoke
    sheet, marks = tmp_path / "sheet.md", tmp_path / "marks.jsonl"
    assert run(command.app, ["candidates", str(folder), "-o", str(sheet), "--count", "2"]).exit_code == 0
    assert sheet.read_text("utf-8").count("QUESTION:") == 2
    lines = [{"question": "", "points": ["", "a", ""]}, {"question": "s", "points": ["", "", "n"]}]
    marks.write_text("".join(json.dumps(line) + "\n" for line in lines), "utf-8")
    assert run(command.app, ["keep", str(folder), str(marks)]).exit_code == 0
    learnt = run(command.app, ["learn", str(folder)])
    assert learnt.exit_code == 0, learnt.output
    assert "6 marked, 67% good" in learnt.output
    assert "" in json.loads(weights.read_text("utf-8"))
