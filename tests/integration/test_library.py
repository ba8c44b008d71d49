"""The library over the API: what there is and how to find it."""

import base64
import json
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import httpx
import pytest
from sqlalchemy import event, select

from interview_simulator.app import create_app
from interview_simulator.db.session import Database
from interview_simulator.features.library.models import AuthoredQuestion
from interview_simulator.settings import Settings
from tests.integration import imports, journey

NOBODY = uuid.UUID(int=7)
SUMMARY = {
    "id", "slug", "title", "excerpt", "tags", "published_on", "reading_minutes", "questions", "being_written",
    "completed", "progress",
}  # fmt: skip


async def test_the_list_holds_every_post_once_newest_first(client: httpx.AsyncClient) -> None:
    posts = await imports.listed(client, limit=100)
    assert len(posts) == 15
    assert all(post.keys() == SUMMARY for post in posts)
    assert [post["published_on"] for post in posts] == sorted((p["published_on"] for p in posts), reverse=True)
    assert {(post["completed"], post["progress"]) for post in posts} == {(False, 0.0)}
    assert all(post["tags"] == sorted(post["tags"]) and post["excerpt"] for post in posts)


@pytest.mark.parametrize("limit", [1, 4, 15])
async def test_pages_hold_every_post_once_in_order(
    client: httpx.AsyncClient, database: Database, tmp_path: Path, limit: int
) -> None:
    # Some of one day, so that the date alone cannot tell where a page ended.
    await imports.add(database, tmp_path / "p", **{f"n{i}": "---\ndate: 2026-01-01\n---\nText" for i in range(4)})
    everything = [post["id"] for post in await imports.listed(client, limit=100)]
    assert len(everything) == 19
    seen: list[str] = []
    query: dict[str, Any] = {"limit": limit}
    while query.get("cursor", "") is not None:
        page = (await client.get("/posts", params=query)).json()
        assert 1 <= len(page["items"]) <= limit
        seen += [post["id"] for post in page["items"]]
        query["cursor"] = page["next_cursor"]
    assert seen == everything


async def test_a_page_goes_on_where_it_ended_when_a_newer_post_comes(
    client: httpx.AsyncClient, database: Database, tmp_path: Path
) -> None:
    everything = await imports.titles(client)
    first = (await client.get("/posts", params={"limit": 5})).json()
    await imports.add(database, tmp_path / "p", new="---\ntitle: Newest\ndate: 2030-01-01\n---\nText")
    rest = await imports.titles(client, limit=100, cursor=first["next_cursor"])
    assert [post["title"] for post in first["items"]] + rest == everything


def a_cursor(*content: object) -> str:
    return base64.urlsafe_b64encode(json.dumps(content).encode()).decode()


@pytest.mark.parametrize(
    "cursor",
    [
        "x",
        "ünknown",
        "bnVsbA==",
        "/wD/",
        a_cursor(),
        a_cursor("2026-01-01"),
        a_cursor("2026-01-01", 5),
        a_cursor("2026-01-01", None),
        a_cursor("2026-01-01", "NUL \0"),
        a_cursor("2026-13-01", NOBODY.hex),
        a_cursor(20260101, NOBODY.hex),
        a_cursor(["2026-01-01"], NOBODY.hex),
        a_cursor("2026-01-01", ["a"]),
        a_cursor("2026-01-01", "\ud800" * 32),
        base64.urlsafe_b64encode(b"[" * 300).decode(),
        "A" * 501,
    ],
)
async def test_a_cursor_that_was_never_given_out_is_refused(client: httpx.AsyncClient, cursor: str) -> None:
    response = await client.get("/posts", params={"cursor": cursor})
    assert response.status_code == 422
    assert response.json()["errors"][0]["loc"] == "query.cursor"


@pytest.fixture
async def few(client: httpx.AsyncClient, database: Database, tmp_path: Path) -> httpx.AsyncClient:
    await imports.empty(database)
    await imports.add(
        database,
        tmp_path / "few",
        a="---\ntitle: Straße nach ÜBERALL\ntags: [travel, Ωmega]\ndate: 2026-01-04\n---\nПривет, мир.",
        b="---\ntitle: Discounts\ntags: [shop]\ndate: 2026-01-03\n---\nUp to 100% off, or 50 off.",
        c="---\ntitle: Names\ntags: [python]\ndate: 2026-01-02\n---\nA snake_case name; a\\b and a*b.",
        d="---\ntitle: Other names\ntags: [python, shop]\ndate: 2026-01-01\n---\nA snakeXcase name, in a Shop.",
    )
    return client


@pytest.mark.parametrize(
    ("q", "found"),
    [
        ("names", ["Names", "Other names"]),
        ("NAMES other", ["Other names"]),
        ("other NAMES", ["Other names"]),
        ("names nothing", []),
        ("  ", ["Straße nach ÜBERALL", "Discounts", "Names", "Other names"]),
        ("", ["Straße nach ÜBERALL", "Discounts", "Names", "Other names"]),
        ("strasse", ["Straße nach ÜBERALL"]),
        ("STRASSE überall", ["Straße nach ÜBERALL"]),
        ("ПРИВЕТ", ["Straße nach ÜBERALL"]),
        ("ωMEGA", ["Straße nach ÜBERALL"]),
        ("0%", ["Discounts"]),
        ("%", ["Discounts"]),
        ("e_c", ["Names"]),
        ("a\\b", ["Names"]),
        ("a*b", ["Names"]),
        ("/", []),
        ("'; DROP TABLE posts; --", []),
        ("shop", ["Discounts", "Other names"]),
    ],
)
async def test_search_finds_every_word_in_any_case_and_takes_signs_as_they_are(
    few: httpx.AsyncClient, q: str, found: list[str]
) -> None:
    assert await imports.titles(few, q=q) == found


@pytest.mark.parametrize("q", ["u\u0308berall", "überall"])
async def test_search_finds_a_letter_however_its_accent_is_written(few: httpx.AsyncClient, q: str) -> None:
    assert await imports.titles(few, q=q) == ["Straße nach ÜBERALL"]


@pytest.mark.parametrize(
    ("tag", "found"),
    [("python", ["Names", "Other names"]), ("ωmega", ["Straße nach ÜBERALL"]), ("pyth%", []), ("none", [])],
)
async def test_a_tag_filters(few: httpx.AsyncClient, tag: str, found: list[str]) -> None:
    assert await imports.titles(few, tag=tag) == found


async def test_empty_parameters_filter_nothing(few: httpx.AsyncClient) -> None:
    assert len(await imports.listed(few, tag="", q="", cursor="")) == 4


async def test_filters_work_together(few: httpx.AsyncClient) -> None:
    shop = await imports.listed(few, tag="shop")
    await few.put(f"/posts/{shop[0]['id']}/progress", json={"completed": True})
    assert await imports.titles(few, completed=True) == ["Discounts"]
    assert await imports.titles(few, completed=False) == ["Straße nach ÜBERALL", "Names", "Other names"]
    assert await imports.titles(few, completed=False, tag="shop", q="names") == ["Other names"]
    assert await imports.titles(few, completed=True, q="names") == []


async def test_tags_are_listed_most_used_first_with_what_was_completed(few: httpx.AsyncClient) -> None:
    (post,) = await imports.listed(few, q="discounts")
    await few.put(f"/posts/{post['id']}/progress", json={"completed": True})
    assert (await few.get("/tags")).json()["items"] == [
        {"name": "python", "posts": 2, "completed": 0},
        {"name": "shop", "posts": 2, "completed": 1},
        {"name": "travel", "posts": 1, "completed": 0},
        {"name": "ωmega", "posts": 1, "completed": 0},
    ]


@pytest.mark.parametrize("name", ["q", "tag", "cursor"])
@pytest.mark.parametrize("value", ["a%00b", "%00"])
async def test_nul_characters_in_a_query_are_refused(client: httpx.AsyncClient, name: str, value: str) -> None:
    assert (await client.get(f"/posts?{name}={value}")).status_code == 422


@pytest.mark.parametrize("name", ["q", "tag"])
async def test_bytes_that_are_not_utf_8_in_a_query_find_nothing(client: httpx.AsyncClient, name: str) -> None:
    for value in ("%ED%A0%80", "%FF"):
        response = await client.get(f"/posts?{name}={value}")
        assert (response.status_code, response.json().get("items")) == (200, [])


@pytest.mark.parametrize("query", [{"limit": 0}, {"limit": 101}, {"limit": "x"}, {"completed": "x"}, {"q": "a" * 201}])
async def test_queries_out_of_range_are_refused(client: httpx.AsyncClient, query: dict[str, Any]) -> None:
    response = await client.get("/posts", params=query)
    assert (response.status_code, response.json()["type"]) == (422, "urn:interview-simulator:invalid-request")


async def test_a_post_says_nothing_of_its_question_set(
    client: httpx.AsyncClient, database: Database, tmp_path: Path
) -> None:
    questions = (
        "questions:\n  - question: secret1?\n    difficulty: easy\n    section: A\n    key_points:\n"
        "      - point: secret2\n        follow_up: secret3?\n    answer: secret4\n"
    )
    await imports.add(database, tmp_path / "s", post=f"---\ntitle: Asked about\n{questions}---\n# A\n\nText")
    post = await imports.the_post(client, "Asked about")
    assert post.keys() == SUMMARY | {"completed_at", "sections"}
    assert post["sections"][0].keys() == {"id", "heading", "anchor", "level", "html", "read"}
    async with database.read() as db_session:
        assert (
            await db_session.scalars(select(AuthoredQuestion.text).where(AuthoredQuestion.text == "secret1?"))
        ).one()
    saved = await client.put(f"/posts/{post['id']}/progress", json={"completed": True})
    answers = [
        saved.text,
        json.dumps(post),
        (await client.get("/posts?limit=100")).text,
        (await client.get("/tags")).text,
    ]
    assert not any("secret" in answer for answer in answers)
    assert await imports.titles(client, q="secret1") == []


@contextmanager
def counting(database: Database) -> Iterator[list[str]]:
    statements: list[str] = []

    def count(_connection: Any, _cursor: Any, statement: str, *_rest: Any) -> None:
        statements.append(statement)

    event.listen(database.engine.sync_engine, "before_cursor_execute", count)
    yield statements
    event.remove(database.engine.sync_engine, "before_cursor_execute", count)


async def test_a_longer_list_asks_the_database_no_more_often(client: httpx.AsyncClient, database: Database) -> None:
    await journey.read_posts(client, 2)
    counts = []
    for limit in (5, 15):
        with counting(database) as statements:
            assert len(await imports.listed(client, limit=limit)) == limit
        counts.append(len([statement for statement in statements if "SELECT" in statement]))
    assert counts[0] == counts[1] <= 3


@pytest.mark.parametrize("shown", [False, True])
async def test_images_of_other_servers_follow_the_setting(database: Database, tmp_path: Path, shown: bool) -> None:
    await imports.add(database, tmp_path / "i", post="---\ntitle: Pictures\n---\nText ![A](https://a.example/a.png)")
    app = create_app(Settings(remote_images=shown), database=database)
    async with httpx.AsyncClient(transport=httpx.ASGITransport(app), base_url="http://test/api") as client:
        html = (await imports.the_post(client, "Pictures"))["sections"][0]["html"]
    assert ('<img src="https://a.example/a.png"' in html) is shown
    assert ("image-off" in html) is not shown
