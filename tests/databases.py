"""Databases of a PostgreSQL server for tests.

All tests of a process use one, which is put back after each of them: to make a new one is to write 300 files.
"""

import asyncio
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Final

import asyncpg
from sqlalchemy.engine import URL

PREPARED: Final = "prepared"


class Databases:
    """The databases of a server. `prepare` it before `prepared` is asked for."""

    def __init__(self, server: URL) -> None:
        self._server = server
        self._runner = asyncio.Runner()
        self._connection = self._runner.run(_connect(server))
        self._put_back = ""

    def close(self) -> None:
        self._runner.run(self._connection.close())
        self._runner.close()

    def create(self, name: str) -> URL:
        self._execute(f"CREATE DATABASE {name} STRATEGY FILE_COPY")
        return self._server.set(database=name)

    def keep(self) -> None:
        """Keep what the prepared database has now."""
        self._put_back = self._runner.run(_keep(self._server.set(database=PREPARED)))

    @contextmanager
    def empty(self) -> Iterator[URL]:
        """A database without tables."""
        name = f"empty_{uuid.uuid4().hex}"
        try:
            yield self.create(name)
        finally:
            self._execute(f"DROP DATABASE {name} WITH (FORCE)")

    @contextmanager
    def prepared(self) -> Iterator[URL]:
        """The prepared database under a name of its own: what a test before this one left running won't find it."""
        name = f"test_{uuid.uuid4().hex}"
        self._execute(f"ALTER DATABASE {PREPARED} RENAME TO {name}")
        url = self._server.set(database=name)
        try:
            yield url
        finally:
            self._disconnect(name)
            self._runner.run(_execute(url, self._put_back))
            self._disconnect(name)
            self._execute(f"ALTER DATABASE {name} RENAME TO {PREPARED}")

    def _disconnect(self, name: str) -> None:
        self._execute(f"SELECT pg_terminate_backend(pid, 10000) FROM pg_stat_activity WHERE datname = '{name}'")

    def _execute(self, statement: str) -> None:
        self._runner.run(self._connection.execute(statement))


async def _keep(url: URL) -> str:
    """Return what puts all tables back."""
    connection = await _connect(url)
    tables = await connection.fetch("SELECT tablename FROM pg_tables WHERE schemaname = 'public'")
    names = [table["tablename"] for table in tables]
    await connection.execute("CREATE SCHEMA kept")
    statements = ["SET session_replication_role = replica", *(f"DELETE FROM {name}" for name in names)]
    for name in names:
        rows = await connection.execute(f"CREATE TABLE kept.{name} AS TABLE {name}")
        if rows != "SELECT 0":
            statements.append(f"INSERT INTO {name} TABLE kept.{name}")
    await connection.close()
    return "; ".join(statements)


async def _execute(url: URL, statements: str) -> None:
    connection = await _connect(url)
    await connection.execute(statements)
    await connection.close()


async def _connect(url: URL) -> asyncpg.Connection:
    return await asyncpg.connect(url.set(drivername="postgresql").render_as_string(hide_password=False))
