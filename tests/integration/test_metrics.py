"""What Prometheus is told, and who else is."""

import httpx
import pytest
from fastapi import FastAPI
from prometheus_client.parser import text_string_to_metric_families

from interview_simulator.app import create_app
from interview_simulator.db.session import Database
from interview_simulator.settings import Settings
from tests.conftest import FixedClock
from tests.integration import journey
from tests.integration.interviewers import ScriptedInterviewer

ON_SQLITE = pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
TOKEN = "a-token-for-metrics"


def told(text: str) -> dict[str, float]:
    """Return what has no labels."""
    families = text_string_to_metric_families(text)
    return {
        sample.name.removeprefix("interview_simulator_"): sample.value
        for family in families
        for sample in family.samples
        if not sample.labels
    }


async def test_how_interviews_go(database: Database, clock: FixedClock) -> None:
    interviewer = ScriptedInterviewer()
    app = create_app(Settings(), database=database, interviewer=interviewer, clock=clock)
    transport = httpx.ASGITransport(app, raise_app_exceptions=False)
    async with httpx.AsyncClient(transport=transport, base_url="http://test/api") as client:
        await journey.read_posts(client)
        await journey.finish(client, database, await journey.start(client, question_count=1), well=True)
        interviewer.failing = RuntimeError("out of order")
        assert (await journey.answer(client, await journey.start(client), "Something.")).status_code == 202
        clock.advance(seconds=90)
        metrics = told((await client.get("/metrics")).text)
    assert metrics["interviews_started_total"] == 2
    assert metrics["interviews_completed_total"] == 1
    assert (metrics["answers_pending"], metrics["answers_pending_oldest_seconds"]) == (1, 90)
    # The connection that counts, and the request that asks.
    assert (metrics["database_connections_in_use"], metrics["http_requests_in_progress"]) == (1, 1)


def app_with(database: Database, **settings: str) -> FastAPI:
    return create_app(Settings.model_validate(settings), database=database, interviewer=ScriptedInterviewer())


async def status(app: FastAPI, come_from: str = "127.0.0.1", **headers: str) -> int:
    transport = httpx.ASGITransport(app, raise_app_exceptions=False, client=(come_from, 50_000))
    async with httpx.AsyncClient(transport=transport, base_url="http://127.0.0.1") as client:
        given = {name.replace("_", "-"): value for name, value in headers.items()}
        return (await client.get("/api/metrics", headers=given)).status_code


@ON_SQLITE
async def test_at_home_they_are_for_anybody(database: Database) -> None:
    assert await status(app_with(database), "192.0.2.1") == 200


@ON_SQLITE
async def test_with_accounts_they_are_for_the_machine_itself(database: Database) -> None:
    app = app_with(database, auth="accounts", public_url="http://127.0.0.1")
    assert [await status(app, host) for host in ("127.0.0.1", "::1")] == [200, 200]
    assert [await status(app, host) for host in ("192.0.2.1", "a-socket")] == [401, 401]
    assert await status(app, X_Forwarded_For="127.0.0.1") == 401
    assert await status(app, Forwarded="for=127.0.0.1") == 401


@ON_SQLITE
@pytest.mark.parametrize("auth", ["none", "accounts"])
async def test_with_a_token_they_are_for_who_brings_it(database: Database, auth: str) -> None:
    app = app_with(database, auth=auth, metrics_token=TOKEN, public_url="http://127.0.0.1")
    assert await status(app, "192.0.2.1", Authorization=f"Bearer {TOKEN}") == 200
    for given in ("", f"Bearer {TOKEN}x", TOKEN, f"Basic {TOKEN}", "Bearer "):
        assert await status(app, Authorization=given) == 401
