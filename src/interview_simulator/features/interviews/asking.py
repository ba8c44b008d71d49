"""The next question of an interview: what may be asked, and what has been."""

import asyncio
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
from interview_simulator.features.interviews.models import Interview, InterviewQuestion
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
    StepContext,
)

LATEST: Final = 200
"""How many of a reader's latest questions count for what was asked about least."""


@dataclass(frozen=True)
class Material:
    """What questions may be drawn from: passages read per topic, those asked about least first, and the questions ever
    asked."""

    passages: dict[str, list[Passage]]
    asked_ever: set[str]


async def load_material(db_session: AsyncSession, reader_id: uuid.UUID, topics: Sequence[str]) -> Material:
    passages = {topic: await library.passages_read(db_session, reader_id, topic) for topic in topics}
    asked_about = await repository.sections_asked(db_session, reader_id, LATEST)
    for read in passages.values():
        read.sort(key=lambda passage: asked_about[passage.source.section_id] if passage.source.section_id else 0)
    return Material(passages, await repository.texts_asked(db_session, reader_id))


async def next_question_in_time(
    interviewer: Interviewer, interview: Interview, material: Material, context: StepContext, seconds: float
) -> Question | None:
    """Return what `next_question` does; raise `InterviewerError` also for an interviewer that takes too long."""
    try:
        async with asyncio.timeout(seconds):
            return await next_question(interviewer, interview, material, context)
    except TimeoutError as error:
        raise InterviewerError("The interviewer takes too long.") from error


async def next_question(
    interviewer: Interviewer, interview: Interview, material: Material, context: StepContext
) -> Question | None:
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
            to_question(last), to_evaluation(last), difficulty, passages, material.asked_ever, context
        )
        if deeper is not None:
            return deeper
        move = next_move(interview.topics, interview.question_count, [*asked[:-1], _closed(asked[-1])])
        assert move is not None
    question = await _open(interviewer, move.topic, interview, difficulty, material, context)
    return question or (to_question(done[0]) if done else None)


async def _open(
    interviewer: Interviewer,
    topic: str,
    interview: Interview,
    difficulty: Difficulty,
    material: Material,
    context: StepContext,
) -> Question | None:
    """Ask on `topic`, or on the interview's other topics before anything is asked a second time."""
    start = interview.topics.index(topic)
    in_turn = interview.topics[start:] + interview.topics[:start]
    asked_now = [question.text for question in interview.questions]
    # When everything was asked, what was asked longest ago comes first.
    recent = (asked_now[len(asked_now) * part // 4 :] for part in range(5))
    failure = None
    for avoid in (material.asked_ever, *recent):
        for name in in_turn:
            try:
                question = await interviewer.ask(name, difficulty, material.passages[name], avoid, context)
            except InterviewerError as error:
                # The chat model has had its try: what is left to be found is found without it.
                failure, context.may_call_model = failure or error, False
                continue
            if question is not None:
                return question
    if failure is not None:
        raise failure
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
        chat_model=answer.chat_model,
        prompt_version=answer.prompt_version,
        note=answer.note,
    )


async def store_question(
    db_session: AsyncSession, interview: Interview, question: Question, now: datetime
) -> uuid.UUID | None:
    """Store the current question of `interview`; return its id, or None when another worker has done so meanwhile."""
    row = _to_row(question, interview, now)
    return row.id if await repository.add_question(db_session, row) else None


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
