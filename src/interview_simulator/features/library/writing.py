"""Questions are written from posts ahead of any interview, so that none has to wait for it."""

import asyncio
import logging
from collections.abc import Callable
from itertools import count
from typing import Final

from interview_simulator.db.session import Database
from interview_simulator.features.library import written
from interview_simulator.features.library.surroundings import Surroundings
from interview_simulator.features.library.writers import NotWritten, Writers
from interview_simulator.features.library.written import PostText
from interview_simulator.interviewers.offline.writing.version import VERSION
from interview_simulator.interviewers.offline.writing.written import Written

logger = logging.getLogger(__name__)

BATCH: Final = 20
"""Posts per transaction, and what is written once more when it stops in the middle."""
POSTS_PER_PROCESS: Final = 20
"""Fewer take less time than a process does to load."""

Progress = Callable[[int, int], None]
"""Called with the posts done and the posts in all."""


async def write_questions(
    database: Database,
    progress: Progress = lambda done, total: None,
    *,
    most_processes: int = 1,
    begun_only: bool = False,
) -> None:
    """Write the questions of all posts whose questions were not written yet, or by other rules than today's.

    With `begun_only`, of those that somebody has begun to read. It may end at any time and goes on when called again;
    several at once do no harm. Raise `ProcessEnded` where nothing can be written.
    """
    async with database.read() as db_session:
        post_ids = await written.posts_to_write(db_session, VERSION, begun_only=begun_only)
    if not post_ids:
        return
    progress(0, len(post_ids))
    surroundings = Surroundings()
    writers = Writers(min(most_processes, -(-len(post_ids) // POSTS_PER_PROCESS)))
    done = count(1)

    async def write_one(post: PostText, setting: str) -> list[Written]:
        questions = await _write(writers, post, setting)
        progress(next(done), len(post_ids))
        return questions

    try:
        for start in range(0, len(post_ids), BATCH):
            batch = post_ids[start : start + BATCH]
            async with database.read() as db_session:
                posts = await written.texts_to_write(db_session, batch, VERSION)
                settings = [await surroundings.setting(db_session, post.source) for post in posts]
            # No transaction is open meanwhile: it takes seconds.
            questions = await asyncio.gather(*map(write_one, posts, settings))
            async with database.write() as db_session:
                await database.lock(db_session, "import")
                for post, its_questions in zip(posts, questions, strict=True):
                    await written.store(db_session, post, its_questions, VERSION)
    finally:
        writers.close()


async def _write(writers: Writers, post: PostText, setting: str) -> list[Written]:
    try:
        return await writers.write(post.title, post.sections, setting)
    except NotWritten as error:
        # It would fail the next time too: the post goes without, until the rules or the post change.
        logger.error("%s; please report it with the post %s", error, post.slug)
        return []
