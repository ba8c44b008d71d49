"""How able a reader is on each topic: it grows with answers, fades with time, and is nobody else's business."""

import asyncio
import uuid

import httpx
import pytest
from sqlalchemy import func, select

from interview_simulator.algorithms.ability import Level
from interview_simulator.db.session import Database
from interview_simulator.features.mastery.models import AbilityPoint, TopicAbility
from tests.conftest import FixedClock
from tests.integration import journey


async def topics(client: httpx.AsyncClient) -> dict[str, journey.Json]:
    return {topic["name"]: topic for topic in (await client.get("/topics")).json()["items"]}


async def history(client: httpx.AsyncClient, name: str) -> journey.Json:
    topic_id = (await topics(client))[name]["id"]
    found: journey.Json = (await client.get(f"/topics/{topic_id}/history")).json()
    return found


async def interview_on(
    client: httpx.AsyncClient, database: Database, topic: str, questions: int, *, well: bool
) -> journey.Json:
    started = await journey.start(client, topics=[topic], question_count=questions)
    return await journey.finish(client, database, started, well=well)


async def test_before_any_answer_nothing_is_claimed(client: httpx.AsyncClient) -> None:
    assert (await client.get("/topics")).json() == {"items": []}
    await journey.read_posts(client)
    for topic in (await topics(client)).values():
        assert (topic["ability"], topic["answers"]) == (None, 0)
        assert topic["certainty"] == pytest.approx(0, abs=0.01)
    assert (await history(client, next(iter(await topics(client)))))["items"] == []


async def test_good_answers_raise_it_and_poor_ones_lower_it(client: httpx.AsyncClient, database: Database) -> None:
    await journey.read_posts(client, 15)
    await interview_on(client, database, "python", 3, well=True)
    await interview_on(client, database, "git", 3, well=False)
    found = await topics(client)
    assert found["python"]["ability"]["mean"] > 0.3 > -0.3 > found["git"]["ability"]["mean"]
    assert found["python"]["answers"] == found["git"]["answers"] == 3
    for name in ("python", "git"):
        ability = found[name]["ability"]
        assert ability["low"] < ability["mean"] < ability["high"]
        places = [list(Level).index(ability[level]) for level in ("low_level", "level", "high_level")]
        assert places == sorted(places)


async def test_the_history_has_a_point_for_each_answer_and_grows_surer(
    client: httpx.AsyncClient, clock: FixedClock
) -> None:
    await journey.read_posts(client, 15)
    interview = await journey.start(client, topics=["python"], question_count=4)
    for text in ("Classes.", "The instance is made first.", None, "It is looked up on the type."):
        clock.advance(minutes=1)
        interview = (await journey.answer(client, interview, text)).json()["interview"]
    results = (await client.get(f"/interviews/{interview['id']}/results")).json()
    points = (await history(client, "python"))["items"]
    assert [point["score"] for point in points] == [answer["evaluation"]["score"] for answer in results["answers"]]
    assert {point["interview_id"] for point in points} == {interview["id"]}
    widths = [point["high"] - point["low"] for point in points]
    assert widths[-1] < widths[0]


async def test_what_is_known_fades(client: httpx.AsyncClient, database: Database, clock: FixedClock) -> None:
    await journey.read_posts(client, 15)
    await interview_on(client, database, "python", 4, well=True)
    before = (await topics(client))["python"]
    clock.advance(days=200)
    after = (await topics(client))["python"]
    assert after["certainty"] < before["certainty"]
    assert after["ability"]["high"] - after["ability"]["low"] > before["ability"]["high"] - before["ability"]["low"]
    assert 0 < after["ability"]["mean"] < before["ability"]["mean"]
    faded = (await history(client, "python"))["now"]
    assert faded["mean"] == pytest.approx(after["ability"]["mean"])


async def test_one_topic_tells_of_others(client: httpx.AsyncClient, database: Database) -> None:
    await journey.read_posts(client, 15)
    await interview_on(client, database, "python", 5, well=True)
    graph = (await client.get("/knowledge-graph")).json()
    other = next(node for node in graph["nodes"] if node["name"] == "git")
    assert (other["answers"], other["level"]) == (0, None)
    assert other["ability"] > 0
    assert 0 < other["certainty"] < 0.3


async def test_an_answer_counts_once_however_often_it_is_sent(client: httpx.AsyncClient, database: Database) -> None:
    await journey.read_posts(client)
    interview = await journey.start(client)
    await asyncio.gather(*(journey.answer(client, interview, "Something or other.") for _ in range(5)))
    async with database.read() as db_session:
        assert await db_session.scalar(select(func.count()).select_from(AbilityPoint)) == 1
        assert list(await db_session.scalars(select(TopicAbility.answers))) == [1]


async def test_answers_in_two_interviews_at_once_both_count(client: httpx.AsyncClient, database: Database) -> None:
    await journey.read_posts(client, 15)
    running = [await journey.start(client, topics=["python"]) for _ in range(4)]
    await asyncio.gather(*(journey.answer(client, interview, None) for interview in running))
    async with database.read() as db_session:
        assert list(await db_session.scalars(select(TopicAbility.answers))) == [4]


async def test_a_topic_there_is_not_is_not_found(client: httpx.AsyncClient) -> None:
    assert (await client.get(f"/topics/{uuid.uuid4()}/history")).status_code == 404


async def test_topics_are_chosen_where_least_is_known(
    client: httpx.AsyncClient, database: Database, clock: FixedClock
) -> None:
    await journey.read_posts(client, 15)

    async def chosen() -> dict[str, str]:
        plan = (await client.get("/interview-plan")).json()
        return {topic["name"]: topic["why"] for topic in plan["topics"] if topic["chosen"]}

    first = await chosen()
    assert all("most-read" in why for why in first.values())
    for topic in first:
        await interview_on(client, database, topic, 5, well=True)
    second = await chosen()
    assert not set(first) & set(second)
    assert all(why.startswith("Not measured yet") for why in second.values())
    named = (await client.get("/interview-plan", params={"topic": list(first)})).json()
    assert {topic["name"] for topic in named["topics"] if topic["chosen"]} == set(first)
    clock.advance(days=40)
    plan = (await client.get("/interview-plan")).json()
    whys = {topic["name"]: topic["why"] for topic in plan["topics"]}
    assert any("faded" in whys[name] or "due for review" in whys[name] for name in first)
