"""Connections of the pool are asked whether they still stand, but only after lying idle: it takes three round trips."""

import time
from typing import Any, Final

from sqlalchemy import event
from sqlalchemy.exc import InvalidatePoolError
from sqlalchemy.ext.asyncio import AsyncEngine
from sqlalchemy.pool import ConnectionPoolEntry, PoolProxiedConnection

ASKED_AFTER_S: Final = 1.0
"""A server that goes away breaks at most what is asked of it in so long; the first failure empties the pool."""
USED_AT: Final = "used_at"


def install(engine: AsyncEngine) -> None:
    dialect = engine.sync_engine.dialect

    def note(_connection: Any, entry: ConnectionPoolEntry) -> None:
        entry.info[USED_AT] = time.monotonic()

    def ask(connection: Any, entry: ConnectionPoolEntry, _proxy: PoolProxiedConnection) -> None:
        if time.monotonic() - entry.info.get(USED_AT, time.monotonic()) < ASKED_AFTER_S:
            return
        try:
            stands = dialect.do_ping(connection)
        except dialect.loaded_dbapi.Error as error:
            if not dialect.is_disconnect(error, connection, None):
                raise
            stands = False
        if not stands:
            # The others are as old; the pool opens new ones.
            raise InvalidatePoolError

    event.listen(engine.sync_engine, "checkin", note)
    event.listen(engine.sync_engine, "checkout", ask)
