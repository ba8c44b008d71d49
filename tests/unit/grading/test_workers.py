"""Processes that grade offline."""

from contextlib import closing
from pathlib import Path

import pytest

from interview_simulator.grading.grades import grade_task
from interview_simulator.grading.outcomes import success
from interview_simulator.grading.tasks import Task
from interview_simulator.grading.workers import Workers

POINT = "The moon raises the tides: “é”\u2028."
TASKS = [Task("What causes the tides?", POINT * times, (POINT,)) for times in (1, 2, 3)]


def test_they_grade_as_this_process_does(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    # What lies in the folder one is in must not stand in for a module.
    (tmp_path / "json.py").write_text("raise SystemExit('taken for the real one')")
    monkeypatch.chdir(tmp_path)
    with closing(Workers(2)) as workers:
        futures = [workers.submit([task]) for task in TASKS] + [workers.submit(TASKS)]
        outcomes = [outcome for future in futures for outcome in future.result(60)]
    # Whichever of them grades, and with whatever else.
    assert outcomes[:3] == outcomes[3:]
    for task, outcome in zip(TASKS, outcomes[:3], strict=True):
        here = success(grade_task(task))
        assert outcome["score"] == pytest.approx(here["score"], abs=1e-6)
        assert outcome["key_points"] == list(here["key_points"])
