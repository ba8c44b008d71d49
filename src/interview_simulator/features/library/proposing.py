"""What can be written from a post, shown to its author, who may take it over."""

import os
from collections.abc import Collection, Sequence
from pathlib import Path

from interview_simulator.db.session import Database
from interview_simulator.errors import InvalidRequest, NotFound
from interview_simulator.features.library import written
from interview_simulator.features.library.content.front_matter import PostFileError
from interview_simulator.features.library.content.post_file import read_post
from interview_simulator.features.library.content.question_set import question_set
from interview_simulator.features.library.sources import ImportProblem, read_files, title_of
from interview_simulator.features.library.surroundings import Surroundings
from interview_simulator.features.library.writers import Writers
from interview_simulator.interviewers.offline.writing.setting import FEWEST_POSTS, MOST_POSTS, folders_of, setting_of
from interview_simulator.interviewers.offline.writing.version import VERSION
from interview_simulator.interviewers.offline.writing.written import Section, Written


async def propose_for_file(path: Path) -> str:
    """Return the questions on a Markdown file. Raise `InvalidRequest` when it could not be imported either."""
    (file,) = read_files(path, [path])
    try:
        if isinstance(file.content, PostFileError):
            raise file.content
        post = read_post(file.content, title_of(file.place))
    except PostFileError as error:
        raise InvalidRequest(str(ImportProblem(file.name, error.line, error.message))) from error
    sections = [Section(section.heading, section.level, section.text) for section in post.document.sections]
    questions = await _write(post.title, sections, setting_of(_texts_beside(path)))
    return _question_set(post.title, sections, questions, {spec.question for spec in post.questions})


async def propose_for_post(database: Database, name: str) -> str:
    """Return the questions on the post whose slug or id is `name`, those that are stored if there are such.

    Raise `NotFound` when there is no such post.
    """
    async with database.read() as db_session:
        post = await written.find_text(db_session, name)
        if post is None:
            raise NotFound(f"{name}: no such file, and no post of the library has that slug or id")
        authored = await written.authored_texts(db_session, post.id)
        setting = await Surroundings().setting(db_session, post.source)
        questions = await written.stored(db_session, post.id) if post.written_version == VERSION else None
    if questions is None:
        questions = await _write(post.title, post.sections, setting)
    return _question_set(post.title, post.sections, questions, authored)


async def _write(title: str, sections: Sequence[Section], setting: str) -> list[Written]:
    writers = Writers(1)
    try:
        return await writers.write(title, sections, setting)
    finally:
        writers.close()


def _texts_beside(path: Path) -> list[str]:
    """Return the texts of the Markdown files in the folder of `path`, or the one above where they are few."""
    for folder in map(Path, folders_of(path.resolve().as_posix())):
        # Not what lies deeper: that may be a whole disk.
        files = [file for file in sorted(folder.glob("*.md")) if file.is_file() and os.access(file, os.R_OK)]
        if len(files) >= FEWEST_POSTS:
            return [file.read_text("utf-8", errors="replace") for file in files[:MOST_POSTS]]
    return []


def _question_set(
    title: str, sections: Sequence[Section], questions: Sequence[Written], authored: Collection[str]
) -> str:
    new = [question for question in questions if question.text not in authored]
    return question_set(title, [section.heading for section in sections], new, len(authored))
