"""Stands in for those who write questions: by rules so simple that a test can foresee them."""

import asyncio
from collections.abc import Awaitable, Callable, Sequence
from typing import Self

from interview_simulator.algorithms.difficulty import Difficulty
from interview_simulator.interviewers.offline.writing.written import Point, Section, Style, Written


def about(said: str, *places: int) -> Written:
    """A question that asks for what was said in each of the sections."""
    points = tuple(Point(f"{said}, {place}", place, (f"{said} in {place}.",)) for place in places)
    return Written(f"What of {said}?", Difficulty.MEDIUM, Style.HOW, points, f"{said}.")


def questions(sections: Sequence[Section]) -> list[Written]:
    """One on each line `Fact: ...`, and one on the first section as well for each line `Both: ...`."""
    written = []
    for place, section in enumerate(sections):
        for line in section.text.splitlines():
            kind, _, said = line.partition(": ")
            if kind in {"Fact", "Both"}:
                written.append(about(said, *((0, place) if kind == "Both" else (place,))))
    return written


async def _nothing(title: str) -> None:
    await asyncio.sleep(0)


class FakeWriters:
    """Give the class itself; `before` is called with each title, and may raise."""

    def __init__(self, before: Callable[[str], Awaitable[None]] = _nothing) -> None:
        self.before = before
        self.titles: list[str] = []
        self.settings: list[str] = []
        self.counts: list[int] = []
        self.closed = 0

    def __call__(self, count: int) -> Self:
        self.counts.append(count)
        return self

    async def write(self, title: str, sections: Sequence[Section], setting: str = "") -> list[Written]:
        self.titles.append(title)
        self.settings.append(setting)
        await self.before(title)
        return questions(sections)

    def close(self) -> None:
        self.closed += 1
