"""Questions and evaluations, from rows to what interviewers take, and back."""

import uuid
from datetime import datetime
from typing import Any

from interview_simulator.algorithms.difficulty import Difficulty
from interview_simulator.algorithms.planning import Kind
from interview_simulator.algorithms.rubric import Verdict
from interview_simulator.features.interviews.models import Interview, InterviewQuestion, sentences_of
from interview_simulator.interviewers.base import (
    Evaluation,
    GradedBy,
    KeyPoint,
    KeyPointVerdict,
    Question,
    Source,
)


def to_question(row: InterviewQuestion) -> Question:
    return Question(
        topic=row.topic,
        difficulty=Difficulty(row.difficulty),
        kind=Kind(row.kind),
        text=row.text,
        key_points=tuple(to_key_point(point) for point in row.key_points),
        reference_answer=row.reference_answer,
        authored_question_id=row.authored_question_id,
        item_difficulty=row.item_difficulty,
    )


def to_evaluation(row: InterviewQuestion) -> Evaluation:
    """Return the evaluation stored with the graded answer of `row`."""
    answer = row.answer
    assert answer is not None
    assert answer.correctness is not None
    assert answer.completeness is not None
    assert answer.clarity is not None
    assert answer.graded_by is not None
    return Evaluation(
        correctness=answer.correctness,
        completeness=answer.completeness,
        clarity=answer.clarity,
        verdicts=tuple(
            KeyPointVerdict(to_key_point(row.key_points[v.position]), Verdict(v.verdict), v.quote)
            for v in answer.verdicts
        ),
        feedback=answer.feedback or "",
        graded_by=GradedBy(answer.graded_by),
        chat_model=answer.chat_model,
        prompt_version=answer.prompt_version,
        note=answer.note,
    )


def to_row(question: Question, interview: Interview, level: float, now: datetime) -> InterviewQuestion:
    return InterviewQuestion(
        id=uuid.uuid4(),
        interview_id=interview.id,
        number=interview.current_question,
        asked_at=now,
        topic=question.topic,
        difficulty=question.difficulty.value,
        item_difficulty=level if question.item_difficulty is None else question.item_difficulty,
        kind=question.kind.value,
        text=question.text,
        key_points=[
            {
                "text": point.text,
                "follow_up": point.follow_up,
                "source": {
                    "post_id": str(point.source.post_id),
                    "section_id": str(point.source.section_id) if point.source.section_id else None,
                    "sentences": list(point.source.sentences),
                },
            }
            for point in question.key_points
        ],
        reference_answer=question.reference_answer,
        authored_question_id=question.authored_question_id,
    )


def to_key_point(stored: dict[str, Any]) -> KeyPoint:
    source = stored["source"]
    section_id = source["section_id"]
    follow_up = stored["follow_up"]
    return KeyPoint(
        text=str(stored["text"]),
        source=Source(
            uuid.UUID(source["post_id"]), uuid.UUID(section_id) if section_id else None, tuple(sentences_of(stored))
        ),
        follow_up=str(follow_up) if follow_up else None,
    )
