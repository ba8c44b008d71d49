"""Which topics an interview is about, and what kind of question comes next."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Final

TOPICS_PER_INTERVIEW: Final = 3
DEFAULT_QUESTIONS: Final = 5
MOST_QUESTIONS: Final = 20


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
