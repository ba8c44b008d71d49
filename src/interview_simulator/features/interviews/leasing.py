"""Leases: one worker alone does a piece of work, and whoever finds the lease run out goes on with it.

A worker keeps renewing its lease while it works, so that work may take long and a dead worker is still noticed soon.
"""

import asyncio
import logging
from collections.abc import AsyncIterator, Awaitable, Callable, Sequence
from contextlib import asynccontextmanager
from datetime import timedelta
from typing import Final

logger = logging.getLogger(__name__)

LEASE: Final = timedelta(seconds=10)
RENEW_EVERY_S: Final = 3.0
PARTING_S: Final = 0.5


@asynccontextmanager
async def kept(renew: Callable[[], Awaitable[object]]) -> AsyncIterator[None]:
    """Renew a lease as long as the block runs."""

    async def keep() -> None:
        while True:
            await asyncio.sleep(RENEW_EVERY_S)
            try:
                await renew()
            except Exception as error:  # A database that is down now may be back in time for the next renewal.
                logger.warning("could not renew a lease", exc_info=error)

    keeping = asyncio.create_task(keep())
    try:
        yield
    finally:
        keeping.cancel()
        await asyncio.gather(keeping, return_exceptions=True)


async def finish_or_cancel(tasks: Sequence[asyncio.Task[None]]) -> None:
    """Let work that is nearly done come to its end; leave the rest to whoever finds its lease run out."""
    if tasks:
        _, unfinished = await asyncio.wait(tasks, timeout=PARTING_S)
        for task in unfinished:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
