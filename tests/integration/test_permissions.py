"""Nobody sees what isn't theirs: the owner is let in, another reader finds nothing."""

import uuid

import httpx
import pytest
from fastapi import FastAPI

from interview_simulator.db.session import Database
from interview_simulator.features.accounts.dependencies import current_reader
from interview_simulator.features.accounts.models import User
from interview_simulator.features.accounts.service import LOCAL_READER_ID
from tests.conftest import FixedClock
from tests.integration import journey

OTHER = uuid.UUID("00000000-0000-4000-8000-000000000002")


@pytest.fixture
async def other_client(app: FastAPI, database: Database, clock: FixedClock) -> httpx.AsyncClient:
    """Makes requests as another reader from now on."""
    async with database.write() as db_session:
        db_session.add(User(id=OTHER, name="Other", created_at=clock()))
    return httpx.AsyncClient(
        transport=_AsOther(app),
        base_url="http://test/api",
    )


class _AsOther(httpx.ASGITransport):
    def __init__(self, app: FastAPI) -> None:
        super().__init__(app)
        self._fastapi = app

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        self._fastapi.dependency_overrides[current_reader] = lambda: OTHER
        try:
            return await super().handle_async_request(request)
        finally:
            del self._fastapi.dependency_overrides[current_reader]


async def test_anothers_interview_is_not_found(
    client: httpx.AsyncClient, other_client: httpx.AsyncClient, database: Database
) -> None:
    await journey.read_posts(client)
    running = await journey.start(client)
    done = await journey.start(client, question_count=1)
    await journey.finish(client, database, done, well=True)
    body = {"question_id": running["question"]["id"], "text": "Not mine."}
    responses = [
        await other_client.get(f"/interviews/{running['id']}"),
        await other_client.post(f"/interviews/{running['id']}/answers", json=body),
        await other_client.post(f"/interviews/{running['id']}/answers/stream", json=body),
        await other_client.get(f"/interviews/{done['id']}/results"),
    ]
    assert [response.status_code for response in responses] == [404, 404, 404, 404]
    assert (await client.get(f"/interviews/{running['id']}")).json()["pending_answer"] is None
    assert (await client.get(f"/interviews/{done['id']}/results")).status_code == 200


async def test_lists_hold_only_ones_own(
    client: httpx.AsyncClient, other_client: httpx.AsyncClient, database: Database
) -> None:
    posts = await journey.read_posts(client)
    await journey.finish(client, database, await journey.start(client, question_count=1), well=True)
    await journey.start(client)
    assert (await other_client.get("/interviews")).json()["items"] == []
    plan = (await other_client.get("/interview-plan")).json()
    assert (plan["topics"], plan["in_progress"]) == ([], None)
    assert not any(badge["won"] for badge in (await other_client.get("/badges")).json()["items"])
    theirs = (await other_client.get(f"/posts/{posts[0]['id']}")).json()
    assert (theirs["completed"], theirs["progress"]) == (False, 0)
    assert (await other_client.post("/interviews", json={})).status_code == 409


async def test_mastery_is_ones_own(
    client: httpx.AsyncClient, other_client: httpx.AsyncClient, database: Database
) -> None:
    await journey.read_posts(client)
    await journey.finish(client, database, await journey.start(client, question_count=2), well=False)
    topic = (await client.get("/topics")).json()["items"][0]
    assert topic["answers"]
    assert (await other_client.get("/topics")).json() == {"items": []}
    theirs = (await other_client.get(f"/topics/{topic['id']}/history")).json()
    assert (theirs["items"], theirs["now"]) == ([], None)
    assert (await other_client.get("/knowledge-graph")).json() == {"nodes": [], "edges": []}
    progress = (await other_client.get("/progress")).json()
    assert (progress["answers"], progress["reviews"], progress["weakest"]) == (0, [], [])


async def test_preferences_are_ones_own(client: httpx.AsyncClient, other_client: httpx.AsyncClient) -> None:
    await other_client.patch("/preferences", json={"when_model_fails": "wait"})
    assert (await other_client.get("/preferences")).json() == {"when_model_fails": "wait"}
    assert (await client.get("/preferences")).json() == {"when_model_fails": "offline"}


async def test_metrics_name_no_reader(client: httpx.AsyncClient, other_client: httpx.AsyncClient) -> None:
    await journey.read_posts(client)
    await journey.start(client)
    said = (await other_client.get("/metrics")).text
    assert "interview_simulator_model_calls_total" in said
    for identifying in (str(LOCAL_READER_ID), str(OTHER), "Reader", "Other"):
        assert identifying not in said
