"""What the questions of an interview may be drawn from."""

import asyncio
import uuid
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Final

from sqlalchemy.ext.asyncio import AsyncSession

from interview_simulator.algorithms.ability import distance_from_target
from interview_simulator.algorithms.planning import Focus
from interview_simulator.db.session import Database
from interview_simulator.features.interviews import questions
from interview_simulator.features.interviews.models import Interview
from interview_simulator.features.interviews.stored import to_question
from interview_simulator.features.library import service as library
from interview_simulator.features.mastery import service as mastery
from interview_simulator.features.mastery.values import Levels
from interview_simulator.interviewers.base import AskedBefore, Item, Passage
from interview_simulator.interviewers.offline import question_bank
from interview_simulator.interviewers.offline.reviewing import Due

LATEST: Final = 100
"""How many of a reader's earlier questions are not asked again in other words either."""
IN_THESE_WORDS: Final = 200
"""In how many of a reader's latest interviews a question is looked for word for word, so that years do not slow it."""
MOST_DUE: Final = 50
"""Key points due for review that an interview looks at: more than it can ask for."""


@dataclass(frozen=True)
class Subject:
    """What an interview is on: `post_id` names the post, with the focus on one.

    One of the topics has `questions`, if it is known how many.
    """

    topics: Sequence[str]
    focus: Focus = Focus.TOPICS
    post_id: uuid.UUID | None = None
    questions: int = 0

    def has_plenty(self, wanted: int) -> bool:
        """Return whether so many questions are different from one another for certain, without looking at them."""
        return self.questions >= question_bank.PLENTY * wanted


def subject_of(interview: Interview) -> Subject:
    return Subject(interview.topics, Focus(interview.focus), interview.post_id)


@dataclass(frozen=True)
class Material:
    """What questions may be drawn from: key points `due` for review, the longest due first, what was `asked` before,
    and `passages` read per topic, in reading order: of those topics that were `loaded` at once, or when asked for."""

    due: list[Due]
    asked: AskedBefore
    levels: Levels
    loaded: dict[str, list[Passage]]
    load: Callable[[str], Awaitable[list[Passage]]]

    async def passages(self, topic: str) -> list[Passage]:
        if topic not in self.loaded:
            self.loaded[topic] = await self.load(topic)
        return self.loaded[topic]

    @property
    def reviews_left(self) -> int:
        """How many questions there are at most after what is due: what one asked for is asked for together again."""
        read = {passage.source.place for passages in self.loaded.values() for passage in passages}
        read |= {place.post for place in read}
        here = [due for due in self.due if due.key_point.source.place in read]
        return len({due.key_point.follow_up or due.question.text for due in here})


async def load_material(
    db_session: AsyncSession,
    reader_id: uuid.UUID,
    subject: Subject,
    interview_id: uuid.UUID,
    now: datetime,
    database: Database | None = None,
    at_once: Sequence[str] | None = None,
) -> Material:
    """Return the material for an interview, each time the same or more; what it asked itself comes with its rows.

    `at_once`: on which topics there will be something to ask; None: on all. Others are loaded from `database` should
    they be needed.
    """
    texts = await questions.texts_asked(db_session, reader_id, IN_THESE_WORDS)
    due = await _due(db_session, reader_id, subject, now)
    earlier = await questions.latest_questions(db_session, reader_id, LATEST, besides=interview_id)
    levels = await mastery.levels(db_session)

    async def load(db_session: AsyncSession, topic: str) -> list[Passage]:
        read = await library.passages_read(
            db_session,
            reader_id,
            topic,
            interview_id,
            texts,
            first={review.key_point.source.post_id for review in due if review.topic == topic},
            post_id=subject.post_id,
        )
        return await _weighed(db_session, reader_id, topic, read, levels, now)

    async def load_later(topic: str) -> list[Passage]:
        assert database is not None
        async with database.read() as later:
            return await load(later, topic)

    loaded = {topic: await load(db_session, topic) for topic in (subject.topics if at_once is None else at_once)}
    asked = AskedBefore(frozenset(texts), earlier=tuple(map(to_question, earlier)))
    return Material(due, asked, levels, loaded, load_later)


async def _due(db_session: AsyncSession, reader_id: uuid.UUID, subject: Subject, now: datetime) -> list[Due]:
    """Return the key points due for review that `subject` may ask for."""
    reviews = [
        review
        for review in await mastery.due(db_session, reader_id, now, MOST_DUE)
        if review.topic in subject.topics and subject.post_id in {None, review.key_point.source.post_id}
    ]
    rows = await questions.by_id(db_session, {review.question_id for review in reviews})
    asked_by = {row.id: to_question(row) for row in rows}
    return [
        Due(review.key_point, review.topic, asked_by[review.question_id], review.times_asked)
        for review in reviews
        if review.question_id in asked_by
    ]


async def _weighed(
    db_session: AsyncSession, reader_id: uuid.UUID, topic: str, passages: list[Passage], levels: Levels, now: datetime
) -> list[Passage]:
    """Return the passages with what is known of how hard their questions are, for anybody and for this reader."""
    if not levels.interviews:
        # Of questions nothing is known before that of levels, and all of a difficulty are alike.
        return passages
    texts = {item.text for passage in passages for item in passage.questions}
    difficulties = await mastery.item_difficulties(db_session, sorted(texts))
    if not difficulties:
        return passages
    known = await mastery.measured(db_session, reader_id, [topic], now)

    def weighed(item: Item) -> Item:
        difficulty = difficulties.get(item.text)
        expected = levels.difficulties[item.difficulty] if difficulty is None else difficulty
        off_target = distance_from_target(known[topic].ability, expected)
        return replace(item, item_difficulty=difficulty, off_target=off_target)

    return [replace(passage, questions=tuple(map(weighed, passage.questions))) for passage in passages]


async def count_different(material: Material, most: int) -> int:
    """Return how many questions, up to `most`, are there to be asked without a chat model and without repeating any,
    on the topics that are loaded."""
    passages = [passage for read in material.loaded.values() for passage in read]
    return await asyncio.to_thread(question_bank.count_different, passages, most)
