"""Estimates agree with the model integrated anew, by other means and far more finely.

Nothing here comes from the code under test but what it is asked for: the response model is written out from its
definition, each integral is a sum over small cells, and topics are integrated jointly instead of by messages.
"""

import math
from collections.abc import Sequence
from functools import cache, reduce
from typing import Any

import numpy as np
import pytest
from numpy.typing import NDArray
from scipy.stats import beta

from interview_simulator.algorithms.ability import Evidence, estimate, fade, no_evidence, observe

Array = NDArray[np.float64]
Answers = Sequence[tuple[float, float]]

# The cells of the grid end half a step beyond its last abilities.
CELLS = 4025
ABILITIES = np.linspace(-4.025, 4.025, CELLS, endpoint=False) + 8.05 / CELLS / 2
STEP = 8.05 / CELLS
# Items lie up to 3 away from their level's difficulty.
REACH = round(3 / STEP)
NOISE = np.exp(-((np.arange(-REACH, REACH + 1) * STEP / 0.4) ** 2) / 2)

E, M, H = -1.0, 0.0, 1.0
GOLDEN: list[tuple[Answers, float, float]] = [
    ([(0.5, M)], 0, 0.27149319),
    ([(0.8, M)], 0.59427221, 0.28220730),
    ([(0.8, M), (0.65, H), (0.35, H), (0.6, M), (0.85, M)], 0.74462460, 0.06966769),
    ([(0.3, M), (0.2, E), (0.45, E), (0.1, E), (0.5, E)], -1.24764998, 0.06938823),
    ([(0.7, M), (0, M), (0.75, E), (0.6, M)], -0.35892983, 0.07961194),
    ([(1, M), (0.8, H), (0.6, H), (0.55, H)], 1.41297938, 0.08909505),
    ([(0.95, M), (0.9, H), (0.85, H)], 1.66395166, 0.12209437),
    ([(0.62, 0.13), (0.48, -0.37), (0.71, 0.81), (0.55, 0.42)], 0.44474673, 0.08465412),
    (
        [(0.55, M), (0.82, M), (0.4, H), (0.66, M), (0.9, M), (0.7, H), (0.78, H), (0.52, H), (0.81, H), (0.97, H)],
        1.18535388,
        0.03746650,
    ),
]


@cache
def likelihood(score: float, difficulty: float) -> Array:
    distances = np.arange(-REACH, CELLS + REACH) * STEP + ABILITIES[0] - difficulty
    right = 8 / (1 + np.exp(-1.7 * distances))
    return np.convolve(density(score, beta(right, 8 - right)), NOISE / NOISE.sum(), mode="valid")


def density(score: float, law: Any) -> Array:
    """Density of a score, or the probability of one at most 0.02, or at least 0.98."""
    extreme = law.cdf(0.02) if score <= 0.02 else law.sf(0.98) if score >= 0.98 else None
    return np.asarray(law.pdf(score) if extreme is None else extreme)


def reference(answers: Answers) -> tuple[float, float]:
    weights = np.exp(-(ABILITIES**2) / 2)
    for answer in answers:
        weights = weights * likelihood(*answer)
    weights /= weights.sum()
    mean = float(weights @ ABILITIES)
    return mean, float(weights @ ABILITIES**2) - mean**2


def after(answers: Answers) -> Evidence:
    return reduce(lambda evidence, answer: observe(evidence, *answer), answers, no_evidence())


@pytest.mark.parametrize(("answers", "mean", "variance"), GOLDEN)
def test_a_run_of_scores_leads_to_this_ability(answers: Answers, mean: float, variance: float) -> None:
    found = estimate({"topic": after(answers)}, ["topic"])["topic"]
    assert found.mean == pytest.approx(mean, abs=1e-6)
    assert found.variance == pytest.approx(variance, abs=1e-6)


@pytest.mark.parametrize(("answers", "mean", "variance"), GOLDEN)
def test_the_runs_integrated_anew_lead_to_the_same(answers: Answers, mean: float, variance: float) -> None:
    assert reference(answers) == pytest.approx((mean, variance), abs=1e-7)


def test_the_interval_leaves_out_a_twentieth_on_either_side() -> None:
    answers = GOLDEN[2][0]
    weights = np.exp(-(ABILITIES**2) / 2)
    for answer in answers:
        weights = weights * likelihood(*answer)
    sums = weights.cumsum() / weights.sum()
    found = estimate({"topic": after(answers)}, ["topic"])["topic"]
    assert found.low == pytest.approx(float(np.interp(0.05, sums, ABILITIES)), abs=2e-3)
    assert found.high == pytest.approx(float(np.interp(0.95, sums, ABILITIES)), abs=2e-3)


def test_topics_integrated_jointly_lead_to_the_same() -> None:
    runs = {"a": GOLDEN[2][0], "b": GOLDEN[3][0], "c": GOLDEN[4][0][:2]}
    # Sums over cells of 0.1 are exact enough for functions as smooth as these.
    places = np.linspace(-4, 4, 81)
    likelihoods = [
        np.interp(places, ABILITIES, reduce(np.multiply, (likelihood(*one) for one in run))) for run in runs.values()
    ]
    correlations = np.full((3, 3), 0.5) + np.eye(3) / 2
    grids = np.meshgrid(places, places, places, indexing="ij")
    prior = np.exp(-np.einsum("i...,ij,j...->...", grids, np.linalg.inv(correlations), grids) / 2)
    joint = prior * np.einsum("i,j,k->ijk", *likelihoods)
    joint /= joint.sum()
    found = estimate({topic: after(run) for topic, run in runs.items()}, runs)
    for topic, grid in zip(runs, grids, strict=True):
        mean = float((joint * grid).sum())
        assert found[topic].mean == pytest.approx(mean, abs=1e-5)
        assert found[topic].variance == pytest.approx(float((joint * grid**2).sum()) - mean**2, abs=1e-5)


@pytest.mark.parametrize("days", [1, 30, 200])
def test_a_faded_ability_is_the_stationary_process_some_days_later(days: float) -> None:
    answers, kept = GOLDEN[2][0], math.exp(-days / 365)
    mean, variance = reference(answers)
    found = estimate({"topic": fade(after(answers), days)}, ["topic"])["topic"]
    assert found.mean == pytest.approx(kept * mean, abs=1e-3)
    assert found.variance == pytest.approx(kept**2 * variance + 1 - kept**2, abs=2e-3)
