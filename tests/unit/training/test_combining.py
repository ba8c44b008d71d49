import numpy as np
import pytest

from training.combining import Combining, alike, fit, fit_verdicts, predict
from training.data import Graded
from training.unseen import predictions

RANDOM = np.random.default_rng(0)
INPUTS = RANDOM.normal(size=(400, 3))
TRUE = Combining(0.5, (1.5, -1.0, 0.0))
SCORES = predict(TRUE, INPUTS)


def test_the_coefficients_that_made_the_scores_are_found() -> None:
    found = fit(INPUTS, SCORES, penalty=0.0)
    assert (found.bias, *found.weights) == pytest.approx((TRUE.bias, *TRUE.weights), abs=1e-4)


def test_the_slope_is_zero_at_what_is_found() -> None:
    counts = RANDOM.uniform(0.5, 2, size=len(SCORES))
    found = fit(INPUTS, SCORES, counts, penalty=0.05)
    by = counts / counts.sum()
    slope = INPUTS.T @ (by * (predict(found, INPUTS) - SCORES)) + 2 * 0.05 * np.array(found.weights)
    assert slope == pytest.approx(np.zeros(3), abs=1e-8)


def test_a_penalty_shrinks_weights_but_not_the_bias() -> None:
    found = fit(INPUTS, SCORES, penalty=1e6)
    assert found.weights == pytest.approx((0, 0, 0), abs=1e-4)
    assert predict(found, np.zeros((1, 3)))[0] == pytest.approx(SCORES.mean(), abs=1e-3)


def test_scores_that_are_all_right_or_wrong_have_a_fit() -> None:
    found = fit(INPUTS, (INPUTS[:, 0] > 0).astype(np.float64), penalty=0.01)
    assert np.isfinite(found.weights).all()


def test_by_verdicts_alone_the_other_inputs_count_for_nothing() -> None:
    inputs = np.column_stack([INPUTS, INPUTS[:, 0] ** 2])
    inputs[0] = np.nan
    found = fit_verdicts(inputs, predict(Combining(0.2, (0, 0, 2.0, -0.5)), np.nan_to_num(inputs)))
    assert found.weights[:2] == (0, 0)
    assert found.weights[2] > 1
    assert found.weights[3] < 0


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
