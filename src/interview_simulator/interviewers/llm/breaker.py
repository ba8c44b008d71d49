"""A circuit breaker: a server that keeps failing is left alone for a while.

The pattern is Michael Nygard's ("Release It!", 2007). One per process: it only saves time, nobody depends on it.
"""

import time
from collections.abc import Callable
from typing import Final

FAILURES: Final = 2
"""Failures in a row after which the breaker opens."""
REST_S: Final = 30.0


class Breaker:
    def __init__(self, monotonic: Callable[[], float] = time.monotonic) -> None:
        self._now = monotonic
        self._failures = 0
        self._resting_until = 0.0

    @property
    def is_open(self) -> bool:
        """Whether the server is to be left alone. Once the rest is over, whoever comes is let through as a trial."""
        return self._now() < self._resting_until

    def succeeded(self) -> None:
        self._failures = 0

    def failed(self, rest_s: float | None = None) -> None:
        """Count a failure; a server that asks to be left alone for `rest_s` is, from the first one on."""
        self._failures += 1
        rest = max(rest_s or 0.0, REST_S if self._failures >= FAILURES else 0.0)
        self._resting_until = max(self._resting_until, self._now() + rest)
