"""What was read on a topic, with the questions that there are on it."""

import uuid
from collections import defaultdict
from collections.abc import Collection, Iterator, Sequence
from itertools import chain, islice, zip_longest
from typing import Any, Final

from sqlalchemy.ext.asyncio import AsyncSession

from interview_simulator.algorithms.difficulty import Difficulty
from interview_simulator.features.library import askable
from interview_simulator.features.library.askable import PostRead
from interview_simulator.interviewers.base import Item, KeyPoint, Passage, Source

FEWEST_POSTS: Final = 4
"""How many posts are drawn at least, so that an interview is on more than one of them."""
ENOUGH: Final = 60
"""Questions for the longest interview on one topic: some of each difficulty, and others where two ask the same."""

Placed = tuple[Source, Item]
"""A question, and the passage it is asked with; one on the whole post has no section."""


async def load(
    db_session: AsyncSession, reader_id: uuid.UUID, topic: str, lot: uuid.UUID | None, asked: Collection[str]
) -> list[Passage]:
    """Return the sections the reader has read on `topic`, in reading order, with the questions that may be asked.

    With a `lot`, those of so many posts as have `ENOUGH` questions whose text is not among those `asked`.
    """
    posts = await askable.posts_read(db_session, reader_id, topic)
    left = iter(posts) if lot is None else draw(posts, lot)
    most = max(len(posts), 1) if lot is None else FEWEST_POSTS
    drawn: list[uuid.UUID] = []
    placed: list[Placed] = []
    while sum(item.text not in asked for _, item in placed) < ENOUGH and (
        more := [post.id for post in islice(left, most)]
    ):
        placed += await _questions(db_session, reader_id, topic, more)
        drawn += more
        # Where few posts have questions, it takes many.
        most = len(drawn)
    return await _passages(db_session, reader_id, drawn, placed)


def draw(posts: Sequence[PostRead], lot: uuid.UUID) -> Iterator[PostRead]:
    """Yield the posts in an order of chance, the same for the same lot; every other has questions of its author, while
    there are such."""
    drawn = sorted(posts, key=lambda post: uuid.uuid5(lot, str(post.id)))
    authored = (post for post in drawn if post.authored)
    others = (post for post in drawn if not post.authored)
    return (post for post in chain.from_iterable(zip_longest(authored, others)) if post is not None)


async def _questions(
    db_session: AsyncSession, reader_id: uuid.UUID, topic: str, post_ids: Sequence[uuid.UUID]
) -> list[Placed]:
    """Return the questions that may be asked on the posts, authors' before written ones."""
    authored = await askable.authored_questions(db_session, reader_id, post_ids, topic)
    written = await askable.written_questions(db_session, reader_id, post_ids)
    return [_authored(*row) for row in authored] + [_written(*row) for row in written]


async def _passages(
    db_session: AsyncSession, reader_id: uuid.UUID, post_ids: Sequence[uuid.UUID], placed: Sequence[Placed]
) -> list[Passage]:
    items: defaultdict[Source, list[Item]] = defaultdict(list)
    for place, item in placed:
        items[place].append(item)
    passages = []
    for section_id, post_id, title, heading, text in await askable.sections_read(db_session, reader_id, post_ids):
        source = Source(post_id, section_id)
        # A question on the whole post travels with its first section.
        questions = items.pop(source.post, []) + items[source]
        passages.append(Passage(source, title, heading, text, tuple(questions)))
    return passages


def _authored(
    question_id: uuid.UUID,
    post_id: uuid.UUID,
    section_id: uuid.UUID | None,
    text: str,
    difficulty: str,
    key_points: list[Any],
    answer: str,
) -> Placed:
    place = Source(post_id, section_id)
    points = tuple(KeyPoint(p["point"], place, p.get("follow_up")) for p in key_points)
    return place, Item(question_id, text, Difficulty(difficulty), points, answer)


def _written(
    question_id: uuid.UUID,
    post_id: uuid.UUID,
    section_id: uuid.UUID,
    text: str,
    difficulty: str,
    key_points: list[Any],
    answer: str,
) -> Placed:
    points = tuple(
        KeyPoint(p["point"], Source(post_id, uuid.UUID(p["section_id"]), tuple(p["sentences"]))) for p in key_points
    )
    return Source(post_id, section_id), Item(question_id, text, Difficulty(difficulty), points, answer, authored=False)
