"""Where the models coincide, the estimates agree with catsim, a library of computerised adaptive testing.

Its answers are right or wrong. That is what a grader's score becomes as its precision goes to 0: 1 with the probability
of the expected score, or else 0.
"""

import numpy as np
import pytest
from catsim import ItemBank, irt
from catsim.estimation import NumericalSearchEstimator
from hypothesis import given, settings
from hypothesis import strategies as st

from interview_simulator.algorithms.ability import GRID, SLOPE, Evidence, estimate, expected_score, no_evidence, observe

RIGHT_OR_WRONG = 1e-9
DIFFICULTIES = st.floats(-2, 2).map(lambda value: round(value, 2))
ANSWERS = st.lists(st.tuples(st.booleans(), DIFFICULTIES), min_size=1, max_size=12)


def bank(answers: list[tuple[bool, float]]) -> ItemBank:
    return ItemBank(np.array([[SLOPE, difficulty] for _, difficulty in answers]))


def after(answers: list[tuple[bool, float]]) -> Evidence:
    evidence = no_evidence()
    for right, difficulty in answers:
        evidence = observe(evidence, float(right), difficulty, item_sd=0, precision=RIGHT_OR_WRONG)
    return evidence


@given(st.floats(-4, 4), st.floats(-4, 4))
def test_the_expected_score_is_the_probability_of_a_right_answer(ability: float, difficulty: float) -> None:
    assert expected_score(ability, difficulty) == pytest.approx(irt.icc(ability, SLOPE, difficulty), abs=1e-12)


@settings(deadline=None)
@given(ANSWERS)
def test_evidence_is_the_log_likelihood(answers: list[tuple[bool, float]]) -> None:
    items, rights = bank(answers).items, [right for right, _ in answers]
    logs = np.array([irt.log_likelihood(ability, rights, items) for ability in GRID])
    np.testing.assert_allclose(after(answers), logs - logs.max(), atol=1e-6)


@settings(deadline=None)
@given(ANSWERS)
def test_the_estimate_is_the_mean_of_the_posterior(answers: list[tuple[bool, float]]) -> None:
    items, rights = bank(answers).items, [right for right, _ in answers]
    weights = np.exp([irt.log_likelihood(ability, rights, items) - ability**2 / 2 for ability in GRID])
    found = estimate({"topic": after(answers)}, ["topic"])["topic"]
    assert found.mean == pytest.approx(float(weights @ GRID / weights.sum()), abs=1e-6)


@given(DIFFICULTIES, st.floats(-2, 2))
def test_the_curvature_of_the_evidence_is_the_information(difficulty: float, ability: float) -> None:
    right, wrong = (after([(outcome, difficulty)]) for outcome in (True, False))
    chance = np.array([expected_score(place, difficulty) for place in GRID])
    slopes = [np.gradient(each, GRID) for each in (right, wrong)]
    found = chance * slopes[0] ** 2 + (1 - chance) * slopes[1] ** 2
    assert np.interp(ability, GRID, found) == pytest.approx(irt.inf(ability, SLOPE, difficulty), abs=0.01)


def test_the_most_likely_ability_is_the_same() -> None:
    answers = [(True, -1.0), (True, 0.0), (False, 1.0), (True, 0.5), (False, 0.8)]
    found = NumericalSearchEstimator().estimate(
        item_bank=bank(answers),
        administered_items=list(range(len(answers))),
        response_vector=[right for right, _ in answers],
        est_theta=0,
    )
    assert GRID[after(answers).argmax()] == pytest.approx(found, abs=0.025)
