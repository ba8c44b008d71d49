"""The grade of one answer."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Self

from interview_simulator.algorithms.rubric import Band, Verdict, band
from interview_simulator.grading.tasks import Task, to_question
from interview_simulator.interviewers.base import Evaluation, Question
from interview_simulator.interviewers.offline.grader import evaluating as offline


@dataclass(frozen=True)
class KeyPointGrade:
    """`quote` is a verbatim piece of the answer that shows the verdict; None when the point is missing."""

    text: str
    verdict: Verdict
    quote: str | None


@dataclass(frozen=True)
class Grade:
    """Correctness, completeness and clarity in 0..1, `score` their mean, and `band` what the score is called.

    `key_points` are those given, in their order, or the statements that were found in the reference answer.
    """

    correctness: float
    completeness: float
    clarity: float
    score: float
    band: Band
    key_points: tuple[KeyPointGrade, ...]
    feedback: str

    @classmethod
    def of(cls, evaluation: Evaluation, question: Question, answer: str) -> Self:
        """Raise `ValueError` when the evaluation does not fit `question` and `answer`."""
        found = tuple(verdict.key_point for verdict in evaluation.verdicts)
        evaluation.check(question if question.key_points else replace(question, key_points=found), answer)
        points = tuple(KeyPointGrade(one.key_point.text, one.verdict, one.quote) for one in evaluation.verdicts)
        return cls(
            correctness=evaluation.correctness,
            completeness=evaluation.completeness,
            clarity=evaluation.clarity,
            score=evaluation.score,
            band=band(evaluation.score),
            key_points=points,
            feedback=evaluation.feedback,
        )


def grade(
    question: str, answer: str, *, key_points: Sequence[str] | None = None, reference_answer: str | None = None
) -> Grade:
    """Grade `answer` to `question` offline, with no key and no network.

    Say what a right answer holds in one of two ways:

    - `key_points`: 1 to 50 statements, each a string of at most 2000 characters. The grade has one verdict for each,
      in their order.
    - `reference_answer`: a right answer as text. The statements are then taken from it.

    `question`, `answer` and `reference_answer` are strings of 1 to 20,000 characters that are not blank.

    Return a frozen `Grade`:

    - `correctness`, `completeness`, `clarity`, `score`: floats in 0..1; `score` is the mean of the other three.
    - `band`: a `Band`, which is a string: `no_relevant_concepts` below 0.3, `some_concepts` from 0.3,
      `partial_explanation` from 0.5, `good_explanation` from 0.7, `comprehensive` from 0.9.
    - `key_points`: a tuple, each with its `text`, a `verdict` (`covered`, `partial`, `missing` or `contradicted`) and
      a `quote`: a piece of `answer`, word for word, or None when the point is missing.
    - `feedback`: a few sentences to whoever answered.

    Raise `TypeError` when a value has the wrong type, and `ValueError` when a text is blank or too long, or when both
    or neither of `key_points` and `reference_answer` are given. An answer that says nothing of use is no error: it
    scores low.

    The same arguments give the same grade, whatever was graded before. The first call also loads the grader; after
    that the time grows with the length of the answer and the number of key points. It computes in the calling
    thread, and several threads may call it. To grade many answers on all cores, use `interview-simulator grade`.
    """
    return grade_task(Task.of(question, answer, key_points, reference_answer))


def grade_task(task: Task) -> Grade:
    question = to_question(task)
    return Grade.of(offline.grade(question, task.answer), question, task.answer)
