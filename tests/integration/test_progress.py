"""What was read of a post: section by section, at once, and undone."""

import asyncio
import uuid
from pathlib import Path
from typing import Any

import httpx
import pytest

from interview_simulator.db.session import Database
from tests.conftest import FixedClock
from tests.integration import imports, journey

NOBODY = str(uuid.UUID(int=7))
QUESTION = "questions: [{question: 'What?', difficulty: easy, key_points: [this], answer: This.}]"
TEXT = f"---\ntitle: Three parts\ntags: [parts]\n{QUESTION}\n---\n# A\n\nText\n\n# B\n\nText\n\n# C\n\nText"


@pytest.fixture
async def post(client: httpx.AsyncClient, database: Database, tmp_path: Path) -> journey.Json:
    await imports.add(database, tmp_path / "parts", parts=TEXT)
    return await imports.the_post(client, "Three parts")


async def put(client: httpx.AsyncClient, post: journey.Json, **progress: Any) -> journey.Json:
    response = await client.put(f"/posts/{post['id']}/progress", json=progress)
    assert response.status_code == 200, response.text
    after: journey.Json = response.json()
    assert after == (await client.get(f"/posts/{post['id']}")).json()
    return after


def state(post: journey.Json) -> tuple[bool, float, list[str]]:
    assert post["completed"] is (post["completed_at"] is not None)
    return post["completed"], round(post["progress"], 2), imports.headings_read(post)


async def test_sections_add_up_until_the_post_is_completed(client: httpx.AsyncClient, post: journey.Json) -> None:
    assert state(post) == (False, 0, [])
    assert state(await imports.read_sections(client, post, "B")) == (False, 0.33, ["B"])
    assert state(await imports.read_sections(client, post, "B", "A")) == (False, 0.67, ["A", "B"])
    assert [item["progress"] for item in await imports.listed(client, tag="parts")] == [pytest.approx(2 / 3)]
    assert state(await imports.read_sections(client, post, "C")) == (True, 1, ["A", "B", "C"])


async def test_the_time_of_completion_is_the_first(
    client: httpx.AsyncClient, post: journey.Json, clock: FixedClock
) -> None:
    first = await put(client, post, completed=True)
    assert first["completed_at"] == "2026-05-04T09:00:00Z"
    clock.advance(hours=1)
    assert (await put(client, post, completed=True)) == first
    assert (await imports.read_sections(client, post, "A", "B", "C"))["completed_at"] == first["completed_at"]


async def test_no_sections_change_nothing(client: httpx.AsyncClient, post: journey.Json) -> None:
    assert state(await put(client, post, sections_read=[])) == (False, 0, [])


async def test_the_reader_may_say_a_post_is_read(client: httpx.AsyncClient, post: journey.Json) -> None:
    assert state(await put(client, post, completed=True)) == (True, 1, ["A", "B", "C"])


@pytest.mark.parametrize(
    ("read", "said", "left"),
    [
        ((), False, []),
        ((), True, []),
        (("A",), False, ["A"]),
        (("A",), True, ["A"]),
        (("A", "B", "C"), False, []),
        (("A", "B", "C"), True, []),
    ],
)
async def test_undo_goes_back_to_what_was_scrolled_through(
    client: httpx.AsyncClient, post: journey.Json, read: tuple[str, ...], said: bool, left: list[str]
) -> None:
    await imports.read_sections(client, post, *read)
    if said:
        await put(client, post, completed=True)
    for _ in range(2):
        after = await put(client, post, completed=False)
        assert state(after) == (False, round(len(left) / 3, 2), left)


async def test_after_undo_the_post_can_be_completed_again(client: httpx.AsyncClient, post: journey.Json) -> None:
    await put(client, post, completed=True)
    await put(client, post, completed=False)
    assert state(await imports.read_sections(client, post, "A", "B", "C")) == (True, 1, ["A", "B", "C"])
    await put(client, post, completed=False)
    assert state(await put(client, post, completed=True)) == (True, 1, ["A", "B", "C"])


async def test_the_plan_follows_what_was_completed_and_undone(client: httpx.AsyncClient, post: journey.Json) -> None:
    await put(client, post, completed=True)
    assert [topic["name"] for topic in (await client.get("/interview-plan")).json()["topics"]] == ["parts"]
    await put(client, post, completed=False)
    assert (await client.get("/interview-plan")).json()["topics"] == []


async def test_tabs_that_send_the_same_at_once_do_not_get_in_each_others_way(
    client: httpx.AsyncClient, post: journey.Json
) -> None:
    ids = [section["id"] for section in post["sections"]]
    bodies: list[journey.Json] = [{"sections_read": ids}, {"completed": True}, {"sections_read": ids[:1]}] * 5
    responses = await asyncio.gather(*(client.put(f"/posts/{post['id']}/progress", json=body) for body in bodies))
    assert {response.status_code for response in responses} == {200}
    assert state((await client.get(f"/posts/{post['id']}")).json()) == (True, 1, ["A", "B", "C"])


async def test_tabs_that_read_the_last_sections_at_once_complete_the_post(
    client: httpx.AsyncClient, post: journey.Json
) -> None:
    for _ in range(5):
        await asyncio.gather(*(imports.read_sections(client, post, heading) for heading in ("A", "B", "C")))
        assert state((await client.get(f"/posts/{post['id']}")).json()) == (True, 1, ["A", "B", "C"])
        await put(client, post, completed=False)


@pytest.mark.parametrize(
    ("post_id", "status", "slug"),
    [(NOBODY, 404, "not-found"), ("1", 422, "invalid-request"), ("a%00b", 422, "invalid-request")],
)
async def test_a_post_that_is_not_there(client: httpx.AsyncClient, post_id: str, status: int, slug: str) -> None:
    for response in (
        await client.get(f"/posts/{post_id}"),
        await client.put(f"/posts/{post_id}/progress", json={"completed": True}),
    ):
        assert (response.status_code, response.json()["type"]) == (status, f"urn:interview-simulator:{slug}")
        assert response.headers["content-type"] == "application/problem+json"


@pytest.mark.parametrize(
    "body",
    [
        {},
        {"completed": None},
        {"completed": True, "sections_read": []},
        {"completed": "soon"},
        {"sections_read": ["x"]},
        {"sections_read": [NOBODY]},
        {"sections_read": [NOBODY] * 5001},
        {"read": True},
        [],
    ],
)
async def test_progress_that_cannot_be_understood_is_refused_and_changes_nothing(
    client: httpx.AsyncClient, post: journey.Json, body: Any
) -> None:
    response = await client.put(f"/posts/{post['id']}/progress", json=body)
    assert response.status_code == 422
    assert response.json()["errors"]
    assert (await client.get(f"/posts/{post['id']}")).json() == post


async def test_a_section_of_another_post_is_refused(client: httpx.AsyncClient, post: journey.Json) -> None:
    other = (await client.get(f"/posts/{(await imports.listed(client, q='asyncio'))[0]['id']}")).json()
    sections = [post["sections"][0]["id"], other["sections"][0]["id"]]
    response = await client.put(f"/posts/{post['id']}/progress", json={"sections_read": sections})
    assert (response.status_code, response.json()["errors"][0]["loc"]) == (422, "body.sections_read")
    assert state((await client.get(f"/posts/{post['id']}")).json()) == (False, 0, [])
