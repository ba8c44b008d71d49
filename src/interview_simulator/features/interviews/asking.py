"""The next question of an interview: what may be asked, and what has been."""

import asyncio
import uuid
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any, Final

from sqlalchemy.ext.asyncio import AsyncSession

from interview_simulator.algorithms.difficulty import Difficulty
from interview_simulator.algorithms.planning import Asked, Kind, next_move
from interview_simulator.algorithms.rubric import Verdict
from interview_simulator.features.interviews import repository
from interview_simulator.features.interviews.models import Interview, InterviewQuestion, sentences_of
from interview_simulator.features.library import service as library
from interview_simulator.interviewers.base import (
    AskedBefore,
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
from interview_simulator.interviewers.offline import question_bank

LATEST: Final = 100
"""How many of a reader's earlier questions are not asked again in other words either."""


@dataclass(frozen=True)
class Material:
    """What questions may be drawn from: passages read per topic, in reading order, and what was `asked` before."""

    passages: dict[str, list[Passage]]
    asked: AskedBefore


async def load_material(
    db_session: AsyncSession, reader_id: uuid.UUID, topics: Sequence[str], interview_id: uuid.UUID
) -> Material:
    """Return the material for an interview, each time the same or more; what it asked itself comes with its rows."""
    texts = await repository.texts_asked(db_session, reader_id)
    passages = {
        topic: await library.passages_read(db_session, reader_id, topic, interview_id, texts) for topic in topics
    }
    earlier = await repository.latest_questions(db_session, reader_id, LATEST, besides=interview_id)
    return Material(passages, AskedBefore(frozenset(texts), earlier=tuple(map(to_question, earlier))))


async def count_different(material: Material, most: int) -> int:
    """Return how many questions, up to `most`, are there to be asked without a chat model and without repeating any."""
    passages = [passage for read in material.passages.values() for passage in read]
    return await asyncio.to_thread(question_bank.count_different, passages, most)


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
    """Return what to ask after the questions so far, or None when all is asked that there is to ask about.

    `interview` comes with its questions, all of them answered and graded.
    """
    done = interview.questions
    turns = [Asked(q.topic, Kind(q.kind), q.answer is not None and q.answer.text is None) for q in done]
    move = next_move(interview.topics, interview.question_count, turns)
    if move is None:
        return None
    difficulty = Difficulty(interview.difficulty)
    asked = replace(material.asked, now=tuple(map(to_question, reversed(done))))
    if move.kind is Kind.FOLLOW_UP:
        last, evaluation = done[-1], to_evaluation(done[-1])
        answer = last.answer.text if last.answer else None
        deeper = await interviewer.follow_up(
            to_question(last), answer or "", evaluation, difficulty, material.passages[last.topic], asked, context
        )
        if deeper is not None:
            return deeper
        move = next_move(interview.topics, interview.question_count, [*turns[:-1], _closed(turns[-1])])
        assert move is not None
    start = interview.topics.index(move.topic)
    in_turn = interview.topics[start:] + interview.topics[:start]
    return await _open(interviewer, in_turn, difficulty, material, asked, context)


async def _open(
    interviewer: Interviewer,
    topics: Sequence[str],
    difficulty: Difficulty,
    material: Material,
    asked: AskedBefore,
    context: StepContext,
) -> Question | None:
    """Ask on the first of `topics` that has something new, or else for what was asked longest ago, but never twice in
    an interview."""
    failure = None
    for avoided in _ever_less(asked):
        for topic in topics:
            try:
                question = await interviewer.ask(topic, difficulty, material.passages[topic], avoided, context)
            except InterviewerError as error:
                failure = failure or error
                context = replace(context, may_call_model=False)
                continue
            if question is not None:
                return question
        # The chat model has had its try: what is left to be found is found without it.
        context = replace(context, may_call_model=False)
    if failure is not None:
        raise failure
    return None


def _ever_less(asked: AskedBefore) -> Iterator[AskedBefore]:
    """Yield `asked`, then without more and more of what was asked long ago; this interview stays."""
    yield asked
    latest = len(asked.earlier)
    while latest:
        yield asked.since(latest)
        latest //= 2
    yield asked.since(0)


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
                    "sentences": list(point.source.sentences),
                },
            }
            for point in question.key_points
        ],
        reference_answer=question.reference_answer,
        authored_question_id=question.authored_question_id,
    )


def _to_key_point(stored: dict[str, Any]) -> KeyPoint:
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
