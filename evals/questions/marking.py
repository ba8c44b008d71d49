"""Questions before their key points are chosen, to be marked, and the marks by which they are found again."""

import hashlib
import random
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from evals.questions.collection import Collection, Post, files, of_folder, posts
from evals.questions.sampling import setting_around
from evals.questions.worthwhile import worthwhile
from interview_simulator.interviewers.offline.writing.asking import Candidate, candidate_on
from interview_simulator.interviewers.offline.writing.writer import read_post
from interview_simulator.interviewers.offline.writing.written import Section

MOST_POINTS: Final = 12
"""Sentences of a candidate that are marked."""
MOST_TEXT: Final = 3500
"""Characters of a passage that are shown."""
MOST_SECTIONS: Final = 40
"""Of a post that are marked."""


@dataclass(frozen=True)
class Unmarked:
    """A candidate, the section it is on, and where that is."""

    collection: str
    post: Post
    place: int
    candidate: Candidate

    @property
    def key(self) -> tuple[str, str, int, str]:
        return self.collection, self.post.path, self.place, self.candidate.topic.words


def unmarked(collection: Collection, folder: Path, paths: Iterable[Path]) -> Iterator[Unmarked]:
    """Yield the candidates on the worthwhile sections of the files at `paths`."""
    every = files(collection, folder)
    for post in posts(paths, folder):
        sections = [Section(one.heading, one.level, one.text) for one in post.sections][:MOST_SECTIONS]
        materials, context = read_post(post.title, sections, setting_around(post.path, every, folder))
        for material in materials:
            if worthwhile(post.sections[material.place]):
                candidate = candidate_on(material, context)
                if candidate is not None:
                    yield Unmarked(collection.name, post, material.place, candidate)


def draw(collection: Collection, folder: Path, count: int, seed: int) -> list[Unmarked]:
    """Return `count` candidates on posts drawn at random; the same for the same `seed`."""
    paths = files(collection, folder)
    random.Random(f"{seed} {collection.name}").shuffle(paths)
    found: list[Unmarked] = []
    for path in paths:
        found += unmarked(collection, folder, [path])
        if len(found) >= count:
            break
    return found[:count]


def kept(one: Unmarked, mark: dict[str, Any]) -> dict[str, Any]:
    """Return `mark` as it is kept: with the place of what was marked, without the documents' text."""
    points = zip(one.candidate.told[:MOST_POINTS], mark["points"], strict=True)
    return {
        "collection": one.collection,
        "path": one.post.path,
        "section": one.place,
        "topic": one.candidate.topic.words,
        "question": mark["question"],
        "points": {digest(told.text): letters for told, letters in points},
    }


def digest(text: str) -> str:
    """Return what tells a sentence from the others of its section."""
    return hashlib.sha256(text.encode()).hexdigest()[:8]


def key_of(mark: dict[str, Any]) -> tuple[str, str, int, str]:
    return mark["collection"], mark["path"], mark["section"], mark["topic"]


def paths_of(marks: Iterable[dict[str, Any]], folder: Path) -> list[Path]:
    """Return the files in `folder` that have marks. Raise `Unknown`."""
    name = of_folder(folder).name
    return sorted({folder / mark["path"] for mark in marks if mark["collection"] == name})


def to_mark(found: Iterable[Unmarked]) -> str:
    """Return a sheet to read: question and sentences first, then their passage."""
    return "\n".join(_readable(number, one) for number, one in enumerate(found, 1))


def _readable(number: int, one: Unmarked) -> str:
    section = one.post.sections[one.place]
    points = "\n".join(f"{place}. {told.text}" for place, told in enumerate(one.candidate.told[:MOST_POINTS], 1))
    passage = "\n".join(f"> {line}".rstrip() for line in section.text[:MOST_TEXT].splitlines())
    return (
        f'# {number} ({one.collection}; post "{one.post.title}"; section "{section.heading}")\n\n'
        f"QUESTION: {one.candidate.text}\n\n{points}\n\nPASSAGE:\n{passage}\n"
    )
