"""The whole journey over the API, from nothing read to a badge."""

import httpx

from interview_simulator.db.session import Database
from tests.integration import journey


async def test_from_nothing_read_to_a_badge(client: httpx.AsyncClient, database: Database) -> None:
    nothing = await client.post("/interviews", json={})
    assert nothing.status_code == 409
    assert nothing.headers["content-type"] == "application/problem+json"
    assert nothing.json()["type"] == "urn:interview-simulator:nothing-read"
    assert (await client.get("/interview-plan")).json()["topics"] == []

    await journey.read_posts(client, 3)
    plan = (await client.get("/interview-plan")).json()
    chosen = [topic["name"] for topic in plan["topics"] if topic["chosen"]]
    interview = await journey.start(client)
    assert interview["topics"] == chosen
    assert len(chosen) == 3
    assert (interview["status"], interview["difficulty"], interview["question_count"]) == ("in_progress", "medium", 5)

    completed = await journey.finish(client, database, interview, well=True)
    assert completed["status"] == "completed"
    assert completed["question"] is None
    results = (await client.get(f"/interviews/{interview['id']}/results")).json()
    scores = [item["evaluation"]["score"] for item in results["answers"]]
    assert len(scores) == 5
    assert abs(results["overall_score"] - sum(scores) / 5) < 1e-9
    assert results["badge"]["code"] == "interview-master"
    assert results["badge"]["newly_awarded"] is True
    badges = (await client.get("/badges")).json()["items"]
    assert [(badge["code"], badge["won"]) for badge in badges] == [
        ("interview-master", True),
        ("interview-ready", False),
    ]


async def test_a_badge_is_awarded_once(client: httpx.AsyncClient, database: Database) -> None:
    await journey.read_posts(client, 3)
    for round_number in (1, 2):
        interview = await journey.start(client, question_count=2)
        await journey.finish(client, database, interview, well=True)
        results = (await client.get(f"/interviews/{interview['id']}/results")).json()
        assert results["badge"]["newly_awarded"] is (round_number == 1)
    assert [badge["won"] for badge in (await client.get("/badges")).json()["items"]] == [True, False]


async def test_a_poor_interview_wins_nothing_and_says_what_to_reread(
    client: httpx.AsyncClient, database: Database
) -> None:
    await journey.read_posts(client, 3)
    interview = await journey.start(client)
    await journey.finish(client, database, interview, well=False)
    results = (await client.get(f"/interviews/{interview['id']}/results")).json()
    assert results["overall_score"] == 0
    assert results["band"] == "no_relevant_concepts"
    assert results["badge"] is None
    assert results["reread"]
    assert all(item["missed"] and item["source"]["anchor"] for item in results["reread"])
    assert not any(badge["won"] for badge in (await client.get("/badges")).json()["items"])
