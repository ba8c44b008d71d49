import csv
import gzip
import json
from pathlib import Path
from typing import Any

import pytest

from evals.grading.material import TEST_TOPICS
from training.data import QUICK_OWN, SETS, VALIDATION_ONLY, graded, inferences, read, row

ROW = {
    "id": "a-1",
    "question_id": 7,
    "question": "What does the index hold?",
    "reference_answer": "The next commit.",
    "student_answer": "What will be committed.",
    "score": 0.0,
    "dev_fold": 3,
}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "grading-data").mkdir()
    (tmp_path / "inference-data").mkdir()
    for place, name in enumerate(SETS):
        with gzip.open(tmp_path / "grading-data" / f"{name}.jsonl.gz", "wt", encoding="utf-8") as out:
            out.write(f"{json.dumps({**ROW, 'id': f'{name}-1', 'dev_fold': place})}\n")
    for name in ("mnli_dev", "snli_dev"):
        with gzip.open(tmp_path / "inference-data" / f"{name}.csv.gz", "wt", encoding="utf-8", newline="") as out:
            csv.writer(out).writerows(
                [
                    ("premise", "hypothesis", "label"),
                    ("It rains.", "It is wet.", "entailment"),
                    ("It rains,\nhard.", "It is dry.", "contradiction"),
                    ("It rains.", "It is late.", "-"),
                ]
            )
    return tmp_path


def test_every_set_is_read_under_its_name(folder: Path) -> None:
    found = list(graded(folder))
    assert [(one.source, one.id, one.fold) for one in found] == [
        (name, f"{name}-1", place) for place, name in enumerate(SETS)
    ]


@pytest.mark.parametrize(
    ("more", "score"), [({}, 0.0), ({"score_partial": 0.5}, 0.5), ({"score": 1.0, "score_partial": 1.0}, 1.0)]
)
def test_what_is_partly_right_has_half_the_score_where_the_set_says_so(more: dict[str, Any], score: float) -> None:
    assert row("beetle", {**ROW, **more}).score == score


def test_other_right_answers_leave_out_the_reference_itself() -> None:
    found = row("beetle", {**ROW, "reference_answers_all": ["The next commit.", "A draft."]})
    assert found.alternatives == ("A draft.",)
    assert row("beetle", {**ROW, "reference_answers_all": None}).alternatives == ()


def test_pairs_without_a_label_are_left_out(folder: Path) -> None:
    found = list(inferences(folder))
    assert [(one.said, one.shares.covers, one.shares.contradicts) for one in found] == [
        ("It rains.", 1, 0),
        ("It rains,\nhard.", 0, 1),
    ] * 2


def test_topics_that_grades_are_tested_on_are_never_read(folder: Path) -> None:
    topics = {item.question.topic for item in read(folder).own}
    assert topics
    assert topics.isdisjoint(TEST_TOPICS)


def test_a_quick_run_reads_little_and_is_kept_apart(folder: Path) -> None:
    whole, quick = read(folder), read(folder, quick=True)
    assert (len(quick.graded), len(quick.own)) == (1, QUICK_OWN)
    assert whole.digest != quick.digest


def test_other_data_is_kept_apart(folder: Path) -> None:
    before = read(folder).digest
    assert read(folder).digest == before
    with gzip.open(folder / "grading-data" / f"{VALIDATION_ONLY}.jsonl.gz", "at", encoding="utf-8") as out:
        out.write(f"{json.dumps(ROW)}\n")
    assert read(folder).digest != before
