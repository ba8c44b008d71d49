"""Several servers of one database, such as a primary and its standby: connected to is the one that will do."""

from collections.abc import Sequence
from typing import Any, NamedTuple

import asyncpg


class Address(NamedTuple):
    host: str
    port: int


class Hosts:
    """Tries one server after the other, each with a timeout of its own: a machine that is switched off answers
    nothing, and must not use up the time of the one that took over. Begins with the server that would do last.
    """

    def __init__(self, addresses: Sequence[Address]) -> None:
        self._addresses = list(addresses)

    async def connect(self, **arguments: Any) -> Any:
        """Return a driver's connection; raise the last server's error where none will do."""
        last: Exception | None = None
        for address in tuple(self._addresses):
            try:
                connection = await asyncpg.connect(host=address.host, port=address.port, **arguments)
            except (OSError, asyncpg.PostgresError, asyncpg.InternalClientError) as error:
                last = error
                continue
            self._addresses.remove(address)
            self._addresses.insert(0, address)
            return connection
        assert last is not None
        raise last
