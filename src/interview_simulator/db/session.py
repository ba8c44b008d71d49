"""The database connection: one engine, and transactions that commit when their block ends."""

import sqlite3
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

from sqlalchemy import event, text
from sqlalchemy.engine import URL, Connection, make_url
from sqlalchemy.exc import ArgumentError
from sqlalchemy.ext.asyncio import AsyncEngine, AsyncSession, async_sessionmaker, create_async_engine

from interview_simulator.errors import StartupError
from interview_simulator.settings import Settings

DRIVERS = {"sqlite": "sqlite+aiosqlite", "postgresql": "postgresql+asyncpg", "postgres": "postgresql+asyncpg"}
BUSY_TIMEOUT_S = 15


class Database:
    """Gives out sessions. A read sees one snapshot; a write on SQLite takes the write lock at once, so that it
    waits for its turn at the start instead of failing in the middle."""

    def __init__(self, url: URL) -> None:
        self.engine = _engine(url)
        self._reading = async_sessionmaker(self.engine, expire_on_commit=False)
        self._writing = async_sessionmaker(
            self.engine.execution_options(sqlite_begin="BEGIN IMMEDIATE"), expire_on_commit=False
        )

    @classmethod
    def from_settings(cls, settings: Settings) -> "Database":
        return cls(database_url(settings))

    @asynccontextmanager
    async def read(self) -> AsyncIterator[AsyncSession]:
        async with self._reading.begin() as db_session:
            yield db_session

    @asynccontextmanager
    async def write(self) -> AsyncIterator[AsyncSession]:
        async with self._writing.begin() as db_session:
            yield db_session

    async def ping(self) -> None:
        """Raise whatever the driver raises when the database does not answer."""
        async with self.engine.connect() as connection:
            await connection.execute(text("SELECT 1"))

    async def close(self) -> None:
        await self.engine.dispose()


def database_url(settings: Settings) -> URL:
    """Return the URL to connect to; without DATABASE_URL, a file in the data folder, which is created."""
    if settings.database_url is None:
        return URL.create("sqlite+aiosqlite", database=str(_writable(settings.data_dir) / "interview-simulator.db"))
    try:
        url = make_url(settings.database_url)
    except ArgumentError as error:
        raise StartupError(
            "DATABASE_URL is not a database URL; expected postgresql://user:password@host/name"
        ) from error
    backend = url.get_backend_name()
    if backend not in DRIVERS:
        raise StartupError(f"DATABASE_URL names {backend!r}; supported are postgresql and sqlite")
    return url.set(drivername=DRIVERS[backend])


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


def _engine(url: URL) -> AsyncEngine:
    if url.get_backend_name() != "sqlite":
        return create_async_engine(url, pool_pre_ping=True)
    engine = create_async_engine(url, connect_args={"timeout": BUSY_TIMEOUT_S})
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
