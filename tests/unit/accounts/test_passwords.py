"""Passwords are hashed with Argon2id, as it is recommended, and apart from the event loop."""

import asyncio
import re
import time

import pytest

from interview_simulator.errors import InvalidRequest
from interview_simulator.features.accounts import passwords


async def test_a_hash_costs_what_it_should() -> None:
    """OWASP: at least 46 MiB and one pass, or 19 MiB and two."""
    stored = await passwords.hash_of("a long one that nobody guesses")
    found = re.match(r"\$argon2id\$v=19\$m=(\d+),t=(\d+),p=(\d+)\$", stored)
    assert found is not None
    memory, passes, _ = map(int, found.groups())
    assert memory >= 47104
    assert passes >= 1


async def test_it_is_the_password_or_it_is_not() -> None:
    stored = await passwords.hash_of("a long one that nobody guesses")
    assert await passwords.check("a long one that nobody guesses", stored) == (True, None)
    assert await passwords.check("A long one that nobody guesses", stored) == (False, None)
    assert await passwords.check("a long one that nobody guesses", None) == (False, None)


async def test_the_event_loop_goes_on_meanwhile() -> None:
    longest = 0.0

    async def watch() -> None:
        nonlocal longest
        while True:
            started = time.perf_counter()
            await asyncio.sleep(0)
            longest = max(longest, time.perf_counter() - started)

    watching = asyncio.create_task(watch())
    started = time.perf_counter()
    await passwords.hash_of("a long one that nobody guesses")
    took = time.perf_counter() - started
    watching.cancel()
    assert longest < took / 2


@pytest.mark.parametrize("password", ["password", "Password", "12345678", "iloveyou", "qwertyuiop"])
async def test_passwords_that_are_tried_first_are_refused(password: str) -> None:
    with pytest.raises(InvalidRequest, match=r"body\.password"):
        await passwords.refuse_common(password, "body.password")


def test_the_most_common_of_usable_length_are_known() -> None:
    """ASVS 5.0, 6.2.4: at least the first 3000."""
    assert sum(len(password) >= 8 for password in passwords._common()) >= 3000


async def test_others_are_not() -> None:
    await passwords.refuse_common("a long one that nobody guesses", "body.password")
