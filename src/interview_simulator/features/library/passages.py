"""What was read on a topic, with the questions that there are on it."""

import uuid
from collections import defaultdict
from collections.abc import Collection, Iterator, Sequence
from itertools import chain, islice, zip_longest
from typing import Any, Final

from sqlalchemy.ext.asyncio import AsyncSession

from interview_simulator.algorithms.difficulty import Difficulty
from interview_simulator.features.library import askable
from interview_simulator.features.library.askable import PostRead, QuestionRow
from interview_simulator.interviewers.base import Item, KeyPoint, Passage, Source

FEWEST_POSTS: Final = 4
"""How many posts are drawn at least, so that an interview is on more than one of them."""
ENOUGH: Final = 60
"""Questions for the longest interview on one topic: some of each difficulty, and others where two ask the same."""


async def load(
    db_session: AsyncSession,
    reader_id: uuid.UUID,
    topic: str,
    lot: uuid.UUID | None,
    asked: Collection[str],
    first: Collection[uuid.UUID],
    post_id: uuid.UUID | None,
) -> list[Passage]:
    """Return the sections the reader has read on `topic`, in reading order, with the questions that may be asked.

    With a `lot`, those of the posts `first`, then of so many others as have `ENOUGH` questions whose text is not among
    those `asked`; with a `post_id`, of that post alone.
    """
    posts = await askable.posts_read(db_session, reader_id, topic)
    if post_id is not None:
        posts = [post for post in posts if post.id == post_id]
    left = iter(posts) if lot is None else draw(posts, lot, first)
    most = max(len(posts), 1) if lot is None else max(len(first), FEWEST_POSTS)
    drawn: list[uuid.UUID] = []
    questions: list[QuestionRow] = []
    while sum(question.text not in asked for question in questions) < ENOUGH and (
        more := [post.id for post in islice(left, most)]
    ):
        questions += await askable.questions(db_session, reader_id, more, topic)
        drawn += more
        # Where few posts have questions, it takes many.
        most = len(drawn)
    return await _passages(db_session, reader_id, drawn, questions)


def draw(posts: Sequence[PostRead], lot: uuid.UUID, first: Collection[uuid.UUID] = ()) -> Iterator[PostRead]:
    """Yield the posts `first`, the others in an order of chance, the same for the same lot; every other of those has
    questions of its author, while there are such."""
    yield from (post for post in posts if post.id in first)
    drawn = sorted((post for post in posts if post.id not in first), key=lambda post: uuid.uuid5(lot, str(post.id)))
    authored = (post for post in drawn if post.authored)
    others = (post for post in drawn if not post.authored)
    yield from (post for post in chain.from_iterable(zip_longest(authored, others)) if post is not None)


async def _passages(
    db_session: AsyncSession, reader_id: uuid.UUID, post_ids: Sequence[uuid.UUID], questions: Sequence[QuestionRow]
) -> list[Passage]:
    items: defaultdict[Source, list[Item]] = defaultdict(list)
    for question in questions:
        items[Source(question.post_id, question.section_id)].append(_item(question))
    passages = []
    for section_id, post_id, title, heading, text in await askable.sections_read(db_session, reader_id, post_ids):
        source = Source(post_id, section_id)
        # A question on the whole post travels with its first section.
        here = items.pop(source.post, []) + items[source]
        passages.append(Passage(source, title, heading, text, tuple(here)))
    return passages


def _item(question: QuestionRow) -> Item:
    return Item(
        id=question.id,
        text=question.text,
        difficulty=Difficulty(question.difficulty),
        key_points=tuple(_key_point(question, stored) for stored in question.key_points),
        answer=question.answer,
        authored=question.authored,
    )


def _key_point(question: QuestionRow, stored: dict[str, Any]) -> KeyPoint:
    if question.authored:
        return KeyPoint(stored["point"], Source(question.post_id, question.section_id), stored.get("follow_up"))
    source = Source(question.post_id, uuid.UUID(stored["section_id"]), tuple(stored["sentences"]))
    return KeyPoint(stored["point"], source)
