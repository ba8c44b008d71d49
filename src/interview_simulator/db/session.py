"""The database connection: one engine, and transactions that commit when their block ends."""

import sqlite3
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any, Final

import asyncpg
from sqlalchemy import event, func, select, text
from sqlalchemy.engine import URL, Connection
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.ext.asyncio import AsyncEngine, AsyncSession, create_async_engine

from interview_simulator.db import pinging
from interview_simulator.db.faults import meaning, unreachable
from interview_simulator.db.file_systems import refuse_network
from interview_simulator.db.url import driver_arguments, parse
from interview_simulator.errors import StartupError
from interview_simulator.settings import Settings

BUSY_TIMEOUT_S: Final = 15
POOL_SIZE: Final = 5
# Names that do not resolve and refused connections reach us as the operating system's errors, and what the server
# itself refuses as the driver's.
CONNECTION_ERRORS = (
    SQLAlchemyError,
    OSError,
    asyncpg.PostgresError,
    asyncpg.InterfaceError,
    asyncpg.InternalClientError,
)


class Database:
    """Gives out sessions, each one transaction. A read sees one snapshot of everything; a write on SQLite takes the
    write lock at once, so that it waits for its turn at the start instead of failing in the middle.

    Both raise `DatabaseUnavailable`, or what else `meaning` says, when none can begin.
    """

    def __init__(self, url: URL, pool_size: int = POOL_SIZE) -> None:
        """At most `pool_size` connections to PostgreSQL are open at a time."""
        self.engine = _engine(url, pool_size)
        self.on_sqlite = url.get_backend_name() == "sqlite"
        reading = {} if self.on_sqlite else {"isolation_level": "REPEATABLE READ"}
        self.reading = self.engine.execution_options(**reading)
        self.writing = self.engine.execution_options(sqlite_begin="BEGIN IMMEDIATE")

    @classmethod
    def from_settings(cls, settings: Settings) -> "Database":
        url = database_url(settings)
        if url.get_backend_name() == "sqlite" and url.database:
            refuse_network(Path(url.database))
        return cls(url, settings.pool_size)

    @asynccontextmanager
    async def read(self) -> AsyncIterator[AsyncSession]:
        async with self._begin(self.reading) as db_session:
            yield db_session

    @asynccontextmanager
    async def write(self) -> AsyncIterator[AsyncSession]:
        async with self._begin(self.writing) as db_session:
            yield db_session

    @asynccontextmanager
    async def _begin(self, engine: AsyncEngine) -> AsyncIterator[AsyncSession]:
        async with AsyncSession(engine, expire_on_commit=False) as db_session, db_session.begin():
            try:
                await db_session.connection()
            except CONNECTION_ERRORS as error:
                raise meaning(error) or unreachable() from error
            yield db_session

    async def lock(self, db_session: AsyncSession, name: str) -> None:
        """Make other processes that want the lock `name` wait until this transaction ends.

        On SQLite a write has the whole database to itself anyway.
        """
        if not self.on_sqlite:
            await db_session.execute(select(func.pg_advisory_xact_lock(func.hashtext(name))))

    async def ping(self) -> None:
        """Raise `DatabaseUnavailable` when the database does not answer."""
        async with self.read() as db_session:
            await db_session.execute(text("SELECT 1"))

    async def close(self) -> None:
        await self.engine.dispose()


def database_url(settings: Settings) -> URL:
    """Return the URL to connect to; without DATABASE_URL, a file in the data folder, which is created."""
    if settings.database_url is None:
        return URL.create("sqlite+aiosqlite", database=str(_writable(settings.data_dir) / "interview-simulator.db"))
    return parse(settings.database_url)


def _writable(folder: Path) -> Path:
    probe = folder / ".writable"
    try:
        folder.mkdir(parents=True, exist_ok=True)
        probe.touch()
        probe.unlink()
    except OSError as error:
        raise StartupError(
            f"cannot write to the data folder {folder} ({error.strerror}); set INTERVIEW_SIMULATOR_DATA_DIR to another"
        ) from error
    return folder


def _engine(url: URL, pool_size: int) -> AsyncEngine:
    """Its errors tell the statement and no parameters: they get into logs, and parameters are what readers wrote."""
    if url.get_backend_name() != "sqlite":
        arguments = driver_arguments(url)
        url = url.set(query={})
        pool: dict[str, Any] = {"pool_size": pool_size, "max_overflow": 0}
        engine = create_async_engine(url, **pool, connect_args=arguments, hide_parameters=True)
        pinging.install(engine)
        return engine
    engine = create_async_engine(url, connect_args={"timeout": BUSY_TIMEOUT_S}, hide_parameters=True)
    event.listen(engine.sync_engine, "connect", _prepare_sqlite)
    event.listen(engine.sync_engine, "begin", _begin_sqlite)
    return engine


def _prepare_sqlite(connection: Any, _record: object) -> None:
    # The driver's own transaction handling starts too late (at the first write); _begin_sqlite does it instead.
    connection.isolation_level = None
    cursor: sqlite3.Cursor = connection.cursor()
    for pragma in ("journal_mode=WAL", "synchronous=FULL", "foreign_keys=ON"):
        cursor.execute(f"PRAGMA {pragma}")
    cursor.close()


def _begin_sqlite(connection: Connection) -> None:
    connection.exec_driver_sql(connection.get_execution_options().get("sqlite_begin", "BEGIN"))
