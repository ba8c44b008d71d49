"""A reader's ability on a topic: every answer tells something of it, and more answers leave less doubt."""

from collections.abc import Sequence
from functools import reduce
from random import Random
from statistics import fmean

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from interview_simulator.algorithms.ability import (
    GRID,
    TARGET_SCORE,
    Ability,
    Evidence,
    Level,
    averaged_precision,
    distance_from_target,
    estimate,
    expected_score,
    from_bytes,
    level,
    no_evidence,
    observe,
    to_bytes,
)
from interview_simulator.algorithms.response import log_gamma, log_likelihood

SCORES = st.floats(0, 1)
DIFFICULTIES = st.sampled_from((-1.0, 0.0, 1.0)) | st.floats(-3, 3)
SDS = st.sampled_from((0.4, 0.2, 0.05, 0.0))
ANSWERS = st.lists(st.tuples(SCORES, DIFFICULTIES, SDS), max_size=12)

Answers = Sequence[tuple[float, float, float]]


def after(answers: Answers) -> Evidence:
    return reduce(lambda evidence, answer: observe(evidence, *answer), answers, no_evidence())


def ability(evidence: Evidence) -> Ability:
    return estimate({"topic": evidence}, ["topic"])["topic"]


@given(ANSWERS, st.randoms())
def test_the_order_of_answers_does_not_matter(answers: Answers, random: Random) -> None:
    shuffled = random.sample(answers, len(answers))
    np.testing.assert_allclose(after(answers), after(shuffled), atol=1e-9)


@given(ANSWERS, DIFFICULTIES, SDS, SCORES, SCORES)
def test_a_better_score_never_lowers_the_estimate(
    answers: Answers, difficulty: float, sd: float, one: float, other: float
) -> None:
    worse, better = (observe(after(answers), score, difficulty, sd) for score in sorted((one, other)))
    assert ability(worse).mean <= ability(better).mean + 1e-9
    assert ability(worse).low <= ability(better).low + 1e-9
    assert ability(worse).high <= ability(better).high + 1e-9


@given(DIFFICULTIES, SDS, SCORES, SCORES)
def test_the_ratio_of_likelihoods_grows_with_the_ability(
    difficulty: float, sd: float, one: float, other: float
) -> None:
    worse, better = (log_likelihood(score, difficulty, sd) for score in sorted((one, other)))
    assert np.diff(better - worse).min() > -1e-9


@settings(deadline=None)
@given(ANSWERS)
def test_evidence_stays_finite_with_its_maximum_at_0(answers: Answers) -> None:
    evidence = after([*answers] * 5)
    assert np.isfinite(evidence).all()
    assert evidence.max() == 0
    found = ability(evidence)
    assert -4.025 <= found.low < found.high <= 4.025
    assert found.low < found.mean < found.high
    assert 0 <= found.certainty <= 1


@settings(deadline=None)
@given(SCORES, st.floats(-1e6, 1e6), st.sampled_from((0.0, 0.4, 10.0)), st.integers(1, 40))
def test_no_difficulty_is_too_much(score: float, difficulty: float, sd: float, grades: int) -> None:
    found = ability(observe(no_evidence(), score, difficulty, sd, averaged_precision(grades)))
    assert -4.025 <= found.low < found.mean < found.high <= 4.025


def test_the_interval_narrows_on_average() -> None:
    random = np.random.default_rng(1)
    widths = []
    for real in random.standard_normal(60):
        evidence, own = no_evidence(), []
        for _ in range(8):
            share = expected_score(real, random.normal(0, 0.4))
            evidence = observe(evidence, random.beta(8 * share, 8 * (1 - share)), 0)
            own.append(ability(evidence).high - ability(evidence).low)
        widths.append(own)
    means = [fmean(column) for column in zip(*widths, strict=True)]
    assert means == sorted(means, reverse=True)
    assert means[-1] < 0.5 * means[0]


def test_what_was_said_before_costs_nothing_later() -> None:
    evidence = after([(0.7, 0.0, 0.4)] * 300)
    assert evidence.shape == no_evidence().shape == GRID.shape


def test_an_uncertain_difficulty_tells_less_and_two_grades_tell_more() -> None:
    known, unknown = (ability(observe(no_evidence(), 0.6, 0, sd)).variance for sd in (0.0, 0.4))
    twice = ability(observe(no_evidence(), 0.6, 0, 0.0, averaged_precision(2))).variance
    assert twice < known < unknown


@pytest.mark.parametrize("grades", [1, 2, 3, 10])
def test_the_mean_of_grades_has_their_share_of_the_variance(grades: int) -> None:
    assert 1 / (averaged_precision(grades) + 1) == pytest.approx(1 / (averaged_precision(1) + 1) / grades)


@pytest.mark.parametrize("score", [-0.01, 1.01, float("nan"), float("inf")])
def test_what_is_no_score_is_refused(score: float) -> None:
    with pytest.raises(ValueError, match="score must be in"):
        observe(no_evidence(), score, 0)


@pytest.mark.parametrize(("difficulty", "sd"), [(float("nan"), 0.4), (float("inf"), 0.4), (0, -0.1), (0, float("nan"))])
def test_what_is_no_difficulty_is_refused(difficulty: float, sd: float) -> None:
    with pytest.raises(ValueError, match="no difficulty"):
        observe(no_evidence(), 0.5, difficulty, sd)


def test_without_answers_the_ability_is_that_of_any_reader() -> None:
    found = estimate({}, ["a"])["a"]
    assert found.mean == pytest.approx(0)
    assert found.variance == pytest.approx(1, abs=2e-3)
    assert (found.low, found.high) == pytest.approx((-1.645, 1.645), abs=1e-3)
    assert found.certainty == pytest.approx(0, abs=2e-3)
    assert estimate({"a": no_evidence()}, []) == {}


def test_topics_come_back_once_and_in_order() -> None:
    assert list(estimate({"b": no_evidence()}, ["c", "b", "a", "c"])) == ["c", "b", "a"]


@given(ANSWERS, ANSWERS)
def test_a_topic_that_nothing_is_known_of_changes_nothing(one: Answers, other: Answers) -> None:
    evidence = {"a": after(one), "b": after(other)}
    without = estimate(evidence, ["a", "b", "new"])
    with_it = estimate(evidence | {"new": no_evidence()}, ["a", "b", "new"])
    for topic, found in without.items():
        assert with_it[topic].mean == pytest.approx(found.mean, abs=1e-9)
        assert with_it[topic].variance == pytest.approx(found.variance, abs=1e-9)


@given(ANSWERS, ANSWERS, DIFFICULTIES, SCORES, SCORES)
def test_a_better_score_on_one_topic_never_lowers_another(
    here: Answers, there: Answers, difficulty: float, one: float, other: float
) -> None:
    worse, better = (
        estimate({"a": observe(after(here), score, difficulty), "b": after(there)}, "bc")
        for score in sorted((one, other))
    )
    assert worse["b"].mean <= better["b"].mean + 1e-9
    assert worse["c"].mean <= better["c"].mean + 1e-9


def test_a_topic_tells_half_as_much_of_another() -> None:
    found = estimate({"a": after([(0.9, 0.0, 0.4)] * 10)}, ["a", "b"])
    assert found["b"].mean == pytest.approx(found["a"].mean / 2, abs=2e-3)
    assert found["b"].variance == pytest.approx(1 - (1 - found["a"].variance) / 4, abs=5e-3)


def test_many_topics_that_disagree_give_a_finite_answer() -> None:
    evidence = {str(place): after([(float(place % 2), 0.0, 0.0)] * 30) for place in range(50)}
    found = estimate(evidence, ["0", "1", "other"])
    assert found["0"].mean < -1
    assert found["other"].mean == pytest.approx(0, abs=0.5)
    assert found["1"].mean > 1


@pytest.mark.parametrize(
    ("mean", "expected"),
    [
        (-4, Level.BEGINNER),
        (-1.0001, Level.BEGINNER),
        (-1, Level.INTERMEDIATE),
        (-0.0001, Level.INTERMEDIATE),
        (0, Level.ADVANCED),
        (0.9999, Level.ADVANCED),
        (1, Level.EXPERT),
        (4, Level.EXPERT),
    ],
)
def test_the_level_of_an_ability_in_a_word(mean: float, expected: Level) -> None:
    assert level(mean) is expected


def test_the_question_nearest_the_target_is_one_a_little_below_the_ability() -> None:
    found = Ability(mean=0.5, variance=0.1, low=0, high=1)
    difficulties = np.arange(-100, 101) / 100
    best = min(difficulties, key=lambda difficulty: distance_from_target(found, difficulty))
    assert best == pytest.approx(0.26)
    assert expected_score(0.5, best) == pytest.approx(TARGET_SCORE, abs=0.005)
    assert distance_from_target(found, 0.5) == pytest.approx(0.1)


@given(st.floats(-50, 50), st.floats(-50, 50))
def test_an_expected_score_is_a_score_and_grows_with_the_ability(mean: float, difficulty: float) -> None:
    assert 0 <= expected_score(mean, difficulty) <= expected_score(mean + 1, difficulty) <= 1


@given(ANSWERS)
def test_evidence_survives_being_kept_as_bytes(answers: Answers) -> None:
    evidence = after(answers)
    data = to_bytes(evidence)
    assert len(data) == 8 * 161
    kept = from_bytes(data)
    assert (kept == evidence).all()
    observe(kept, 0.5, 0)


@pytest.mark.parametrize("length", [0, 4 * 161, 8 * 161 - 1, 8 * 162])
def test_bytes_of_another_length_are_refused(length: int) -> None:
    with pytest.raises(ValueError, match="1288 bytes"):
        from_bytes(bytes(length))


def test_the_logarithm_of_the_gamma_function() -> None:
    # Abramowitz and Stegun: gamma(1/2) is the square root of pi, gamma(n) the factorial of n - 1.
    found = log_gamma(np.array([0.5, 1, 2, 5, 11, 1e-9]))
    expected = [np.log(np.pi) / 2, 0, 0, np.log(24), np.log(3628800), -np.log(1e-9) - 0.5772156649e-9]
    np.testing.assert_allclose(found, expected, atol=1e-12)
