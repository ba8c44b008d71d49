"""Where a browser signs in and out."""

from typing import Annotated

from fastapi import Depends, Request, Response

from interview_simulator.features.accounts import service, sessions
from interview_simulator.features.accounts.cookies import delete_session_cookie, session_cookie, set_session_cookie
from interview_simulator.features.accounts.dependencies import AdmissionDep
from interview_simulator.features.accounts.schemas import AccountOut
from interview_simulator.web.dependencies import ClockDep, DatabaseDep


class Entrance:
    def __init__(
        self, request: Request, response: Response, database: DatabaseDep, clock: ClockDep, admission: AdmissionDep
    ) -> None:
        self.database = database
        self.admission = admission
        self.now = clock()
        self.key = session_cookie(request, admission)
        """Of the session that the browser has now, if any."""
        self._response = response

    async def enter(self, key: str) -> AccountOut:
        """Give the browser the `key` of a new session, and return whose it is."""
        set_session_cookie(self._response, key, self.admission)
        async with self.database.read() as db_session:
            session = await sessions.find(db_session, key, self.now)
            return await service.account(db_session, self.admission, session.user_id if session else None)

    def leave(self) -> None:
        delete_session_cookie(self._response, self.admission)


EntranceDep = Annotated[Entrance, Depends(Entrance)]
