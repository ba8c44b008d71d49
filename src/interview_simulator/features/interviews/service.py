"""Interviews: what one would be about, starting one, and looking at it."""

import uuid
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime

from sqlalchemy.ext.asyncio import AsyncSession

from interview_simulator.algorithms.difficulty import Difficulty
from interview_simulator.algorithms.planning import (
    DEFAULT_QUESTIONS,
    MOST_QUESTIONS,
    TOPICS_PER_INTERVIEW,
    TopicReading,
    most_read_first,
)
from interview_simulator.clock import Clock
from interview_simulator.db.session import Database
from interview_simulator.errors import (
    InterviewerUnavailable,
    InterviewInProgress,
    NoQuestions,
    NothingRead,
    TopicNotRead,
)
from interview_simulator.features.interviews import asking, repository, views
from interview_simulator.features.interviews.models import COMPLETED, IN_PROGRESS, Interview
from interview_simulator.features.interviews.schemas import (
    InterviewerOut,
    InterviewIn,
    InterviewList,
    InterviewOut,
    InterviewPlan,
    PageQuery,
    Results,
    TopicPlan,
)
from interview_simulator.features.interviews.terms import Terms
from interview_simulator.features.library import service as library
from interview_simulator.features.usage import service as usage
from interview_simulator.interviewers.base import GradedBy, Interviewer, InterviewerError
from interview_simulator.interviewers.fallback import LIMIT_REACHED
from interview_simulator.interviewers.offline import question_bank
from interview_simulator.web import cursor


async def plan(
    db_session: AsyncSession, interviewer: Interviewer, reader_id: uuid.UUID, wanted: Sequence[str] = ()
) -> InterviewPlan:
    """Return every topic that can be asked about, most read first, and which ones would be chosen.

    Those are the ones `wanted` as far as they can be asked about, if any were named.
    """
    readings, questions = await _askable_topics(db_session, interviewer, reader_id)
    chosen = [topic.name for topic in readings if topic.name in wanted] or _choose(readings)
    unfinished = await repository.newest_in_progress(db_session, reader_id)
    return InterviewPlan(
        topics=[
            TopicPlan(
                name=topic.name,
                posts_read=topic.posts_read,
                questions=questions.get(topic.name, 0),
                chosen=topic.name in chosen,
                why=_why(topic, topic.name in chosen),
            )
            for topic in readings
        ],
        question_count=DEFAULT_QUESTIONS,
        questions=None
        if interviewer.name is GradedBy.LLM
        else await _count_different(db_session, reader_id, {name: questions[name] for name in chosen}),
        interviewer=InterviewerOut.model_validate({"name": interviewer.name, "chat_model": interviewer.chat_model}),
        anything_read=bool(readings) or bool(await library.topics_read(db_session, reader_id)),
        in_progress=views.summary(unfinished) if unfinished else None,
    )


async def start(
    database: Database,
    interviewer: Interviewer,
    clock: Clock,
    terms: Terms,
    reader_id: uuid.UUID,
    wanted: InterviewIn,
) -> InterviewOut:
    """Start an interview with its first question; of fewer than wanted, where too little was read for so many.

    Raise `NothingRead`, `NoQuestions` or `TopicNotRead` when there is nothing to ask about, and
    `InterviewerUnavailable` when the first question cannot be had now.
    """
    interview_id = uuid.uuid4()
    async with database.read() as db_session:
        topics = await _topics(db_session, interviewer, reader_id, wanted.topics)
        material = await asking.load_material(db_session, reader_id, topics, interview_id)
        context = await terms.context(db_session, reader_id, clock())
    question_count = wanted.question_count
    if interviewer.name is not GradedBy.LLM or not context.may_call_model:
        question_count = await asking.count_different(material, question_count)
    interview = Interview(
        id=interview_id,
        user_id=reader_id,
        status=IN_PROGRESS,
        difficulty=Difficulty.MEDIUM.value,
        topics=topics,
        question_count=question_count,
        current_question=1,
        created_at=clock(),
        questions=[],
    )
    try:
        question = await asking.next_question_in_time(interviewer, interview, material, context, terms.step_seconds)
    except InterviewerError as error:
        async with database.write() as db_session:
            usage.record(db_session, reader_id, None, context.calls, clock())
        raise InterviewerUnavailable(f"{error} Nothing was started; try again.") from error
    if question is None and not context.may_call_model:
        raise InterviewerUnavailable(f"{LIMIT_REACHED} Nothing was started; read a post that comes with questions.")
    if question is None:
        raise NoQuestions("There are no questions yet on what you have read. Read another post and try again.")
    async with database.write() as db_session:
        db_session.add(interview)
        await db_session.flush()
        question_id = await asking.store_question(db_session, interview, question, clock())
        usage.record(db_session, reader_id, question_id, context.calls, clock())
    async with database.read() as db_session:
        return await views.interview_out(
            db_session, await repository.get_interview(db_session, reader_id, interview.id)
        )


async def get_interview(db_session: AsyncSession, reader_id: uuid.UUID, interview_id: uuid.UUID) -> InterviewOut:
    return await views.interview_out(db_session, await repository.get_interview(db_session, reader_id, interview_id))


async def list_interviews(db_session: AsyncSession, reader_id: uuid.UUID, query: PageQuery) -> InterviewList:
    """Return the reader's interviews, newest first."""
    after = cursor.decode(query.cursor, _place) if query.cursor else None
    rows = await repository.list_interviews(db_session, reader_id, after, query.limit + 1)
    page = rows[: query.limit]
    last = page[-1] if len(rows) > query.limit else None
    return InterviewList(
        items=[views.summary(interview) for interview in page],
        next_cursor=cursor.encode(last.created_at.isoformat(), str(last.id)) if last else None,
    )


async def get_results(db_session: AsyncSession, reader_id: uuid.UUID, interview_id: uuid.UUID) -> Results:
    interview = await repository.get_interview(db_session, reader_id, interview_id)
    if interview.status != COMPLETED:
        raise InterviewInProgress("The results are there once the last question is answered and graded.")
    return await views.results(db_session, reader_id, interview)


async def _askable_topics(
    db_session: AsyncSession, interviewer: Interviewer, reader_id: uuid.UUID
) -> tuple[list[TopicReading], dict[str, int]]:
    """Return the topics read, and how many questions there are on each; without any only a chat model can ask."""
    questions = await library.count_questions(db_session, reader_id)
    readings = [
        topic
        for topic in await library.topics_read(db_session, reader_id)
        if topic.name in questions or interviewer.name is GradedBy.LLM
    ]
    return most_read_first(readings), questions


async def _count_different(db_session: AsyncSession, reader_id: uuid.UUID, topics: Mapping[str, int]) -> int:
    """Return how many different questions, up to the most of an interview, are on `topics`, each with all it has."""
    if max(topics.values(), default=0) >= question_bank.PLENTY * MOST_QUESTIONS:
        # Without looking at them.
        return MOST_QUESTIONS
    # As of an interview, of which there is none yet: any id will do.
    material = await asking.load_material(db_session, reader_id, list(topics), reader_id)
    return await asking.count_different(material, MOST_QUESTIONS)


async def _topics(
    db_session: AsyncSession, interviewer: Interviewer, reader_id: uuid.UUID, wanted: Sequence[str] | None
) -> list[str]:
    readings, _ = await _askable_topics(db_session, interviewer, reader_id)
    if not readings:
        if await library.topics_read(db_session, reader_id):
            raise NoQuestions("What you have read so far comes without questions. Read another post and try again.")
        raise NothingRead("Read a post first: an interview asks only about what you have read.")
    if wanted is None:
        return _choose(readings)
    names = list(dict.fromkeys(wanted))
    known = [topic.name for topic in readings]
    if unknown := [name for name in names if name not in known]:
        raise TopicNotRead(f"Not read yet: {', '.join(unknown)}. You can be asked about: {', '.join(known)}.")
    return names


def _choose(readings: Sequence[TopicReading]) -> list[str]:
    """Return the three most-read topics; while no post is completed, those that were begun."""
    completed = [topic.name for topic in readings if topic.posts_read]
    return (completed or [topic.name for topic in readings])[:TOPICS_PER_INTERVIEW]


def _why(topic: TopicReading, chosen: bool) -> str:
    when = f"{topic.last_read_at.day} {topic.last_read_at:%B %Y}"
    if not topic.posts_read:
        return f"You have begun to read about it, last on {when}."
    if topic.posts_read == 1:
        read = f"1 post completed, on {when}"
    else:
        read = f"{topic.posts_read} posts completed, the latest on {when}"
    return f"One of your most-read topics: {read}." if chosen else f"{read[0].upper()}{read[1:]}."


def _place(time: str, interview_id: str) -> tuple[datetime, uuid.UUID]:
    when = datetime.fromisoformat(time)
    if when.tzinfo is None:
        raise ValueError("a time without a zone")
    # Here rather than in the query, since the ends of time overflow.
    return when.astimezone(UTC), uuid.UUID(interview_id)
