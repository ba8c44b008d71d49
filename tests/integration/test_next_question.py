"""With a chat model, the next question is written while the reader reads the feedback on the last answer."""

import asyncio
import threading
import uuid
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import httpx
import pytest

from interview_simulator.db.session import Database
from interview_simulator.features.accounts.service import LOCAL_READER_ID
from interview_simulator.features.interviews.preparing import QuestionWriter
from interview_simulator.features.usage.service import DailyLimits
from interview_simulator.interviewers.fallback import LIMIT_REACHED
from interview_simulator.interviewers.llm.breaker import Breaker
from tests.conftest import FixedClock
from tests.integration import journey
from tests.integration.chat_models import GoodModel, Wired, interviewer, requests_for, wired
from tests.integration.events import named, stream_answer
from tests.integration.imports import add, empty
from tests.integration.interviewers import TERMS
from tests.integration.openai_server import HANGING, Reply

ON_SQLITE = pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
WITHOUT_QUESTIONS = """---
title: On tides
tags: [sea]
---
The moon pulls at the sea, and the earth turns beneath it. That is why there are two tides a day.
"""


NOTHING_TO_WRITE_FROM = """---
title: Von den Gezeiten
tags: [meer]
---
Der Mond zieht am Meer, und die Erde dreht sich darunter. Deshalb gibt es zwei Fluten am Tag.
Auch die Sonne hebt das Wasser ein wenig an. Steht sie mit dem Mond in einer Linie, steigt die Flut am meisten.
"""
"""For the offline interviewer, which has English only."""


class Waiting(GoodModel):
    """Writes a question after the first only when it is told to go on."""

    def __init__(self) -> None:
        super().__init__(follow_up=self._when_told, ask=[self.good, self._when_told])
        self.go = threading.Event()

    def _when_told(self, body: dict[str, Any]) -> Reply:
        assert self.go.wait(20)
        return self.good(body)


@pytest.fixture
def model() -> Waiting:
    return Waiting()


@pytest.fixture
async def site(database: Database, clock: FixedClock, model: Waiting) -> AsyncIterator[Wired]:
    async with wired(database, clock, model=model) as site:
        yield site
        model.go.set()


def written(site: Wired) -> int:
    """How often a question after the first was asked for."""
    return len(requests_for(site.server, "ask", "follow_up")) - 1


@pytest.mark.parametrize("streamed", [True, False])
async def test_feedback_does_not_wait_for_the_next_question(site: Wired, model: Waiting, streamed: bool) -> None:
    interview = await site.begin()
    if streamed:
        (outcome,) = named(await stream_answer(site.client, interview, site.answer_to(interview)), "outcome")
    else:
        outcome = (await journey.answer(site.client, interview, site.answer_to(interview))).json()
    assert outcome["evaluation"]["graded_by"] == "llm"
    assert (outcome["interview"]["question"], outcome["interview"]["current_question"]) == (None, 2)
    assert (await site.client.get(f"/interviews/{interview['id']}")).json()["question"] is None
    model.go.set()
    state = await site.current(interview)
    assert (state["question"]["number"], state["question_delayed"]) == (2, None)
    assert written(site) == 1


async def test_the_question_is_written_once_however_many_look_at_it(site: Wired, model: Waiting) -> None:
    interview = await site.begin()
    await journey.answer(site.client, interview, site.answer_to(interview))
    url = f"/interviews/{interview['id']}"
    states = await asyncio.gather(*(site.client.get(url) for _ in range(8)))
    assert [state.json()["question"] for state in states] == [None] * 8
    model.go.set()
    question = (await site.current(interview))["question"]
    states = await asyncio.gather(*(site.client.get(url) for _ in range(8)))
    assert [state.json()["question"] for state in states] == [question] * 8
    assert written(site) == 1


@ON_SQLITE
async def test_who_looks_just_before_a_question_is_written_does_not_write_the_next_one(
    database: Database, clock: FixedClock
) -> None:
    async with wired(database, clock) as site:
        interview = await site.begin()
        await journey.answer(site.client, interview, site.answer_to(interview))
        interview = await site.current(interview)
        # Somebody, in this process or another, saw that question 2 was missing, and gets to write it only now.
        late = QuestionWriter(database, interviewer(site.server.base_url, Breaker()), clock, TERMS)
        await late._write_alone(LOCAL_READER_ID, uuid.UUID(interview["id"]), 2)
        assert written(site) == 1
        await late.close()
        await journey.answer(site.client, interview, site.answer_to(interview))
        async with asyncio.timeout(5):
            assert (await site.current(interview))["question"]["number"] == 3


@ON_SQLITE
async def test_looking_again_and_again_writes_each_question_once(database: Database, clock: FixedClock) -> None:
    async with wired(database, clock) as site:
        interview = await site.begin(question_count=8)
        for number in range(2, 6):
            await journey.answer(site.client, interview, site.answer_to(interview))
            url = f"/interviews/{interview['id']}"
            while (interview := (await site.client.get(url)).json())["question"] is None:
                await asyncio.gather(*(site.client.get(url) for _ in range(4)))
            assert interview["question"]["number"] == number
            assert written(site) == number - 1


@ON_SQLITE
async def test_while_the_question_is_not_written_nobody_else_is_kept_waiting(
    database: Database, clock: FixedClock
) -> None:
    async with wired(database, clock, model=GoodModel(follow_up=HANGING)) as site:
        interview = await site.begin()
        await journey.answer(site.client, interview, site.answer_to(interview))
        async with asyncio.timeout(3):
            for _ in range(3):
                state = (await site.client.get(f"/interviews/{interview['id']}")).json()
        assert (state["question"], state["current_question"]) == (None, 2)
        assert state["last_evaluation"]["evaluation"]["graded_by"] == "llm"


@ON_SQLITE
async def test_a_model_that_only_repeats_itself_does_not_cost_call_after_call(
    database: Database, clock: FixedClock
) -> None:
    async with wired(database, clock) as site:
        interview = await site.begin(posts=3, question_count=3)
        assert len(interview["topics"]) == 3
        same = site.model.good(site.server.requests[0].body)
        site.model.spoil(ask=same, follow_up=same)
        for _ in range(2):
            asked = len(requests_for(site.server, "ask", "follow_up"))
            await journey.answer(site.client, interview, site.answer_to(interview))
            interview = await site.current(interview)
            assert interview["question"]["text"]
            # A follow-up and an opening question for each of three topics, each with its second try.
            assert len(requests_for(site.server, "ask", "follow_up")) - asked <= 8


@ON_SQLITE
async def test_an_interview_ends_when_the_model_has_nothing_new_to_ask(
    database: Database, clock: FixedClock, tmp_path: Path
) -> None:
    await empty(database)
    await add(database, tmp_path / "posts", tides=NOTHING_TO_WRITE_FROM)
    async with wired(database, clock) as site:
        interview = await site.begin(question_count=5)
        assert interview["question_count"] == 5
        same = site.model.good(site.server.requests[0].body)
        site.model.spoil(ask=same, follow_up=same)
        await journey.answer(site.client, interview, site.answer_to(interview))
        interview = await site.current(interview)
        # The same question again, after the follow-up that it was asked for at first.
        while interview["status"] == "in_progress":
            await journey.answer(site.client, interview, site.answer_to(interview))
            interview = await site.current(interview)
        results = (await site.client.get(f"/interviews/{interview['id']}/results")).json()
        texts = [item["question"]["text"] for item in results["answers"]]
        assert len(set(texts)) == len(texts) == results["question_count"] < 5


@ON_SQLITE
async def test_an_interview_waits_for_the_day_when_the_model_may_be_asked_again(
    database: Database, clock: FixedClock, tmp_path: Path
) -> None:
    await empty(database)
    await add(database, tmp_path / "posts", tides=NOTHING_TO_WRITE_FROM)
    async with wired(database, clock, limits=DailyLimits(per_reader=1, in_all=100)) as site:
        state = await site.begin(question_count=9)
        asked = []
        # The offline interviewer may have more to ask about what was missed.
        while state["question"] is not None:
            asked.append(state["question"]["text"])
            state = (await journey.answer(site.client, state, site.answer_to(state))).json()["interview"]
            await asyncio.sleep(0.5)
            state = (await site.client.get(f"/interviews/{state['id']}")).json()
        assert state["status"] == "in_progress"
        assert state["question_delayed"] == LIMIT_REACHED
        clock.advance(days=1)
        state = await site.current(state)
        assert state["question"]["number"] == len(asked) + 1
        assert state["question"]["text"] not in asked


async def test_a_chat_model_asks_about_posts_without_questions_too(
    database: Database, clock: FixedClock, client: httpx.AsyncClient, tmp_path: Path
) -> None:
    await empty(database)
    await add(database, tmp_path / "posts", tides=WITHOUT_QUESTIONS)
    async with wired(database, clock) as site:
        posts = await journey.read_posts(site.client)
        plan = (await site.client.get("/interview-plan")).json()
        assert [(topic["name"], topic["questions"], topic["chosen"]) for topic in plan["topics"]] == [("sea", 0, True)]
        assert plan["interviewer"] == {"name": "llm", "chat_model": "scripted-model"}
        interview = await journey.start(site.client, question_count=2)
        assert "The moon pulls at the sea" in str(site.server.requests[0].body)
        graded = (await journey.answer(site.client, interview, site.answer_to(interview))).json()["evaluation"]
        assert graded["graded_by"] == "llm"
        assert {point["source"]["post_id"] for point in graded["key_points"]} == {posts[0]["id"]}
        await site.current(interview)
        assert (await client.get("/interview-plan")).json()["topics"] == []


@ON_SQLITE
async def test_when_nobody_can_ask_about_a_post_without_questions_nothing_is_started(
    database: Database, clock: FixedClock, tmp_path: Path
) -> None:
    await empty(database)
    await add(database, tmp_path / "posts", tides=WITHOUT_QUESTIONS)
    async with wired(database, clock, model=GoodModel(ask=Reply(status=401))) as site:
        await journey.read_posts(site.client)
        response = await site.client.post("/interviews", json={})
        assert (response.status_code, response.json()["type"]) == (
            503,
            "urn:interview-simulator:interviewer-unavailable",
        )
        assert "API key" in response.json()["detail"]
        assert (await site.client.get("/interviews")).json()["items"] == []
