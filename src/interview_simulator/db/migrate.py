"""Bring a database to this version's tables."""

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


def _upgrade(connection: Connection, revision: str) -> None:
    config = alembic_config(connection)
    scripts = ScriptDirectory.from_config(config)
    current = MigrationContext.configure(connection).get_current_revision()
    if current is not None:
        try:
            scripts.get_revision(current)
        except CommandError as error:
            raise StartupError(
                f"the database is newer than this version (its revision is {current}); "
                "update the Interview Simulator, or point it at another database"
            ) from error
    if current != scripts.get_current_head():
        command.upgrade(config, revision)
