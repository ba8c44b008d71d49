"""What was missed comes back in later interviews, in another question, until it is known."""

import uuid
from itertools import pairwise
from typing import Any

import httpx
from sqlalchemy import select

from interview_simulator.db.session import Database
from interview_simulator.features.interviews.models import InterviewQuestion
from tests.conftest import FixedClock
from tests.integration import journey
from tests.integration.test_interviews import complete, problem


async def asked(database: Database, interview: journey.Json) -> list[InterviewQuestion]:
    async with database.read() as db_session:
        query = select(InterviewQuestion).where(InterviewQuestion.interview_id == uuid.UUID(interview["id"]))
        return list(await db_session.scalars(query.order_by(InterviewQuestion.number)))


def points(questions: list[InterviewQuestion]) -> set[str]:
    return {point["text"] for question in questions for point in question.key_points}


async def progress(client: httpx.AsyncClient, **query: Any) -> journey.Json:
    found: journey.Json = (await client.get("/progress", params=query)).json()
    return found


async def test_what_was_missed_is_asked_for_again_in_another_question(
    client: httpx.AsyncClient, database: Database, clock: FixedClock
) -> None:
    await complete(client, "git-under-the-hood")
    first = await journey.finish(client, database, await journey.start(client, question_count=2), well=False)
    missed = await asked(database, first)
    assert (await progress(client))["due"] == 0
    clock.advance(days=2)
    assert (await progress(client))["due"] == len(points(missed))
    second = await journey.start(client, question_count=2)
    (again,) = await asked(database, second)
    assert points([again]) & points(missed)
    assert again.text not in {question.text for question in missed}


async def test_it_comes_back_until_it_is_known(
    client: httpx.AsyncClient, database: Database, clock: FixedClock
) -> None:
    await complete(client, "git-under-the-hood")
    first = await journey.finish(client, database, await journey.start(client, question_count=1), well=False)
    missed = points(await asked(database, first))
    texts: list[str] = []
    for _ in range(40):
        clock.advance(days=30)
        if not (await progress(client))["due"]:
            break
        review = await journey.start(client, reviews=True, question_count=20)
        questions = await asked(database, await journey.finish(client, database, review, well=True))
        assert points(questions) & missed
        texts += [question.text for question in questions]
    # It took several interviews, none of which used the same words as the one before.
    assert len(texts) >= 2
    assert all(one != other for one, other in pairwise(texts))
    found = await progress(client)
    assert found["due"] == 0
    assert (
        missed <= {point["text"] for point in found["strongest"]} | {point["text"] for point in found["weakest"]}
        or len(missed) > 5
    )


async def test_a_review_is_on_what_is_due_and_on_nothing_else(
    client: httpx.AsyncClient, database: Database, clock: FixedClock
) -> None:
    for slug in ("git-under-the-hood", "docker-images", "sql-indexes"):
        await complete(client, slug)
    first = await journey.finish(client, database, await journey.start(client, question_count=3), well=False)
    missed = points(await asked(database, first))
    refused = await client.post("/interviews", json={"reviews": True})
    assert (refused.status_code, problem(refused)) == (409, "nothing-due")
    clock.advance(days=2)
    plan = (await client.get("/interview-plan", params={"reviews": True})).json()
    assert (plan["focus"], plan["due_reviews"]) == ("reviews", len(missed))
    review = await journey.start(client, reviews=True, question_count=20)
    assert review["focus"] == "reviews"
    done = await journey.finish(client, database, review, well=True)
    questions = await asked(database, done)
    assert all(points([question]) & missed for question in questions)
    assert {question.kind for question in questions} == {"opening"}
    assert done["question_count"] == len(questions) <= plan["questions"]


async def test_what_is_due_or_being_asked_is_not_told(
    client: httpx.AsyncClient, database: Database, clock: FixedClock
) -> None:
    await complete(client, "git-under-the-hood")
    await journey.finish(client, database, await journey.start(client, question_count=1), well=False)
    told = await progress(client)
    assert all(point["text"] and point["source"] for point in told["weakest"])
    running = await journey.start(client, question_count=1)
    hidden = points(await asked(database, running))
    clock.advance(days=2)
    now = await progress(client)
    assert now["reviews"]
    assert all(point["text"] is None and point["source"] for point in now["reviews"])
    shown = {point["text"] for point in [*now["weakest"], *now["strongest"]]}
    assert not shown & hidden


async def test_after_unreading_nothing_of_it_is_reviewed(
    client: httpx.AsyncClient, database: Database, clock: FixedClock
) -> None:
    post = await complete(client, "git-under-the-hood")
    await journey.finish(client, database, await journey.start(client, question_count=1), well=False)
    await client.put(f"/posts/{post['id']}/progress", json={"completed": False})
    clock.advance(days=2)
    response = await client.post("/interviews", json={"reviews": True})
    assert (response.status_code, problem(response)) == (409, "nothing-due")


async def test_an_interview_on_one_post_asks_about_it_alone(client: httpx.AsyncClient, database: Database) -> None:
    post = await complete(client, "python-classes")
    await complete(client, "composition-over-inheritance")
    plan = (await client.get("/interview-plan", params={"post": post["id"]})).json()
    assert (plan["focus"], plan["post"]) == ("post", {"id": post["id"], "title": post["title"]})
    started = await journey.start(client, post_id=post["id"], question_count=10)
    assert (started["focus"], started["post_id"]) == ("post", post["id"])
    questions = await asked(database, await journey.finish(client, database, started, well=True))
    sources = {point["source"]["post_id"] for question in questions for point in question.key_points}
    assert sources == {post["id"]}


async def test_a_post_not_read_cannot_be_asked_about(client: httpx.AsyncClient) -> None:
    await complete(client, "python-classes")
    posts = (await client.get("/posts", params={"completed": False})).json()["items"]
    unread = next(post for post in posts if "python" in post["tags"])
    for response in (
        await client.post("/interviews", json={"post_id": unread["id"]}),
        await client.get("/interview-plan", params={"post": unread["id"]}),
    ):
        assert (response.status_code, problem(response)) == (409, "nothing-read")
    missing = await client.post("/interviews", json={"post_id": str(uuid.uuid4())})
    assert (missing.status_code, problem(missing)) == (404, "not-found")


async def test_an_interview_is_on_one_thing(client: httpx.AsyncClient) -> None:
    response = await client.post("/interviews", json={"topics": ["git"], "reviews": True})
    assert (response.status_code, problem(response)) == (422, "invalid-request")


async def test_days_in_a_row_are_the_readers_own(
    client: httpx.AsyncClient, database: Database, clock: FixedClock
) -> None:
    await complete(client, "git-under-the-hood")
    clock.now = clock.now.replace(hour=23)
    for _ in range(2):
        await journey.finish(client, database, await journey.start(client, question_count=1), well=True)
        clock.advance(hours=2)
    # Eleven at night and one in the morning: two days in UTC, one day six hours further west.
    found = await progress(client)
    assert (found["streak_days"], found["answered_today"], found["answers"], found["interviews"]) == (2, True, 2, 2)
    assert (await progress(client, utc_offset_minutes=-360))["streak_days"] == 1
