"""Two workers on one database: what is sent to both happens once, and what one leaves behind the other finishes."""

import asyncio
import threading
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack
from pathlib import Path

import pytest
from sqlalchemy.engine import URL

from tests.faults import steps
from tests.faults.audit import audit, counts, model_answer
from tests.integration.journey import Json
from tests.integration.openai_server import OpenAIServer
from tests.integration.server import ForkedServer, Server
from tests.processes import wait_until

SUBMITS = 50
TAKEN_OVER_WITHIN_S = 25.0
"""A lease, a look-out for abandoned answers, and the grading."""


@pytest.fixture
def workers(tmp_path: Path, settings: dict[str, str]) -> Iterator[list[Server]]:
    with ExitStack() as stack:
        yield [stack.enter_context(ForkedServer(tmp_path / str(place), **settings)) for place in range(2)]


@pytest.mark.timeout(900)
def test_one_answer_sent_50_times_to_two_workers_counts_once(workers: list[Server], database_url: URL) -> None:
    state = steps.begin(workers[0], question_count=2)
    for _ in range(2):
        text = asyncio.run(model_answer(database_url, state["question"]["id"]))

        def submit(place: int, state: Json = state, text: str = text) -> Json:
            return steps.answer(workers[place % 2], state, text)

        with ThreadPoolExecutor(SUBMITS) as threads:
            outcomes = list(threads.map(submit, range(SUBMITS)))
        assert {outcome["difficulty"] for outcome in outcomes} == {outcomes[0]["difficulty"]}
        state = steps.until_asked(workers[0], state["id"])
    assert state["status"] == "completed"
    assert len(asyncio.run(audit(database_url))) == 2
    assert asyncio.run(counts(database_url)) == {"answers": 2, "ability updates": 2, "badges": 1}


@pytest.mark.timeout(900)
def test_what_a_killed_worker_was_grading_another_finishes_unasked(
    workers: list[Server], chat_model: OpenAIServer, database_url: URL
) -> None:
    state = steps.begin(workers[0], question_count=3)
    saved = threading.Event()
    submit = (workers[0].url, state, "Left behind in the middle of it.", saved.set)
    submitting = threading.Thread(target=steps.send, args=submit)
    submitting.start()
    assert saved.wait(30)
    workers[0].kill()
    submitting.join()
    assert asyncio.run(counts(database_url))["ability updates"] == 0
    wait_until(lambda: asyncio.run(counts(database_url))["ability updates"] == 1, TAKEN_OVER_WITHIN_S)
    assert steps.until_asked(workers[1], state["id"])["current_question"] == 2
    asyncio.run(audit(database_url))
