"""At least 5,000 odd requests by readers who are signed in, and by a platform: no failure of the server's, no answer
that its description does not have."""

import asyncio
import logging
from collections import Counter
from collections.abc import Iterator
from itertools import count, cycle
from pathlib import Path
from typing import Any

import pytest
import schemathesis
from hypothesis import HealthCheck, given, settings
from schemathesis.schemas import APIOperation
from schemathesis.specs.openapi.checks import positive_data_acceptance
from sqlalchemy.engine import URL

from interview_simulator.clock import utc_now
from interview_simulator.db.session import Database
from interview_simulator.features.accounts.models import User
from interview_simulator.features.accounts.sessions import open_session
from tests.faults.conftest import environment
from tests.integration import platforms
from tests.integration.accounts import COOKIE
from tests.integration.server import Server
from tests.integration.test_fuzz import OPERATIONS, Case, Known

logger = logging.getLogger(__name__)

CASES = 2_600
"""On each of the two databases."""
AT_A_TIME = 60


@pytest.fixture
def server(tmp_path: Path, database_url: URL) -> Iterator[Server]:
    accounts = {"INTERVIEW_AUTH": "accounts", "INTERVIEW_SIGN_UP": "open"}
    with Server(tmp_path, **environment(database_url), **accounts) as server:
        yield server


@pytest.mark.timeout(3600)
def test_thousands_of_odd_requests_are_answered_as_described(server: Server, database_url: URL) -> None:
    schema = schemathesis.openapi.from_url(f"{server.url}/api/openapi.json")
    sent: Counter[tuple[str, str]] = Counter()
    answered: Counter[int] = Counter()
    for method, path in cycle(OPERATIONS):
        # Whoever deletes the account, or signs out, is not who comes next.
        cookie, token = asyncio.run(_signed_in(database_url))
        server.api.headers["cookie"] = cookie
        known = Known(server, token)
        answers = _send(schema[path][method], known, {"cookie": cookie} | known.token)
        sent[method, path] += answers.total()
        answered += answers
        if sent.total() >= CASES and len(sent) == len(OPERATIONS):
            break
    logger.warning("%s cases, answered with %s", sent.total(), dict(answered.most_common()))
    # Who has signed out or deleted the account is no longer who they were.
    assert answered[401] < sent.total() / 5


def _send(operation: APIOperation[Any, Any, Any, Any], known: Known, headers: dict[str, str]) -> Counter[int]:
    """Send odd requests of one kind, and return how often each status was the answer."""
    answers: Counter[int] = Counter()
    numbers = count(1)

    @given(case=operation.as_strategy())
    @settings(max_examples=AT_A_TIME, deadline=None, database=None, suppress_health_check=list(HealthCheck))
    def send(case: Case) -> None:
        if next(numbers) % 2:
            known.put_into(case)
        response = case.call_and_validate(timeout=60, headers=headers, excluded_checks=[positive_data_acceptance])
        answers[response.status_code] += 1

    send()
    return answers


async def _signed_in(url: URL) -> tuple[str, str]:
    """Return the cookie of a new reader, and the token of a platform."""
    database = Database(url)
    async with database.write() as db_session:
        reader = User(name="Reader", created_at=utc_now())
        db_session.add(reader)
        await db_session.flush()
        key = await open_session(db_session, reader.id, utc_now())
    token = await platforms.token(database, utc_now)
    await database.close()
    return f"{COOKIE}={key}", token
