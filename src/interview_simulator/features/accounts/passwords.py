"""Passwords: hashed with Argon2id, never kept."""

import asyncio
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from functools import cache
from typing import Final, TypeVar

from pwdlib import PasswordHash
from pwdlib.hashers.argon2 import Argon2Hasher

from interview_simulator.errors import FieldError, InvalidRequest

T = TypeVar("T")

HASHING: Final = PasswordHash((Argon2Hasher(),))
# A hash takes 64 MiB and a core: who tries many passwords must not take all there is of either.
_THREADS: Final = ThreadPoolExecutor(max_workers=2, thread_name_prefix="passwords")


async def hash_of(password: str) -> str:
    return await _apart(lambda: HASHING.hash(password))


async def check(password: str, stored: str | None) -> tuple[bool, str | None]:
    """Return whether it is the password that `stored` is the hash of, and a new hash where that one is outdated.

    Without one it is wrong, which takes as long to find out.
    """
    if stored is None:
        await hash_of(password)
        return False, None
    return await _apart(lambda: HASHING.verify_and_update(password, stored))


async def refuse_common(password: str, loc: str) -> None:
    """Raise `InvalidRequest`, for the field `loc`, when it is among the passwords that are tried first."""
    if await _apart(lambda: password.lower() in _common()):
        message = "is one of the passwords that are tried first; choose another"
        raise InvalidRequest(f"{loc}: {message}", [FieldError(loc, message)])


async def _apart(work: Callable[[], T]) -> T:
    return await asyncio.get_running_loop().run_in_executor(_THREADS, work)


@cache
def _common() -> frozenset[str]:
    # Here, so that its word lists are loaded only when a password is chosen.
    from zxcvbn.frequency_lists import FREQUENCY_LISTS  # noqa: PLC0415

    return frozenset(FREQUENCY_LISTS["passwords"])
