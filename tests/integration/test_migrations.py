"""Migrations run up and down, make the tables the code declares, and refuse a newer database."""

import pytest
from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.runtime.migration import MigrationContext
from sqlalchemy import inspect, text
from sqlalchemy.engine import URL, Connection

from interview_simulator.db.base import Base
from interview_simulator.db.migrate import alembic_config, migrate
from interview_simulator.db.session import Database
from interview_simulator.errors import StartupError


def _tables(connection: Connection) -> set[str]:
    return set(inspect(connection).get_table_names()) - {"alembic_version"}


async def test_up_down_and_up_again(empty_database_url: URL) -> None:
    database = Database(empty_database_url)
    await migrate(database)
    async with database.engine.begin() as connection:
        assert await connection.run_sync(_tables) == set(Base.metadata.tables)
        await connection.run_sync(lambda c: command.downgrade(alembic_config(c), "base"))
        assert await connection.run_sync(_tables) == set()
    await migrate(database)
    async with database.engine.connect() as connection:
        assert await connection.run_sync(_tables) == set(Base.metadata.tables)
    await database.close()


async def test_the_tables_are_those_the_code_declares(database: Database) -> None:
    def differences(connection: Connection) -> list[object]:
        return list(compare_metadata(MigrationContext.configure(connection), Base.metadata))

    async with database.engine.connect() as connection:
        assert await connection.run_sync(differences) == []


async def test_a_newer_database_is_refused(database: Database) -> None:
    async with database.engine.begin() as connection:
        await connection.execute(text("UPDATE alembic_version SET version_num = 'from-the-future'"))
    with pytest.raises(StartupError, match="newer than this version"):
        await migrate(database)
