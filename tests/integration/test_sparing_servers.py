"""A server is not asked again and again for what it cannot do, nor while it is dead."""

from collections import Counter

import pytest
from sqlalchemy import select

from interview_simulator.db.session import Database
from interview_simulator.features.usage.models import ModelCall
from interview_simulator.interviewers.fallback import INSTEAD
from interview_simulator.interviewers.llm import faults
from interview_simulator.interviewers.llm.breaker import REST_S
from tests.conftest import FixedClock
from tests.integration import journey
from tests.integration.chat_models import GRADING, GoodModel, Wired, requests_for, wired
from tests.integration.faults import FAULTS, refusing
from tests.integration.openai_server import (
    SERVER_ERROR,
    OpenAIServer,
    Reply,
    dripping,
    rate_limited,
    truncated,
    unsupported,
)

pytestmark = pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)


class PickyModel(GoodModel):
    """Takes no request that has one of these parameters."""

    def __init__(self, *refused: str) -> None:
        super().__init__()
        self._refused = refused

    def __call__(self, body: journey.Json) -> Reply:
        for name in self._refused:
            if name in body:
                return unsupported(name, f"Unsupported parameter: '{name}' is not supported with this model.")
        return super().__call__(body)


def formats(server: OpenAIServer) -> Counter[str]:
    return Counter(request.body.get("response_format", {}).get("type", "text") for request in server.requests)


async def graded_by(app: Wired, interview: journey.Json, count: int) -> list[str]:
    """Who grades the next answers; the question after each is written before the next."""
    graded = []
    for _ in range(count):
        response, _ = await app.timed(interview)
        assert response.status_code == 200, response.text
        graded.append(response.json()["evaluation"]["graded_by"])
        interview = await app.current(interview)
    return graded


async def outcomes(database: Database) -> Counter[str]:
    async with database.read() as db_session:
        return Counter(await db_session.scalars(select(ModelCall.outcome).where(ModelCall.interviewer == "llm")))


@pytest.mark.parametrize("refused", [["json_schema"], ["json_schema", "json_object"]])
async def test_a_format_that_is_refused_once_is_not_asked_for_again(
    refused: list[str], database: Database, clock: FixedClock
) -> None:
    model = GoodModel()
    refuse = refusing(*refused)
    model.spoil(ask=refuse, evaluate=refuse, follow_up=refuse)
    async with wired(database, clock, model=model) as app:
        interview = await app.begin()
        assert await graded_by(app, interview, 3) == ["llm"] * 3
        asked_for = formats(app.server)
        assert {name: asked_for[name] for name in refused} == dict.fromkeys(refused, 1)
        # From the second answer on one call is enough.
        assert app.graded_with() <= 4


async def test_parameters_that_a_server_does_not_know_are_left_out_from_then_on(
    database: Database, clock: FixedClock
) -> None:
    refused = ("max_tokens", "temperature", "stream_options")
    async with wired(database, clock, model=PickyModel(*refused)) as app:
        interview = await app.begin()
        assert (await graded_by(app, interview, 3))[1:] == ["llm"] * 2
        for name in refused:
            assert sum(name in request.body for request in app.server.requests[4:]) == 0
        assert all("max_completion_tokens" in request.body for request in app.server.requests[1:])
        assert all("response_format" in request.body for request in app.server.requests)


@pytest.mark.parametrize("name", ["max_tokens", "max_completion_tokens"])
async def test_a_truncated_reply_is_never_asked_for_again_under_the_same_limit(
    name: str, database: Database, clock: FixedClock
) -> None:
    async with wired(database, clock, model=PickyModel("max_tokens" if name != "max_tokens" else "")) as app:
        interview = await app.begin()
        app.model.spoil(evaluate=truncated('{"verdicts": ['))
        await app.timed(interview)
        first, second = (request.body[name] for request in requests_for(app.server, "evaluate"))
        assert second >= 2 * first


async def test_a_request_that_is_rejected_for_another_reason_does_not_change_how_others_are_asked(
    database: Database, clock: FixedClock
) -> None:
    async with wired(database, clock) as app:
        interview = await app.begin()
        too_long = unsupported("messages", "This model's maximum context length is 4096 tokens.", "context_length")
        app.model.spoil(evaluate=[too_long, too_long])
        await app.timed(interview)
        app.model.mend("evaluate")
        interview = await app.current(interview)
        app.server.requests.clear()
        assert await graded_by(app, interview, 1) == ["llm"]
        assert set(formats(app.server)) == {"json_schema"}


async def test_a_server_that_fails_twice_is_left_alone_and_tried_again_after_a_rest(
    database: Database, clock: FixedClock
) -> None:
    async with wired(database, clock) as app:
        interview = await app.begin(question_count=6)
        app.model.spoil(evaluate=SERVER_ERROR)
        await app.timed(interview)
        assert app.graded_with() == 2
        interview = await app.current(interview)

        app.server.requests.clear()
        response, seconds = await app.timed(interview)
        assert response.json()["evaluation"]["note"] == f"{faults.RESTING.message} {INSTEAD}"
        assert seconds < 2
        interview = await app.current(interview)
        app.ahead.by += REST_S - 5
        assert await graded_by(app, interview, 1) == ["offline"]
        assert not app.server.requests

        app.ahead.by += 10
        interview = await app.current(interview)
        assert await graded_by(app, interview, 1) == ["offline"]
        assert app.graded_with() == 1
        app.ahead.by += REST_S + 1
        app.model.mend("evaluate")
        interview = await app.current(interview)
        assert await graded_by(app, interview, 1) == ["llm"]


async def test_a_server_that_is_gone_is_knocked_at_twice_and_then_left_alone(
    database: Database, clock: FixedClock
) -> None:
    async with wired(database, clock) as app:
        interview = await app.begin(question_count=6)
        app.server.__exit__(None, None, None)
        assert await graded_by(app, interview, 2) == ["offline"] * 2
        interview = await app.current(interview)
        response, seconds = await app.timed(interview)
        assert seconds < 2
        assert response.json()["evaluation"]["note"] == f"{faults.RESTING.message} {INSTEAD}"
        await app.current(interview)
        assert (await outcomes(database))["unreachable"] == 2
        app.ahead.by += REST_S + 1
        interview = await app.current(interview)
        response, _ = await app.timed(interview)
        assert response.json()["evaluation"]["note"] == f"{faults.UNREACHABLE.message} {INSTEAD}"
        assert (await outcomes(database))["unreachable"] == 3


@pytest.mark.parametrize("reply", [rate_limited("20"), Reply(status=503, headers={"retry-after": "20"})])
async def test_a_server_that_asks_to_be_left_alone_is_for_as_long_as_it_says(
    reply: Reply, database: Database, clock: FixedClock
) -> None:
    async with wired(database, clock) as app:
        interview = await app.begin()
        app.model.spoil(evaluate=[reply, FAULTS["fenced"].replies])  # type: ignore[list-item]
        assert await graded_by(app, interview, 1) == ["offline"]
        interview = await app.current(interview)
        app.ahead.by += 15
        assert await graded_by(app, interview, 1) == ["offline"]
        assert len(requests_for(app.server, *GRADING)) == 1
        app.ahead.by += 6
        interview = await app.current(interview)
        assert await graded_by(app, interview, 1) == ["llm"]


async def test_a_server_that_hangs_twice_takes_no_more_of_anybodys_time(database: Database, clock: FixedClock) -> None:
    async with wired(database, clock, step_seconds=3.2) as app:
        interview = await app.begin()
        hanging = lambda body: dripping(app.model.good(body).content, 0.1)  # noqa: E731
        app.model.spoil(evaluate=hanging, ask=hanging, follow_up=hanging)
        assert await graded_by(app, interview, 1) == ["offline"]
        interview = await app.current(interview)
        response, seconds = await app.timed(interview)
        assert response.json()["evaluation"]["note"] == f"{faults.RESTING.message} {INSTEAD}"
        assert seconds < 1
        assert (await outcomes(database))["timeout"] == 2
