import numpy as np
import pytest

from interview_simulator.interviewers.offline.grader.weights import Basis
from training.combining import PARTS, Combining, alike, fit, predict
from training.data import Graded
from training.unseen import predictions

RANDOM = np.random.default_rng(0)
INPUTS = RANDOM.normal(size=(400, 4))
TRUE = Combining(0.5, tuple(1.5 * part for part in PARTS[Basis.REFERENCE]))
SCORES = predict(TRUE, INPUTS)


def test_the_bias_and_the_scale_that_made_the_scores_are_found() -> None:
    found = fit(PARTS[Basis.REFERENCE], INPUTS, SCORES)
    assert (found.bias, *found.weights) == pytest.approx((TRUE.bias, *TRUE.weights), rel=0.02)


@pytest.mark.parametrize("by", Basis)
def test_parts_keep_their_share_whatever_they_are_fitted_to(by: Basis) -> None:
    found = np.array(fit(PARTS[by], INPUTS, RANDOM.uniform(size=len(SCORES))).weights)
    assert np.linalg.matrix_rank(np.stack([found, PARTS[by]])) == 1


def test_a_row_that_counts_for_nothing_changes_nothing() -> None:
    counts = np.ones(len(SCORES))
    counts[:100] = 0
    assert fit(PARTS[Basis.REFERENCE], INPUTS, 1 - SCORES, counts).written() == pytest.approx(
        fit(PARTS[Basis.REFERENCE], INPUTS[100:], 1 - SCORES[100:]).written()
    )


def test_rows_without_inputs_are_left_out() -> None:
    inputs, scores = np.vstack([INPUTS, np.full(4, np.nan)]), np.append(SCORES, 0.0)
    assert fit(PARTS[Basis.REFERENCE], inputs, scores) == fit(PARTS[Basis.REFERENCE], INPUTS, SCORES)


def test_scores_that_are_all_right_or_wrong_have_a_fit() -> None:
    found = fit(PARTS[Basis.KEY_POINTS], INPUTS, (INPUTS @ np.array(PARTS[Basis.KEY_POINTS]) > 0).astype(np.float64))
    assert np.isfinite(found.weights).all()


def test_groups_count_the_same_whatever_their_size() -> None:
    counts = alike(["a", "a", "a", "b"])
    assert counts[:3].sum() == pytest.approx(counts[3])
    assert counts.mean() == pytest.approx(1)


def test_the_bias_is_written_first() -> None:
    assert Combining(0.123456, (1.0, 2.0)).written() == [0.1235, 1.0, 2.0]


def test_a_group_is_not_combined_by_its_own_scores_and_an_answer_that_says_nothing_has_none() -> None:
    rows = [
        Graded("beetle", str(i), "q", "", "", (), "", float(score), None, fold=i % 5) for i, score in enumerate(SCORES)
    ]
    inputs = INPUTS.copy()
    inputs[0] = np.nan
    before = predictions(rows, inputs, lambda row: row.fold)
    changed = [row if row.fold else Graded(**{**vars(row), "score": 0.0}) for row in rows]
    after = predictions(changed, inputs, lambda row: row.fold)
    assert before[0] == 0
    first = np.array([row.fold == 0 for row in rows])
    assert after[first] == pytest.approx(before[first])
    assert np.abs(after[~first] - before[~first]).min() > 0
