"""How often passwords may be tried. Never counted by e-mail alone, so that nobody can lock another out."""

import uuid
from ipaddress import IPv6Address, IPv6Network, ip_address
from typing import Annotated, Final

from fastapi import Depends, Request

from interview_simulator.web.dependencies import ClockDep, DatabaseDep
from interview_simulator.web.rate_limits import hold_to_limit

PER_S: Final = 600.0
TRIES_OF_ONE: Final = 10
"""Of one account, by one address: so many at once, and from then on as many in ten minutes."""
TRIES_BY_ONE: Final = 100
"""By one address, which may be that of a whole school."""
NETWORK_BITS: Final = 64
"""An IPv6 customer has all addresses that begin with the same so many bits."""


class Limits:
    """Each raises `TooManyRequests`."""

    def __init__(self, request: Request, database: DatabaseDep, clock: ClockDep) -> None:
        self._database = database
        self._clock = clock
        self._address = network(request.client.host if request.client else "")

    async def sign_in(self, email: str) -> None:
        await self._hold("sign-in by one", self._address, TRIES_BY_ONE)
        await self._hold("sign-in of one by one", f"{self._address} {email}", TRIES_OF_ONE)

    async def by_address(self, what: str) -> None:
        await self._hold(what, self._address, TRIES_BY_ONE)

    async def password(self, reader: uuid.UUID) -> None:
        """Who has come by a session must not find out its password."""
        await self._hold("password", str(reader), TRIES_OF_ONE)

    async def _hold(self, name: str, key: str, limit: int) -> None:
        await hold_to_limit(self._database, self._clock, name, key, limit, PER_S)


LimitsDep = Annotated[Limits, Depends(Limits)]


def network(address: str) -> str:
    """Return whom an address belongs to, as far as it tells."""
    try:
        parsed = ip_address(address)
    except ValueError:
        return address
    if not isinstance(parsed, IPv6Address):
        return address
    if parsed.ipv4_mapped is not None:
        return str(parsed.ipv4_mapped)
    return str(IPv6Network((parsed, NETWORK_BITS), strict=False))
