"""What the posts of a folder are about by name: a question on one of them has to say it."""

import asyncio

from sqlalchemy.ext.asyncio import AsyncSession

from interview_simulator.features.library import written
from interview_simulator.interviewers.offline.writing.setting import FEWEST_POSTS, MOST_POSTS, folders_of, setting_of


class Surroundings:
    """Remembers what it has found of each folder; what comes into a folder later changes nothing."""

    def __init__(self) -> None:
        self._settings: dict[str, str | None] = {}

    async def setting(self, db_session: AsyncSession, source: str) -> str:
        """Return the name that most posts around `source` say, "" where there is none."""
        for folder in folders_of(source):
            if folder not in self._settings:
                bodies = await written.bodies_in(db_session, folder, MOST_POSTS)
                # In a thread, since a server goes on with other requests.
                self._settings[folder] = (
                    await asyncio.to_thread(setting_of, bodies) if len(bodies) >= FEWEST_POSTS else None
                )
            if (found := self._settings[folder]) is not None:
                return found
        return ""
