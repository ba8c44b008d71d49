"""How many days in a row a reader has answered."""

from collections.abc import Iterable
from datetime import date, timedelta


def streak(days: Iterable[date], today: date) -> int:
    """Return how many days in a row up to `today` are among `days`, which come latest first, perhaps repeated.

    Where today is not among them yet, those up to yesterday count: the day is not over.
    """
    count, expected = 0, today
    for day in days:
        if day == today - timedelta(days=1) and expected == today:
            expected = day
        if day == expected:
            count += 1
            expected -= timedelta(days=1)
        elif day < expected:
            break
    return count
