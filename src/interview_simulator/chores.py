"""What a server does besides answering: once on each machine, however many workers it has."""

import asyncio
import logging
from typing import Final

from interview_simulator.clock import Clock
from interview_simulator.db.session import Database
from interview_simulator.features.accounts.service import clear_away_ended
from interview_simulator.features.interviews.calibrating import calibrate
from interview_simulator.features.library.writing import write_questions
from interview_simulator.web.rate_limits import clear_away

WRITE_EVERY_S: Final = 60.0
CALIBRATE_EVERY_S: Final = 600.0
CLEAR_AWAY_EVERY_S: Final = 600.0

logger = logging.getLogger(__name__)


async def do_chores(database: Database, clock: Clock) -> None:
    """Do them for ever."""
    await asyncio.gather(_write_questions(database), _calibrate(database, clock), _clear_away(database, clock))


async def _write_questions(database: Database) -> None:
    """Write the questions of posts that came without: the sample library, what the version before has imported, and
    what platforms push."""
    while True:
        try:
            await write_questions(database)
        except Exception as error:  # Interviews go on with what there is, and the next round tries again.
            logger.warning("could not write questions", exc_info=error)
        await asyncio.sleep(WRITE_EVERY_S)


async def _calibrate(database: Database, clock: Clock) -> None:
    """Learn, again and again, from the interviews that were finished meanwhile."""
    while True:
        await asyncio.sleep(CALIBRATE_EVERY_S)
        try:
            await calibrate(database, clock)
        except Exception as error:  # The difficulties stay as they were.
            logger.warning("could not fit the difficulties", exc_info=error)


async def _clear_away(database: Database, clock: Clock) -> None:
    """Forget, again and again, who did what when, once it no longer counts."""
    while True:
        await asyncio.sleep(CLEAR_AWAY_EVERY_S)
        try:
            async with database.write() as db_session:
                await clear_away(db_session, clock())
                await clear_away_ended(db_session, clock())
        except Exception as error:  # The next round clears away more.
            logger.warning("could not clear away what is over", exc_info=error)
