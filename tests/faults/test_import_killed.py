"""An import is killed at any moment: begun again, it leaves the library as if nothing had happened."""

import asyncio
import logging
import shutil
import subprocess
import time
from pathlib import Path
from random import Random

import psutil
import pytest
from sqlalchemy import func, select
from sqlalchemy.engine import URL

from interview_simulator.db.session import Database
from interview_simulator.features.library.importing import SAMPLE_LIBRARY
from interview_simulator.features.library.models import AuthoredQuestion, Post, Section, WrittenQuestion
from interview_simulator.interviewers.offline.writing.version import VERSION
from tests.faults.conftest import environment
from tests.integration.server import COMMAND
from tests.integration.server import environment as process_environment

logger = logging.getLogger(__name__)

COPIES = 3
"""Of the sample library: batches enough that one is stored while others are to come."""
KILLS = 4

Stored = list[tuple[str, ...]]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for copy in range(COPIES):
        shutil.copytree(SAMPLE_LIBRARY, tmp_path / "mine" / str(copy))
    return tmp_path / "mine"


def start(folder: Path, data_dir: Path, **settings: str) -> subprocess.Popen[bytes]:
    return subprocess.Popen([*COMMAND, "import", str(folder)], env=process_environment(data_dir, **settings))


def kill(process: subprocess.Popen[bytes]) -> None:
    """Kill it, and see that those who wrote for it end as well."""
    try:
        writers = psutil.Process(process.pid).children()
    except psutil.NoSuchProcess:
        writers = []
    process.kill()
    process.wait()
    assert not psutil.wait_procs(writers, timeout=60)[1]


async def stored(url: URL) -> Stored:
    """What the library holds of the posts imported, by names that are the same in any database."""
    database = Database(url)
    try:
        async with database.read() as db_session:
            found: Stored = []
            for table, columns in (
                (Section, (Section.anchor, Section.text)),
                (AuthoredQuestion, (AuthoredQuestion.text, AuthoredQuestion.answer)),
                (WrittenQuestion, (WrittenQuestion.text, WrittenQuestion.answer)),
            ):
                query = select(Post.slug, *columns).join(table, table.post_id == Post.id)
                rows = await db_session.execute(query.where(Post.source.contains("/mine/")))
                found += [(table.__name__, *row) for row in rows]
    finally:
        await database.close()
    return sorted(found)


async def written(url: URL) -> tuple[int, int]:
    """How many of the posts imported have had their questions written, and how many there are."""
    database = Database(url)
    try:
        async with database.read() as db_session:
            done = func.count().filter(Post.written_version == VERSION)
            query = select(done, func.count()).where(Post.source.contains("/mine/"))
            return (*(await db_session.execute(query)).one(),)
    finally:
        await database.close()


@pytest.mark.timeout(1200)
def test_killed_and_begun_again_nothing_is_missed_or_doubled(
    tmp_path: Path, folder: Path, database_url: URL, moments: Random
) -> None:
    settings = environment(database_url)
    began = time.monotonic()
    assert start(folder, tmp_path / "unharmed").wait() == 0
    seconds = time.monotonic() - began

    importing = start(folder, tmp_path, **settings)
    while asyncio.run(written(database_url))[0] == 0:
        assert importing.poll() is None
        time.sleep(0.05)
    kill(importing)
    done, posts = asyncio.run(written(database_url))
    assert 0 < done < posts
    for _ in range(KILLS):
        importing = start(folder, tmp_path, **settings)
        after_s = moments.uniform(0, seconds / 2)
        time.sleep(after_s)
        kill(importing)
        logger.warning("killed after %.3f s, %s of %s written", after_s, *asyncio.run(written(database_url)))
    assert start(folder, tmp_path, **settings).wait() == 0

    unharmed = str(tmp_path / "unharmed" / "interview-simulator.db")
    assert asyncio.run(stored(database_url)) == asyncio.run(stored(URL.create("sqlite+aiosqlite", database=unharmed)))
    done, posts = asyncio.run(written(database_url))
    assert done == posts == COPIES * len(list(SAMPLE_LIBRARY.glob("*.md")))
