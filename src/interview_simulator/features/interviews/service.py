"""Interviews: what one would be about, starting one, and looking at it."""

import uuid
from datetime import UTC, datetime
from typing import NamedTuple

from sqlalchemy.ext.asyncio import AsyncSession

from interview_simulator.algorithms.difficulty import Difficulty
from interview_simulator.algorithms.planning import DEFAULT_QUESTIONS, MOST_QUESTIONS, Focus
from interview_simulator.clock import Clock
from interview_simulator.db.session import Database
from interview_simulator.errors import (
    AppError,
    InterviewerUnavailable,
    InterviewInProgress,
    NoQuestions,
    NothingDue,
)
from interview_simulator.features.interviews import asking, choosing, repository, views
from interview_simulator.features.interviews.choosing import Choice
from interview_simulator.features.interviews.material import Subject, count_different, load_material
from interview_simulator.features.interviews.models import COMPLETED, IN_PROGRESS, Interview
from interview_simulator.features.interviews.schemas import (
    InterviewerOut,
    InterviewList,
    InterviewOut,
    InterviewPlan,
    PostRef,
    Results,
    TopicPlan,
)
from interview_simulator.features.interviews.terms import Terms
from interview_simulator.features.interviews.wanted import InterviewIn, PageQuery, PlanQuery
from interview_simulator.features.library import service as library
from interview_simulator.features.usage import service as usage
from interview_simulator.interviewers.base import GradedBy, Interviewer, InterviewerError, Source, StepContext
from interview_simulator.interviewers.fallback import LIMIT_REACHED
from interview_simulator.web import cursor


class Counts(NamedTuple):
    started: int
    completed: int
    pending: int
    oldest_pending_seconds: float


async def counts(db_session: AsyncSession, now: datetime) -> Counts:
    """Return how interviews go, whoever's."""
    pending, since = await repository.pending(db_session)
    return Counts(
        started=await repository.count_started(db_session),
        completed=await repository.count_completed(db_session),
        pending=pending,
        oldest_pending_seconds=max(0.0, (now - since).total_seconds()) if since else 0.0,
    )


async def plan(
    db_session: AsyncSession, interviewer: Interviewer, reader_id: uuid.UUID, wanted: PlanQuery, now: datetime
) -> InterviewPlan:
    """Return every topic that can be asked about, the one to begin with first, and which ones would be chosen.

    Those are the ones `wanted` as far as they can be asked about, if any were named. Raise `NotFound` or
    `NothingRead` for a post that cannot be asked about.
    """
    there = await choosing.choice(db_session, interviewer, reader_id, now)
    on = await _planned(db_session, interviewer, reader_id, wanted, there, now)
    chosen = set(on.topics)
    unfinished = await repository.newest_in_progress(db_session, reader_id)
    return InterviewPlan(
        topics=[
            TopicPlan(
                name=topic.reading.name,
                posts_read=topic.reading.posts_read,
                questions=there.questions.get(topic.reading.name, 0),
                chosen=topic.reading.name in chosen,
                why=choosing.why(
                    topic,
                    there.known[topic.reading.name],
                    now,
                    chosen=topic.reading.name in chosen,
                    is_new=there.is_new,
                ),
            )
            for topic in there.topics
        ],
        focus=on.focus,
        post=await _post(db_session, on),
        due_reviews=await choosing.due_reviews(db_session, reader_id, now),
        question_count=DEFAULT_QUESTIONS,
        questions=await _count_planned(db_session, interviewer, reader_id, on, now),
        interviewer=InterviewerOut.model_validate({"name": interviewer.name, "chat_model": interviewer.chat_model}),
        being_written=await library.count_being_written(db_session, reader_id),
        anything_read=bool(there.topics) or bool(await library.topics_read(db_session, reader_id)),
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

    Raise `NothingRead`, `NoQuestions`, `TopicNotRead`, `NothingDue` or `NotFound` when there is nothing to ask about,
    and `InterviewerUnavailable` when the first question cannot be had now.
    """
    interview_id = uuid.uuid4()
    async with database.read() as db_session:
        on = await choosing.subject(
            db_session,
            interviewer,
            reader_id,
            clock(),
            topics=wanted.topics,
            reviews=wanted.reviews,
            post_id=wanted.post_id,
        )
        asks_itself = interviewer.name is GradedBy.LLM and on.focus is not Focus.REVIEWS
        has_plenty = on.has_plenty(wanted.question_count)
        at_once = on.topics[:1] if asks_itself or has_plenty else None
        material = await load_material(db_session, reader_id, on, interview_id, clock(), database, at_once)
        context = await terms.context(db_session, reader_id, clock())
    question_count = wanted.question_count
    if on.focus is Focus.REVIEWS:
        question_count = min(question_count, material.reviews_left)
    elif not has_plenty and (interviewer.name is not GradedBy.LLM or not context.may_call_model):
        for topic in on.topics:
            await material.passages(topic)
        question_count = await count_different(material, question_count)
    interview = Interview(
        id=interview_id,
        user_id=reader_id,
        status=IN_PROGRESS,
        difficulty=Difficulty.MEDIUM.value,
        topics=list(on.topics),
        focus=on.focus.value,
        post_id=on.post_id,
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
    if question is None:
        raise _no_question(on, context)
    async with database.write() as db_session:
        db_session.add(interview)
        await db_session.flush()
        question_id = await asking.store_question(db_session, interview, question, material.levels, clock())
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


async def _planned(
    db_session: AsyncSession,
    interviewer: Interviewer,
    reader_id: uuid.UUID,
    wanted: PlanQuery,
    there: Choice,
    now: datetime,
) -> Subject:
    if wanted.post is not None:
        return await choosing.subject(db_session, interviewer, reader_id, now, post_id=wanted.post)
    if wanted.reviews and await choosing.due_reviews(db_session, reader_id, now):
        return await choosing.subject(db_session, interviewer, reader_id, now, reviews=True)
    return there.on([name for name in there.names if name in wanted.topic] or there.most_needed())


async def _count_planned(
    db_session: AsyncSession,
    interviewer: Interviewer,
    reader_id: uuid.UUID,
    on: Subject,
    now: datetime,
) -> int | None:
    """Return how many different questions, up to the most of an interview, there are; None: as many as are wanted."""
    if on.focus is Focus.TOPICS:
        if interviewer.name is GradedBy.LLM:
            return None
        if on.has_plenty(MOST_QUESTIONS):
            return MOST_QUESTIONS
    # As of an interview, of which there is none yet: any id will do.
    material = await load_material(db_session, reader_id, on, reader_id, now)
    if on.focus is Focus.REVIEWS:
        return min(material.reviews_left, MOST_QUESTIONS)
    return None if interviewer.name is GradedBy.LLM else await count_different(material, MOST_QUESTIONS)


async def _post(db_session: AsyncSession, on: Subject) -> PostRef | None:
    if on.post_id is None:
        return None
    source = Source(on.post_id, None)
    described = await library.describe_sources(db_session, [source])
    return PostRef(id=on.post_id, title=described[source].post_title)


def _no_question(on: Subject, context: StepContext) -> AppError:
    if on.focus is Focus.REVIEWS:
        return NothingDue("What is due for review is no longer among what you have read. Start an interview on topics.")
    if not context.may_call_model:
        return InterviewerUnavailable(f"{LIMIT_REACHED} Nothing was started; read a post that comes with questions.")
    return NoQuestions("There are no questions yet on what you have read. Read another post and try again.")


def _place(time: str, interview_id: str) -> tuple[datetime, uuid.UUID]:
    when = datetime.fromisoformat(time)
    if when.tzinfo is None:
        raise ValueError("a time without a zone")
    # Here rather than in the query, since the ends of time overflow.
    return when.astimezone(UTC), uuid.UUID(interview_id)
