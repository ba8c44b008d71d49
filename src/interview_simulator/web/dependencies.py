"""What routes are handed: a database session for one request, the clock."""

from collections.abc import AsyncIterator
from typing import Annotated

from fastapi import Depends, Request
from sqlalchemy.ext.asyncio import AsyncSession

from interview_simulator.clock import Clock
from interview_simulator.db.session import Database


def database(request: Request) -> Database:
    found: Database = request.app.state.database
    return found


async def db_session(request: Request) -> AsyncIterator[AsyncSession]:
    """One request, one transaction, committed before the response leaves."""
    begin = database(request).read if request.method == "GET" else database(request).write
    async with begin() as session:
        yield session


def clock(request: Request) -> Clock:
    found: Clock = request.app.state.clock
    return found


DatabaseDep = Annotated[Database, Depends(database)]
DbSession = Annotated[AsyncSession, Depends(db_session, scope="function")]
ClockDep = Annotated[Clock, Depends(clock)]
