"""A platform pushes posts: the same as an import, each whole or not at all, and the same again changes nothing."""

import json
from pathlib import Path

import httpx
from sqlalchemy import select

from interview_simulator.db.session import Database
from interview_simulator.features.library.models import Post
from tests.conftest import FixedClock
from tests.integration import imports, journey, platforms

BAD = "---\ntitle: Tides\ntags: [unclosed\n---\nText.\n"


def statuses(report: platforms.Json) -> list[str]:
    return [item["status"] for item in report["items"]]


async def test_posts_come_into_the_library(client: httpx.AsyncClient, database: Database, clock: FixedClock) -> None:
    headers = await platforms.headers(database, clock)
    report = await platforms.push_posts(client, headers, sea__tides=platforms.POST, plain="Only words.")
    assert (report["added"], report["failed"], statuses(report)) == (2, 0, ["added", "added"])
    post = (await client.get(f"/posts/{report['items'][0]['post_id']}")).json()
    assert (post["title"], post["slug"], post["tags"]) == ("Tides", "sea-tides", ["sea"])
    assert [section["anchor"] for section in post["sections"]] == ["tides", "two-bulges", "springs"]
    assert (await imports.the_post(client, "Plain"))["published_on"] == "2026-05-04"


async def test_pushing_again_changes_what_changed(
    client: httpx.AsyncClient, database: Database, clock: FixedClock
) -> None:
    headers = await platforms.headers(database, clock)
    first = await platforms.push_posts(client, headers, one=platforms.POST, two="Some words.")
    read = await imports.the_post(client, "Tides")
    await imports.read_sections(client, read, "Springs")
    clock.advance(days=1)
    again = await platforms.push_posts(client, headers, two="Other words.", one=platforms.POST)
    assert statuses(again) == ["updated", "unchanged"]
    assert {item["post_id"] for item in again["items"]} == {item["post_id"] for item in first["items"]}
    assert imports.headings_read(await imports.the_post(client, "Tides")) == ["Springs"]


async def test_a_bad_post_is_reported_with_its_line_and_the_rest_is_stored(
    client: httpx.AsyncClient, database: Database, clock: FixedClock
) -> None:
    headers = await platforms.headers(database, clock)
    long = "x" * 1_000_001
    report = await platforms.push_posts(client, headers, bad=BAD, good=platforms.POST, empty="", long=long)
    assert statuses(report) == ["failed", "added", "failed", "failed"]
    assert (report["added"], report["failed"]) == (1, 3)
    problems = [item["problem"] for item in report["items"]]
    assert (problems[0]["field"], problems[0]["line"]) == ("markdown", 4)
    assert "broken front matter" in problems[0]["message"]
    assert "no text" in problems[2]["message"]
    assert "at most 1 MB" in problems[3]["message"]
    changed_to_bad = await platforms.push_posts(client, headers, good=BAD)
    assert statuses(changed_to_bad) == ["failed"]
    assert (await imports.the_post(client, "Tides"))["tags"] == ["sea"]


async def test_a_key_given_twice_is_stored_neither_way(
    client: httpx.AsyncClient, database: Database, clock: FixedClock
) -> None:
    headers = await platforms.headers(database, clock)
    items = [{"key": "tides", "markdown": text} for text in ("One.", "Two.")] + [{"key": "other", "markdown": "Three."}]
    report = (await client.put("/platform/posts", json={"items": items}, headers=headers)).json()
    assert statuses(report) == ["failed", "failed", "added"]
    assert "more than once" in report["items"][0]["problem"]["message"]


async def test_html_is_cleaned_as_in_an_import(
    client: httpx.AsyncClient, database: Database, clock: FixedClock, tmp_path: Path
) -> None:
    evil = "# Evil\n\nA <b>word</b><script>alert(1)</script> <img src=x onerror=alert(1)> [x](javascript:alert(1))\n"
    pushed = await platforms.push_posts(client, await platforms.headers(database, clock), evil=evil)
    await imports.add(database, tmp_path / "mine", evil_too=evil)
    html = (await client.get(f"/posts/{pushed['items'][0]['post_id']}")).json()["sections"][0]["html"]
    (imported,) = [post for post in await imports.listed(client, q="Evil", limit=100) if post["slug"] == "evil_too"]
    assert html == (await client.get(f"/posts/{imported['id']}")).json()["sections"][0]["html"]
    assert "<b>word</b>" in html
    assert not any(bad in html for bad in ("<script", "onerror", 'href="javascript', "<img"))


async def test_each_platform_has_its_own_posts(
    client: httpx.AsyncClient, database: Database, clock: FixedClock, tmp_path: Path
) -> None:
    """Neither a platform nor an import takes over the post of another that has its name and content."""
    blog, course = [await platforms.headers(database, clock, platform=name) for name in ("blog", "course")]
    for number in range(2):
        reports = [await platforms.push_posts(client, who, tides=platforms.POST) for who in (blog, course)]
        assert [statuses(report) for report in reports] == [["unchanged" if number else "added"]] * 2
    folder = tmp_path / "mine"
    await imports.add(database, folder, tides=platforms.POST)
    (folder / "tides.md").unlink()
    again = [await platforms.push_posts(client, who, tides=platforms.POST) for who in (blog, course)]
    assert [statuses(report) for report in again] == [["unchanged"]] * 2
    async with database.read() as db_session:
        sources = set(await db_session.scalars(select(Post.source).where(Post.title == "Tides")))
    assert sources == {"pushed:blog/tides", "pushed:course/tides", str(folder / "tides.md")}


async def test_tokens_of_one_platform_share_its_posts(
    client: httpx.AsyncClient, database: Database, clock: FixedClock
) -> None:
    for status in ("added", "unchanged"):
        headers = await platforms.headers(database, clock)
        assert statuses(await platforms.push_posts(client, headers, tides=platforms.POST)) == [status]


async def test_what_has_no_place_among_the_items_is_refused_as_a_whole(
    client: httpx.AsyncClient, database: Database, clock: FixedClock
) -> None:
    headers = await platforms.headers(database, clock) | {"Content-Type": "application/json"}
    item = {"key": "tides", "markdown": platforms.POST}
    for items in (
        [item] * 501, [item | {"key": ""}], [item | {"key": "a//b"}], [item | {"key": "../b"}], [item | {"key": "/a"}],
        [item | {"key": "a\0"}], [item | {"markdown": "\ud800"}], [item | {"source": "/etc"}], [{"key": "a"}],
    ):  # fmt: skip
        # Not as httpx would write it, which cannot say what is no text.
        content = json.dumps({"items": items})
        assert (await client.put("/platform/posts", content=content, headers=headers)).status_code == 422, items[0]
    long = await platforms.push_posts(client, headers, **{"é" * 500: platforms.POST})
    assert "of more than" in long["items"][0]["problem"]["message"]
    assert await imports.titles(client, q="Tides") == []


async def test_a_request_has_an_end(client: httpx.AsyncClient, database: Database, clock: FixedClock) -> None:
    headers = await platforms.headers(database, clock)
    items = [{"key": f"post-{number}", "markdown": "x" * 999_000} for number in range(22)]
    response = await client.put("/platform/posts", json={"items": items}, headers=headers)
    assert response.status_code == 413


async def test_questions_can_be_asked_on_what_was_pushed(
    client: httpx.AsyncClient, database: Database, clock: FixedClock
) -> None:
    text = platforms.POST.replace(
        "tags: [sea]\n",
        "tags: [sea]\nquestions:\n  - question: What pulls at the sea?\n    difficulty: easy\n"
        "    key_points: [The moon pulls.]\n    answer: The moon.\n",
    )
    report = await platforms.push_posts(client, await platforms.headers(database, clock), tides=text)
    post_id = report["items"][0]["post_id"]
    await client.put(f"/posts/{post_id}/progress", json={"completed": True})
    interview = await journey.start(client, post_id=post_id, question_count=1)
    assert interview["question"]["text"] == "What pulls at the sea?"
