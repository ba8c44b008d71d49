"""What scores mean."""

import math
from itertools import combinations_with_replacement

import pytest
from hypothesis import given
from hypothesis import strategies as st

from interview_simulator.algorithms.rubric import (
    Band,
    Verdict,
    answer_score,
    band,
    completeness,
    overall_score,
    supported,
)

UNIT = st.floats(0, 1)
BELOW = -math.inf


@pytest.mark.parametrize(
    ("lower", "name", "below"),
    [
        (0.0, Band.NO_RELEVANT_CONCEPTS, None),
        (0.3, Band.SOME_CONCEPTS, Band.NO_RELEVANT_CONCEPTS),
        (0.5, Band.PARTIAL_EXPLANATION, Band.SOME_CONCEPTS),
        (0.7, Band.GOOD_EXPLANATION, Band.PARTIAL_EXPLANATION),
        (0.9, Band.COMPREHENSIVE, Band.GOOD_EXPLANATION),
    ],
)
def test_a_band_begins_at_its_lower_bound_and_ends_just_below_the_next(
    lower: float, name: Band, below: Band | None
) -> None:
    assert band(lower) is name
    if below is not None:
        assert band(math.nextafter(lower, BELOW)) is below


def test_the_highest_score_is_comprehensive() -> None:
    assert band(1) is Band.COMPREHENSIVE


@given(UNIT, UNIT)
def test_a_higher_score_is_never_in_a_lower_band(one: float, other: float) -> None:
    order = list(Band)
    worse, better = sorted((one, other))
    assert order.index(band(worse)) <= order.index(band(better))


@pytest.mark.parametrize(
    ("dimensions", "score"),
    [((1, 1, 1), 1), ((0, 0, 0), 0), ((0.8, 0.8, 0.8), 0.8), ((0.7, 0.8, 0.9), 0.8), ((1, 0.5, 0), 0.5)],
)
def test_the_score_is_the_mean_of_the_dimensions(dimensions: tuple[float, float, float], score: float) -> None:
    assert answer_score(*dimensions) == score


@given(UNIT, UNIT, UNIT)
def test_the_score_lies_between_the_dimensions_whatever_their_order(a: float, b: float, c: float) -> None:
    score = answer_score(a, b, c)
    assert min(a, b, c) - 1e-9 <= score <= max(a, b, c) + 1e-9
    assert 0 <= score <= 1
    assert score == answer_score(c, a, b)


@pytest.mark.parametrize("hundredth", range(101))
def test_equal_dimensions_give_exactly_that_score(hundredth: int) -> None:
    value = hundredth / 100
    assert answer_score(value, value, value) == value
    assert overall_score([value] * 7) == value


@pytest.mark.parametrize("bad", [-0.1, 1.1, float("nan"), float("inf")])
def test_numbers_outside_the_scale_are_refused_and_named(bad: float) -> None:
    for position, name in enumerate(("correctness", "completeness", "clarity")):
        values = [0.5, 0.5, 0.5]
        values[position] = bad
        with pytest.raises(ValueError, match=name):
            answer_score(*values)
    for refuse in (band, supported, lambda value: overall_score([0.5, value])):
        with pytest.raises(ValueError, match="must be in"):
            refuse(bad)


def test_the_overall_score_is_the_mean_and_needs_an_answer() -> None:
    assert overall_score(iter([1.0, 0.5, 0.0])) == 0.5
    with pytest.raises(ValueError, match="without answers"):
        overall_score([])


@pytest.mark.parametrize(
    ("verdicts", "expected"),
    [
        ([], 0.0),
        ([Verdict.COVERED], 1.0),
        ([Verdict.PARTIAL], 0.5),
        ([Verdict.MISSING], 0.0),
        ([Verdict.CONTRADICTED], 0.0),
        ([Verdict.COVERED, Verdict.PARTIAL, Verdict.MISSING, Verdict.CONTRADICTED], 0.375),
    ],
)
def test_completeness_is_the_share_of_key_points_earned(verdicts: list[Verdict], expected: float) -> None:
    assert completeness(verdicts) == expected


@pytest.mark.parametrize("verdicts", list(combinations_with_replacement(Verdict, 3)))
def test_covering_a_point_never_lowers_completeness(verdicts: tuple[Verdict, ...]) -> None:
    for position in range(len(verdicts)):
        better = [Verdict.COVERED if i == position else verdict for i, verdict in enumerate(verdicts)]
        assert completeness(better) >= completeness(verdicts)


@pytest.mark.parametrize(("shown", "limit"), [(0, 0), (0.25, 0.5), (1, 1)])
def test_what_was_shown_supports_its_square_root(shown: float, limit: float) -> None:
    assert supported(shown) == limit


@given(UNIT, UNIT)
def test_more_shown_supports_more_and_never_less_than_itself(one: float, other: float) -> None:
    less, more = sorted((one, other))
    assert less <= supported(less) <= supported(more) <= 1
