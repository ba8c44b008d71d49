"""Scores of many interviews show how difficult levels and questions really are."""

import random as randoms
from collections.abc import Iterable, Mapping
from dataclasses import replace

import numpy as np
import pytest
from numpy.typing import NDArray

from interview_simulator.algorithms.ability import ITEM_SD, estimate, no_evidence, observe
from interview_simulator.algorithms.calibration import Calibration, Graded, refit
from interview_simulator.algorithms.difficulty import LEVELS, Difficulty
from interview_simulator.algorithms.response import log_gamma

EASY, MEDIUM, HARD = LEVELS
USUAL = {level: level.item_difficulty for level in LEVELS}


def interviews(
    levels: Mapping[Difficulty, float], readers: int = 300, questions: int = 10, items: int = 20, seed: int = 0
) -> tuple[list[Graded], dict[str, float]]:
    """Return the answers of random readers to random items, and how difficult those really are."""
    random = np.random.default_rng(seed)
    real = {
        f"{level} {place}": float(middle + random.normal(0, ITEM_SD))
        for level, middle in levels.items()
        for place in range(items)
    }
    graded = []
    for reader in range(readers):
        ability = random.normal()
        for _ in range(questions):
            level = LEVELS[random.integers(len(LEVELS))]
            item = f"{level} {random.integers(items)}"
            share = 1 / (1 + np.exp(-1.7 * (ability - real[item])))
            graded.append(Graded(f"reader {reader}", level, item, float(random.beta(8 * share, 8 * (1 - share)))))
    return graded, real


def misses(found: Calibration, real: Mapping[str, float]) -> list[float]:
    return [item.mean - real[name] for name, item in found.items.items()]


@pytest.mark.parametrize(
    "shifts", [(0, 0, 0), (0.5, 0.5, 0.5), (-0.5, -0.5, -0.5), (0.5, -0.5, 0.5), (-0.5, 0.5, -0.5)]
)
def test_levels_and_items_are_found_where_they_really_are(shifts: tuple[float, float, float]) -> None:
    levels = {level: usual + shift for (level, usual), shift in zip(USUAL.items(), shifts, strict=True)}
    graded, real = interviews(levels)
    found = refit(graded)
    # The items drawn differ from their level on average, and 300 readers from all readers.
    for level in LEVELS:
        middle = np.mean([difficulty for name, difficulty in real.items() if name.startswith(level)])
        assert found.levels[level] == pytest.approx(middle, abs=0.25)
    assert np.sqrt(np.mean(np.square(misses(found, real)))) < 0.2


def test_the_standard_deviations_tell_how_far_off_items_are() -> None:
    ratios: list[float] = []
    for seed in range(6):
        graded, real = interviews(USUAL, seed=seed, readers=150)
        found = refit(graded)
        ratios += np.divide(misses(found, real), [item.sd for item in found.items.values()]).tolist()
    assert 0.75 < np.sqrt(np.mean(np.square(ratios))) < 1.25


def test_more_answers_make_items_more_certain() -> None:
    few, many = (refit(interviews(USUAL, readers=readers)[0]) for readers in (100, 1000))
    for name, item in many.items.items():
        assert item.sd < few.items[name].sd < ITEM_SD


def test_without_answers_nothing_changes() -> None:
    found = refit([])
    assert found.levels == USUAL
    assert found.items == {}


def test_one_answer_hardly_changes_anything() -> None:
    found = refit([Graded("reader", HARD, "item", 0.5)])
    assert (found.levels[EASY], found.levels[MEDIUM]) == pytest.approx((-1, 0))
    assert found.levels[HARD] == pytest.approx(1, abs=0.2)
    assert found.items["item"].sd < np.hypot(ITEM_SD, 0.5)


def test_what_levels_were_taken_for_before_counts() -> None:
    prior = {EASY: -1.5, MEDIUM: 0.25, HARD: 1.25}
    assert refit([], prior).levels == prior
    assert refit([Graded("reader", EASY, "item", 0.5)], prior).levels[EASY] == pytest.approx(-1.5, abs=0.5)


def test_levels_that_nobody_was_asked_on_stay() -> None:
    graded, _ = interviews({level: USUAL[level] + 0.5 for level in LEVELS})
    found = refit([answer for answer in graded if answer.level is not HARD])
    assert found.levels[HARD] == pytest.approx(1, abs=1e-6)
    assert found.levels[MEDIUM] == pytest.approx(0.5, abs=0.3)


def test_the_order_of_answers_does_not_matter() -> None:
    graded, _ = interviews(USUAL, readers=30)
    shuffled = randoms.Random(1).sample(graded, len(graded))
    one, other = refit(graded), refit(shuffled)
    for level in LEVELS:
        assert one.levels[level] == pytest.approx(other.levels[level], abs=1e-9)
    for name, item in one.items.items():
        assert item.mean == pytest.approx(other.items[name].mean, abs=1e-9)


def test_answers_in_pieces_lead_to_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    graded, _ = interviews(USUAL, readers=40)
    whole = refit(graded)
    monkeypatch.setattr("interview_simulator.algorithms.calibration._BATCH", 25)
    pieces = refit(graded)
    assert pieces.levels == {level: pytest.approx(value, abs=1e-9) for level, value in whole.levels.items()}
    assert pieces.items["easy 0"].sd == pytest.approx(whole.items["easy 0"].sd, abs=1e-9)


def test_the_levels_found_are_the_most_probable() -> None:
    graded, _ = interviews({level: USUAL[level] + 0.3 for level in LEVELS}, readers=40)
    graded = [replace(answer, score=min(max(answer.score, 0.03), 0.97)) for answer in graded]
    found = refit(graded).levels
    best = log_posterior(graded, found)
    for level in LEVELS:
        for step in (-0.02, 0.02):
            assert log_posterior(graded, found | {level: found[level] + step}) < best


def log_posterior(graded: Iterable[Graded], levels: Mapping[Difficulty, float]) -> float:
    """Integrate the model, written out from its definition, over items by quadrature and over abilities by a sum."""
    abilities = np.linspace(-4, 4, 81)
    nodes, weights = np.polynomial.hermite_e.hermegauss(15)
    logs: dict[str, NDArray[np.float64]] = {}
    for answer in graded:
        distances = abilities[:, None] - levels[answer.level] - ITEM_SD * nodes
        right = 8 / (1 + np.exp(-1.7 * distances))
        odds = answer.score / (1 - answer.score)
        likelihood = np.exp(right * np.log(odds) - log_gamma(right) - log_gamma(8 - right)) @ weights
        logs[answer.group] = logs.get(answer.group, -(abilities**2) / 2) + np.log(likelihood)
    prior = -sum((levels[level] - USUAL[level]) ** 2 for level in LEVELS) / (2 * 0.5**2)
    return prior + sum(float(np.log(np.exp(log).sum())) for log in logs.values())


def test_an_item_asked_at_two_levels_has_its_last() -> None:
    found = refit([Graded("a", EASY, "item", 0.5), Graded("b", HARD, "item", 0.5)])
    assert found.items["item"].mean > 0.5


def test_a_harder_item_is_found_harder_in_an_interview_too() -> None:
    graded, real = interviews(USUAL)
    found = refit(graded).items
    hardest, easiest = (
        choose((n for n in real if n.startswith("medium")), key=lambda n: real[n]) for choose in (max, min)
    )
    means = []
    for name in (easiest, hardest):
        evidence = observe(no_evidence(), 0.6, found[name].mean, found[name].sd)
        means.append(estimate({"topic": evidence}, ["topic"])["topic"].mean)
    assert means[0] < means[1] - 0.5


@pytest.mark.parametrize("score", [-0.01, 1.01, float("nan")])
def test_what_is_no_score_is_refused(score: float) -> None:
    with pytest.raises(ValueError, match="score must be in"):
        refit([Graded("reader", EASY, "item", score)])
