"""Grading one answer from Python."""

import subprocess
import sys
from dataclasses import FrozenInstanceError, replace
from typing import Any

import pytest

import interview_simulator
from interview_simulator import Grade, grade
from interview_simulator.grading.grades import grade_task
from interview_simulator.grading.tasks import Task, to_question
from interview_simulator.interviewers.base import NOWHERE
from interview_simulator.interviewers.offline.grader import evaluating as offline

QUESTION = "What causes the tides?"
POINTS = ["The moon's gravity raises two bulges of water.", "The earth turns beneath the bulges once a day."]
ANSWER = " ".join(POINTS)


def check_shape(given: Grade, answer: str) -> None:
    for value in (given.correctness, given.completeness, given.clarity, given.score):
        assert 0 <= value <= 1
    assert given.score == pytest.approx((given.correctness + given.completeness + given.clarity) / 3)
    assert isinstance(given.band, str)
    assert given.feedback
    for point in given.key_points:
        assert (point.quote is None) == (point.verdict == "missing")
        assert point.quote is None or point.quote in answer


def test_key_points_get_a_verdict_each_in_their_order() -> None:
    given = grade(QUESTION, ANSWER, key_points=POINTS)
    check_shape(given, ANSWER)
    assert [(point.text, point.verdict) for point in given.key_points] == [(text, "covered") for text in POINTS]
    assert given.band in {"good_explanation", "comprehensive"}


def test_a_reference_answer_alone_will_do() -> None:
    check_shape(grade(QUESTION, ANSWER, reference_answer=ANSWER), ANSWER)


def test_what_says_nothing_scores_nothing() -> None:
    given = grade(QUESTION, "No idea, sorry!", key_points=POINTS)
    assert (given.score, given.band) == (0, "no_relevant_concepts")
    assert {(point.verdict, point.quote) for point in given.key_points} == {("missing", None)}


def test_the_same_is_graded_the_same() -> None:
    first = grade(QUESTION, ANSWER, key_points=POINTS)
    grade("What else?", "Something else.", key_points=["Anything."])
    assert grade(QUESTION, ANSWER, key_points=tuple(POINTS)) == first


def test_a_grade_is_frozen() -> None:
    with pytest.raises(FrozenInstanceError):
        grade(QUESTION, ANSWER, key_points=POINTS).score = 1.0  # type: ignore[misc]


@pytest.mark.parametrize(
    ("arguments", "error", "said"),
    [
        ({"answer": ""}, ValueError, "answer is empty"),
        ({"answer": 3}, TypeError, "answer must be a string"),
        ({"question": None}, ValueError, "question is missing"),
        ({"key_points": None}, ValueError, "both missing"),
        ({"reference_answer": "x"}, ValueError, "both there"),
        ({"key_points": "x"}, TypeError, "key_points must be a list"),
        ({"key_points": ["x" * 2001]}, ValueError, r"key_points\[0\] has 2001 characters"),
    ],
    ids=str,
)
def test_bad_arguments_say_what_is_wrong(arguments: dict[str, Any], error: type[Exception], said: str) -> None:
    with pytest.raises(error, match=said):
        grade(**{"question": QUESTION, "answer": ANSWER, "key_points": POINTS} | arguments)


def test_a_quote_that_is_not_in_the_answer_is_no_grade(monkeypatch: pytest.MonkeyPatch) -> None:
    question = to_question(Task(QUESTION, ANSWER, tuple(POINTS)))
    evaluation = offline.grade(question, ANSWER)
    made_up = tuple(replace(verdict, quote="made up") for verdict in evaluation.verdicts)
    monkeypatch.setattr(offline, "grade", lambda *_: replace(evaluation, verdicts=made_up))
    with pytest.raises(ValueError, match="does not say"):
        grade_task(Task(QUESTION, ANSWER, tuple(POINTS)))
    with pytest.raises(ValueError, match="does not say"):
        grade_task(Task(QUESTION, ANSWER, reference_answer=ANSWER))


def test_a_question_outside_an_interview_is_of_no_post() -> None:
    assert {point.source for point in to_question(Task(QUESTION, ANSWER, tuple(POINTS))).key_points} == {NOWHERE}
    alone = to_question(Task(QUESTION, ANSWER, reference_answer=ANSWER))
    assert (alone.key_points, alone.reference_answer) == ((), ANSWER)


def test_importing_the_package_loads_nothing_of_it() -> None:
    code = "import sys, interview_simulator; print([name for name in sys.modules if name.startswith('interview_')])"
    loaded = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout
    assert loaded == "['interview_simulator']\n"


def test_the_package_has_no_other_names() -> None:
    with pytest.raises(AttributeError, match="has no attribute 'nothing'"):
        _ = interview_simulator.nothing
