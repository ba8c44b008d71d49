"""Questions are written from posts ahead of interviews: once, whatever happens meanwhile."""

import asyncio
import logging
import uuid
from pathlib import Path

import httpx
import pytest
from sqlalchemy import func, select

from interview_simulator.db.session import Database
from interview_simulator.features.accounts.service import LOCAL_READER_ID
from interview_simulator.features.library import writing
from interview_simulator.features.library.models import Post, UserProgress, WrittenQuestion, WrittenQuestionSection
from interview_simulator.features.library.writers import NotWritten
from interview_simulator.features.library.writing import write_questions
from interview_simulator.interviewers.offline.writing.version import VERSION
from interview_simulator.processes import ProcessEnded
from tests.conftest import FixedClock
from tests.integration import imports
from tests.integration.writers import FakeWriters

TIDES = "# Moon\n\nFact: the moon\n\n# Earth\n\nFact: the earth\n\nBoth: tides\n"


@pytest.fixture
def writers(monkeypatch: pytest.MonkeyPatch) -> FakeWriters:
    writers = FakeWriters()
    monkeypatch.setattr(writing, "Writers", writers)
    return writers


async def texts(database: Database) -> dict[str, uuid.UUID]:
    async with database.read() as db_session:
        query = select(WrittenQuestion.text, WrittenQuestion.id).order_by(WrittenQuestion.position)
        return {text: question_id for text, question_id in await db_session.execute(query)}


async def versions(database: Database) -> dict[str, int | None]:
    async with database.read() as db_session:
        query = select(Post.title, Post.written_version).where(Post.source.contains("/mine/"))
        return {title: version for title, version in await db_session.execute(query)}


def posts(count: int) -> dict[str, str]:
    return {f"n{number}": f"# N{number}\n\nFact: number {number}" for number in range(count)}


async def test_each_post_has_its_questions_written_once(
    database: Database, tmp_path: Path, writers: FakeWriters
) -> None:
    await imports.add(database, tmp_path / "mine", tides=TIDES)
    told: list[tuple[int, int]] = []
    await write_questions(database, lambda done, total: told.append((done, total)))
    await write_questions(database)
    assert (writers.titles, writers.closed, told) == (["Moon"], 1, [(0, 1), (1, 1)])
    assert await versions(database) == {"Moon": VERSION}
    async with database.read() as db_session:
        [moon, earth, tides] = await db_session.scalars(select(WrittenQuestion).order_by(WrittenQuestion.position))
        others = list(await db_session.scalars(select(WrittenQuestionSection)))
    assert [moon.text, earth.text, tides.text] == ["What of the moon?", "What of the earth?", "What of tides?"]
    assert (tides.difficulty, tides.style, tides.answer) == ("medium", "how", "tides.")
    assert tides.key_points == [
        {"point": "tides, 0", "section_id": str(moon.section_id), "sentences": ["tides in 0."]},
        {"point": "tides, 1", "section_id": str(earth.section_id), "sentences": ["tides in 1."]},
    ]
    assert tides.section_id == earth.section_id
    assert [(other.question_id, other.section_id) for other in others] == [(tides.id, moon.section_id)]


async def test_readers_are_told_how_many_there_are_and_when_they_are_to_come(
    client: httpx.AsyncClient, database: Database, tmp_path: Path, writers: FakeWriters
) -> None:
    question = "questions: [{question: Why?, difficulty: easy, key_points: [It is.], answer: So.}]"
    await imports.add(database, tmp_path / "mine", tides=f"---\n{question}\n---\n{TIDES}")

    async def told() -> tuple[int, bool, int]:
        post, plan = await imports.the_post(client, "Moon"), (await client.get("/interview-plan")).json()
        return post["questions"], post["being_written"], plan["being_written"]

    assert await told() == (1, True, 0)
    await imports.read_sections(client, await imports.the_post(client, "Moon"), "Moon")
    assert await told() == (1, True, 1)
    await write_questions(database)
    assert await told() == (4, False, 0)


async def test_a_post_that_changes_loses_its_questions_at_once_and_gets_new_ones(
    database: Database, tmp_path: Path, writers: FakeWriters
) -> None:
    await imports.add(database, tmp_path / "mine", tides=TIDES)
    await write_questions(database)
    before = await texts(database)
    await imports.add(database, tmp_path / "mine", tides=TIDES.replace("the moon", "our moon"))
    assert (await texts(database), await versions(database)) == ({}, {"Moon": None})
    await write_questions(database)
    after = await texts(database)
    assert set(after) == {"What of our moon?", "What of the earth?", "What of tides?"}
    assert after["What of tides?"] == before["What of tides?"]


async def test_an_unchanged_post_keeps_its_questions(database: Database, tmp_path: Path, writers: FakeWriters) -> None:
    await imports.add(database, tmp_path / "mine", tides=TIDES)
    await write_questions(database)
    before = await texts(database)
    await imports.add(database, tmp_path / "mine", tides=TIDES)
    await write_questions(database)
    assert await texts(database) == before
    assert writers.titles == ["Moon"]


async def test_new_rules_write_anew(
    database: Database, tmp_path: Path, writers: FakeWriters, monkeypatch: pytest.MonkeyPatch
) -> None:
    await imports.empty(database)
    await imports.add(database, tmp_path / "mine", tides=TIDES)
    await write_questions(database)
    before = await texts(database)
    monkeypatch.setattr(writing, "VERSION", VERSION + 1)
    await write_questions(database)
    assert await versions(database) == {"Moon": VERSION + 1}
    assert await texts(database) == before
    assert writers.titles == ["Moon", "Moon"]


async def test_what_the_author_has_taken_over_is_not_written_again(
    database: Database, tmp_path: Path, writers: FakeWriters
) -> None:
    question = "questions: [{question: What of tides?, difficulty: easy, key_points: [They come.], answer: They do.}]"
    await imports.add(database, tmp_path / "mine", tides=f"---\n{question}\n---\n{TIDES}")
    await write_questions(database)
    assert list(await texts(database)) == ["What of the moon?", "What of the earth?"]


async def test_what_was_written_from_a_post_that_changed_meanwhile_is_not_stored(
    database: Database, tmp_path: Path, writers: FakeWriters
) -> None:
    async def change(title: str) -> None:
        if writers.titles == ["Moon"]:
            await imports.add(database, tmp_path / "mine", tides=TIDES.replace("Fact", "Note"))

    writers.before = change
    await imports.add(database, tmp_path / "mine", tides=TIDES)
    await write_questions(database)
    assert (await texts(database), await versions(database)) == ({}, {"Moon": None})
    await write_questions(database)
    assert list(await texts(database)) == ["What of tides?"]


async def test_a_post_that_is_gone_meanwhile_is_none_to_store_for(
    database: Database, tmp_path: Path, writers: FakeWriters
) -> None:
    async def remove(_: str) -> None:
        await imports.empty(database)

    writers.before = remove
    await imports.add(database, tmp_path / "mine", tides=TIDES)
    await write_questions(database)
    assert await texts(database) == {}


async def test_two_at_once_store_each_question_once(
    database: Database, tmp_path: Path, writers: FakeWriters, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(writing, "BATCH", 2)
    await imports.add(database, tmp_path / "mine", **posts(7))
    await asyncio.gather(*(write_questions(database) for _ in range(3)))
    assert set(await texts(database)) == {f"What of number {number}?" for number in range(7)}
    assert set((await versions(database)).values()) == {VERSION}


async def test_when_it_ends_in_the_middle_the_next_call_goes_on(
    database: Database, tmp_path: Path, writers: FakeWriters, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(writing, "BATCH", 2)
    await imports.add(database, tmp_path / "mine", **posts(7))
    at_work = asyncio.Event()

    async def hang(_: str) -> None:
        if len(writers.titles) > 4:
            at_work.set()
            await asyncio.sleep(60)

    writers.before = hang
    running = asyncio.create_task(write_questions(database))
    await at_work.wait()
    running.cancel()
    with pytest.raises(asyncio.CancelledError):
        await running
    assert writers.closed == 1
    assert len(await texts(database)) == 4
    writers.before = FakeWriters().before
    await write_questions(database)
    assert len(await texts(database)) == 7
    assert set(writers.titles[-3:]) & set(writers.titles[:4]) == set()


async def test_a_post_on_which_the_rules_fail_does_not_stop_the_others_and_is_not_tried_again(
    database: Database, tmp_path: Path, writers: FakeWriters, caplog: pytest.LogCaptureFixture
) -> None:
    async def fail(title: str) -> None:
        if title == "N1":
            raise NotWritten("no questions could be written from “N1” (IndexError: what?)")

    writers.before = fail
    await imports.add(database, tmp_path / "mine", **posts(3))
    await write_questions(database)
    await write_questions(database)
    assert set(await texts(database)) == {"What of number 0?", "What of number 2?"}
    assert sorted(writers.titles) == ["N0", "N1", "N2"]
    [record] = [record for record in caplog.records if record.levelno == logging.ERROR]
    assert "IndexError: what?" in record.getMessage()
    assert record.getMessage().endswith("please report it with the post n1")


async def test_where_nothing_can_be_written_posts_wait_for_the_next_time(
    database: Database, tmp_path: Path, writers: FakeWriters
) -> None:
    async def end(_: str) -> None:
        raise ProcessEnded("a process ended by itself")

    writers.before = end
    await imports.add(database, tmp_path / "mine", **posts(3))
    with pytest.raises(ProcessEnded):
        await write_questions(database)
    assert writers.closed == 1
    assert set((await versions(database)).values()) == {None}


async def test_posts_that_were_begun_come_first_or_alone(
    database: Database,
    tmp_path: Path,
    writers: FakeWriters,
    clock: FixedClock,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(writing, "BATCH", 1)
    await imports.add(database, tmp_path / "mine", **posts(9))
    async with database.write() as db_session:
        begun = await db_session.scalar(select(Post.id).where(Post.title == "N7"))
        db_session.add(UserProgress(user_id=LOCAL_READER_ID, post_id=begun, completed_at=clock()))
    await write_questions(database, begun_only=True)
    assert writers.titles == ["N7"]
    async with database.write() as db_session:
        (await db_session.get_one(Post, begun)).written_version = None
    await write_questions(database)
    assert writers.titles[1] == "N7"
    assert sorted(writers.titles[1:]) == [f"N{number}" for number in range(9)]


async def test_progress_is_told_with_each_post(
    database: Database, tmp_path: Path, writers: FakeWriters, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(writing, "BATCH", 2)
    await imports.empty(database)
    await imports.add(database, tmp_path / "mine", **posts(5))
    told: list[tuple[int, int]] = []
    await write_questions(database, lambda done, total: told.append((done, total)))
    assert list(dict.fromkeys(told)) == [(done, 5) for done in range(6)]


@pytest.mark.parametrize(("count", "most", "processes"), [(3, 3, 1), (20, 3, 1), (21, 3, 2), (65, 3, 3), (65, 1, 1)])
async def test_there_are_as_many_processes_as_pay(
    database: Database, tmp_path: Path, writers: FakeWriters, count: int, most: int, processes: int
) -> None:
    await imports.add(database, tmp_path / "mine", **posts(count))
    await write_questions(database, most_processes=most)
    assert writers.counts == [processes]
    async with database.read() as db_session:
        assert await db_session.scalar(select(func.count()).select_from(WrittenQuestion)) == count


async def test_what_the_posts_of_a_folder_are_about_is_told(
    database: Database, tmp_path: Path, writers: FakeWriters
) -> None:
    text = "some words that stand in every post of the folder " * 10
    await imports.add(database, tmp_path / "far" / "away" / "alone", tides=TIDES)
    await imports.add(
        database,
        tmp_path / "mine",
        **{f"n{n}": f"# N{n}\n\n{text} of Redis, {text} of Redis, {text} of Redis {n}" for n in range(5)},
    )
    await write_questions(database)
    assert dict(zip(writers.titles, writers.settings, strict=True)) == {
        "Moon": "",
        **{f"N{number}": "Redis" for number in range(5)},
    }
