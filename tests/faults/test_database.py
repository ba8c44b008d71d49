"""The database goes away during load, or another takes its place: problems that say so, nothing lost, no restart."""

import asyncio
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

import pytest

from tests.conftest import fill
from tests.faults.audit import audit
from tests.faults.postgres import Postgres
from tests.faults.readers import Readers
from tests.faults.talkative import TalkativeServer
from tests.integration.openai_server import MODEL, OpenAIServer

READERS = 6
AWAY_S = 3.0
STANDBY = "standby"


@pytest.fixture
def primary(servers_folder: Path) -> Iterator[Postgres]:
    with Postgres(servers_folder / "primary").create() as server:
        asyncio.run(fill(server.url))
        yield server


@contextmanager
def workers(folder: Path, hosts: str, chat_model: OpenAIServer) -> Iterator[list[TalkativeServer]]:
    settings = {"OPENAI_BASE_URL": chat_model.base_url, "INTERVIEW_LLM_MODEL": MODEL}
    settings |= {"DATABASE_URL": f"postgresql://postgres@{hosts}/postgres", "INTERVIEW_REQUESTS_PER_MINUTE": "0"}
    with ExitStack() as stack:
        yield [stack.enter_context(TalkativeServer(folder / f"worker{place}", **settings)) for place in range(2)]


@pytest.mark.timeout(900)
@pytest.mark.parametrize("mode", ["fast", "immediate"])
def test_a_database_restarted_during_load_costs_no_answer(
    tmp_path: Path, primary: Postgres, chat_model: OpenAIServer, mode: str
) -> None:
    with workers(tmp_path, primary.host, chat_model) as servers:
        with Readers(servers, READERS) as readers:
            readers.wait_for(READERS)
            primary.stop(mode)
            time.sleep(AWAY_S)
            primary.start()
            readers.wait_for(2 * READERS)
        assert [server.process.poll() for server in servers] == [None, None]
    assert readers.unexpected == []
    assert readers.problems["database-unavailable"] > 0
    stored = asyncio.run(audit(primary.url))
    assert readers.acknowledged.items() <= stored.items()


@pytest.mark.timeout(900)
def test_a_standby_promoted_during_load_has_every_acknowledged_answer(
    tmp_path: Path, servers_folder: Path, primary: Postgres, chat_model: OpenAIServer
) -> None:
    with Postgres(servers_folder / STANDBY).create_standby_of(primary) as standby:
        # From now on a commit is acknowledged once the standby has it.
        primary.sql(f"ALTER SYSTEM SET synchronous_standby_names = '{STANDBY}'")
        primary.sql("SELECT pg_reload_conf()")
        with workers(tmp_path, f"{primary.host},{standby.host}", chat_model) as servers:
            with Readers(servers, READERS) as readers:
                readers.wait_for(READERS)
                primary.stop("immediate")
                time.sleep(AWAY_S)
                standby.promote()
                readers.wait_for(2 * READERS)
            assert [server.process.poll() for server in servers] == [None, None]
        assert readers.unexpected == []
        assert readers.problems["database-unavailable"] > 0
        stored = asyncio.run(audit(standby.url))
        assert readers.acknowledged.items() <= stored.items()
