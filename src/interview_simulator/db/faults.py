"""What a failure of the database comes to: no room, nothing may be written, gone for now, or a mistake of ours."""

import sqlite3
from typing import Final

from sqlalchemy.exc import DBAPIError, InterfaceError, OperationalError

from interview_simulator.errors import AppError, DatabaseFull, DatabaseReadOnly, DatabaseUnavailable

NO_ROOM: Final = "53100"
READ_ONLY: Final = "25006"
GONE: Final = ("08", "53", "57P", "58")
"""What PostgreSQL's codes begin with where it is not there, or has too much to do, to take the statement."""


def meaning(error: BaseException) -> AppError | None:
    """Return what `error` of a database or its driver is to the caller; None for a mistake in what we asked."""
    if isinstance(error, AppError):
        return error
    origin = error.orig if isinstance(error, DBAPIError) else error
    # The low byte says what; the others, where.
    lite = getattr(origin, "sqlite_errorcode", None)
    code = getattr(origin, "sqlstate", None) or ""
    if (lite is not None and lite & 0xFF == sqlite3.SQLITE_FULL) or code == NO_ROOM:
        return DatabaseFull("The database has no room left, so nothing was changed. Try again when there is some.")
    if (lite is not None and lite & 0xFF == sqlite3.SQLITE_READONLY) or code == READ_ONLY:
        return DatabaseReadOnly("The database can only be read at the moment, so nothing was changed. Try again.")
    if lite == sqlite3.SQLITE_ERROR or (isinstance(error, DBAPIError) and not _is_gone(error, code)):
        return None
    return unreachable()


def unreachable() -> DatabaseUnavailable:
    return DatabaseUnavailable("The database cannot be reached at the moment. Try again.")


def _is_gone(error: DBAPIError, code: str) -> bool:
    return isinstance(error, OperationalError | InterfaceError) or error.connection_invalidated or code.startswith(GONE)
