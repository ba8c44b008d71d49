"""Questions to grade answers to: one made up, and all of the sample library."""

import uuid
from functools import cache

from interview_simulator.algorithms.difficulty import Difficulty
from interview_simulator.algorithms.planning import Kind
from interview_simulator.features.library.content.post_file import read_post
from interview_simulator.features.library.importing import SAMPLE_LIBRARY
from interview_simulator.interviewers.base import Item, KeyPoint, Passage, Question, Source

SOURCE = Source(uuid.UUID(int=1), uuid.UUID(int=2))


def question(*points: str, text: str = "What happens here?", kind: Kind = Kind.OPENING) -> Question:
    key_points = tuple(KeyPoint(point, SOURCE) for point in points)
    return Question("python", Difficulty.MEDIUM, kind, text, key_points, " ".join(points))


def item(text: str, difficulty: Difficulty, *points: KeyPoint, source: Source = SOURCE, authored: bool = True) -> Item:
    """An item that asks for `points`, or for something of its own."""
    key_points = points or (KeyPoint(f"What is to be said of {text}.", source),)
    return Item(uuid.uuid4(), text, difficulty, key_points, "An answer.", authored)


def passage(*items: Item, source: Source = SOURCE) -> Passage:
    return Passage(source, "Post", "Section", "Text", items)


@cache
def sample_questions() -> tuple[Question, ...]:
    posts = [read_post(file.read_bytes(), file.stem) for file in sorted(SAMPLE_LIBRARY.glob("*.md"))]
    return tuple(
        Question(
            post.tags[0],
            spec.difficulty,
            Kind.OPENING,
            spec.question,
            tuple(KeyPoint(point.point, SOURCE, point.follow_up) for point in spec.key_points),
            spec.answer,
        )
        for post in posts
        for spec in post.questions
    )
