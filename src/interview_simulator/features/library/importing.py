"""Import: files become posts, or say on which line they cannot."""

import asyncio
import hashlib
import uuid
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from itertools import islice
from pathlib import Path, PurePosixPath
from typing import Final

from sqlalchemy.ext.asyncio import AsyncSession

from interview_simulator.clock import Clock
from interview_simulator.db.session import Database
from interview_simulator.features.library import repository, unreading, written
from interview_simulator.features.library.content.front_matter import PostFileError
from interview_simulator.features.library.content.post_file import PostFile, read_post, section_index
from interview_simulator.features.library.content.revising import reads_as_before
from interview_simulator.features.library.content.searching import searchable
from interview_simulator.features.library.content.sections import first_paragraph, slugify
from interview_simulator.features.library.content.topics import Terms, choose_topics, read_terms
from interview_simulator.features.library.models import AuthoredQuestion, Post, Section
from interview_simulator.features.library.sources import (
    ImportProblem,
    SourceFile,
    find_posts,
    pushed_file,
    read_files,
    read_zip,
    still_there,
    title_of,
)

SAMPLE_LIBRARY: Final = Path(__file__).parents[2] / "sample_library"
BATCH: Final = 50
"""Posts per transaction: large enough to be fast, small enough that little is repeated after a crash."""
LONGEST_EXCERPT: Final = 220


class Change(StrEnum):
    """What an import did to one post."""

    ADDED = "added"
    UPDATED = "updated"
    UNCHANGED = "unchanged"


@dataclass(frozen=True)
class Imported:
    post_id: uuid.UUID
    change: Change


@dataclass
class ImportReport:
    added: int = 0
    updated: int = 0
    unchanged: int = 0
    problems: list[ImportProblem] = field(default_factory=list)

    def count(self, outcome: Imported | ImportProblem) -> None:
        if isinstance(outcome, ImportProblem):
            self.problems.append(outcome)
        else:
            self.added += outcome.change is Change.ADDED
            self.updated += outcome.change is Change.UPDATED
            self.unchanged += outcome.change is Change.UNCHANGED


Progress = Callable[[int, int], None]
"""Called with the files done and the files in all."""


async def import_posts(
    database: Database, path: Path, clock: Clock, progress: Progress = lambda done, total: None
) -> ImportReport:
    """Import a file, folder or zip. Raise `InvalidRequest` when `path` is none of these.

    What cannot be used is reported and the rest imported. A post imported before is updated where it changed;
    sections that keep their heading, and say nothing new, keep who has read them.
    """
    report = ImportReport()
    found = find_posts(path)
    if isinstance(found, list):
        files, total = read_files(path, found), len(found)
    else:
        files, total = read_zip(path, found), len(found.infolist())
    done = 0
    for batch in _batches(files):
        for outcome in await _import_batch(database, batch, clock):
            report.count(outcome)
        done += len(batch)
        progress(done, max(total, done))
    progress(total, total)
    if done == 0:
        report.problems.append(ImportProblem(str(path), None, "has no Markdown files"))
    return report


async def import_pushed(
    database: Database, platform: str, posts: Iterable[tuple[str, str]], clock: Clock
) -> list[Imported | ImportProblem]:
    """Import posts, each a key and its text, as those of `platform`, and return what became of each.

    A post is known by platform and key; keys are different from each other.
    """
    files = (pushed_file(platform, key, text) for key, text in posts)
    return [outcome for batch in _batches(files) for outcome in await _import_batch(database, batch, clock)]


async def _unchanged(database: Database, files: list[SourceFile]) -> dict[str, Imported]:
    hashes = {file.identity: _hash(file.content) for file in files if isinstance(file.content, bytes)}
    async with database.read() as db_session:
        stored = await repository.contents_by_source(db_session, hashes)
    return {
        source: Imported(post_id, Change.UNCHANGED)
        for source, post_id, content_hash in stored
        if content_hash == hashes[source]
    }


async def import_sample_library(database: Database, clock: Clock) -> None:
    """Fill an empty library with the sample posts."""
    async with database.read() as db_session:
        if await repository.any_post(db_session):
            return
    report = await import_posts(database, SAMPLE_LIBRARY, clock)
    assert not report.problems, report.problems


def _batches(files: Iterator[SourceFile]) -> Iterable[list[SourceFile]]:
    while batch := list(islice(files, BATCH)):
        yield batch


async def _import_batch(database: Database, batch: list[SourceFile], clock: Clock) -> list[Imported | ImportProblem]:
    # Most are as they were when they are imported again: found out without reading them.
    unchanged = await _unchanged(database, batch)
    changed = [file for file in batch if file.identity not in unchanged]
    # Read before the transaction begins: a long post takes its time, and SQLite lets nobody else write meanwhile.
    # In a thread, since a server goes on with other requests.
    read = await asyncio.to_thread(lambda: [_read(file) for file in changed])
    outcomes: list[Imported | ImportProblem] = []
    if changed:
        async with database.write() as db_session:
            await database.lock(db_session, "import")
            outcomes = [
                await _import_one(db_session, file, post, clock()) if isinstance(post, _Read) else post
                for file, post in zip(changed, read, strict=True)
            ]
    in_turn = iter(outcomes)
    return [unchanged.get(file.identity) or next(in_turn) for file in batch]


@dataclass(frozen=True)
class _Read:
    """A post as its file has it; `terms` are those its topics are chosen by, where it has no tags."""

    source: PostFile
    terms: Terms | None


def _read(file: SourceFile) -> _Read | ImportProblem:
    try:
        if isinstance(file.content, PostFileError):
            raise file.content
        post = read_post(file.content, fallback_title=title_of(file.place))
    except PostFileError as error:
        return ImportProblem(file.name, error.line, error.message)
    headings = [section.heading for section in post.document.sections]
    return _Read(post, None if post.tags else read_terms(post.title, headings, post.body))


async def _import_one(db_session: AsyncSession, file: SourceFile, read: _Read, now: datetime) -> Imported:
    assert isinstance(file.content, bytes)
    content_hash = _hash(file.content)
    candidates = await repository.posts_of_file(db_session, file.identity, str(file.place), content_hash)
    post = next((p for p in candidates if _is_same(p, file)), None)
    if post is not None and post.content_hash == content_hash:
        post.source = file.identity
        return Imported(post.id, Change.UNCHANGED)
    change = Change.UPDATED
    if post is None:
        change = Change.ADDED
        post = Post(
            source=file.identity,
            place=str(file.place),
            created_at=now,
            published_on=now.date(),
            sections=[],
            questions=[],
            tags=[],
        )
        post.slug = await _free_slug(db_session, file.place)
        db_session.add(post)
        unread_since = now
    else:
        await written.discard(db_session, post)
        unread_since = await unreading.since(db_session, post.id, now)
    before = len(post.sections)
    post.content_hash = content_hash
    post.updated_at = now
    await _fill(db_session, post, read, unread_since)
    if len(post.sections) < before:
        await unreading.complete_fully_read(db_session, post.id, now)
    return Imported(post.id, change)


def _hash(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()


def _is_same(post: Post, file: SourceFile) -> bool:
    # Where a folder was moved, its posts are still the same, with the same readers; a copy is another post.
    return post.source == file.identity or (not file.is_pushed and not still_there(post.source))


async def _fill(db_session: AsyncSession, post: Post, read: _Read, unread_since: datetime) -> None:
    source, terms = read.source, read.terms
    with db_session.no_autoflush:
        tags = source.tags if terms is None else choose_topics(terms, await repository.tag_names(db_session))
        post.tags = await repository.tags_named(db_session, tags)
    post.title = source.title
    post.excerpt = _excerpt(source)
    post.body = source.body
    post.search_text = searchable("\n".join((source.title, *tags, source.body)))
    post.words = len(source.body.split())
    post.published_on = source.published_on or post.published_on
    await unreading.forget_readers(db_session, _fill_sections(post, source, unread_since))
    # Sections first, so that questions can point at them.
    await db_session.flush()
    _fill_questions(post, source)
    await db_session.flush()


def _fill_sections(post: Post, source: PostFile, unread_since: datetime) -> list[uuid.UUID]:
    """Return the sections that say something new under their old headings."""
    known = {section.anchor: section for section in post.sections}
    sections, revised = [], []
    for position, new in enumerate(source.document.sections):
        section = known.get(new.anchor) or Section(anchor=new.anchor, created_at=unread_since)
        if section.text is not None and not reads_as_before(section.text, new.text):
            section.created_at = unread_since
            revised.append(section.id)
        section.position, section.heading, section.level, section.text = position, new.heading, new.level, new.text
        sections.append(section)
    post.sections = sections
    return revised


def _fill_questions(post: Post, source: PostFile) -> None:
    known = {question.text_hash: question for question in post.questions}
    questions = {}
    for position, spec in enumerate(source.questions):
        text_hash = hashlib.sha256(spec.question.encode()).hexdigest()
        index = section_index(spec, source.document)
        question = known.get(text_hash) or AuthoredQuestion(text_hash=text_hash)
        question.text, question.position, question.topic = spec.question, position, spec.topic
        question.section_id = None if index is None else post.sections[index].id
        question.difficulty = spec.difficulty.value
        question.key_points = [point.model_dump() for point in spec.key_points]
        question.answer = spec.answer
        questions[text_hash] = question
    post.questions = list(questions.values())


async def _free_slug(db_session: AsyncSession, path: PurePosixPath) -> str:
    wanted = slugify("-".join(path.with_suffix("").parts)) or "post"
    taken = await repository.slugs_like(db_session, wanted)
    slug, number = wanted, 2
    while slug in taken:
        slug, number = f"{wanted}-{number}", number + 1
    return slug


def _excerpt(source: PostFile) -> str:
    text = first_paragraph(source.document)
    if len(text) <= LONGEST_EXCERPT:
        return text
    return text[:LONGEST_EXCERPT].rsplit(" ", 1)[0].rstrip(",;:. ") + "…"
