"""Drawing posts at random, having questions written from them, and drawing those to judge."""

import hashlib
import random
import time
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass
from functools import cache
from pathlib import Path
from typing import Any, Final

from evals.questions.collection import Collection, Post, files, posts
from evals.questions.worthwhile import worthwhile
from interview_simulator.interviewers.offline.writing.setting import FEWEST_POSTS, MOST_POSTS, folders_of, setting_of
from interview_simulator.interviewers.offline.writing.written import Section, Written

Write = Callable[[str, Sequence[Section], str], list[Written]]
"""What writes the questions on a post of that title, these sections and that setting."""

COUNTED: Final = ("posts", "sections", "worthwhile", "covered", "questions", "elsewhere")

WARM_UP: Final = "A cache keeps what was computed before. It saves time, because nothing has to be computed twice."


@dataclass(frozen=True)
class Asked:
    """A question, with what a judge needs; `passages` are headings and Markdown of the sections that it stands on."""

    id: str
    collection: str
    commit: str
    path: str
    section: str
    style: str
    difficulty: str
    question: str
    key_points: tuple[dict[str, Any], ...]
    answer: str
    passages: tuple[dict[str, str], ...]

    def as_dict(self) -> dict[str, Any]:
        return asdict(self)


@dataclass(frozen=True)
class Sampled:
    """How much was written from the posts drawn: questions on worthwhile sections, and `elsewhere`; `covered` are the
    worthwhile sections that have a question.
    """

    collection: str
    commit: str
    posts: int
    sections: int
    worthwhile: int
    covered: int
    questions: int
    elsewhere: int

    def as_dict(self) -> dict[str, Any]:
        return asdict(self)


@dataclass(frozen=True)
class Sample:
    """`asked` are the questions drawn; `seconds` has for each section what writing took, its post's mean.

    They are of processor time, of all threads together: what one core takes, whatever else the machine is doing.
    """

    sampled: Sampled
    asked: list[Asked]
    seconds: list[float]


def warm_up(write: Write) -> None:
    """Have everything loaded that the first call loads, so that no section's time holds it."""
    write("Caches", [Section("Caches", 1, WARM_UP)], "")


def take(collection: Collection, folder: Path, write: Write, *, posts_drawn: int, questions: int, seed: int) -> Sample:
    """Write questions from posts drawn at random, and draw as many of them to judge; the same for the same `seed`."""
    draw = random.Random(f"{seed} {collection.name}")
    paths = files(collection, folder)
    draw.shuffle(paths)
    found: dict[str, Asked] = {}
    seconds: list[float] = []
    counts = Counter(dict.fromkeys(COUNTED, 0))
    for post in posts(paths, folder):
        sections = [Section(one.heading, one.level, one.text) for one in post.sections]
        setting = setting_around(post.path, paths, folder)
        started = time.process_time()
        written = write(post.title, sections, setting)
        took = time.process_time() - started
        seconds += [took / len(sections)] * len(sections)
        counts.update(_counts(post, written))
        found |= {one.id: one for one in (_asked(collection, post, each) for each in written)}
        if counts["posts"] == posts_drawn:
            break
    drawn = draw.sample(list(found.values()), min(questions, len(found)))
    return Sample(Sampled(collection.name, collection.commit, **counts), drawn, seconds)


def setting_around(path: str, paths: Sequence[Path], folder: Path) -> str:
    """Return what a library would tell of the posts around the one at `path`, if it held all of `paths`."""
    for around in folders_of((folder / path).as_posix()):
        beside = sorted(one for one in paths if one.is_relative_to(around))[:MOST_POSTS]
        if len(beside) >= FEWEST_POSTS:
            return _setting_of(tuple(beside))
    return ""


@cache
def _setting_of(paths: tuple[Path, ...]) -> str:
    return setting_of(one.read_text("utf-8", errors="replace") for one in paths)


def _counts(post: Post, written: Sequence[Written]) -> dict[str, int]:
    good = {place for place, section in enumerate(post.sections) if worthwhile(section)}
    asked_of = {place for one in written for place in one.sections}
    on_good = sum(not good.isdisjoint(one.sections) for one in written)
    counts = (1, len(post.sections), len(good), len(good & asked_of), on_good, len(written) - on_good)
    return dict(zip(COUNTED, counts, strict=True))


def _asked(collection: Collection, post: Post, written: Written) -> Asked:
    stood_on = [post.sections[place] for place in written.sections]
    place = f"{collection.name}\n{post.path}\n{written.sections}\n{written.text}"
    return Asked(
        id=hashlib.sha256(place.encode()).hexdigest()[:12],
        collection=collection.name,
        commit=collection.commit,
        path=post.path,
        section=" + ".join(section.heading for section in stood_on),
        style=written.style.value,
        difficulty=written.difficulty.value,
        question=written.text,
        key_points=tuple(
            {"point": point.text, "section": post.sections[point.section].heading, "sentences": point.sentences}
            for point in written.points
        ),
        answer=written.answer,
        passages=tuple({"heading": section.heading, "text": section.text} for section in stood_on),
    )
