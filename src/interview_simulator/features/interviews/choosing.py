"""What an interview is on: topics, one post, or key points due for review."""

import uuid
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

from sqlalchemy.ext.asyncio import AsyncSession

from interview_simulator.algorithms.planning import (
    TOPICS_PER_INTERVIEW,
    Focus,
    TopicReading,
    TopicState,
    most_needed_first,
)
from interview_simulator.errors import NoQuestions, NothingDue, NothingRead, TopicNotRead
from interview_simulator.features.interviews.material import MOST_DUE, Subject
from interview_simulator.features.library import service as library
from interview_simulator.features.mastery import service as mastery
from interview_simulator.features.mastery.values import Measured
from interview_simulator.interviewers.base import GradedBy, Interviewer

MAY_HAVE_FADED: Final = timedelta(days=30)


@dataclass(frozen=True)
class Choice:
    """The topics that can be asked about, those an interview would tell most about first, with what is known of them
    and how many `questions` each has on what was read."""

    topics: list[TopicState]
    known: Mapping[str, Measured]
    questions: Mapping[str, int]

    @property
    def names(self) -> list[str]:
        return [topic.reading.name for topic in self.topics]

    @property
    def is_new(self) -> bool:
        """Whether the reader was never asked about any of it."""
        return not any(topic.answers for topic in self.topics)

    def most_needed(self, among: Sequence[str] | None = None) -> list[str]:
        """Return the topics (of those `among`) that an interview would be on; posts only begun count when no other
        does."""
        wanted = [topic.reading for topic in self.topics if among is None or topic.reading.name in among]
        completed = [topic for topic in wanted if topic.posts_read]
        return [topic.name for topic in (completed or wanted)[:TOPICS_PER_INTERVIEW]]

    def on(self, topics: Sequence[str]) -> Subject:
        return Subject(topics, questions=max((self.questions.get(name, 0) for name in topics), default=0))


async def choice(db_session: AsyncSession, interviewer: Interviewer, reader_id: uuid.UUID, now: datetime) -> Choice:
    """Return what there is to choose from; without any questions on a topic, only a chat model can ask about it."""
    questions = await library.count_questions(db_session, reader_id)
    readings = [
        topic
        for topic in await library.topics_read(db_session, reader_id)
        if topic.name in questions or interviewer.name is GradedBy.LLM
    ]
    known = await mastery.measured(db_session, reader_id, [topic.name for topic in readings], now)
    due = await mastery.count_due(db_session, reader_id, now)
    topics = [
        TopicState(topic, known[topic.name].ability.variance, known[topic.name].answers, due.get(topic.name, 0))
        for topic in readings
    ]
    return Choice(most_needed_first(topics), known, questions)


async def due_reviews(db_session: AsyncSession, reader_id: uuid.UUID, now: datetime) -> int:
    """Return how many key points are due for review, on what is still among what was read."""
    due = await mastery.count_due(db_session, reader_id, now)
    return sum(due.get(topic.name, 0) for topic in await library.topics_read(db_session, reader_id))


async def subject(
    db_session: AsyncSession,
    interviewer: Interviewer,
    reader_id: uuid.UUID,
    now: datetime,
    *,
    topics: Sequence[str] | None = None,
    reviews: bool = False,
    post_id: uuid.UUID | None = None,
) -> Subject:
    """Return what an interview is on: the `topics` wanted, due `reviews`, one post, or else what is needed most.

    Raise `NothingRead`, `NoQuestions`, `TopicNotRead`, `NothingDue` or `NotFound` when there is nothing to ask about.
    """
    if reviews:
        return await _due(db_session, reader_id, now)
    there = await choice(db_session, interviewer, reader_id, now)
    if post_id is not None:
        return await _post(db_session, reader_id, there, post_id)
    if not there.topics:
        if await library.topics_read(db_session, reader_id):
            raise NoQuestions("What you have read so far comes without questions. Read another post and try again.")
        raise NothingRead("Read a post first: an interview asks only about what you have read.")
    if topics is None:
        return there.on(there.most_needed())
    names = list(dict.fromkeys(topics))
    if unknown := [name for name in names if name not in there.names]:
        raise TopicNotRead(f"Not read yet: {', '.join(unknown)}. You can be asked about: {', '.join(there.names)}.")
    return there.on(names)


async def _due(db_session: AsyncSession, reader_id: uuid.UUID, now: datetime) -> Subject:
    reviews = await mastery.due(db_session, reader_id, now, MOST_DUE)
    if not reviews:
        raise NothingDue("No key point is due for review now. Start an interview on topics instead.")
    return Subject(list(dict.fromkeys(review.topic for review in reviews)), Focus.REVIEWS)


async def _post(db_session: AsyncSession, reader_id: uuid.UUID, there: Choice, post_id: uuid.UUID) -> Subject:
    of_post = await library.topics_of_post(db_session, reader_id, post_id)
    if not of_post:
        raise NothingRead("Read this post first: an interview asks only about what you have read.")
    topics = there.most_needed(of_post)
    if not topics:
        raise NoQuestions("There are no questions on this post yet. Start an interview on topics instead.")
    return Subject(topics, Focus.POST, post_id)


def why(topic: TopicState, known: Measured, now: datetime, *, chosen: bool, is_new: bool) -> str:
    """Return, in a sentence or two, what speaks for an interview on the topic; `is_new`: nothing was ever asked."""
    reading = _reading(topic.reading)
    if is_new:
        return f"One of your most-read topics: {reading}." if chosen else _sentence(reading)
    if topic.due:
        what = "1 key point is" if topic.due == 1 else f"{topic.due} key points are"
        return f"{what} due for review. {_sentence(reading)}"
    if known.last_answered_at is None:
        return f"Not measured yet: {reading}."
    answers = "1 answer" if topic.answers == 1 else f"{topic.answers} answers"
    if now - known.last_answered_at >= MAY_HAVE_FADED:
        return f"Last asked about on {_day(known.last_answered_at)}: some of it may have faded. {_sentence(reading)}"
    if chosen:
        return f"Your level is least sure here, after {answers}. {_sentence(reading)}"
    return f"Measured by {answers}. {_sentence(reading)}"


def _reading(topic: TopicReading) -> str:
    if not topic.posts_read:
        return f"you have begun to read about it, last on {_day(topic.last_read_at)}"
    if topic.posts_read == 1:
        return f"1 post completed, on {_day(topic.last_read_at)}"
    return f"{topic.posts_read} posts completed, the latest on {_day(topic.last_read_at)}"


def _sentence(reading: str) -> str:
    return f"{reading[0].upper()}{reading[1:]}."


def _day(time: datetime) -> str:
    return f"{time.day} {time:%B %Y}"
