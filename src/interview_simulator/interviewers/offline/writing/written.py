"""What is written from, and what is written."""

from dataclasses import dataclass
from enum import StrEnum

from interview_simulator.algorithms.difficulty import Difficulty


class Style(StrEnum):
    """What a question asks for."""

    DEFINITION = "definition"
    PURPOSE = "purpose"
    NAMES = "names"
    MEANING = "meaning"
    HOW = "how"
    WHY = "why"
    EFFECT = "effect"
    COMPARISON = "comparison"
    OUTPUT = "output"
    TRADE_OFF = "trade_off"
    PITFALL = "pitfall"
    BUG = "bug"


@dataclass(frozen=True)
class Section:
    """A section of a post; `text` is Markdown, without the heading."""

    heading: str
    level: int
    text: str


@dataclass(frozen=True)
class Point:
    """A key point; `sentences` are what it comes from, as plain text, in the section at place `section`."""

    text: str
    section: int
    sentences: tuple[str, ...]


@dataclass(frozen=True)
class Written:
    """A question; `sections` are the places of those that it stands on, all of which must have been read."""

    text: str
    difficulty: Difficulty
    style: Style
    points: tuple[Point, ...]
    answer: str

    @property
    def sections(self) -> tuple[int, ...]:
        return tuple(sorted({point.section for point in self.points}))
