"""An answer's grading can be followed as it goes, and goes on whoever follows it."""

import asyncio
import json
import time
import uuid
from collections.abc import AsyncIterator
from dataclasses import replace
from pathlib import Path

import httpx
import pytest

from interview_simulator.db.session import Database
from interview_simulator.features.accounts.service import LOCAL_READER_ID
from interview_simulator.features.interviews.turn import Turn
from interview_simulator.interviewers.base import Evaluation, PartialEvaluation, Question, StepContext
from interview_simulator.interviewers.llm import interviewer as llm_interviewer
from tests.conftest import FixedClock
from tests.integration import journey
from tests.integration.chat_models import FEEDBACK, GoodModel, Wired, evaluation, flattery, wired
from tests.integration.events import named, read, stream_answer
from tests.integration.interviewers import TERMS, ScriptedInterviewer
from tests.integration.openai_server import MODEL, SERVER_ERROR, OpenAIServer, Reply
from tests.integration.server import ForkedServer

ON_SQLITE = pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)


def points(site: Wired, interview: journey.Json) -> list[str]:
    """The two key points of the current question."""
    return site.model.points[interview["question"]["text"]]


def half(site: Wired, interview: journey.Json) -> str:
    """Answers one key point of two."""
    return points(site, interview)[0]


def whole(site: Wired, interview: journey.Json) -> str:
    return " ".join(points(site, interview))


def bit_by_bit(body: journey.Json, **instead: object) -> Reply:
    return Reply(json.dumps(evaluation(body, **instead)), chunks=24, chunk_delay_s=0.02)


def without_key_points(graded: journey.Json) -> journey.Json:
    return graded | {"key_points": [point["verdict"] for point in graded["key_points"]]}


@pytest.fixture
async def site(database: Database, clock: FixedClock) -> AsyncIterator[Wired]:
    async with wired(database, clock, model=GoodModel(evaluate=bit_by_bit)) as site:
        yield site


@pytest.fixture(autouse=True)
def told_of_each_piece(monkeypatch: pytest.MonkeyPatch) -> None:
    """The scripted model writes faster than readers are told."""
    monkeypatch.setattr(llm_interviewer, "TOLD_EVERY_S", 0.0)


@ON_SQLITE
async def test_saved_comes_first_then_what_is_found_out_and_last_the_outcome(site: Wired) -> None:
    interview = await site.begin()
    events = await stream_answer(site.client, interview, half(site, interview))
    names = [name for name, _ in events]
    assert names[0] == "saved"
    assert names[-1] == "outcome"
    assert set(names[1:-1]) == {"partial"}
    assert len(names) > 5


@ON_SQLITE
async def test_verdicts_come_in_their_order_and_the_feedback_grows(site: Wired) -> None:
    interview = await site.begin()
    partials = named(await stream_answer(site.client, interview, half(site, interview)), "partial")
    known = [[point["position"] for point in partial["key_points"]] for partial in partials]
    assert known == sorted(known)
    assert [0] in known
    assert [0, 1] in known
    feedback = [partial["feedback"] for partial in partials]
    assert all(FEEDBACK.startswith(said) for said in feedback)
    assert feedback == sorted(feedback, key=len)
    assert any(0 < len(said) < len(FEEDBACK) for said in feedback)
    assert not any(partial["checking"] for partial in partials)


@ON_SQLITE
async def test_a_partial_shows_quotes_of_the_answer_and_no_key_point_it_did_not_cover(site: Wired) -> None:
    interview = await site.begin()
    said, missed = points(site, interview)
    events = await stream_answer(site.client, interview, said)
    shown = [
        {"position": 0, "verdict": "covered", "quote": said.rstrip("."), "text": said},
        {"position": 1, "verdict": "missing", "quote": None, "text": None},
    ]
    assert shown in [partial["key_points"] for partial in named(events, "partial")]
    assert all(missed not in str(partial) for partial in named(events, "partial"))


@ON_SQLITE
async def test_a_quote_the_answer_does_not_have_is_not_shown(site: Wired) -> None:
    invented = "never said by anybody"
    site.model.spoil(evaluate=lambda body: replace(flattery(body, invented), chunks=24, chunk_delay_s=0.02))
    interview = await site.begin()
    partials = named(await stream_answer(site.client, interview, half(site, interview)), "partial")
    assert any(partial["key_points"] for partial in partials)
    for partial in partials:
        assert {(point["verdict"], point["quote"]) for point in partial["key_points"]} <= {("missing", None)}


@ON_SQLITE
async def test_feedback_that_would_be_held_back_at_the_end_is_not_shown_on_the_way(site: Wired) -> None:
    interview = await site.begin()
    said, missed = points(site, interview)
    leak = f"Nearly. You should have said: {missed}"
    site.model.spoil(evaluate=lambda body: bit_by_bit(body, feedback=leak))
    events = await stream_answer(site.client, interview, said)
    (outcome,) = named(events, "outcome")
    assert missed not in outcome["evaluation"]["feedback"]
    shown = " ".join(partial["feedback"] for partial in named(events, "partial"))
    assert missed.rstrip(".") not in shown


@ON_SQLITE
async def test_the_outcome_is_what_the_unstreamed_operation_gives(site: Wired) -> None:
    interview = await site.begin(question_count=1)
    events = await stream_answer(site.client, interview, whole(site, interview))
    again = await journey.answer(site.client, interview, whole(site, interview))
    assert again.status_code == 200
    assert named(events, "outcome") == [again.json()]
    assert again.json()["evaluation"]["graded_by"] == "llm"

    other = await journey.start(site.client, question_count=1)
    unstreamed = (await journey.answer(site.client, other, whole(site, other))).json()["evaluation"]
    assert without_key_points(unstreamed) == without_key_points(again.json()["evaluation"])


async def test_sent_again_it_is_the_outcome_without_another_call(site: Wired) -> None:
    interview = await site.begin(question_count=1)
    first = await stream_answer(site.client, interview, half(site, interview))
    second = await stream_answer(site.client, interview, half(site, interview))
    assert [name for name, _ in second] == ["saved", "outcome"]
    assert second[-1] == first[-1]
    assert site.graded_with() == 1


async def test_a_second_stream_of_the_same_answer_joins_the_grading(site: Wired) -> None:
    interview = await site.begin(question_count=1)
    streams = await asyncio.gather(*(stream_answer(site.client, interview, half(site, interview)) for _ in range(3)))
    unstreamed = await journey.answer(site.client, interview, half(site, interview))
    assert [named(events, "outcome") for events in streams] == [[unstreamed.json()]] * 3
    assert site.graded_with() == 1


@ON_SQLITE
async def test_a_grading_that_fails_ends_in_pending_and_can_be_sent_again(site: Wired) -> None:
    await site.prefer("wait")
    interview = await site.begin()
    site.model.spoil(evaluate=SERVER_ERROR)
    events = await stream_answer(site.client, interview, half(site, interview))
    assert [name for name, _ in events] == ["saved", "outcome"]
    (pending,) = named(events, "outcome")
    assert (pending["status"], pending["interview"]["pending_answer"]["text"]) == ("pending", half(site, interview))
    site.model.mend("evaluate")
    site.ahead.by += 60
    (graded,) = named(await stream_answer(site.client, interview, half(site, interview)), "outcome")
    assert (graded["status"], graded["evaluation"]["graded_by"]) == ("graded", "llm")


@ON_SQLITE
async def test_what_cannot_be_taken_is_an_ordinary_problem_before_any_stream(site: Wired) -> None:
    interview = await site.begin()
    question = interview["question"]["id"]
    await journey.answer(site.client, interview, half(site, interview))
    here = f"/interviews/{interview['id']}/answers/stream"
    for url, body, status, slug in (
        (f"/interviews/{uuid.uuid4()}/answers/stream", {"question_id": question, "text": "A."}, 404, "not-found"),
        (here, {"question_id": str(uuid.uuid4()), "text": "A."}, 404, "not-found"),
        (here, {"question_id": question, "text": "Another."}, 409, "already-answered"),
        (here, {"question_id": question, "skip": True}, 409, "already-answered"),
        (here, {"question_id": question}, 422, "invalid-request"),
        (here, {"question_id": question, "text": " "}, 422, "invalid-request"),
        (here, {"question_id": question, "text": "A.", "score": 1}, 422, "invalid-request"),
    ):
        response = await site.client.post(url, json=body)
        assert (response.status_code, response.headers["content-type"]) == (status, "application/problem+json")
        assert response.json()["type"] == f"urn:interview-simulator:{slug}"
    assert site.graded_with() == 1


@ON_SQLITE
async def test_the_offline_interviewer_has_only_an_outcome(client: httpx.AsyncClient) -> None:
    await journey.read_posts(client)
    interview = await journey.start(client)
    events = await stream_answer(client, interview, "Something.")
    assert [name for name, _ in events] == ["saved", "outcome"]
    assert events[-1][1]["evaluation"]["graded_by"] == "offline"
    skipped = await stream_answer(client, events[-1][1]["interview"], None)
    assert skipped[-1][1]["evaluation"]["graded_by"] == "skip"


class Telling(ScriptedInterviewer):
    """Tells what it found out when it is told to."""

    def __init__(self) -> None:
        super().__init__()
        self.context: StepContext | None = None

    async def evaluate(self, question: Question, answer: str, context: StepContext) -> Evaluation:
        self.context = context
        return await super().evaluate(question, answer, context)


@ON_SQLITE
async def test_what_is_found_out_while_the_reader_is_slow_is_told_all_the_same(
    client: httpx.AsyncClient, database: Database, clock: FixedClock
) -> None:
    await journey.read_posts(client)
    interview = await journey.start(client)
    interviewer = Telling()
    interviewer.go.clear()
    turn = Turn(database, interviewer, clock, TERMS)
    ids = uuid.UUID(interview["id"]), uuid.UUID(interview["question"]["id"])
    watching = turn.watch(await turn.begin(LOCAL_READER_ID, *ids, "Something."))
    first = asyncio.ensure_future(anext(watching))
    await interviewer.until_evaluating()
    assert interviewer.context is not None
    interviewer.context.watch(PartialEvaluation(feedback="First."))
    assert (await first).feedback == "First."
    # The reader has the first and has not asked for more yet.
    interviewer.context.watch(PartialEvaluation(feedback="First. Second.", checking=True))
    try:
        async with asyncio.timeout(2):
            assert (await anext(watching)).feedback == "First. Second."
    finally:
        await turn.close()


def test_who_leaves_in_mid_stream_loses_nothing_and_is_graded_once(data_dir: Path) -> None:
    model = GoodModel(evaluate=lambda body: Reply(json.dumps(evaluation(body)), chunks=30, chunk_delay_s=0.03))
    with (
        OpenAIServer(model) as chat_model,
        ForkedServer(data_dir, OPENAI_BASE_URL=chat_model.base_url, INTERVIEW_LLM_MODEL=MODEL) as server,
    ):
        for post in server.api.get("/posts").json()["items"][:2]:
            server.api.put(f"/posts/{post['id']}/progress", json={"completed": True})
        interview = server.api.post("/interviews", json={"question_count": 1}).json()
        url = f"/interviews/{interview['id']}/answers/stream"
        answer = model.answer_to(interview["question"]["text"])
        body = {"question_id": interview["question"]["id"], "text": answer}
        with server.api.stream("POST", url, json=body) as response:
            names = (name for name, _ in read(response.iter_lines()))
            assert next(names) == "saved"
            assert next(names) == "partial"
        assert server.api.get(f"/interviews/{interview['id']}").json()["status"] == "in_progress"

        deadline = time.monotonic() + 20
        while (state := server.api.get(f"/interviews/{interview['id']}").json())["status"] == "in_progress":
            assert time.monotonic() < deadline
            time.sleep(0.05)
        assert state["last_evaluation"]["text"] == answer
        assert state["last_evaluation"]["evaluation"]["graded_by"] == "llm"
        again = list(read(server.api.post(url, json=body).text.splitlines()))
        assert [name for name, _ in again] == ["saved", "outcome"]
        assert again[-1][1]["evaluation"] == state["last_evaluation"]["evaluation"]
        assert len(chat_model.requests) == 2
