from dataclasses import replace
from math import sqrt
from statistics import fmean

import pytest

from evals.agreement import correlation, error, sums
from evals.measures import pearson
from training.data import Graded

ROW = Graded("beetle", "1", "q", "", "", (), "", 0.0, None, fold=0)
WANTED, GIVEN = [0.0, 0.5, 1.0, 0.5, 0.25], [0.1, 0.4, 0.7, 0.9, 0.2]
SCORED = [
    (replace(ROW, question_id=str(place % 2), score=score), given)
    for place, (score, given) in enumerate(zip(WANTED, GIVEN, strict=True))
]


def test_figures_from_sums_are_those_of_the_answers() -> None:
    groups = sums(SCORED)
    assert len(groups) == 2
    assert correlation(groups) == pytest.approx(pearson(WANTED, GIVEN))
    assert error(groups) == pytest.approx(sqrt(fmean((x - y) ** 2 for x, y in zip(WANTED, GIVEN, strict=True))))


def test_without_spread_there_is_no_correlation() -> None:
    assert correlation(sums([(ROW, 0.3), (ROW, 0.6)])) is None
