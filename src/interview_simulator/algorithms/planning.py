"""Which topics an interview is about, and what kind of question comes next."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Final

TOPICS_PER_INTERVIEW: Final = 3
DEFAULT_QUESTIONS: Final = 5
MOST_QUESTIONS: Final = 20
FADED: Final = 0.75
"""How much variance of ability a due review weighs: nearly as much as a reader unknown, of whom it is 1."""


class Focus(StrEnum):
    """What an interview is on: topics, key points due for review, or one post."""

    TOPICS = "topics"
    REVIEWS = "reviews"
    POST = "post"


class Kind(StrEnum):
    OPENING = "opening"
    FOLLOW_UP = "follow_up"


@dataclass(frozen=True)
class TopicReading:
    """How much of a topic was read: completed posts that carry the tag, and when the latest was read."""

    name: str
    posts_read: int
    last_read_at: datetime


@dataclass(frozen=True)
class TopicState:
    """What is known of a reader and a topic: the `variance` of their ability now (at most 1, that of somebody unknown),
    the graded `answers` it stands on, and the key points `due` for review."""

    reading: TopicReading
    variance: float
    answers: int
    due: int


@dataclass(frozen=True)
class Asked:
    """One question already asked and answered in this interview."""

    topic: str
    kind: Kind
    skipped: bool


@dataclass(frozen=True)
class Move:
    """The next question to ask."""

    topic: str
    kind: Kind


def most_read_first(topics: Iterable[TopicReading]) -> list[TopicReading]:
    """Order topics by completed posts; ties go to the most recently read, then to the name."""
    return sorted(topics, key=lambda topic: (-topic.posts_read, -topic.last_read_at.timestamp(), topic.name))


def most_needed_first(topics: Iterable[TopicState]) -> list[TopicState]:
    """Order topics by what an interview on them would tell: first where least is known, or much has faded.

    That is the variance of the ability, which grows as time passes; a key point due for review counts as
    `FADED` more. Of a reader who was never asked anything nothing is known: then, as for ties, by most read.
    """
    in_order = list(topics)
    read = {topic.name: place for place, topic in enumerate(most_read_first(topic.reading for topic in in_order))}
    asked = any(topic.answers for topic in in_order)

    def order(topic: TopicState) -> tuple[float, int]:
        # To two places: what was never asked about is equally unknown, whatever hints others give.
        need = round(topic.variance, 2) + (FADED if topic.due else 0) if asked else 0.0
        return -need, read[topic.reading.name]

    return sorted(in_order, key=order)


def next_move(topics: Sequence[str], question_count: int, asked: Sequence[Asked]) -> Move | None:
    """Return what to ask after `asked` (oldest first), or None when all `question_count` questions are done.

    An opening question is followed up once, unless it was skipped or the questions left are needed to open
    topics not asked about yet; then comes the next topic in turn. Raise `ValueError` without topics.
    """
    if not topics:
        raise ValueError("an interview needs at least one topic")
    left = question_count - len(asked)
    if left <= 0:
        return None
    opened = [question.topic for question in asked if question.kind is Kind.OPENING]
    unopened = set(topics) - set(opened)
    last = asked[-1] if asked else None
    if last and last.kind is Kind.OPENING and not last.skipped and left > len(unopened):
        return Move(last.topic, Kind.FOLLOW_UP)
    turn = topics.index(opened[-1]) + 1 if opened else 0
    return Move(topics[turn % len(topics)], Kind.OPENING)
