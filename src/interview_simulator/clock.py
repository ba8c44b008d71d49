"""The time, passed in wherever it is needed so that tests can fix it."""

from collections.abc import Callable
from datetime import UTC, datetime

Clock = Callable[[], datetime]


def utc_now() -> datetime:
    return datetime.now(UTC)


def is_good(since: datetime, until: datetime, now: datetime) -> bool:
    """Return whether what is good from `since` until `until` is so now: however far the clock was set back meanwhile,
    never for more than twice as long."""
    return now < until and since - now <= until - since
