"""The simulation behind the published figures does for many readers what the product does for one."""

import numpy as np

from benchmarks import simulated_items
from benchmarks.simulated_readers import (
    LEVEL_DIFFICULTIES,
    TARGET,
    estimates,
    expected_scores,
    grades,
    inside_level,
    interview,
    log_likelihoods,
    next_levels,
)
from interview_simulator.algorithms.ability import (
    TARGET_SCORE,
    averaged_precision,
    estimate,
    expected_score,
    no_evidence,
    observe,
)
from interview_simulator.algorithms.difficulty import LEVELS, next_difficulty
from interview_simulator.algorithms.response import log_likelihood

SCORES = np.array([0, 0.01, 0.02, 0.3, 0.4, 0.55, 0.8, 0.97, 0.98, 1])


def test_likelihoods_are_those_of_single_answers() -> None:
    difficulties = np.linspace(-1.5, 1.5, len(SCORES))
    for item_sd, precision in ((0.4, 8.0), (0.1, averaged_precision(2))):
        rows = log_likelihoods(SCORES, difficulties, item_sd, precision)
        single = [
            log_likelihood(score, difficulty, item_sd, precision)
            for score, difficulty in zip(SCORES.tolist(), difficulties.tolist(), strict=True)
        ]
        np.testing.assert_allclose(rows - rows.max(axis=-1, keepdims=True), single, atol=1e-9)


def test_interviews_estimate_as_the_product_does() -> None:
    found = interview(np.random.default_rng(1), np.linspace(-2, 2, 7), 6, inside_level)
    for reader, ability in enumerate(found.abilities):
        evidence, current = no_evidence(), LEVELS[1]
        for place, score in enumerate(found.scores[reader].tolist()):
            assert LEVELS[found.levels[reader, place]] is current
            evidence = observe(evidence, score, float(found.supposed[reader, place]))
            own = estimate({"topic": evidence}, ["topic"])["topic"]
            assert abs(own.mean - found.means[reader, place]) < 1e-9
            assert (own.low <= ability <= own.high) == found.covered[reader, place]
            current = next_difficulty(current, score)


def test_levels_change_by_the_visible_rule() -> None:
    for place, level in enumerate(LEVELS):
        steps = next_levels(np.full(len(SCORES), place), SCORES)
        assert [LEVELS[step] for step in steps] == [next_difficulty(level, score) for score in SCORES.tolist()]


def test_expected_scores_are_the_products() -> None:
    assert expected_scores(np.array([0.3]), np.array([-0.4]))[0] == expected_score(0.3, -0.4)
    assert abs(expected_score(TARGET, 0) - TARGET_SCORE) < 1e-12


def test_a_mean_of_grades_varies_as_its_precision_says() -> None:
    for count in (1, 2):
        drawn = grades(np.random.default_rng(1), np.full(200_000, 0.6), count)
        assert abs(drawn.mean() - 0.6) < 0.002
        assert abs(drawn.var() / (0.24 / (averaged_precision(count) + 1)) - 1) < 0.02


def test_no_reader_gets_an_item_twice_and_each_is_of_the_level() -> None:
    random = np.random.default_rng(1)
    items = simulated_items.draw_items(random)
    calibration = simulated_items.calibrate(random, items, 40, 10)
    assert set(calibration.levels) == set(LEVELS)
    assert all(0 <= int(item) < len(items) for item in calibration.items)
    measured = simulated_items.interview(random, np.linspace(-2, 2, 40), items, calibration, 10, 2)
    assert np.corrcoef(measured.means, np.linspace(-2, 2, 40))[0, 1] > 0.9


def test_estimates_without_evidence_are_the_prior() -> None:
    means, covered = estimates(np.zeros((3, 161)), np.array([-2.0, 0.0, 1.6]))
    np.testing.assert_allclose(means, 0, atol=1e-12)
    assert covered.tolist() == [False, True, True]
    assert LEVEL_DIFFICULTIES.tolist() == [-1, 0, 1]
