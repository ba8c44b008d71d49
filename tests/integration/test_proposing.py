"""An author is shown what is written from a post."""

import uuid
from pathlib import Path

import pytest
from sqlalchemy import select

from interview_simulator.db.session import Database
from interview_simulator.errors import InvalidRequest, NotFound
from interview_simulator.features.library import proposing, writing
from interview_simulator.features.library.content.post_file import read_post
from interview_simulator.features.library.models import Post
from interview_simulator.features.library.proposing import propose_for_file, propose_for_post
from interview_simulator.features.library.writing import write_questions
from interview_simulator.interviewers.offline.writing.version import VERSION
from tests.integration import imports
from tests.integration.writers import FakeWriters

QUESTION = "questions: [{question: What of tides?, difficulty: easy, key_points: [They come.], answer: They do.}]"
BODY = "# Moon\n\nFact: the moon\n\n# Earth\n\nFact: the earth\n\nBoth: tides\n"
TIDES = f"---\n{QUESTION}\n---\n{BODY}"


@pytest.fixture
def writers(monkeypatch: pytest.MonkeyPatch) -> FakeWriters:
    writers = FakeWriters()
    monkeypatch.setattr(writing, "Writers", writers)
    monkeypatch.setattr(proposing, "Writers", writers)
    return writers


def asked(text: str) -> list[str]:
    return [question.question for question in read_post(f"---\n{text}\n---\n{BODY}".encode(), "x").questions]


async def test_of_a_file_what_its_author_has_not_written(tmp_path: Path, writers: FakeWriters) -> None:
    text = await propose_for_file(imports.write(tmp_path, tides=TIDES) / "tides.md")
    assert "besides 1 in its front matter" in text
    assert asked(text) == ["What of the moon?", "What of the earth?"]
    assert writers.closed == 1


async def test_what_lies_beside_a_file_need_not_be_readable(tmp_path: Path, writers: FakeWriters) -> None:
    folder = imports.write(tmp_path, tides=TIDES, **{f"other{i}": BODY for i in range(5)})
    (folder / "gone.md").symlink_to(folder / "nowhere")
    assert "What of the moon?" in await propose_for_file(folder / "tides.md")


async def test_of_a_post_what_is_stored_by_slug_or_id(database: Database, tmp_path: Path, writers: FakeWriters) -> None:
    await imports.add(database, tmp_path / "mine", tides=TIDES)
    await write_questions(database)
    async with database.read() as db_session:
        post_id = await db_session.scalar(select(Post.id).where(Post.slug == "tides"))
    texts = [await propose_for_post(database, name) for name in ("tides", str(post_id))]
    assert texts == [await propose_for_file(tmp_path / "mine" / "tides.md")] * 2
    assert len(writers.titles) == 2


@pytest.mark.parametrize("version", [None, VERSION - 1])
async def test_of_a_post_that_wants_its_questions_what_is_written_now(
    database: Database, tmp_path: Path, writers: FakeWriters, version: int | None
) -> None:
    await imports.add(database, tmp_path / "mine", tides=TIDES)
    async with database.write() as db_session:
        (await db_session.scalars(select(Post).where(Post.slug == "tides"))).one().written_version = version
    assert asked(await propose_for_post(database, "tides")) == ["What of the moon?", "What of the earth?"]
    async with database.read() as db_session:
        assert await db_session.scalar(select(Post.written_version).where(Post.slug == "tides")) == version


@pytest.mark.parametrize("name", ["tide", str(uuid.UUID(int=7)), "", "x" * 5000])
async def test_a_post_that_is_not_there(database: Database, name: str) -> None:
    with pytest.raises(NotFound, match="no such file, and no post of the library"):
        await propose_for_post(database, name)


async def test_a_file_that_cannot_be_a_post_says_where(tmp_path: Path) -> None:
    imports.write(tmp_path, broken="---\ntitle: a\ntags: [\n---\nText")
    with pytest.raises(InvalidRequest, match=r"broken\.md:4: broken front matter"):
        await propose_for_file(tmp_path / "broken.md")
