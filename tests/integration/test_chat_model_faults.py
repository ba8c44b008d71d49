"""Whatever the chat model does, no answer is lost, and the reader is told who graded it."""

import pytest

from interview_simulator.db.session import Database
from interview_simulator.interviewers.fallback import INSTEAD
from tests.conftest import FixedClock
from tests.integration import journey
from tests.integration.chat_models import GoodModel, Wired, requests_for, wired
from tests.integration.faults import FAULTS, ODDITIES, Fault
from tests.integration.openai_server import Reply

ON_SQLITE = pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
ON_POSTGRESQL = pytest.mark.parametrize("database_url", ["postgresql"], indirect=True)

# What becomes of an answer that nobody grades does not depend on the one number that was wrong.
ONE_OF_EACH_KIND = sorted(
    {"429, Retry-After 60"} | set({fault.kind: name for name, fault in reversed(FAULTS.items()) if fault.kind}.values())
)


def go_wrong(app: Wired, fault: Fault) -> None:
    if fault.replies is None:
        app.server.__exit__(None, None, None)
    else:
        app.model.spoil(evaluate=fault.replies)


async def check_graded_all_the_same(fault: Fault, database: Database, clock: FixedClock) -> None:
    async with wired(database, clock, fault.step_seconds) as app:
        interview = await app.begin()
        go_wrong(app, fault)
        response, seconds = await app.timed(interview)
        state = (await app.client.get(f"/interviews/{interview['id']}")).json()
    assert response.status_code == 200, response.text
    assert seconds < fault.step_seconds
    assert app.graded_with() == fault.calls <= 2
    graded = response.json()["evaluation"]
    assert graded["graded_by"] == fault.graded_by
    assert graded["note"] == (f"{fault.kind.message} {INSTEAD}" if fault.kind else None)
    # The answer says every key point, whoever grades it.
    assert graded["score"] > 0.9
    assert state["last_evaluation"]["text"] == app.answer_to(interview)
    assert state["pending_answer"] is None
    assert state["current_question"] == 2


@ON_SQLITE
@pytest.mark.parametrize("name", FAULTS)
async def test_an_answer_is_graded_whatever_goes_wrong(name: str, database: Database, clock: FixedClock) -> None:
    await check_graded_all_the_same(FAULTS[name], database, clock)


@ON_POSTGRESQL
@pytest.mark.parametrize("name", ["500", "truncated once", "fenced", "NaN"])
async def test_on_postgresql_it_is_the_same(name: str, database: Database, clock: FixedClock) -> None:
    await check_graded_all_the_same(FAULTS[name], database, clock)


@ON_SQLITE
@pytest.mark.parametrize("name", ONE_OF_EACH_KIND)
async def test_who_prefers_to_wait_is_graded_by_the_model_when_it_is_back(
    name: str, database: Database, clock: FixedClock
) -> None:
    fault = FAULTS[name]
    assert fault.kind is not None
    async with wired(database, clock, fault.step_seconds) as app:
        await app.prefer("wait")
        interview = await app.begin()
        go_wrong(app, fault)
        pending, seconds = await app.timed(interview)
        assert pending.status_code == 202
        assert pending.json()["reason"] == fault.kind.message
        assert pending.json()["interview"]["pending_answer"]["text"] == app.answer_to(interview)
        assert seconds < fault.step_seconds
        assert app.graded_with() == fault.calls <= 2
        if fault.replies is not None:
            app.model.mend("evaluate")
            app.ahead.by += 120
            graded, _ = await app.timed(interview)
    if fault.replies is None:
        async with wired(database, clock) as back:
            graded, _ = await back.timed(interview, app.answer_to(interview))
    assert (graded.status_code, graded.json()["evaluation"]["graded_by"]) == (200, "llm")


async def check_graded_by_somebody(name: str, database: Database, clock: FixedClock) -> None:
    async with wired(database, clock) as app:
        interview = await app.begin()
        app.model.spoil(evaluate=ODDITIES[name])
        response, _ = await app.timed(interview)
    assert response.status_code == 200, response.text
    assert response.json()["evaluation"]["graded_by"] in {"offline", "llm"}
    assert app.graded_with() <= 2


@ON_SQLITE
@pytest.mark.parametrize("name", ODDITIES)
async def test_the_oddest_reply_costs_no_answer(name: str, database: Database, clock: FixedClock) -> None:
    await check_graded_by_somebody(name, database, clock)


@ON_POSTGRESQL
@pytest.mark.parametrize(
    "name",
    [
        "more tokens than a database can count",
        "tokens in words",
        "NUL in the feedback",
        "lone surrogate in the feedback",
    ],
)
async def test_what_postgresql_cannot_store_costs_no_answer(name: str, database: Database, clock: FixedClock) -> None:
    await check_graded_by_somebody(name, database, clock)


@pytest.mark.parametrize(
    "name", ["hang", "401", "500", "empty body", "truncated", "wrong schema", "1 MB reply", "refusal"]
)
@ON_SQLITE
async def test_when_the_model_cannot_ask_the_offline_interviewer_does(
    name: str, database: Database, clock: FixedClock
) -> None:
    fault = FAULTS[name]
    assert fault.replies is not None
    async with wired(database, clock, fault.step_seconds) as app:
        app.model.spoil(ask=fault.replies)
        interview = await app.begin()
        assert interview["question"]["text"]
        assert len(requests_for(app.server, "ask")) == fault.calls


@pytest.mark.parametrize("character", ["\0", "\ud83d"], ids=["NUL", "lone surrogate"])
@pytest.mark.parametrize("field", ["question", "text"])
async def test_a_question_that_cannot_be_stored_is_not_asked(
    character: str, field: str, database: Database, clock: FixedClock
) -> None:
    async with wired(database, clock) as app:

        def spoiled(body: journey.Json) -> Reply:
            content = GoodModel().good(body).content
            return Reply(content.replace(f'"{field}": "', f'"{field}": "\\u{ord(character):04x}'))

        app.model.spoil(ask=spoiled)
        await journey.read_posts(app.client, 3)
        response = await app.client.post("/interviews", json={})
        assert response.status_code == 201, response.text


@ON_SQLITE
async def test_a_truncated_reply_is_asked_for_again_with_more_room(database: Database, clock: FixedClock) -> None:
    async with wired(database, clock) as app:
        interview = await app.begin()
        go_wrong(app, FAULTS["truncated"])
        await app.timed(interview)
        first, second = (request.body["max_tokens"] for request in requests_for(app.server, "evaluate"))
        assert second >= 2 * first
