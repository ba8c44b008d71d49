"""Transactions that others may stand in the way of, as they stand in theirs."""

from collections.abc import Awaitable, Callable
from typing import Final, TypeVar

from sqlalchemy.exc import DBAPIError

DEADLOCK: Final = "40P01"
MOST_TRIES: Final = 4

T = TypeVar("T")


async def despite_deadlocks(transaction: Callable[[], Awaitable[T]]) -> T:
    """Do the whole `transaction` again when PostgreSQL has ended it for two that wait for each other."""
    for _ in range(MOST_TRIES - 1):
        try:
            return await transaction()
        except DBAPIError as error:
            if getattr(error.orig, "sqlstate", None) != DEADLOCK:
                raise
    return await transaction()
