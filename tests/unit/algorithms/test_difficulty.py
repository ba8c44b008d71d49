"""The next question is harder after a good answer and easier after a poor one."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from interview_simulator.algorithms.difficulty import LEVELS, Difficulty, next_difficulty

EASY, MEDIUM, HARD = Difficulty.EASY, Difficulty.MEDIUM, Difficulty.HARD
SCORES = st.floats(0, 1)


@pytest.mark.parametrize(
    ("scores", "levels"),
    [
        ([0.8, 0.8, 0.8], [HARD, HARD, HARD]),
        ([0.4, 0.4, 0.4], [EASY, EASY, EASY]),
        ([0.79, 0.41, 0.6], [MEDIUM, MEDIUM, MEDIUM]),
        ([0.9, 0.5, 0.1, 0.0, 1.0, 0.85], [HARD, HARD, MEDIUM, EASY, MEDIUM, HARD]),
        ([0.0, 0.81, 0.39, 0.4000001, 0.7999999], [EASY, MEDIUM, EASY, EASY, EASY]),
    ],
)
def test_a_run_of_scores_leads_from_medium_through_these_levels(scores: list[float], levels: list[Difficulty]) -> None:
    current, found = MEDIUM, []
    for score in scores:
        current = next_difficulty(current, score)
        found.append(current)
    assert found == levels


@given(st.sampled_from(LEVELS), SCORES)
def test_one_answer_moves_one_level_at_most_and_the_right_way(current: Difficulty, score: float) -> None:
    step = LEVELS.index(next_difficulty(current, score)) - LEVELS.index(current)
    assert abs(step) <= 1
    assert step <= 0 or score >= 0.8
    assert step >= 0 or score <= 0.4


@given(st.sampled_from(LEVELS), SCORES, SCORES)
def test_a_better_answer_never_leads_to_an_easier_question(current: Difficulty, one: float, other: float) -> None:
    worse, better = sorted((one, other))
    assert LEVELS.index(next_difficulty(current, worse)) <= LEVELS.index(next_difficulty(current, better))


@pytest.mark.parametrize("score", [-0.01, 1.01, float("nan"), float("inf"), -float("inf")])
def test_what_is_no_score_is_refused(score: float) -> None:
    with pytest.raises(ValueError, match="score must be in"):
        next_difficulty(MEDIUM, score)


def test_levels_lie_evenly_around_zero_on_the_ability_scale() -> None:
    places = [level.item_difficulty for level in LEVELS]
    assert places[1] == 0
    assert {right - left for left, right in pairwise(places)} == {1.0}
