"""Importing makes posts of files, and importing again changes what changed and nothing else."""

import zipfile
from datetime import UTC, datetime, timedelta
from pathlib import Path

import httpx
import pytest
from sqlalchemy import func, select

from interview_simulator.db.session import Database
from interview_simulator.errors import InvalidRequest
from interview_simulator.features.library.content.post_file import LARGEST_POST
from interview_simulator.features.library.importing import ImportReport, import_posts
from interview_simulator.features.library.models import AuthoredQuestion, Post
from tests.conftest import FixedClock
from tests.integration import imports, journey

HEAD = "---\ntitle: Three parts\ntags: [parts]\ndate: 2026-02-01\n"
BODY = "# A\n\nText\n\n# B\n\nText\n\n# C\n\nText\n"
QUESTION = "  - question: {0}\n    difficulty: easy\n    section: {1}\n    key_points: [{0} it is]\n    answer: Yes.\n"


def counts(report: ImportReport) -> tuple[int, int, int, int]:
    return report.added, report.updated, report.unchanged, len(report.problems)


async def questions(database: Database) -> dict[str, tuple[str, str]]:
    """The author's questions outside the sample library: text to id and section id."""
    async with database.read() as db_session:
        rows = await db_session.execute(
            select(AuthoredQuestion)
            .join(Post, Post.id == AuthoredQuestion.post_id)
            .where(Post.source.contains("/mine/"))
        )
    return {question.text: (str(question.id), str(question.section_id)) for (question,) in rows}


async def planned(client: httpx.AsyncClient, post: journey.Json) -> int:
    """How many questions may be asked on the post."""
    response = await client.get("/interview-plan", params={"post": post["id"]})
    count: int = response.json()["questions"]
    return count


async def test_a_file_becomes_a_post(client: httpx.AsyncClient, database: Database, tmp_path: Path) -> None:
    body = "First *words*.\n\n## Then `code`\n\n" + "word " * 500
    report = await imports.add(database, tmp_path / "mine", my_post=HEAD + "---\n" + body)
    assert counts(report) == (1, 0, 0, 0)
    post = await imports.the_post(client, "Three parts")
    assert (post["slug"], post["tags"], post["published_on"]) == ("my_post", ["parts"], "2026-02-01")
    assert (post["excerpt"], post["reading_minutes"]) == ("First words.", 3)
    assert [(s["heading"], s["level"], s["anchor"]) for s in post["sections"]] == [
        ("Three parts", 1, "three-parts"),
        ("Then code", 2, "then-code"),
    ]
    assert post["sections"][0]["html"] == "<p>First <em>words</em>.</p>\n"


async def test_without_front_matter_the_file_says_title_and_date(
    client: httpx.AsyncClient, database: Database, tmp_path: Path
) -> None:
    await imports.add(database, tmp_path / "mine", my_HTTP_notes="Text")
    post = await imports.the_post(client, "My HTTP notes")
    assert post["published_on"] == "2026-05-04"


async def test_importing_again_changes_nothing(client: httpx.AsyncClient, database: Database, tmp_path: Path) -> None:
    text = HEAD + "questions:\n" + QUESTION.format("one", "A") + "---\n" + BODY
    await imports.add(database, tmp_path / "mine", post=text)
    before, asked = await imports.the_post(client, "Three parts"), await questions(database)
    report = await imports.add(database, tmp_path / "mine", post=text)
    assert counts(report) == (0, 0, 1, 0)
    assert await imports.the_post(client, "Three parts") == before
    assert await questions(database) == asked != {}


async def test_an_update_keeps_what_was_read_of_what_is_still_there(
    client: httpx.AsyncClient, database: Database, tmp_path: Path
) -> None:
    await imports.add(database, tmp_path / "mine", post=HEAD + "---\n" + BODY)
    before = await imports.the_post(client, "Three parts")
    await imports.read_sections(client, before, "A", "C")
    changed = HEAD.replace("Three parts", "New title") + "---\n# New\n\nText\n\n# C\n\n*Texts*!\n\n# A\n\nText\n"
    assert counts(await imports.add(database, tmp_path / "mine", post=changed)) == (0, 1, 0, 0)
    after = await imports.the_post(client, "New title")
    assert (after["id"], after["slug"]) == (before["id"], before["slug"])
    assert [section["heading"] for section in after["sections"]] == ["New", "C", "A"]
    assert imports.headings_read(after) == ["C", "A"]
    ids = {section["heading"]: section["id"] for section in before["sections"]}
    assert [section["id"] for section in after["sections"][1:]] == [ids["C"], ids["A"]]
    assert "<em>Texts</em>" in after["sections"][1]["html"]
    assert await imports.titles(client, q="texts") == ["New title"]


async def test_what_says_something_new_under_its_old_heading_was_read_by_nobody(
    client: httpx.AsyncClient, database: Database, tmp_path: Path
) -> None:
    text = HEAD + "questions:\n" + QUESTION.format("one", "A") + QUESTION.format("two", "B") + "---\n" + BODY
    await imports.add(database, tmp_path / "mine", post=text)
    before = await imports.the_post(client, "Three parts")
    await imports.read_sections(client, before, "A", "B")
    await imports.add(database, tmp_path / "mine", post=text.replace("# B\n\nText", "# B\n\nText on tides"))
    after = await imports.the_post(client, "Three parts")
    assert imports.headings_read(after) == ["A"]
    assert [section["id"] for section in after["sections"]] == [section["id"] for section in before["sections"]]
    assert await planned(client, after) == 1
    assert imports.headings_read(await imports.read_sections(client, after, "B")) == ["A", "B"]
    assert await planned(client, after) == 2


@pytest.mark.parametrize("clock_set_back", [timedelta(), timedelta(days=1)])
async def test_a_completed_post_stays_completed_but_what_is_new_in_it_was_not_read(
    client: httpx.AsyncClient, database: Database, tmp_path: Path, clock: FixedClock, clock_set_back: timedelta
) -> None:
    await imports.add(database, tmp_path / "mine", post=HEAD + "---\n" + BODY)
    await journey.read_posts(client, 1, tag="parts")
    changed = BODY.replace("# C\n\nText", "# C\n\nAnother text") + "# D\n\nText"
    folder = imports.write(tmp_path / "mine", post=HEAD + "---\n" + changed)
    await import_posts(database, folder, lambda: clock() - clock_set_back)
    post = await imports.the_post(client, "Three parts")
    assert (post["completed"], post["progress"], imports.headings_read(post)) == (True, 0.5, ["A", "B"])
    again = (await client.put(f"/posts/{post['id']}/progress", json={"completed": True})).json()
    assert imports.headings_read(again) == ["A", "B", "C", "D"]


async def test_a_new_question_set_replaces_the_old_one(database: Database, tmp_path: Path) -> None:
    sets: tuple[list[tuple[str, str]], ...] = ([("one", "A"), ("two", "B")], [("three", "C"), ("two", "A")], [])
    found = []
    for questions_now in sets:
        lines = "questions:\n" + "".join(QUESTION.format(*question) for question in questions_now)
        await imports.add(database, tmp_path / "mine", post=HEAD + lines + "---\n" + BODY)
        found.append(await questions(database))
    first, second, _ = found
    assert [set(questions_then) for questions_then in found] == [{"one", "two"}, {"two", "three"}, set()]
    assert first["two"][0] == second["two"][0]
    assert second["two"][1] == first["one"][1]


async def test_an_interview_goes_on_when_its_post_is_changed(
    client: httpx.AsyncClient, database: Database, tmp_path: Path
) -> None:
    text = HEAD + "questions:\n" + QUESTION.format("one", "A") + QUESTION.format("two", "B") + "---\n" + BODY
    await imports.add(database, tmp_path / "mine", post=text)
    await journey.read_posts(client, 1, tag="parts")
    interview = await journey.start(client, topics=["parts"], question_count=1)
    await imports.add(database, tmp_path / "mine", post=HEAD + "---\n# Z\n\nAll is different")
    response = await journey.answer(client, interview, "It is.")
    assert response.status_code == 200
    assert (await client.get(f"/interviews/{interview['id']}/results")).status_code == 200


async def test_what_cannot_be_used_is_named_and_the_rest_imported(
    client: httpx.AsyncClient, database: Database, tmp_path: Path
) -> None:
    folder = imports.write(
        tmp_path / "mine",
        a_good="---\ntitle: First good\n---\nText",
        b_yaml="---\ntitle: [\n---\nText",
        c_key="---\ntitle: c\nquestions:\n  - qestion: a\n---\nText",
        d_empty="---\ntitle: d\n---\n",
        z_good="---\ntitle: Last good\n---\nText",
    )
    (folder / "e_latin.md").write_bytes(b"a\nb\xe9\n")
    (folder / "f_large.md").write_bytes(b"a" * (LARGEST_POST + 1))
    (folder / "g_nul.md").write_bytes(b"a\n\n\0")
    report = await import_posts(database, folder, FixedClock())
    assert counts(report) == (2, 0, 0, 6)
    assert [(problem.file, problem.line) for problem in report.problems] == [
        (str(folder / "b_yaml.md"), 3),
        (str(folder / "c_key.md"), 4),
        (str(folder / "d_empty.md"), 4),
        (str(folder / "e_latin.md"), 2),
        (str(folder / "f_large.md"), None),
        (str(folder / "g_nul.md"), 3),
    ]
    assert str(report.problems[3]) == f"{folder / 'e_latin.md'}:2: is not UTF-8 (byte 0xe9)"
    assert str(report.problems[4]).startswith(f"{folder / 'f_large.md'}: is 1.0 MB")
    assert {"First good", "Last good"} <= set(await imports.titles(client, limit=100))


async def test_a_post_that_breaks_stays_as_it_was(
    client: httpx.AsyncClient, database: Database, tmp_path: Path
) -> None:
    await imports.add(database, tmp_path / "mine", post=HEAD + "---\n" + BODY)
    before = await imports.the_post(client, "Three parts")
    assert counts(await imports.add(database, tmp_path / "mine", post=HEAD + BODY)) == (0, 0, 0, 1)
    assert await imports.the_post(client, "Three parts") == before


@pytest.mark.parametrize(
    "text", ["x" * 5000, "# " + "x" * 5000 + "\n\n" + "y" * 5000, "ﷺ" * 600, "# ﷺ" + "ﷺ" * 600 + "\n\na"]
)
async def test_endless_words_fit_into_the_database(
    client: httpx.AsyncClient, database: Database, tmp_path: Path, text: str
) -> None:
    assert counts(await imports.add(database, tmp_path / ("m" * 200), **{"n" * 200: text})) == (1, 0, 0, 0)


async def test_files_of_one_name_in_different_folders_are_different_posts(
    client: httpx.AsyncClient, database: Database, tmp_path: Path
) -> None:
    for folder in ("one", "two", "two/sub"):
        await imports.add(database, tmp_path / folder, intro=f"---\ntitle: Of {folder}\ndate: 2030-01-01\n---\nText")
    posts = (await imports.listed(client))[:3]
    assert {(post["title"], post["slug"]) for post in posts} >= {("Of one", "intro"), ("Of two", "intro-2")}
    assert len({post["slug"] for post in posts}) == 3
    report = await import_posts(database, tmp_path / "two", FixedClock())
    assert counts(report) == (0, 0, 2, 0)


async def test_a_folder_that_was_moved_keeps_its_readers(
    client: httpx.AsyncClient, database: Database, tmp_path: Path
) -> None:
    await imports.add(database, tmp_path / "here", post=HEAD + "---\n" + BODY, copy=HEAD + "---\n" + BODY)
    before = await imports.listed(client, tag="parts")
    (tmp_path / "here").rename(tmp_path / "there")
    report = await import_posts(database, tmp_path / "there", FixedClock())
    assert counts(report) == (0, 0, 2, 0)
    assert await imports.listed(client, tag="parts") == before
    changed = await imports.add(database, tmp_path / "there", post=HEAD + "---\nChanged.")
    assert counts(changed) == (0, 1, 1, 0)


async def test_copies_are_posts_of_their_own(client: httpx.AsyncClient, database: Database, tmp_path: Path) -> None:
    for place in ("mine/index.md", "mine/a/index.md", "copy/index.md"):
        (tmp_path / place).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / place).write_text(HEAD + "---\n" + BODY)
    for expected in ((2, 0, 0, 0), (0, 0, 2, 0)):
        assert counts(await import_posts(database, tmp_path / "mine", FixedClock())) == expected
    assert counts(await import_posts(database, tmp_path / "copy", FixedClock())) == (1, 0, 0, 0)
    assert len(await imports.listed(client, tag="parts")) == 3


async def test_slugs_differ_even_when_one_looks_like_the_clash_of_others(
    client: httpx.AsyncClient, database: Database, tmp_path: Path
) -> None:
    folder = tmp_path / "mine"
    for name in ("a-2.md", "a/2.md", "A.md", "a.markdown", "ä.md", "a_2.md", "!.md"):
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text("Text")
    assert counts(await import_posts(database, folder, FixedClock())) == (7, 0, 0, 0)
    slugs = {post["slug"] for post in await imports.listed(client, limit=100)}
    assert {"a", "a-2", "a-2-2", "a-3", "ä", "a_2", "post"} <= slugs
    assert len(slugs) == 22


async def test_untagged_posts_get_topics_the_library_knows(
    client: httpx.AsyncClient, database: Database, tmp_path: Path
) -> None:
    await imports.add(
        database,
        tmp_path / "mine",
        known="# Waiting in asyncio\n\nWith asyncio, the asyncio loop runs coroutines.",
        unknown="# Baking sourdough bread\n\nSourdough bread needs time. Sourdough bread needs salt.",
    )
    assert (await imports.the_post(client, "Waiting in asyncio"))["tags"] == ["asyncio"]
    assert "sourdough-bread" in (await imports.the_post(client, "Baking sourdough bread"))["tags"]


async def test_a_zip_is_imported_and_a_dangerous_entry_left_out(
    client: httpx.AsyncClient, database: Database, tmp_path: Path
) -> None:
    with zipfile.ZipFile(tmp_path / "mine.zip", "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("good.md", HEAD + "---\n" + BODY)
        archive.writestr("../climbs.md", "Text")
        archive.writestr("bomb.md", b"a" * 50_000_000)
    report = await import_posts(database, tmp_path / "mine.zip", FixedClock())
    assert counts(report) == (1, 0, 0, 2)
    assert [problem.file.rpartition("/")[2] for problem in report.problems] == ["climbs.md", "bomb.md"]
    assert "climbs.md" not in {path.name for path in imports.files(tmp_path.parent)}
    assert (await imports.the_post(client, "Three parts"))["slug"] == "good"
    again = await imports.add(database, tmp_path / "mine", good=HEAD + "---\n" + BODY)
    assert counts(again) == (0, 0, 1, 0)


@pytest.mark.parametrize("name", ["missing", "missing.md"])
async def test_a_path_that_is_not_there_is_refused(database: Database, tmp_path: Path, name: str) -> None:
    with pytest.raises(InvalidRequest, match="no such file or folder"):
        await import_posts(database, tmp_path / name, FixedClock())


async def test_a_folder_without_posts_is_a_problem(database: Database, tmp_path: Path) -> None:
    report = await import_posts(database, tmp_path, FixedClock())
    assert [str(problem) for problem in report.problems] == [f"{tmp_path}: has no Markdown files"]


async def test_progress_is_told_up_to_the_end(database: Database, tmp_path: Path) -> None:
    folder = imports.write(tmp_path / "mine", **{f"n{i}": "Text" for i in range(120)})
    told: list[tuple[int, int]] = []
    clock = FixedClock()
    clock.now = datetime(2020, 1, 1, tzinfo=UTC)
    report = await import_posts(database, folder, clock, lambda done, total: told.append((done, total)))
    assert counts(report) == (120, 0, 0, 0)
    assert told == sorted(told)
    assert len(told) >= 3
    assert told[-1] == (120, 120)
    async with database.read() as db_session:
        assert await db_session.scalar(select(func.count()).where(Post.created_at == clock.now)) == 120
