"""The turn loses nothing and does nothing twice."""

import asyncio
import uuid
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import httpx
import pytest
from sqlalchemy import func, select

from interview_simulator.app import create_app
from interview_simulator.db.session import Database
from interview_simulator.features.accounts.service import LOCAL_READER_ID
from interview_simulator.features.badges.models import UserBadge
from interview_simulator.features.interviews import turn as turn_module
from interview_simulator.features.interviews import views
from interview_simulator.features.interviews.grading import FAILED
from interview_simulator.features.interviews.leasing import LEASE
from interview_simulator.features.interviews.models import InterviewAnswer, InterviewQuestion, KeyPointVerdict
from interview_simulator.features.interviews.preparing import RETRY_AFTER
from interview_simulator.features.interviews.schemas import Graded, Pending
from interview_simulator.features.interviews.turn import Turn
from interview_simulator.features.usage.models import ModelCall
from interview_simulator.interviewers.base import Evaluation, GradedBy
from interview_simulator.settings import Settings
from tests.conftest import FixedClock
from tests.integration import journey
from tests.integration.interviewers import OUT_OF_ORDER, TERMS, ScriptedInterviewer, UnavailableInterviewer


@pytest.fixture
def interviewer() -> ScriptedInterviewer:
    return ScriptedInterviewer()


async def count(database: Database, model: Any) -> int:
    async with database.read() as db_session:
        return (await db_session.scalar(select(func.count()).select_from(model))) or 0


async def started(client: httpx.AsyncClient, **wanted: Any) -> journey.Json:
    await journey.read_posts(client, 3)
    return await journey.start(client, **wanted)


async def submit(turn: Turn, interview: journey.Json, text: str) -> Graded | Pending:
    return await turn.submit(LOCAL_READER_ID, uuid.UUID(interview["id"]), uuid.UUID(interview["question"]["id"]), text)


async def die_grading(worker: Turn, interviewer: ScriptedInterviewer, interview: journey.Json, text: str) -> None:
    """Let `worker`, a process of its own, take an answer and die in the middle of it."""
    submitting = asyncio.create_task(submit(worker, interview, text))
    await interviewer.until_evaluating()
    await worker.close()
    await asyncio.gather(submitting, return_exceptions=True)


async def test_the_same_answer_again_gives_the_same_evaluation_back(
    client: httpx.AsyncClient, database: Database, interviewer: ScriptedInterviewer
) -> None:
    interview = await started(client)
    first = await journey.answer(client, interview, "The instance exists before its initialiser runs.")
    second = await journey.answer(client, interview, "  The instance exists before its initialiser runs.\n")
    assert (first.status_code, second.status_code) == (200, 200)
    assert first.json() == second.json()
    assert interviewer.evaluated == 1
    assert await count(database, InterviewAnswer) == 1


async def test_another_text_for_an_answered_question_is_refused(client: httpx.AsyncClient) -> None:
    interview = await started(client)
    await journey.answer(client, interview, "One answer.")
    for text in ("Another answer.", None):
        response = await journey.answer(client, interview, text)
        assert response.status_code == 409
        assert response.json()["type"] == "urn:interview-simulator:already-answered"


async def test_a_double_submit_is_one_answer_one_evaluation_one_step(
    client: httpx.AsyncClient, database: Database, interviewer: ScriptedInterviewer
) -> None:
    interview = await started(client, question_count=2)
    interviewer.scores = [1.0, 1.0]
    text = await journey.model_answer(database, interview["question"])
    responses = await asyncio.gather(*(journey.answer(client, interview, text) for _ in range(10)))
    assert {response.status_code for response in responses} == {200}
    assert len({response.text for response in responses}) == 1
    assert interviewer.evaluated == 1
    body = responses[0].json()["interview"]
    assert (body["difficulty"], body["current_question"]) == ("hard", 2)
    assert await count(database, InterviewAnswer) == 1
    assert await count(database, InterviewQuestion) == 2
    assert await count(database, KeyPointVerdict) == len(responses[0].json()["evaluation"]["key_points"])


async def test_two_tabs_with_different_answers_leave_one_standing(
    client: httpx.AsyncClient, database: Database
) -> None:
    interview = await started(client)
    responses = await asyncio.gather(*(journey.answer(client, interview, f"Answer of tab {i}.") for i in range(5)))
    assert sorted(response.status_code for response in responses) == [200, 409, 409, 409, 409]
    assert await count(database, InterviewAnswer) == 1


async def test_the_last_answer_sent_from_many_tabs_completes_once(
    client: httpx.AsyncClient, database: Database, interviewer: ScriptedInterviewer
) -> None:
    interview = await started(client, question_count=1)
    interviewer.scores = [0.9]
    responses = await asyncio.gather(*(journey.answer(client, interview, "The same.") for _ in range(10)))
    assert {response.json()["interview"]["status"] for response in responses} == {"completed"}
    assert await count(database, UserBadge) == 1


async def test_the_answer_is_stored_before_it_is_graded(
    client: httpx.AsyncClient, database: Database, interviewer: ScriptedInterviewer
) -> None:
    interview = await started(client)
    interviewer.go.clear()
    submitting = asyncio.create_task(journey.answer(client, interview, "Kept."))
    await interviewer.until_evaluating()
    state = (await client.get(f"/interviews/{interview['id']}")).json()
    assert state["pending_answer"] == {
        "question_id": interview["question"]["id"],
        "text": "Kept.",
        "skipped": False,
        "reason": None,
    }
    interviewer.go.set()
    assert (await submitting).status_code == 200


@pytest.mark.parametrize("error", [OUT_OF_ORDER, RuntimeError("a bug"), TimeoutError()])
async def test_a_failed_grading_leaves_the_answer_pending_until_a_retry(
    client: httpx.AsyncClient, interviewer: ScriptedInterviewer, error: Exception
) -> None:
    interview = await started(client)
    interviewer.failing = error
    response = await journey.answer(client, interview, "Worth keeping.")
    assert response.status_code == 202
    body = response.json()
    assert body["status"] == "pending"
    assert body["reason"] == (str(OUT_OF_ORDER) if error is OUT_OF_ORDER else FAILED)
    assert body["interview"]["current_question"] == 1
    assert body["interview"]["pending_answer"]["reason"] == body["reason"]
    assert body["interview"]["overall_score"] is None
    interviewer.failing = None
    assert (await journey.answer(client, interview, "Worth keeping.")).status_code == 200


async def test_completion_waits_for_a_pending_answer(
    client: httpx.AsyncClient, interviewer: ScriptedInterviewer
) -> None:
    interview = await started(client, question_count=1)
    interviewer.failing = OUT_OF_ORDER
    await journey.answer(client, interview, "The last one.")
    assert (await client.get(f"/interviews/{interview['id']}")).json()["status"] == "in_progress"
    results = await client.get(f"/interviews/{interview['id']}/results")
    assert (results.status_code, results.json()["type"]) == (409, "urn:interview-simulator:interview-in-progress")


async def test_a_worker_that_dies_while_grading_is_replaced_when_its_lease_ends(
    client: httpx.AsyncClient,
    database: Database,
    clock: FixedClock,
    interviewer: ScriptedInterviewer,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(turn_module, "PATIENCE_S", 0.1)
    interview = await started(client)
    interviewer.go.clear()
    await die_grading(Turn(database, interviewer, clock, TERMS), interviewer, interview, "Left behind.")
    interviewer.go.set()

    # Within the lease nobody else touches it, whoever asks.
    assert (await journey.answer(client, interview, "Left behind.")).status_code == 202
    turn = Turn(database, interviewer, clock, TERMS)
    assert await turn.take_over_abandoned() == 0

    clock.advance(seconds=LEASE.total_seconds() + 1)
    assert await turn.take_over_abandoned() == 1
    assert await turn.take_over_abandoned() == 0
    state = (await client.get(f"/interviews/{interview['id']}")).json()
    assert (state["pending_answer"], state["current_question"]) == (None, 2)
    assert state["last_evaluation"]["text"] == "Left behind."
    assert state["question"]["number"] == 2


async def test_a_retry_takes_over_after_the_lease_too(
    client: httpx.AsyncClient, database: Database, clock: FixedClock, interviewer: ScriptedInterviewer
) -> None:
    interview = await started(client)
    interviewer.go.clear()
    await die_grading(Turn(database, interviewer, clock, TERMS), interviewer, interview, "Sent twice.")
    interviewer.go.set()
    clock.advance(seconds=LEASE.total_seconds() + 1)
    assert (await journey.answer(client, interview, "Sent twice.")).status_code == 200


@pytest.mark.parametrize("hours", [1, 24])
async def test_a_lease_taken_before_the_clock_was_set_back_does_not_last_longer(
    client: httpx.AsyncClient, database: Database, clock: FixedClock, interviewer: ScriptedInterviewer, hours: int
) -> None:
    interview = await started(client)
    interviewer.go.clear()
    await die_grading(Turn(database, interviewer, clock, TERMS), interviewer, interview, "Left behind.")
    interviewer.go.set()
    clock.advance(hours=-hours)
    assert await Turn(database, interviewer, clock, TERMS).take_over_abandoned() == 1
    state = (await client.get(f"/interviews/{interview['id']}")).json()
    assert (state["pending_answer"], state["question"]["number"]) == (None, 2)


async def test_an_evaluation_that_arrives_after_another_changes_nothing(
    client: httpx.AsyncClient, database: Database, clock: FixedClock, interviewer: ScriptedInterviewer
) -> None:
    interview = await started(client)
    interviewer.scores = [1.0, 0.0]
    interviewer.go.clear()
    other = Turn(database, interviewer, clock, TERMS)
    slow = asyncio.create_task(submit(other, interview, "Graded twice."))
    await interviewer.until_evaluating()
    clock.advance(seconds=LEASE.total_seconds() + 1)
    fast = asyncio.create_task(journey.answer(client, interview, "Graded twice."))
    await interviewer.until_evaluating(2)
    interviewer.go.set()
    first, second = await asyncio.gather(slow, fast)
    assert isinstance(first, Graded)
    assert second.json()["evaluation"]["score"] == first.evaluation.score
    assert await count(database, KeyPointVerdict) == len(first.evaluation.key_points)
    difficulty = (await client.get(f"/interviews/{interview['id']}")).json()["difficulty"]
    assert difficulty == ("hard" if first.evaluation.score == 1.0 else "easy")


async def test_a_reader_who_goes_away_does_not_stop_the_grading(
    client: httpx.AsyncClient, interviewer: ScriptedInterviewer
) -> None:
    interview = await started(client)
    interviewer.go.clear()
    leaving = asyncio.create_task(journey.answer(client, interview, "Sent, and gone."))
    await interviewer.until_evaluating()
    leaving.cancel()
    await asyncio.gather(leaving, return_exceptions=True)
    interviewer.go.set()
    assert (await journey.answer(client, interview, "Sent, and gone.")).status_code == 200
    assert interviewer.evaluated == 1


async def test_a_question_that_was_not_written_before_a_crash_is_written_at_the_next_look(
    client: httpx.AsyncClient, database: Database
) -> None:
    interview = await started(client)
    after = (await journey.answer(client, interview, "Something.")).json()["interview"]
    async with database.write() as db_session:
        row = (await db_session.scalars(select(InterviewQuestion).where(InterviewQuestion.number == 2))).one()
        await db_session.delete(row)
    state = (await client.get(f"/interviews/{interview['id']}")).json()
    assert state["question"]["number"] == 2
    assert state["question"]["id"] != after["question"]["id"]


async def test_reloads_at_once_write_the_question_once(client: httpx.AsyncClient, database: Database) -> None:
    interview = await started(client)
    await journey.answer(client, interview, "Something.")
    async with database.write() as db_session:
        row = (await db_session.scalars(select(InterviewQuestion).where(InterviewQuestion.number == 2))).one()
        await db_session.delete(row)
    states = await asyncio.gather(*(client.get(f"/interviews/{interview['id']}") for _ in range(8)))
    assert len({state.json()["question"]["id"] for state in states}) == 1


async def test_a_skip_scores_zero_lowers_the_difficulty_and_is_not_graded(
    client: httpx.AsyncClient, interviewer: ScriptedInterviewer
) -> None:
    interview = await started(client)
    body = (await journey.answer(client, interview, None)).json()
    assert body["evaluation"]["score"] == 0
    assert body["evaluation"]["graded_by"] == "skip"
    assert {point["verdict"] for point in body["evaluation"]["key_points"]} == {"missing"}
    assert body["interview"]["difficulty"] == "easy"
    assert body["interview"]["question"]["kind"] == "opening"
    assert interviewer.evaluated == 0


@pytest.mark.parametrize(
    ("score", "difficulty"), [(1.0, "hard"), (0.8, "hard"), (0.79, "medium"), (0.41, "medium"), (0.4, "easy")]
)
async def test_the_difficulty_follows_the_score(
    client: httpx.AsyncClient, interviewer: ScriptedInterviewer, score: float, difficulty: str
) -> None:
    interview = await started(client)
    interviewer.scores = [score]
    body = (await journey.answer(client, interview, "Scored as the script says.")).json()
    assert body["interview"]["difficulty"] == difficulty


async def test_every_question_and_grade_says_where_it_came_from(client: httpx.AsyncClient, database: Database) -> None:
    interview = await started(client, question_count=2)
    await journey.answer(client, interview, "An answer.")
    async with database.read() as db_session:
        calls = list(await db_session.scalars(select(ModelCall).order_by(ModelCall.step)))
    # Three topics and two questions leave no room for a follow-up.
    assert [call.step for call in calls] == ["ask", "ask", "evaluate"]
    assert {call.interviewer for call in calls} == {"offline"}


async def test_no_connection_is_held_while_an_answer_is_graded(
    client: httpx.AsyncClient, database: Database, interviewer: ScriptedInterviewer
) -> None:
    interview = await started(client)
    interviewer.go.clear()
    submitting = asyncio.create_task(journey.answer(client, interview, "Graded slowly."))
    await interviewer.until_evaluating()
    assert database.engine.pool.checkedout() == 0  # type: ignore[attr-defined]
    interviewer.go.set()
    await submitting


@pytest.mark.parametrize(
    "spoil",
    [
        lambda good: replace(good, verdicts=good.verdicts[:-1]),
        lambda good: replace(good, verdicts=(replace(good.verdicts[0], quote="never said"), *good.verdicts[1:])),
    ],
    ids=["verdict missing", "quote invented"],
)
async def test_an_evaluation_that_cannot_be_true_is_not_stored(
    client: httpx.AsyncClient, interviewer: ScriptedInterviewer, spoil: Callable[[Evaluation], Evaluation]
) -> None:
    interview = await started(client)
    interviewer.spoil = spoil
    response = await journey.answer(client, interview, "An honest answer.")
    assert (response.status_code, response.json()["reason"]) == (202, FAILED)


def test_an_evaluation_keeps_to_its_range() -> None:
    with pytest.raises(ValueError, match="correctness must be in"):
        Evaluation(1.2, 0.5, 0.5, (), "", GradedBy.OFFLINE)


async def test_an_interviewer_that_cannot_ask_now_starts_nothing_and_loses_nothing(
    database: Database, clock: FixedClock
) -> None:
    interviewer = UnavailableInterviewer()
    app = create_app(Settings(), database=database, interviewer=interviewer, clock=clock)
    transport = httpx.ASGITransport(app, raise_app_exceptions=False)
    async with httpx.AsyncClient(transport=transport, base_url="http://test/api") as client:
        interview = await started(client)
        interviewer.asking = False
        refused = await client.post("/interviews", json={})
        assert (refused.status_code, refused.json()["type"]) == (503, "urn:interview-simulator:interviewer-unavailable")
        graded = await journey.answer(client, interview, "Graded all the same.")
        assert (graded.status_code, graded.json()["interview"]["question"]) == (200, None)
        missed = [point for point in graded.json()["evaluation"]["key_points"] if point["verdict"] != "covered"]
        assert {point["text"] for point in missed} == {views.PERHAPS_NEXT}
        state = await client.get(f"/interviews/{interview['id']}")
        assert (state.status_code, state.json()["question"]) == (200, None)
        assert state.json()["question_delayed"] == str(OUT_OF_ORDER)
        interviewer.asking = True
        clock.advance(seconds=RETRY_AFTER.total_seconds())
        assert (await client.get(f"/interviews/{interview['id']}")).json()["question"]["number"] == 2
        assert len((await client.get("/interviews")).json()["items"]) == 1


async def test_what_the_follow_up_asks_for_is_hidden_until_it_is_answered(
    client: httpx.AsyncClient, database: Database
) -> None:
    interview = await started(client)
    first = (await journey.answer(client, interview, "I do not know.")).json()
    after = first["interview"]
    assert after["question"]["kind"] == "follow_up"
    wanted = await journey.model_answer(database, after["question"])
    for shown in (first, (await client.get(f"/interviews/{interview['id']}")).json()):
        assert wanted not in str(shown)
        assert views.ASKED_NEXT in str(shown)
    await journey.answer(client, after, "Still not.")
    again = (await journey.answer(client, interview, "I do not know.")).json()
    assert wanted in str(again["evaluation"]["key_points"])


async def test_a_process_does_not_take_over_what_it_is_grading_itself(
    client: httpx.AsyncClient, database: Database, clock: FixedClock, interviewer: ScriptedInterviewer
) -> None:
    """As when the machine slept: the lease has run out, and the work goes on."""
    interview = await started(client)
    turn = Turn(database, interviewer, clock, TERMS)
    interviewer.go.clear()
    submitting = asyncio.create_task(submit(turn, interview, "Graded once."))
    await interviewer.until_evaluating()
    clock.advance(seconds=LEASE.total_seconds() + 1)
    assert await turn.take_over_abandoned() == 0
    again = asyncio.create_task(submit(turn, interview, "Graded once."))
    await asyncio.sleep(0.1)
    interviewer.go.set()
    first, second = await asyncio.gather(submitting, again)
    assert isinstance(first, Graded)
    assert first == second
    assert interviewer.evaluated == 1
