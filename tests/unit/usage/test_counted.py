"""When the calls of a day need not be counted anew."""

import time
from datetime import UTC, datetime, timedelta

import pytest

from interview_simulator.features.usage.service import COUNTED_EVERY_S, MANY_LEFT, Counted

TODAY = datetime(2026, 5, 4, tzinfo=UTC)
LIMIT = 10 * MANY_LEFT


@pytest.fixture
def now(monkeypatch: pytest.MonkeyPatch) -> float:
    monkeypatch.setattr(time, "monotonic", lambda: 1000.0)
    return 1000.0


@pytest.mark.parametrize(
    ("day", "calls", "ago", "leaves"),
    [
        (TODAY, 0, 0.0, True),
        (TODAY, LIMIT - MANY_LEFT - 1, COUNTED_EVERY_S / 2, True),
        (TODAY, LIMIT - MANY_LEFT, 0.0, False),
        (TODAY, 0, COUNTED_EVERY_S, False),
        (TODAY - timedelta(days=1), 0, 0.0, False),
        (None, 0, 0.0, False),
    ],
)
def test_only_a_fresh_count_far_from_the_limit_is_gone_by(
    now: float, day: datetime | None, calls: int, ago: float, leaves: bool
) -> None:
    assert Counted(day, calls, now - ago).leaves(LIMIT, TODAY) == leaves
