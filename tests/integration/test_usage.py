"""What the chat model does is recorded, summed up, and limited by the day; readers say what shall happen without it."""

import uuid
from dataclasses import replace

import httpx
import pytest
from prometheus_client.parser import text_string_to_metric_families
from sqlalchemy import delete, select

from interview_simulator.db.session import Database
from interview_simulator.features.accounts.models import User
from interview_simulator.features.accounts.service import LOCAL_READER_ID
from interview_simulator.features.library.models import AuthoredQuestion
from interview_simulator.features.usage.models import ModelCall
from interview_simulator.features.usage.service import DailyLimits
from interview_simulator.interviewers.fallback import INSTEAD, LIMIT_REACHED
from tests.conftest import FixedClock
from tests.integration import journey
from tests.integration.chat_models import GoodModel, Wired, flattery, wired
from tests.integration.openai_server import MODEL, SERVER_ERROR, Reply

MANY = 10_000
ON_SQLITE = pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)


class CountedModel(GoodModel):
    def good(self, body: journey.Json) -> Reply:
        return replace(super().good(body), usage=(120, 30))


async def calls(database: Database) -> list[ModelCall]:
    async with database.read() as db_session:
        return list(await db_session.scalars(select(ModelCall).order_by(ModelCall.step, ModelCall.interviewer)))


async def answered(site: Wired, interview: journey.Json) -> tuple[journey.Json, journey.Json]:
    """The evaluation of the next answer, and the interview with its next question."""
    response, _ = await site.timed(interview)
    assert response.status_code == 200, response.text
    return response.json()["evaluation"], await site.current(interview)


async def test_every_call_is_recorded_with_what_it_took(database: Database, clock: FixedClock) -> None:
    async with wired(database, clock, model=CountedModel()) as site:
        interview = await site.begin(question_count=1)
        await answered(site, interview)
    rows = await calls(database)
    assert [(row.step, row.prompt_version) for row in rows] == [("ask", "question.v1"), ("evaluate", "evaluation.v1")]
    for row in rows:
        assert (row.interviewer, row.chat_model, row.outcome) == ("llm", MODEL, "ok")
        assert (row.tokens_in, row.tokens_out, row.cost_usd) == (120, 30, None)
        assert 0 < row.latency_ms < 10_000
        assert (row.user_id, row.created_at) == (LOCAL_READER_ID, clock())
        assert row.question_id == uuid.UUID(interview["question"]["id"])


@ON_SQLITE
async def test_a_follow_up_and_a_second_look_are_recorded_too(database: Database, clock: FixedClock) -> None:
    model = GoodModel(evaluate=lambda body: flattery(body, "Callers promise a lot"))
    async with wired(database, clock, model=model) as site:
        interview = await site.begin()
        await site.timed(interview, "Callers promise a lot, as far as I know.")
        await site.current(interview)
    rows = await calls(database)
    assert [(row.step, row.prompt_version) for row in rows] == [
        ("ask", "question.v1"),
        ("evaluate", "evaluation.v1"),
        ("follow_up", "follow_up.v1"),
        ("second_look", "second_look.v1"),
    ]


@ON_SQLITE
@pytest.mark.parametrize("preference", ["offline", "wait"])
async def test_a_call_that_fails_is_recorded_too(database: Database, clock: FixedClock, preference: str) -> None:
    async with wired(database, clock, model=GoodModel(evaluate=SERVER_ERROR)) as site:
        await site.prefer(preference)
        interview = await site.begin(question_count=1)
        await site.timed(interview)
    tried = [row for row in await calls(database) if row.step == "evaluate"]
    assert [row.outcome for row in tried if row.interviewer == "llm"] == ["server_error"] * 2
    assert [row.outcome for row in tried if row.interviewer == "offline"] == ["ok"] * (preference == "offline")
    assert {row.tokens_in for row in tried} == {None}


@ON_SQLITE
async def test_calls_are_recorded_also_when_nothing_comes_of_them(database: Database, clock: FixedClock) -> None:
    async with wired(database, clock, model=GoodModel(ask=Reply(status=401))) as site:
        await journey.read_posts(site.client)
        async with database.write() as db_session:
            await db_session.execute(delete(AuthoredQuestion))
        assert (await site.client.post("/interviews", json={})).status_code == 503
    (row,) = await calls(database)
    assert (row.step, row.outcome, row.question_id, row.user_id) == ("ask", "unauthorized", None, LOCAL_READER_ID)


def metric(text: str, name: str, **labels: str) -> float:
    samples = [
        sample
        for family in text_string_to_metric_families(text)
        for sample in family.samples
        if sample.name == f"interview_simulator_{name}_total" and labels.items() <= sample.labels.items()
    ]
    return sum(sample.value for sample in samples)


async def test_metrics_sum_all_calls_up(database: Database, clock: FixedClock) -> None:
    model = CountedModel()
    model.spoil(evaluate=[SERVER_ERROR, model.good])
    async with wired(database, clock, model=model) as site:
        empty_metrics = await site.client.get("/metrics")
        assert (empty_metrics.status_code, metric(empty_metrics.text, "model_calls")) == (200, 0)
        await answered(site, await site.begin(question_count=1))
        await answered(site, await journey.start(site.client, question_count=1))
        response = await site.client.get("/metrics")
    assert response.headers["content-type"].startswith("text/plain; version=")
    said = response.text
    assert metric(said, "model_calls", step="ask", interviewer="llm", chat_model=MODEL, outcome="ok") == 2
    assert metric(said, "model_calls", step="evaluate", outcome="server_error") == 1
    assert metric(said, "model_calls", step="evaluate", outcome="ok", interviewer="llm") == 2
    assert metric(said, "model_calls") == 5
    assert metric(said, "model_tokens_in") == 4 * 120
    assert metric(said, "model_tokens_out") == 4 * 30
    assert metric(said, "model_cost_usd") == 0
    seconds = sum(row.latency_ms for row in await calls(database)) / 1000
    assert metric(said, "model_call_seconds") == pytest.approx(seconds)


async def test_a_readers_limit_is_reached_with_a_message_and_over_the_next_day(
    database: Database, clock: FixedClock
) -> None:
    async with wired(database, clock, limits=DailyLimits(per_reader=2, in_all=MANY)) as site:
        interview = await site.begin()
        graded, interview = await answered(site, interview)
        assert (graded["graded_by"], graded["note"]) == ("llm", None)
        assert len(site.server.requests) == 2
        graded, interview = await answered(site, interview)
        assert (graded["graded_by"], graded["note"]) == ("offline", f"{LIMIT_REACHED} {INSTEAD}")
        assert len(site.server.requests) == 2
        clock.advance(days=1)
        graded, _ = await answered(site, interview)
        assert graded["graded_by"] == "llm"
        assert len(site.server.requests) > 2


@ON_SQLITE
@pytest.mark.parametrize(("limits", "calls_left"), [(DailyLimits(MANY, 3), False), (DailyLimits(3, MANY), True)])
async def test_other_readers_calls_count_for_the_limit_of_all_only(
    database: Database, clock: FixedClock, limits: DailyLimits, calls_left: bool
) -> None:
    other = User(id=uuid.uuid4(), name="Other", created_at=clock())
    async with database.write() as db_session:
        db_session.add(other)
    async with database.write() as db_session:
        for _ in range(3):
            call = {"step": "ask", "interviewer": "llm", "latency_ms": 1.0, "created_at": clock()}
            db_session.add(ModelCall(user_id=other.id, **call))
    async with wired(database, clock, limits=limits) as site:
        await site.begin()
        assert bool(site.server.requests) == calls_left


@ON_SQLITE
async def test_what_the_offline_interviewer_does_is_not_limited(
    database: Database, clock: FixedClock, client: httpx.AsyncClient
) -> None:
    await journey.read_posts(client)
    for _ in range(2):
        await journey.answer(client, await journey.start(client, question_count=1), "Something.")
    async with wired(database, clock, limits=DailyLimits(1, 1)) as site:
        await journey.start(site.client)
        assert len(site.server.requests) == 1


@ON_SQLITE
async def test_a_limit_of_none_calls_nobody(database: Database, clock: FixedClock) -> None:
    async with wired(database, clock, limits=DailyLimits(0, MANY)) as site:
        await site.prefer("wait")
        graded, _ = await answered(site, await site.begin())
        assert graded["note"] == f"{LIMIT_REACHED} {INSTEAD}"
        assert not site.server.requests


async def test_preferences_are_kept(client: httpx.AsyncClient) -> None:
    assert (await client.get("/preferences")).json() == {"when_model_fails": "offline"}
    changed = await client.patch("/preferences", json={"when_model_fails": "wait"})
    assert (changed.status_code, changed.json()) == (200, {"when_model_fails": "wait"})
    assert (await client.get("/preferences")).json() == {"when_model_fails": "wait"}


@ON_SQLITE
@pytest.mark.parametrize(
    "body",
    [
        {"when_model_fails": "never"},
        {"when_model_fails": None},
        {"when_model_fails": ["wait"]},
        {"when_model_fails": "wait", "name": "Somebody"},
        {"name": "Somebody"},
        {},
        [],
    ],
)
async def test_preferences_that_make_no_sense_are_refused(client: httpx.AsyncClient, body: object) -> None:
    response = await client.patch("/preferences", json=body)
    assert (response.status_code, response.json()["type"]) == (422, "urn:interview-simulator:invalid-request")
    assert (await client.get("/preferences")).json() == {"when_model_fails": "offline"}
