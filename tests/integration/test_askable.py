"""Readers are asked about what they have read, all of it and nothing else."""

import uuid
from datetime import timedelta
from pathlib import Path
from random import Random

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import delete, select

from interview_simulator.db.session import Database
from interview_simulator.features.accounts.service import LOCAL_READER_ID
from interview_simulator.features.library import passages, service, writing
from interview_simulator.features.library.models import Post, Section, SectionRead, UserProgress
from interview_simulator.features.library.writing import write_questions
from interview_simulator.interviewers.base import Passage
from tests.conftest import FixedClock
from tests.integration import imports
from tests.integration.writers import FakeWriters

NOW = FixedClock().now
QUESTION = "  - {{question: {0}, difficulty: easy, {1}key_points: [It is.], answer: Yes.}}\n"
WHOLE = "*"
"""Stands for all the sections of a post."""
STANDS_ON = {
    "Author on A?": "A",
    "Author on C?": "C",
    "Author on all?": WHOLE,
    "Author on C for x?": "C",
    "What of a?": "A",
    "What of b?": "B",
    "What of a and b?": "AB",
    "What of a and c?": "AC",
}
"""The questions of each post, and the sections that must have been read for them."""
BODY = "# A\n\nFact: a\n\n# B\n\nFact: b\n\nBoth: a and b\n\n# C\n\nBoth: a and c"
HEAD = "".join(
    QUESTION.format(text, "" if on == WHOLE else f"section: {on}, ")
    for text, on in STANDS_ON.items()
    if "Author" in text
).replace("on C for x?, ", "on C for x?, topic: x, ")
TOPICS = {"one": {"x", "y"}, "two": {"x"}, "three": {"y"}}


@pytest.fixture
async def library(database: Database, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Database:
    """Three posts of the same sections and questions; section C came a day later than the others."""
    monkeypatch.setattr(writing, "Writers", FakeWriters())
    await imports.empty(database)
    for name, tags in TOPICS.items():
        head = HEAD if "x" in tags else HEAD.replace("topic: x", "topic: y").replace("for x?", "for y?")
        text = f"---\ntags: [{', '.join(sorted(tags))}]\nquestions:\n{head}---\n{BODY}"
        await imports.add(database, tmp_path / "mine", **{name: text})
    async with database.write() as db_session:
        for section in await db_session.scalars(select(Section).where(Section.heading == "C")):
            section.created_at = NOW + timedelta(days=1)
    await write_questions(database)
    return database


progress = st.fixed_dictionaries(
    {
        name: st.tuples(st.sets(st.sampled_from("ABC")), st.sampled_from([None, NOW, NOW + timedelta(days=2)]))
        for name in TOPICS
    }
)


@settings(
    max_examples=40,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(progress=progress)
async def test_whatever_was_read_exactly_that_is_asked_about(
    library: Database, progress: dict[str, tuple[set[str], object]]
) -> None:
    async with library.write() as db_session:
        await db_session.execute(delete(UserProgress))
        await db_session.execute(delete(SectionRead))
        rows = (await db_session.execute(select(Post, Section).join(Section, Section.post_id == Post.id))).all()
        for slug, (sections, completed_at) in progress.items():
            theirs = [(post, section) for post, section in rows if post.slug == slug]
            if completed_at is not None:
                db_session.add(
                    UserProgress(user_id=LOCAL_READER_ID, post_id=theirs[0][0].id, completed_at=completed_at)
                )
            db_session.add_all(
                SectionRead(user_id=LOCAL_READER_ID, section_id=section.id, read_at=NOW)
                for _, section in theirs
                if section.heading in sections
            )
    names = {post.id: post.slug for post, _ in rows}
    for topic in ("x", "y"):
        expected = {
            (slug, text if "for x" not in text or "x" in TOPICS[slug] else text.replace("for x", "for y"))
            for slug, text in _askable(progress, topic)
        }
        async with library.read() as db_session:
            loaded = [
                await service.passages_read(db_session, LOCAL_READER_ID, topic, lot) for lot in (None, uuid.uuid4())
            ]
            counts = await service.count_questions(db_session, LOCAL_READER_ID)
        assert loaded[0] == loaded[1]
        read = {slug: _sections_read(*progress[slug]) for slug in progress if topic in TOPICS[slug]}
        assert {(names[p.source.post_id], p.heading) for p in loaded[0]} == {
            (slug, heading) for slug, headings in read.items() for heading in headings
        }
        asked = [(names[p.source.post_id], item.text) for p in loaded[0] for item in p.questions]
        assert len(asked) == len(set(asked)) == counts.get(topic, 0)
        assert set(asked) == expected
        _check_places(loaded[0])


def _sections_read(sections: set[str], completed_at: object) -> set[str]:
    return sections | (set() if completed_at is None else set("AB") if completed_at == NOW else set("ABC"))


def _askable(progress: dict[str, tuple[set[str], object]], topic: str) -> set[tuple[str, str]]:
    found = set()
    for slug, tags in TOPICS.items():
        read = _sections_read(*progress[slug])
        for text, on in STANDS_ON.items():
            of_other_topic = "for x" in text and topic == "y" and "x" in tags
            if topic in tags and not of_other_topic and (set("ABC") if on == WHOLE else set(on)) <= read:
                found.add((slug, text))
    return found


def _check_places(read: list[Passage]) -> None:
    """Each question is on the last section that it stands on; authors' come first."""
    for passage in read:
        for item in passage.questions:
            assert [one.authored for one in passage.questions] == sorted(
                (one.authored for one in passage.questions), reverse=True
            )
            on = STANDS_ON[item.text.replace("for y", "for x")]
            assert passage.heading == ("A" if on == WHOLE else on[-1])
            if not item.authored:
                by_section = {p.source.section_id: p.heading for p in read if p.source.post == passage.source.post}
                assert [by_section[point.source.section_id] for point in item.key_points] == list(on)
                assert all(len(point.source.sentences) == 1 for point in item.key_points)


async def test_a_lot_draws_few_posts_the_same_each_time_and_in_reading_order(
    database: Database, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, clock: FixedClock
) -> None:
    monkeypatch.setattr(writing, "Writers", FakeWriters())
    facts = {kind: "\n\n".join(f"Fact: {kind} {number}" for number in range(5)) for kind in ("one", "two")}
    body = f"# One\n\n{facts['one']}\n\n# Two\n\n{facts['two']}"
    posts = {f"n{i}": f"---\ntitle: N{i}\ntags: [many]\ndate: 2026-01-{40 - i:02}\n---\n{body}" for i in range(10, 40)}
    await imports.add(database, tmp_path / "mine", **posts)
    await write_questions(database)
    async with database.write() as db_session:
        for post_id in await db_session.scalars(select(Post.id).where(Post.source.contains("/mine/"))):
            db_session.add(UserProgress(user_id=LOCAL_READER_ID, post_id=post_id, completed_at=clock()))
    random = Random(0)
    drawn = []
    for lot in [uuid.UUID(int=random.getrandbits(128)) for _ in range(10)]:
        async with database.read() as db_session:
            read = await service.passages_read(db_session, LOCAL_READER_ID, "many", lot)
            assert await service.passages_read(db_session, LOCAL_READER_ID, "many", lot) == read
        assert sum(len(passage.questions) for passage in read) >= passages.ENOUGH
        assert [passage.heading for passage in read] == ["One", "Two"] * (len(read) // 2)
        drawn.append([passage.post_title for passage in read[::2]])
        assert drawn[-1] == sorted(drawn[-1], reverse=True)
    async with database.read() as db_session:
        every = await service.passages_read(db_session, LOCAL_READER_ID, "many")
        asked = {item.text for passage in read for item in passage.questions}
        more = await service.passages_read(db_session, LOCAL_READER_ID, "many", lot, asked)
    assert len(every) == 60
    # All posts say the same here: what was asked on one was asked on all, so all are drawn for something new.
    assert more == every
    assert all(passages.FEWEST_POSTS <= len(titles) < 20 for titles in drawn)
    assert len({title for titles in drawn for title in titles}) > 20
