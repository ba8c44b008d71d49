"""What must be there before anything else: tables, the local reader, something to read."""

from interview_simulator.clock import Clock
from interview_simulator.db.migrate import migrate
from interview_simulator.db.session import Database
from interview_simulator.features.accounts.service import ensure_local_reader
from interview_simulator.features.library.importing import import_sample_library


async def prepare(database: Database, clock: Clock) -> None:
    """Migrate the database, and fill a new one. Raise `StartupError` when it cannot be used."""
    await migrate(database)
    async with database.write() as db_session:
        await ensure_local_reader(db_session, clock)
    await import_sample_library(database, clock)
