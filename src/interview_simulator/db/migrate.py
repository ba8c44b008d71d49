"""Bring a database to this version's tables."""

from functools import cache
from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from alembic.util import CommandError
from sqlalchemy.engine import Connection

from interview_simulator.db.session import Database
from interview_simulator.errors import StartupError

SCRIPTS = Path(__file__).parent / "migrations"


def alembic_config(connection: Connection | None = None) -> Config:
    config = Config()
    config.set_main_option("script_location", str(SCRIPTS))
    config.attributes["connection"] = connection
    return config


async def migrate(database: Database, revision: str = "head") -> None:
    """Upgrade to `revision`. Raise `StartupError` for a database that a newer version has written."""
    async with database.write() as db_session:
        await database.lock(db_session, "migrate")
        await (await db_session.connection()).run_sync(_upgrade, revision)


async def is_migrated(database: Database) -> bool:
    """Return whether the database has this version's tables. One that a newer version has migrated has them too, since
    migrations only add."""
    async with database.read() as db_session:
        current = await (await db_session.connection()).run_sync(_revision)
    return current is not None and (current == _scripts().get_current_head() or not _is_known(current))


def _upgrade(connection: Connection, revision: str) -> None:
    current = _revision(connection)
    if current is not None and not _is_known(current):
        raise StartupError(
            f"the database is newer than this version (its revision is {current}); "
            "update the Interview Simulator, or point it at another database"
        )
    if current != _scripts().get_current_head():
        command.upgrade(alembic_config(connection), revision)


def _revision(connection: Connection) -> str | None:
    return MigrationContext.configure(connection).get_current_revision()


def _is_known(revision: str) -> bool:
    try:
        _scripts().get_revision(revision)
    except CommandError:
        return False
    return True


@cache
def _scripts() -> ScriptDirectory:
    return ScriptDirectory.from_config(alembic_config())
