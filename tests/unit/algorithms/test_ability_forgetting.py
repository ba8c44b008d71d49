"""What was shown once counts for less later, and in the end for nothing."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from interview_simulator.algorithms.ability import Ability, Evidence, estimate, fade, no_evidence, observe
from interview_simulator.algorithms.forgetting import UNIT_DAYS

DAYS = st.integers(0, 1_000_000).map(lambda units: units * UNIT_DAYS)
RUNS = st.lists(st.tuples(st.floats(0, 1), st.sampled_from((-1.0, 0.0, 1.0))), max_size=8)


def after(answers: list[tuple[float, float]]) -> Evidence:
    evidence = no_evidence()
    for score, difficulty in answers:
        evidence = observe(evidence, score, difficulty)
    return evidence


def ability(evidence: Evidence) -> Ability:
    return estimate({"topic": evidence}, ["topic"])["topic"]


@given(RUNS)
def test_no_days_change_nothing(answers: list[tuple[float, float]]) -> None:
    assert (fade(after(answers), 0) == after(answers)).all()


@given(RUNS, DAYS, DAYS)
def test_some_days_and_some_more_are_as_many_at_once(
    answers: list[tuple[float, float]], one: float, other: float
) -> None:
    apart, together = ability(fade(fade(after(answers), one), other)), ability(fade(after(answers), one + other))
    assert apart.mean == pytest.approx(together.mean, abs=1e-8)
    assert apart.variance == pytest.approx(together.variance, abs=1e-8)


@given(RUNS)
def test_after_very_long_the_ability_is_that_of_any_reader(answers: list[tuple[float, float]]) -> None:
    np.testing.assert_allclose(fade(after(answers), 20_000), no_evidence(), atol=1e-9)


@given(RUNS, DAYS)
def test_faded_evidence_is_evidence(answers: list[tuple[float, float]], days: float) -> None:
    faded = fade(after(answers), days)
    assert np.isfinite(faded).all()
    assert faded.max() == 0


@given(RUNS, DAYS, st.floats(0, 1), st.floats(0, 1), RUNS)
def test_a_better_score_long_ago_never_lowers_the_estimate(
    before: list[tuple[float, float]], days: float, one: float, other: float, later: list[tuple[float, float]]
) -> None:
    means = []
    for score in sorted((one, other)):
        evidence = fade(observe(after(before), score, 0), days)
        means.append(ability(evidence + after(later)).mean)
    assert means[0] <= means[1] + 1e-6


def test_what_was_shown_long_ago_counts_for_less() -> None:
    evidence = after([(0.8, 1.0)] * 5)
    found = [ability(fade(evidence, days)) for days in (0, 7, 30, 90, 365, 1000)]
    means, variances = [each.mean for each in found], [each.variance for each in found]
    assert means == sorted(means, reverse=True)
    assert variances == sorted(variances)


@pytest.mark.parametrize("days", [-1, -1e-9, float("nan"), float("inf")])
def test_what_is_no_time_is_refused(days: float) -> None:
    with pytest.raises(ValueError, match="days must be at least 0"):
        fade(no_evidence(), days)
