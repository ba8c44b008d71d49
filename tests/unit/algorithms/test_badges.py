"""Which badge an overall score earns."""

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from interview_simulator.algorithms.badges import BadgeCode, badge_for


@pytest.mark.parametrize(
    ("score", "badge"),
    [
        (1.0, BadgeCode.MASTER),
        (0.8, BadgeCode.MASTER),
        (math.nextafter(0.8, 0), BadgeCode.READY),
        (0.5, BadgeCode.READY),
        (math.nextafter(0.5, 0), None),
        (0.0, None),
    ],
)
def test_the_badge_changes_at_the_thresholds(score: float, badge: BadgeCode | None) -> None:
    assert badge_for(score) is badge


@given(st.floats(0, 1), st.floats(0, 1))
def test_a_higher_score_never_earns_less(one: float, other: float) -> None:
    worth = [None, BadgeCode.READY, BadgeCode.MASTER]
    worse, better = sorted((one, other))
    assert worth.index(badge_for(worse)) <= worth.index(badge_for(better))


@pytest.mark.parametrize("score", [-0.1, 1.1, float("nan")])
def test_what_is_no_score_is_refused(score: float) -> None:
    with pytest.raises(ValueError, match="overall_score"):
        badge_for(score)
