"""Starting interviews, what they ask, and looking at them."""

from itertools import combinations, pairwise
from pathlib import Path
from random import Random
from typing import Any

import httpx
import pytest

from interview_simulator.db.session import Database
from interview_simulator.features.library.importing import import_posts
from interview_simulator.interviewers.offline.sameness import asks_the_same
from tests.conftest import FixedClock
from tests.integration import journey
from tests.integration.imports import add, empty


def problem(response: httpx.Response) -> str:
    assert response.headers["content-type"] == "application/problem+json"
    body = response.json()
    assert body["status"] == response.status_code
    return str(body["type"]).removeprefix("urn:interview-simulator:")


async def complete(client: httpx.AsyncClient, slug: str) -> journey.Json:
    posts = (await client.get("/posts", params={"limit": 100})).json()["items"]
    post: journey.Json = next(post for post in posts if post["slug"] == slug)
    await client.put(f"/posts/{post['id']}/progress", json={"completed": True})
    return post


async def test_the_three_most_read_topics_are_chosen(client: httpx.AsyncClient, clock: FixedClock) -> None:
    for slug in ("python-classes", "composition-over-inheritance", "http-caching", "git-under-the-hood"):
        await complete(client, slug)
        clock.advance(minutes=1)
    plan = (await client.get("/interview-plan")).json()
    # python and classes were read twice; of those read once, git was read last.
    assert [topic["name"] for topic in plan["topics"] if topic["chosen"]] == ["classes", "python", "git"]
    assert all(topic["why"] for topic in plan["topics"])
    assert (await journey.start(client))["topics"] == ["classes", "python", "git"]


async def test_a_reader_may_choose_other_topics(client: httpx.AsyncClient) -> None:
    await complete(client, "python-classes")
    await complete(client, "git-under-the-hood")
    interview = await journey.start(client, topics=["git", "git"], question_count=3)
    assert interview["topics"] == ["git"]
    assert interview["question"]["topic"] == "git"


async def test_a_topic_not_read_is_refused_with_what_could_be_asked(client: httpx.AsyncClient) -> None:
    await complete(client, "git-under-the-hood")
    response = await client.post("/interviews", json={"topics": ["docker"]})
    assert (response.status_code, problem(response)) == (409, "topic-not-read")
    assert "git" in response.json()["detail"]


async def test_reading_some_sections_is_enough_and_only_those_are_asked_about(client: httpx.AsyncClient) -> None:
    posts = (await client.get("/posts", params={"q": "SQL indexes", "tag": "sql"})).json()["items"]
    post = (await client.get(f"/posts/{posts[0]['id']}")).json()
    section = post["sections"][1]
    await client.put(f"/posts/{post['id']}/progress", json={"sections_read": [section["id"]]})
    interview = await journey.start(client, question_count=10)
    while interview["status"] == "in_progress":
        body = (await journey.answer(client, interview, "Something or other.")).json()
        assert {point["source"]["section_id"] for point in body["evaluation"]["key_points"]} == {section["id"]}
        interview = body["interview"]


async def test_after_an_opening_question_comes_a_follow_up_then_the_next_topic(
    client: httpx.AsyncClient, database: Database
) -> None:
    for slug in ("git-under-the-hood", "docker-images", "sql-indexes"):
        await complete(client, slug)
    interview = await journey.start(client, topics=["git", "docker", "sql"])
    await journey.finish(client, database, interview, well=False)
    results = (await client.get(f"/interviews/{interview['id']}/results")).json()
    asked = [(item["question"]["topic"], item["question"]["kind"]) for item in results["answers"]]
    assert asked == [
        ("git", "opening"),
        ("git", "follow_up"),
        ("docker", "opening"),
        ("docker", "follow_up"),
        ("sql", "opening"),
    ]


async def test_nothing_is_asked_twice_while_something_is_left(client: httpx.AsyncClient, database: Database) -> None:
    await complete(client, "git-under-the-hood")
    seen: list[str] = []
    for _ in range(3):
        interview = await journey.start(client, question_count=2)
        await journey.finish(client, database, interview, well=True)
        results = (await client.get(f"/interviews/{interview['id']}/results")).json()
        seen += [item["question"]["text"] for item in results["answers"]]
    assert len(seen) == len(set(seen)) == 6


async def asked(client: httpx.AsyncClient, interview: journey.Json) -> list[str]:
    """The questions of a finished interview."""
    results = (await client.get(f"/interviews/{interview['id']}/results")).json()
    return [item["question"]["text"] for item in results["answers"]]


@pytest.mark.parametrize("well", [True, False])
async def test_where_too_little_was_read_for_so_many_questions_there_are_fewer_and_none_twice(
    client: httpx.AsyncClient, database: Database, well: bool
) -> None:
    await complete(client, "git-under-the-hood")
    there = (await client.get("/interview-plan")).json()["questions"]
    assert 7 <= there <= 20
    interview = await journey.start(client, question_count=20)
    assert interview["question_count"] == there
    completed = await journey.finish(client, database, interview, well=well)
    assert (completed["question_count"], completed["current_question"]) == (there, there)
    texts = await asked(client, interview)
    assert len(set(texts)) == len(texts) == there


async def test_as_many_are_offered_as_there_are_on_the_topics_chosen(
    client: httpx.AsyncClient, database: Database, tmp_path: Path
) -> None:
    await empty(database)
    question = "{{question: What is {0}?, difficulty: easy, key_points: [It is {0} all over.], answer: Something.}}"
    await add(
        database,
        tmp_path,
        both=f"---\ntags: [sea, land]\nquestions: [{question.format('salt')}, {question.format('wind')}]\n---\nText.",
        sea=f"---\ntags: [sea]\nquestions: [{question.format('plankton')}]\n---\nText.",
    )
    await journey.read_posts(client)
    both = ["sea", "land"]
    for wanted, topics, questions in (
        (["sea"], ["sea"], 3),
        (["land"], ["land"], 2),
        (both, both, 3),
        (["sky"], both, 3),
    ):
        plan = (await client.get("/interview-plan", params={"topic": wanted})).json()
        assert plan["questions"] == questions
        assert [topic["name"] for topic in plan["topics"] if topic["chosen"]] == topics
        assert {topic["name"]: topic["questions"] for topic in plan["topics"]} == {"sea": 3, "land": 2}
    interview = await journey.start(client, question_count=9, topics=both)
    assert interview["question_count"] == 3


async def test_in_the_next_interview_what_was_asked_longest_ago_comes_first(
    client: httpx.AsyncClient, database: Database, clock: FixedClock
) -> None:
    await complete(client, "git-under-the-hood")
    seen: list[list[str]] = []
    for _ in range(6):
        interview = await journey.start(client, question_count=2)
        await journey.finish(client, database, interview, well=True)
        seen.append(await asked(client, interview))
        clock.advance(days=1)
    flat = [text for texts in seen for text in texts]
    assert len(set(flat)) < len(flat)
    for earlier, later in pairwise(seen):
        assert not set(earlier) & set(later)


async def test_an_interview_ends_when_nothing_is_left_that_was_not_asked(
    client: httpx.AsyncClient, database: Database
) -> None:
    post = await complete(client, "git-under-the-hood")
    interview = await journey.start(client)
    await client.put(f"/posts/{post['id']}/progress", json={"completed": False})
    completed = await journey.finish(client, database, interview, well=True)
    # Its key points come with follow-ups of their author, which are still there; a right answer leaves none to ask.
    assert (completed["status"], completed["question_count"], completed["current_question"]) == ("completed", 1, 1)
    results = (await client.get(f"/interviews/{interview['id']}/results")).json()
    assert len(results["answers"]) == 1
    assert results["overall_score"] == results["answers"][0]["evaluation"]["score"]
    assert (results["badge"]["code"], results["badge"]["newly_awarded"]) == ("interview-master", True)
    assert (await client.get("/interview-plan")).json()["in_progress"] is None


SLUGS = (
    "api-design-idempotency asyncio-event-loop composition-over-inheritance docker-images fastapi-dependencies "
    "fastapi-routes git-under-the-hood hash-tables http-caching pytest-that-catches-bugs python-classes "
    "python-type-hints sql-indexes transactions-and-isolation web-security-basics"
).split()


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
@pytest.mark.parametrize("seed", range(4))
async def test_ten_questions_on_any_three_posts_repeat_nothing_and_vary(
    client: httpx.AsyncClient, database: Database, seed: int
) -> None:
    draw = Random(seed)
    for slug in draw.sample(SLUGS, 3):
        await complete(client, slug)
    interview = await journey.start(client, question_count=10)
    assert interview["question_count"] == 10
    rows = []
    while interview["status"] == "in_progress":
        text = await journey.model_answer(database, interview["question"]) if draw.random() < 0.6 else "No idea."
        response = await journey.answer(client, interview, text)
        rows.append(response.json()["evaluation"]["key_points"])
        interview = response.json()["interview"]
    results = (await client.get(f"/interviews/{interview['id']}/results")).json()
    questions = [item["question"] for item in results["answers"]]
    assert len({question["text"] for question in questions}) == 10
    # A follow-up after what was missed may be much like its question.
    openings = [question["text"] for question in questions if question["kind"] == "opening"]
    assert not any(asks_the_same(one, other) for one, other in combinations(openings, 2))
    assert len({points[0]["source"]["post_id"] for points in rows}) >= 2
    assert len({points[0]["source"]["section_id"] for points in rows}) >= 5


async def test_a_topic_that_is_used_up_does_not_disturb_the_turns(
    client: httpx.AsyncClient, database: Database, tmp_path: Path
) -> None:
    question = "questions:\n  - {question: Why?, difficulty: medium, key_points: [Because of that.], answer: That.}\n"
    (tmp_path / "one.md").write_text(f"---\ntags: [one]\n{question}---\nText.")
    await import_posts(database, tmp_path / "one.md", FixedClock())
    for slug in ("one", "git-under-the-hood", "docker-images"):
        await complete(client, slug)
    await journey.finish(client, database, await journey.start(client, topics=["one"], question_count=1), well=True)
    interview = await journey.start(client, topics=["one", "git", "docker"], question_count=6)
    while interview["status"] == "in_progress":
        interview = (await journey.answer(client, interview, None)).json()["interview"]
    results = (await client.get(f"/interviews/{interview['id']}/results")).json()
    assert [item["question"]["topic"] for item in results["answers"]] == ["git", "docker"] * 3


async def test_a_section_that_came_later_was_not_read_with_its_post(
    client: httpx.AsyncClient, database: Database, tmp_path: Path, clock: FixedClock
) -> None:
    (tmp_path / "post.md").write_text("---\ntags: [growing]\n---\n## Old\n\nText.")
    await import_posts(database, tmp_path / "post.md", clock)
    post = await complete(client, "post")
    clock.advance(days=1)
    point = "{question: New?, difficulty: medium, section: New, key_points: [It is.], answer: Yes.}"
    (tmp_path / "post.md").write_text(
        f"---\ntags: [growing]\nquestions: [{point}]\n---\n## Old\n\nText.\n\n## New\n\nMore."
    )
    await import_posts(database, tmp_path / "post.md", clock)
    sections = (await client.get(f"/posts/{post['id']}")).json()["sections"]
    assert [(section["heading"], section["read"]) for section in sections] == [("Old", True), ("New", False)]
    response = await client.post("/interviews", json={})
    assert (response.status_code, problem(response)) == (409, "no-questions")
    assert (await client.get("/interview-plan")).json()["anything_read"] is True
    # Saying again that the post is read includes what is new.
    await complete(client, "post")
    assert (await client.post("/interviews", json={})).status_code == 201


async def test_a_question_on_the_whole_post_waits_until_all_of_it_was_read(
    client: httpx.AsyncClient, database: Database, tmp_path: Path, clock: FixedClock
) -> None:
    question = "questions: [{question: What about it?, difficulty: easy, key_points: [All of it.], answer: All.}]"
    for headings in ("## One\n\nText.", "## Other\n\nText."):
        (tmp_path / "post.md").write_text(f"---\ntags: [whole]\n{question}\n---\n{headings}")
        await import_posts(database, tmp_path / "post.md", clock)
        assert (await client.post("/interviews", json={})).status_code == 409
        await complete(client, "post")
        assert (await client.post("/interviews", json={})).status_code == 201
        clock.advance(days=1)


@pytest.mark.parametrize(
    "wanted",
    [
        {"question_count": 0},
        {"question_count": 21},
        {"question_count": "many"},
        {"question_count": True},
        {"topics": []},
        {"topics": [""]},
        {"topics": ["a\0b"]},
        {"surprise": 1},
        [],
    ],
)
async def test_an_unusable_start_is_refused_with_its_field(client: httpx.AsyncClient, wanted: Any) -> None:
    await journey.read_posts(client)
    response = await client.post("/interviews", json=wanted)
    assert (response.status_code, problem(response)) == (422, "invalid-request")
    assert response.json()["errors"][0]["loc"].startswith("body")


@pytest.mark.parametrize(
    "text",
    ["", "   \n", "NUL \0 byte", "x" * 20_001, None],
    ids=["empty", "blank", "nul", "too long", "none"],
)
async def test_an_unusable_answer_is_refused_and_nothing_is_stored(client: httpx.AsyncClient, text: str | None) -> None:
    await journey.read_posts(client)
    interview = await journey.start(client)
    body = {"question_id": interview["question"]["id"], "text": text}
    response = await client.post(f"/interviews/{interview['id']}/answers", json=body)
    assert (response.status_code, problem(response)) == (422, "invalid-request")
    state = (await client.get(f"/interviews/{interview['id']}")).json()
    assert (state["current_question"], state["pending_answer"]) == (1, None)


async def test_a_lone_surrogate_is_refused(client: httpx.AsyncClient) -> None:
    await journey.read_posts(client)
    interview = await journey.start(client)
    content = f'{{"question_id": "{interview["question"]["id"]}", "text": "half \\ud83d of it"}}'
    response = await client.post(
        f"/interviews/{interview['id']}/answers", content=content, headers={"content-type": "application/json"}
    )
    assert (response.status_code, problem(response)) == (422, "invalid-request")


@pytest.mark.parametrize(
    "text", ["x", "y" * 20_000, "Ünïcödé 🎉 מימין لليسار 中文", "<script>alert(1)</script> {{ }} %s"]
)
async def test_any_other_text_is_an_answer_and_comes_back_as_it_was(client: httpx.AsyncClient, text: str) -> None:
    await journey.read_posts(client)
    interview = await journey.start(client, question_count=1)
    response = await journey.answer(client, interview, text)
    assert response.status_code == 200
    results = (await client.get(f"/interviews/{interview['id']}/results")).json()
    assert results["answers"][0]["text"] == text


async def test_both_text_and_skip_or_neither_is_refused(client: httpx.AsyncClient) -> None:
    await journey.read_posts(client)
    interview = await journey.start(client)
    for extra in ({}, {"text": "Both.", "skip": True}, {"skip": False}):
        body = {"question_id": interview["question"]["id"]} | extra
        response = await client.post(f"/interviews/{interview['id']}/answers", json=body)
        assert (response.status_code, problem(response)) == (422, "invalid-request")


async def test_key_points_and_model_answers_stay_on_the_server_until_the_answer_is_in(
    client: httpx.AsyncClient, database: Database
) -> None:
    await journey.read_posts(client)
    interview = await journey.start(client)
    first_point = (await journey.model_answer(database, interview["question"])).split(". ")[0]
    for path in ("/interview-plan", "/interviews", f"/interviews/{interview['id']}"):
        assert first_point not in (await client.get(path)).text
    assert "model_answer" not in (await journey.answer(client, interview, "An answer.")).text


async def test_an_answer_to_a_question_of_another_interview_is_not_found(client: httpx.AsyncClient) -> None:
    await journey.read_posts(client)
    one, other = await journey.start(client), await journey.start(client)
    response = await journey.answer(client, one | {"question": other["question"]}, "Misplaced.")
    assert (response.status_code, problem(response)) == (404, "not-found")


async def test_history_is_newest_first_in_pages(client: httpx.AsyncClient, clock: FixedClock) -> None:
    await journey.read_posts(client)
    started = []
    for _ in range(5):
        started.append((await journey.start(client))["id"])
        clock.advance(minutes=1)
    listed: list[str] = []
    cursor = None
    while True:
        page = (await client.get("/interviews", params={"limit": 2} | ({"cursor": cursor} if cursor else {}))).json()
        listed += [item["id"] for item in page["items"]]
        cursor = page["next_cursor"]
        if cursor is None:
            break
    assert listed == started[::-1]


async def test_the_plan_offers_to_resume_the_newest_unfinished_interview(
    client: httpx.AsyncClient, database: Database, clock: FixedClock
) -> None:
    await journey.read_posts(client)
    unfinished = await journey.start(client)
    clock.advance(minutes=1)
    await journey.finish(client, database, await journey.start(client, question_count=1), well=True)
    assert (await client.get("/interview-plan")).json()["in_progress"]["id"] == unfinished["id"]
