"""The reader a request speaks for."""

import uuid
from typing import Annotated

from fastapi import Depends, Request, Security

from interview_simulator.errors import NotFound, NotSignedIn
from interview_simulator.features.accounts import sessions
from interview_simulator.features.accounts.admission import Admission
from interview_simulator.features.accounts.cookies import SessionCookie, session_cookie
from interview_simulator.features.accounts.service import LOCAL_READER_ID
from interview_simulator.web.dependencies import ClockDep, DatabaseDep


async def admission(request: Request) -> Admission:
    found: Admission = request.app.state.admission
    return found


AdmissionDep = Annotated[Admission, Depends(admission)]


async def reader_if_any(
    request: Request, admission: AdmissionDep, database: DatabaseDep, clock: ClockDep
) -> uuid.UUID | None:
    if not admission.has_accounts:
        return LOCAL_READER_ID
    return await sessions.reader_of(database, session_cookie(request, admission), clock())


ReaderIfAny = Annotated[uuid.UUID | None, Depends(reader_if_any)]


async def current_reader(
    reader: ReaderIfAny, _cookie: Annotated[str | None, Security(SessionCookie)] = None
) -> uuid.UUID:
    if reader is None:
        raise NotSignedIn("Sign in first.")
    return reader


CurrentReader = Annotated[uuid.UUID, Depends(current_reader)]


async def accounts_only(admission: AdmissionDep) -> None:
    if not admission.has_accounts:
        raise NotFound("There are no accounts here: whoever reaches this address is the reader.")
