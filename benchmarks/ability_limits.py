"""What no way of asking and estimating can do better, given how simulated readers answer."""

import numpy as np

from benchmarks.simulated_readers import BAND, LEVEL_DIFFICULTIES, expected_scores
from interview_simulator.algorithms.ability import GRADER_PRECISION, ITEM_SD
from interview_simulator.algorithms.response import log_gamma


def ceiling() -> float:
    """Return the share of questions in the band if each reader got the level that is best for the real ability."""
    abilities = np.linspace(-5, 5, 1001)
    weights = np.exp(-(abilities**2) / 2)
    noise = np.linspace(-4, 4, 801)
    likely = np.exp(-(noise**2) / 2)
    real = LEVEL_DIFFICULTIES[:, None] + ITEM_SD * noise
    expected = expected_scores(abilities[:, None, None], real)
    inside = ((expected >= BAND[0]) & (expected <= BAND[1])) @ likely / likely.sum()
    return float(inside.max(axis=-1) @ weights / weights.sum())


def information() -> tuple[float, float]:
    """Return the mean Fisher information of a score: on the best of the three levels, and on the best item inside one.

    How far the item lies from what it is supposed to be is unknown to whoever estimates.
    """
    step = 0.02
    above = np.arange(-8, 8 + step / 2, step)
    logits = np.linspace(-14, 14, 1401)
    share = expected_scores(above, np.zeros(1))[:, None]
    right, wrong = GRADER_PRECISION * share, GRADER_PRECISION * (1 - share)
    constant = log_gamma(np.array([GRADER_PRECISION])) - log_gamma(right) - log_gamma(wrong)
    exact = np.exp(constant - right * np.logaddexp(0, -logits) - wrong * np.logaddexp(0, logits))
    blur = np.exp(-(((above[:, None] - above) / ITEM_SD) ** 2) / 2)
    blur /= blur.sum(axis=-1, keepdims=True)
    density = blur @ exact
    slope = np.gradient(density, step, axis=0)
    information = (slope**2 / np.maximum(density, 1e-300)).sum(axis=-1) * (logits[1] - logits[0])
    abilities = np.linspace(-5, 5, 1001)
    weights = np.exp(-(abilities**2) / 2)
    distances = abilities[:, None] - LEVEL_DIFFICULTIES
    inside = distances - np.clip(distances, -0.5, 0.5)
    best = [np.interp(places, above, information).max(axis=-1) for places in (distances, inside)]
    of_levels, of_items = (float(values @ weights / weights.sum()) for values in best)
    return of_levels, of_items
