import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from interview_simulator.algorithms.co_occurrence import association

counts = st.integers(1, 10_000)


def test_one_only_for_topics_that_always_go_together() -> None:
    assert association(3, 3, 3) == 1
    assert association(0, 3, 4) == 0
    assert association(2, 2, 8) == pytest.approx(0.5)


def test_what_is_on_every_post_is_not_favoured() -> None:
    # Twice as often together with what is everywhere as with what is close.
    assert association(4, 4, 100) < association(2, 4, 4)


@given(counts, counts, counts)
def test_within_bounds_and_the_same_either_way(together: int, one: int, other: int) -> None:
    assume(together <= min(one, other))
    weight = association(together, one, other)
    assert 0 < weight <= 1 + 1e-12
    assert weight == association(together, other, one)


@pytest.mark.parametrize("impossible", [(-1, 2, 2), (3, 2, 4), (0, 0, 4)])
def test_counts_that_cannot_be_are_refused(impossible: tuple[int, int, int]) -> None:
    with pytest.raises(ValueError, match="posts on both"):
        association(*impossible)
