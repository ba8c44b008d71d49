"""A platform pushes reading: only ever more of it, and the same again, in whatever order, changes nothing."""

import asyncio
from typing import Any

import httpx
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import delete, func, select

from interview_simulator.db.session import Database
from interview_simulator.features.accounts.models import User
from interview_simulator.features.library.models import SectionRead, UserProgress
from interview_simulator.features.platform.models import PlatformReader
from tests.conftest import FixedClock
from tests.integration import imports, platforms

ANCHORS = ("tides", "two-bulges", "springs")


async def reader_of(database: Database, external_id: str, platform: str = "blog") -> Any:
    async with database.read() as db_session:
        return (await db_session.get_one(PlatformReader, (platform, external_id))).user_id


async def reading(database: Database, external_id: str) -> tuple[dict[str, str], dict[str, str]]:
    """When the reader completed which posts, and read which sections."""
    user_id = await reader_of(database, external_id)
    async with database.read() as db_session:
        completed = await db_session.execute(
            select(UserProgress.post_id, UserProgress.completed_at).where(UserProgress.user_id == user_id)
        )
        sections = await db_session.execute(
            select(SectionRead.section_id, SectionRead.read_at).where(SectionRead.user_id == user_id)
        )
        return {str(i): str(at) for i, at in completed}, {str(i): str(at) for i, at in sections}


@pytest.fixture
async def headers(client: httpx.AsyncClient, database: Database, clock: FixedClock) -> dict[str, str]:
    """Of a platform that has pushed a post."""
    headers = await platforms.headers(database, clock)
    await platforms.push_posts(client, headers, sea__tides=platforms.POST)
    return headers


async def test_an_unknown_reader_is_made_once(
    client: httpx.AsyncClient, database: Database, headers: dict[str, str]
) -> None:
    reports = await asyncio.gather(*(platforms.push_progress(client, headers, "ada") for _ in range(8)))
    assert [report["reader_created"] for report in reports].count(True) == 1
    async with database.read() as db_session:
        assert await db_session.scalar(select(func.count()).select_from(User)) == 2


async def test_reading_is_stored_once(
    client: httpx.AsyncClient, database: Database, headers: dict[str, str], clock: FixedClock
) -> None:
    items: list[platforms.Json] = [
        {"post": "sea/tides", "sections": ["springs"]},
        {"post": "python-classes", "completed": True},
    ]
    first = await platforms.push_progress(client, headers, "ada", *items)
    assert (first["stored"], first["unchanged"], first["failed"]) == (2, 0, 0)
    before = await reading(database, "ada")
    assert (len(before[0]), len(before[1])) == (1, 1)
    clock.advance(days=1)
    again = await platforms.push_progress(client, headers, "ada", *reversed(items))
    assert [item["status"] for item in again["items"]] == ["unchanged", "unchanged"]
    assert await reading(database, "ada") == before


async def test_a_post_is_named_by_key_id_slug_or_place(client: httpx.AsyncClient, headers: dict[str, str]) -> None:
    post = await imports.the_post(client, "Tides")
    names = ["sea/tides", "sea-tides", post["id"], post["id"].upper(), "python-classes.md", "python-classes"]
    report = await platforms.push_progress(client, headers, "ada", *({"post": name} for name in names))
    ids = [item["post_id"] for item in report["items"]]
    assert ids[:4] == [post["id"]] * 4
    assert ids[4] == ids[5] is not None
    other = [post for post in await imports.listed(client, limit=100) if post["slug"] == "python-classes"]
    assert ids[5] == other[0]["id"]


async def test_a_key_of_the_platforms_own_goes_before_anothers_slug(
    client: httpx.AsyncClient, headers: dict[str, str]
) -> None:
    pushed = await platforms.push_posts(client, headers, **{"python-classes": platforms.POST})
    report = await platforms.push_progress(client, headers, "ada", {"post": "python-classes"})
    assert report["items"][0]["post_id"] == pushed["items"][0]["post_id"]


async def test_anothers_key_and_a_place_of_several_posts_name_nothing(
    client: httpx.AsyncClient, database: Database, clock: FixedClock, headers: dict[str, str]
) -> None:
    course = await platforms.headers(database, clock, platform="course")
    await platforms.push_posts(client, course, sea__tides=platforms.POST, mine=platforms.POST)
    third = await platforms.headers(database, clock, platform="third")
    for who, name in ((headers, "nothing"), (third, "sea/tides")):
        (item,) = (await platforms.push_progress(client, who, "ada", {"post": name, "completed": True}))["items"]
        assert (item["status"], item["post_id"], item["problem"]["field"]) == ("failed", None, "post")


async def test_an_item_with_an_unknown_section_changes_nothing_and_the_rest_is_stored(
    client: httpx.AsyncClient, database: Database, headers: dict[str, str]
) -> None:
    report = await platforms.push_progress(
        client,
        headers,
        "ada",
        {"post": "sea/tides", "sections": ["springs", "neaps"], "completed": True},
        {"post": "python-classes", "completed": True},
    )
    assert [item["status"] for item in report["items"]] == ["failed", "stored"]
    problem = report["items"][0]["problem"]
    assert (problem["field"], problem["message"]) == ("sections", "the post has no such sections: neaps")
    completed, sections = await reading(database, "ada")
    assert (list(completed), sections) == ([report["items"][1]["post_id"]], {})


async def test_all_sections_complete_a_post(
    client: httpx.AsyncClient, database: Database, headers: dict[str, str]
) -> None:
    for anchor in ANCHORS:
        await platforms.push_progress(client, headers, "ada", {"post": "sea/tides", "sections": [anchor]})
    completed, sections = await reading(database, "ada")
    assert (len(completed), len(sections)) == (1, 3)


async def test_what_is_added_to_a_completed_post_is_not_read_by_telling_the_same_again(
    client: httpx.AsyncClient, database: Database, headers: dict[str, str], clock: FixedClock
) -> None:
    done = {"post": "sea/tides", "completed": True}
    await platforms.push_progress(client, headers, "ada", done)
    before = await reading(database, "ada")
    clock.advance(days=1)
    await platforms.push_posts(client, headers, sea__tides=platforms.POST + "\n## Neaps\n\nMore.\n")
    assert (await platforms.push_progress(client, headers, "ada", done))["unchanged"] == 1
    assert await reading(database, "ada") == before


async def test_readers_of_two_platforms_are_two(
    client: httpx.AsyncClient, database: Database, clock: FixedClock, headers: dict[str, str]
) -> None:
    course = await platforms.headers(database, clock, platform="course")
    await platforms.push_progress(client, headers, "ada", {"post": "sea/tides", "completed": True})
    await platforms.push_progress(client, course, "ada")
    assert await reader_of(database, "ada") != await reader_of(database, "ada", "course")
    theirs = await client.get("/platform/readers/ada", headers=course)
    assert (theirs.status_code, theirs.json()["topics"]) == (200, [])


async def test_a_reader_deleted_meanwhile_is_made_anew_with_nothing(
    client: httpx.AsyncClient, database: Database, headers: dict[str, str]
) -> None:
    await platforms.push_progress(client, headers, "ada", {"post": "sea/tides", "completed": True})
    first = await reader_of(database, "ada")
    assert (await client.delete("/platform/readers/ada", headers=headers)).status_code == 204
    assert (await client.get("/platform/readers/ada", headers=headers)).status_code == 404
    async with database.read() as db_session:
        assert await db_session.get(User, first) is None
    assert (await platforms.push_progress(client, headers, "ada"))["reader_created"]
    assert await reading(database, "ada") == ({}, {})


async def test_a_reader_who_is_deleted_while_reading_is_pushed_fails_no_request(
    client: httpx.AsyncClient, headers: dict[str, str]
) -> None:
    items = [{"post": post["slug"], "completed": True} for post in await imports.listed(client, limit=100)]
    await platforms.push_progress(client, headers, "ada")
    push = asyncio.create_task(platforms.push_progress(client, headers, "ada", *items))
    await asyncio.sleep(0.02)
    assert (await client.delete("/platform/readers/ada", headers=headers)).status_code in {204, 404}
    report = await push
    assert report["stored"] + report["failed"] == len(items)


async def test_two_pushes_at_once_lose_nothing(
    client: httpx.AsyncClient, database: Database, headers: dict[str, str]
) -> None:
    items = [[{"post": "sea/tides", "sections": [anchor]}] for anchor in ANCHORS] * 4
    await asyncio.gather(*(platforms.push_progress(client, headers, "ada", *one) for one in items))
    completed, sections = await reading(database, "ada")
    assert (len(completed), len(sections)) == (1, 3)


ITEMS = st.lists(
    st.fixed_dictionaries(
        {
            "post": st.sampled_from(["sea/tides", "sea-tides", "python-classes", "hash-tables", "nothing"]),
            "completed": st.booleans(),
            "sections": st.lists(st.sampled_from([*ANCHORS, "nowhere"]), max_size=3),
        }
    ),
    max_size=6,
)


async def _forget(database: Database) -> None:
    async with database.write() as db_session:
        await db_session.execute(delete(User).where(User.id.in_(select(PlatformReader.user_id))))


@settings(max_examples=12, deadline=None, suppress_health_check=list(HealthCheck), database=None)
@given(requests=st.lists(ITEMS, min_size=1, max_size=4), data=st.data())
async def test_any_order_and_any_repetition_come_to_the_same(
    requests: list[list[platforms.Json]],
    data: st.DataObject,
    client: httpx.AsyncClient,
    database: Database,
    headers: dict[str, str],
    clock: FixedClock,
) -> None:
    await _forget(database)
    for items in requests:
        await platforms.push_progress(client, headers, "ada", *items)
    once = await reading(database, "ada")
    for items in data.draw(st.lists(st.sampled_from(requests), max_size=4)):
        report = await platforms.push_progress(client, headers, "ada", *items)
        assert report["stored"] == 0
    assert await reading(database, "ada") == once
    await _forget(database)
    shuffled = [data.draw(st.permutations(items)) for items in data.draw(st.permutations(requests))]
    for items in shuffled:
        await platforms.push_progress(client, headers, "ada", *items)
    assert await reading(database, "ada") == once


async def test_the_platform_sees_how_a_reader_is_coming_along(
    client: httpx.AsyncClient, headers: dict[str, str]
) -> None:
    await platforms.push_progress(client, headers, "ada", {"post": "sea/tides", "completed": True})
    assert (await client.get("/platform/readers/ada", headers=headers)).json() == {
        "external_id": "ada",
        "created_at": "2026-05-04T09:00:00Z",
        "interviews": 0,
        "answers": 0,
        "streak_days": 0,
        "due": 0,
        "topics": [],
        "badges": [],
    }


async def test_what_is_known_already_waits_for_nobody(
    client: httpx.AsyncClient, database: Database, headers: dict[str, str]
) -> None:
    items = [{"post": post["slug"], "completed": True} for post in await imports.listed(client, limit=100)]
    assert (await platforms.push_progress(client, headers, "ada", *items))["stored"] == len(items)
    async with database.write():
        again = await asyncio.wait_for(platforms.push_progress(client, headers, "ada", *items), 5)
    assert again["unchanged"] == len(items)
