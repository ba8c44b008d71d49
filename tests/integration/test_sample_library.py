"""The sample library is what an author's library should be."""

import re
from collections import Counter
from pathlib import Path

import httpx
import pytest

from interview_simulator.algorithms.difficulty import Difficulty
from interview_simulator.db.session import Database
from interview_simulator.features.library.content.post_file import read_post, section_index
from interview_simulator.features.library.importing import SAMPLE_LIBRARY, import_posts, import_sample_library
from tests.conftest import FixedClock
from tests.integration import imports

FILES = sorted(SAMPLE_LIBRARY.glob("*.md"))
POSTS = {file.stem: read_post(file.read_bytes(), file.stem) for file in FILES}


def each_post() -> pytest.MarkDecorator:
    return pytest.mark.parametrize("name", POSTS)


async def test_all_of_it_imports_without_a_problem(database: Database, client: httpx.AsyncClient) -> None:
    await imports.empty(database)
    report = await import_posts(database, SAMPLE_LIBRARY, FixedClock())
    assert (report.added, report.problems) == (15, [])
    assert len({post["published_on"] for post in await imports.listed(client, limit=100)}) == 15


async def test_it_fills_an_empty_library_only(database: Database, client: httpx.AsyncClient, tmp_path: Path) -> None:
    await imports.empty(database)
    await imports.add(database, tmp_path, mine="---\ntitle: Mine\n---\nText")
    await import_sample_library(database, FixedClock())
    assert await imports.titles(client) == ["Mine"]


def test_it_covers_at_least_eight_topics() -> None:
    tags = Counter(tag for post in POSTS.values() for tag in post.tags)
    assert len(tags) >= 8
    assert {"python", "fastapi", "asyncio", "sql", "testing", "git", "docker"} <= tags.keys()


@each_post()
def test_a_sample_post_has_a_length_that_is_read_in_one_go(name: str) -> None:
    assert 600 <= len(re.findall(r"\S+", POSTS[name].body)) <= 1200


@each_post()
def test_a_sample_post_has_title_tags_date_sections_and_code(name: str) -> None:
    post = POSTS[name]
    assert post.title
    assert post.tags
    assert post.published_on
    assert len(post.document.sections) >= 3
    assert any(token.type == "fence" and token.info for section in post.document.sections for token in section.tokens)


@each_post()
def test_a_sample_post_has_questions_of_every_difficulty(name: str) -> None:
    post = POSTS[name]
    levels = Counter(question.difficulty for question in post.questions)
    assert all(levels[level] >= 2 for level in Difficulty)
    assert len({question.question for question in post.questions}) == len(post.questions)
    for question in post.questions:
        assert 3 <= len(question.key_points) <= 6
        assert len(question.answer.split()) >= 20
        assert section_index(question, post.document) is not None
