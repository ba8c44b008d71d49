"""The next question of an interview: what may be asked, and what has been."""

import asyncio
import time
import uuid
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from sqlalchemy.ext.asyncio import AsyncSession

from interview_simulator.algorithms.difficulty import Difficulty
from interview_simulator.algorithms.planning import Asked, Kind, next_move
from interview_simulator.algorithms.rubric import Verdict
from interview_simulator.features.interviews import repository
from interview_simulator.features.interviews.models import Interview, InterviewQuestion, ModelCall
from interview_simulator.features.library import service as library
from interview_simulator.interviewers.base import (
    Evaluation,
    GradedBy,
    Interviewer,
    InterviewerError,
    KeyPoint,
    KeyPointVerdict,
    Passage,
    Question,
    Source,
)

LONGEST_STEP_S: Final = 10.0
"""How long an interviewer may take for one step."""


@dataclass(frozen=True)
class Material:
    """What questions may be drawn from: passages read per topic, and the questions ever asked."""

    passages: dict[str, list[Passage]]
    asked_ever: set[str]


async def load_material(db_session: AsyncSession, reader_id: uuid.UUID, topics: Sequence[str]) -> Material:
    passages = {topic: await library.passages_read(db_session, reader_id, topic) for topic in topics}
    return Material(passages, await repository.texts_asked(db_session, reader_id))


async def next_question(interviewer: Interviewer, interview: Interview, material: Material) -> Question | None:
    """Return what to ask after the questions so far, or None when there is nothing at all to ask about.

    `interview` comes with its questions, all of them answered and graded. When what was read was unread meanwhile,
    its first question is asked again: an interview that was begun can be finished.
    """
    done = interview.questions
    asked = [Asked(q.topic, Kind(q.kind), q.answer is not None and q.answer.text is None) for q in done]
    move = next_move(interview.topics, interview.question_count, asked)
    if move is None:
        return None
    difficulty = Difficulty(interview.difficulty)
    if move.kind is Kind.FOLLOW_UP:
        last = done[-1]
        passages = material.passages[last.topic]
        deeper = await interviewer.follow_up(
            to_question(last), to_evaluation(last), difficulty, passages, material.asked_ever
        )
        if deeper is not None:
            return deeper
        move = next_move(interview.topics, interview.question_count, [*asked[:-1], _closed(asked[-1])])
        assert move is not None
    question = await _open(interviewer, move.topic, interview, difficulty, material)
    return question or (to_question(done[0]) if done else None)


async def _open(
    interviewer: Interviewer, topic: str, interview: Interview, difficulty: Difficulty, material: Material
) -> Question | None:
    """Ask on `topic`, or on the interview's other topics before anything is asked a second time."""
    start = interview.topics.index(topic)
    in_turn = interview.topics[start:] + interview.topics[:start]
    asked_now = [question.text for question in interview.questions]
    # When everything was asked, what was asked longest ago comes first.
    recent = (asked_now[len(asked_now) * part // 4 :] for part in range(5))
    for avoid in (material.asked_ever, *recent):
        for name in in_turn:
            question = await interviewer.ask(name, difficulty, material.passages[name], avoid)
            if question is not None:
                return question
    return None


def _closed(asked: Asked) -> Asked:
    # As if skipped: nothing more to dig for here, so the next topic is opened.
    return Asked(asked.topic, asked.kind, skipped=True)


def to_question(row: InterviewQuestion) -> Question:
    return Question(
        topic=row.topic,
        difficulty=Difficulty(row.difficulty),
        kind=Kind(row.kind),
        text=row.text,
        key_points=tuple(_to_key_point(point) for point in row.key_points),
        reference_answer=row.reference_answer,
        authored_question_id=row.authored_question_id,
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
            KeyPointVerdict(_to_key_point(row.key_points[v.position]), Verdict(v.verdict), v.quote)
            for v in answer.verdicts
        ),
        feedback=answer.feedback or "",
        graded_by=GradedBy(answer.graded_by),
    )


async def ask_and_time(
    interviewer: Interviewer, interview: Interview, material: Material
) -> tuple[Question | None, float]:
    """Return what `next_question` does, and how long it took in milliseconds.

    Raise `InterviewerError` also for an interviewer that takes too long.
    """
    started = time.perf_counter()
    try:
        async with asyncio.timeout(LONGEST_STEP_S):
            question = await next_question(interviewer, interview, material)
    except TimeoutError as error:
        raise InterviewerError("The interviewer takes too long.") from error
    return question, (time.perf_counter() - started) * 1000


async def store_question(
    db_session: AsyncSession,
    interview: Interview,
    question: Question,
    asked_by: GradedBy,
    latency_ms: float,
    now: datetime,
) -> None:
    """Store the current question of `interview` unless another worker has done so meanwhile."""
    row = _to_row(question, interview, now)
    if await repository.add_question(db_session, row):
        step = "follow_up" if question.kind is Kind.FOLLOW_UP else "ask"
        db_session.add(
            ModelCall(question_id=row.id, step=step, interviewer=asked_by, latency_ms=latency_ms, created_at=now)
        )


def _to_row(question: Question, interview: Interview, now: datetime) -> InterviewQuestion:
    return InterviewQuestion(
        id=uuid.uuid4(),
        interview_id=interview.id,
        number=interview.current_question,
        asked_at=now,
        topic=question.topic,
        difficulty=question.difficulty.value,
        item_difficulty=question.difficulty.item_difficulty,
        kind=question.kind.value,
        text=question.text,
        key_points=[
            {
                "text": point.text,
                "follow_up": point.follow_up,
                "source": {
                    "post_id": str(point.source.post_id),
                    "section_id": str(point.source.section_id) if point.source.section_id else None,
                },
            }
            for point in question.key_points
        ],
        reference_answer=question.reference_answer,
        authored_question_id=question.authored_question_id,
    )


def _to_key_point(stored: dict[str, object]) -> KeyPoint:
    source = stored["source"]
    assert isinstance(source, dict)
    section_id = source["section_id"]
    follow_up = stored["follow_up"]
    return KeyPoint(
        text=str(stored["text"]),
        source=Source(uuid.UUID(source["post_id"]), uuid.UUID(section_id) if section_id else None),
        follow_up=str(follow_up) if follow_up else None,
    )
