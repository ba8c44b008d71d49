from collections.abc import Sequence
from statistics import fmean

import pytest

from evals.grading.statistics import auc, calibration_bins, calibration_error, interval, percentile


def test_auc_counts_the_pairs_in_order_and_half_the_ties() -> None:
    assert auc([0.9, 0.5], [0.1, 0.5]) == (2 + 1 + 0.5) / 4


@pytest.mark.parametrize(("good", "bad", "expected"), [([1.0], [0.0, 0.5], 1.0), ([0.0], [0.5], 0.0)])
def test_auc_at_its_ends(good: list[float], bad: list[float], expected: float) -> None:
    assert auc(good, bad) == expected


def test_auc_of_no_pair_is_unknown() -> None:
    assert auc([], [0.5]) is None
    assert auc([0.5], []) is None


@pytest.mark.parametrize(("share", "expected"), [(0.0, 1.0), (0.5, 2.5), (0.9, 3.7), (1.0, 4.0)])
def test_percentile(share: float, expected: float) -> None:
    assert percentile([4.0, 1.0, 3.0, 2.0], share) == pytest.approx(expected)


def test_scores_fall_into_ten_bins_the_last_with_its_end() -> None:
    assert calibration_bins([0.0, 0.1, 0.95, 1.0], [0.2, 0.3, 0.5, 0.7]) == [
        (0, 1, 0.0, 0.2),
        (1, 1, 0.1, 0.3),
        (9, 2, pytest.approx(0.975), pytest.approx(0.6)),
    ]


def test_calibration_error_weighs_bins_by_their_size() -> None:
    # One bin of three that is 0.2 off, and one of one that is 0.4 off.
    assert calibration_error([0.5, 0.5, 0.5, 0.9], [0.8, 0.8, 0.5, 0.5]) == pytest.approx(0.75 * 0.2 + 0.25 * 0.4)


def test_errors_in_a_bin_that_cancel_out_are_no_calibration_error() -> None:
    assert calibration_error([0.5, 0.5], [0.2, 0.8]) == pytest.approx(0.0)


def test_an_interval_covers_the_figure_and_narrows_with_more_groups() -> None:
    def width(groups: Sequence[float]) -> float:
        found = interval(groups, fmean, seed="test")
        assert found is not None
        assert found[0] < 0.5 < found[1]
        return found[1] - found[0]

    # Of n draws of 0 or 1 the mean has a standard deviation of 0.5 / sqrt(n).
    assert width([0.0, 1.0] * 50) == pytest.approx(2 * 1.96 * 0.05, rel=0.1)
    assert width([0.0, 1.0] * 8) > 2 * width([0.0, 1.0] * 50)


def test_an_interval_is_the_same_every_time() -> None:
    groups = [0.1, 0.4, 0.9]
    assert interval(groups, fmean, seed="a") == interval(groups, fmean, seed="a")


def test_what_has_no_value_has_no_interval() -> None:
    assert interval([1.0, 2.0], lambda _: None, seed="a") is None
