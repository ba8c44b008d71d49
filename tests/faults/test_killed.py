"""The server is killed at any moment of a turn: no answer is lost, none doubled, every interview comes to its end."""

import asyncio
import logging
import threading
import time
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from pathlib import Path
from random import Random

import pytest
from sqlalchemy.engine import URL

from tests.faults import steps
from tests.faults.audit import audit
from tests.faults.conftest import CALL_S
from tests.integration.server import ForkedServer

logger = logging.getLogger(__name__)

KILLS = 20
GROUPS = 5
"""In turn, so that nobody waits for the lease of what was killed to run out: its turn comes again after that."""
INTERVIEWS = 2 * GROUPS
QUESTIONS = 6
TURN_S = 2.5 * CALL_S
"""Of the answer, and of the question after it."""


@pytest.mark.timeout(1800)
def test_killed_at_20_moments_of_a_turn_nothing_is_lost_or_doubled(
    tmp_path: Path, database_url: URL, settings: dict[str, str], moments: Random
) -> None:
    acknowledged: dict[str, str] = {}
    with ForkedServer(tmp_path, **settings) as server:
        interviews = [steps.begin(server, question_count=QUESTIONS)["id"] for _ in range(INTERVIEWS)]
    for kill in range(KILLS):
        with ForkedServer(tmp_path, **settings) as server:
            threads = []
            for interview_id in interviews[kill % GROUPS :: GROUPS]:
                state = steps.until_asked(server, interview_id)
                # The same text each time it is sent, as from a page that kept it.
                text = f"What I know of question {state['current_question']}: it depends."

                def saved(question: str = state["question"]["id"], text: str = text) -> None:
                    acknowledged[question] = text

                threads.append(threading.Thread(target=steps.send, args=(server.url, state, text, saved)))
            after_s = moments.uniform(0, TURN_S)
            for thread in threads:
                thread.start()
            time.sleep(after_s)
            server.kill()
            logger.warning("killed after %.3f s, %s answers acknowledged so far", after_s, len(acknowledged))
            for thread in threads:
                thread.join()
        stored = asyncio.run(audit(database_url))
        assert acknowledged.items() <= stored.items()
    with ForkedServer(tmp_path, **settings) as server, ThreadPoolExecutor(INTERVIEWS) as readers:
        list(readers.map(partial(steps.finish, server), interviews))
    stored = asyncio.run(audit(database_url))
    assert acknowledged.items() <= stored.items()
