"""The least that a grade comes to, which a chat model's grade is held against first."""

import pytest

from interview_simulator.interviewers.base import Question
from interview_simulator.interviewers.offline.grader.evaluating import grade
from tests.unit.interviewers.samples import sample_questions


@pytest.mark.parametrize("asked", sample_questions()[::20], ids=lambda question: question.text[:20])
def test_it_is_never_more_than_the_grade(asked: Question) -> None:
    other = sample_questions()[1]
    points = [point.text for point in asked.key_points]
    for answer in (asked.reference_answer, points[0], f"{points[-1]} {other.reference_answer}", other.reference_answer):
        assert grade(asked, answer, at_least=True).score <= grade(asked, answer).score + 1e-9


def test_it_is_less_where_a_right_answer_is_taken_for_less_than_it_is() -> None:
    assert any(
        grade(asked, asked.reference_answer, at_least=True).score < grade(asked, asked.reference_answer).score
        for asked in sample_questions()[::4]
    )
