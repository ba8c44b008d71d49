"""Servers with faults: a scripted chat model that takes its time, and databases of the test's own."""

import logging
import os
import random
from collections.abc import Iterator
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory

import pytest
from sqlalchemy.engine import URL

from benchmarks.scripted import PacedModel
from tests.integration.openai_server import MODEL, OpenAIServer

CALL_S = 0.3

logger = logging.getLogger(__name__)


def environment(database_url: URL) -> dict[str, str]:
    """Settings of a server on the database of a test."""
    drivername = database_url.get_backend_name()
    url = database_url.set(drivername=drivername).render_as_string(hide_password=False)
    return {"DATABASE_URL": url, "INTERVIEW_REQUESTS_PER_MINUTE": "0", "INTERVIEW_PLATFORM_REQUESTS_PER_MINUTE": "0"}


@pytest.fixture
def chat_model() -> Iterator[OpenAIServer]:
    with OpenAIServer(PacedModel(CALL_S)) as server:
        yield server


@pytest.fixture
def settings(database_url: URL, chat_model: OpenAIServer) -> dict[str, str]:
    """Settings of a server with the chat model, on the database of the test."""
    return environment(database_url) | {"OPENAI_BASE_URL": chat_model.base_url, "INTERVIEW_LLM_MODEL": MODEL}


@pytest.fixture
def servers_folder() -> Iterator[Path]:
    """Where PostgreSQL may go, whose user is another: pytest closes its own folders to others."""
    with TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        yield Path(folder)


@pytest.fixture
def moments() -> Random:
    """Chance, by a seed that is printed, and can be given again as FAULTS_SEED."""
    seed = int(os.environ.get("FAULTS_SEED", random.randrange(10**6)))
    logger.warning("FAULTS_SEED=%s", seed)
    return Random(seed)
