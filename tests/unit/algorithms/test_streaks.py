from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from interview_simulator.algorithms.streaks import streak

TODAY = date(2026, 5, 4)


def ago(*days: int) -> list[date]:
    return [TODAY - timedelta(days=day) for day in days]


def test_nothing_answered_is_no_streak() -> None:
    assert streak([], TODAY) == 0
    assert streak(ago(2, 3), TODAY) == 0


def test_days_in_a_row_count_until_one_is_missing() -> None:
    assert streak(ago(0, 1, 2, 4), TODAY) == 3


def test_today_may_still_come() -> None:
    assert streak(ago(1, 2), TODAY) == 2


def test_a_day_counts_once() -> None:
    assert streak(ago(0, 0, 1, 1, 1), TODAY) == 2


@given(st.sets(st.integers(0, 30)))
def test_never_longer_than_the_days_there_are(days: set[int]) -> None:
    count = streak(ago(*sorted(days)), TODAY)
    first = 0 if 0 in days else 1
    assert set(range(first, first + count)) <= days
    assert first + count not in days
