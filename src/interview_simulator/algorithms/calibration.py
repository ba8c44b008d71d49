"""How difficult levels and questions turn out to be, from the scores of many interviews."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from interview_simulator.algorithms.difficulty import LEVELS, Difficulty
from interview_simulator.algorithms.posterior import PRIOR
from interview_simulator.algorithms.response import GRID, ITEM_SD, STEP, Array, blurred, curve, densities
from interview_simulator.algorithms.rubric import check_unit

LEVEL_SD: Final = 0.5
"""How far a level's difficulty may well be from what it was taken for."""

_MOST_STEPS = 50
_CLOSE = 1e-3
_BATCH = 1000
# Items are looked for so far around their level: four standard deviations.
_AROUND = round(4 * ITEM_SD / STEP)

Places = NDArray[np.intp]


@dataclass(frozen=True)
class Graded:
    """A score (0..1) for the answer to an item of a level; `group` is one reader on one topic, whose ability it shows.

    An item has one level, the one of its last answer.
    """

    group: str
    level: Difficulty
    item: str
    score: float


@dataclass(frozen=True)
class ItemDifficulty:
    """An item's difficulty in logits, and its standard deviation."""

    mean: float
    sd: float


@dataclass(frozen=True)
class Calibration:
    levels: dict[Difficulty, float]
    items: dict[str, ItemDifficulty]


@dataclass(frozen=True)
class _Answers:
    """Some readers' answers; those of a reader on a topic stand together, and `first` has where they begin."""

    scores: Array
    levels: Places
    items: Places
    first: Places

    def groups(self) -> Places:
        return np.repeat(np.arange(len(self.first)), np.diff(self.first, append=len(self.scores)))


def refit(graded: Sequence[Graded], prior: Mapping[Difficulty, float] | None = None) -> Calibration:
    """Return the most probable difficulty of each level, and each item's given those.

    `prior` is what levels were taken for, -1, 0 and 1 unless given: each is normal around it with standard deviation
    0.5, each item normal around its level with 0.4, each ability standard normal. That abilities average 0 is what
    tells hard questions from weak readers, so there should be 100 interviews or more: the average of so few is itself
    uncertain by 0.1, which is in the items' standard deviations too. Raise `ValueError` for a score outside 0..1.
    """
    for answer in graded:
        check_unit("score", answer.score)
    expected = np.array([level.item_difficulty if prior is None else prior[level] for level in LEVELS])
    level_of = {answer.item: LEVELS.index(answer.level) for answer in graded}
    place_of = {item: place for place, item in enumerate(level_of)}
    batches = list(_batches(graded, level_of, place_of))
    levels, variances = _fit_levels(batches, expected)
    means, sds = _fit_items(batches, levels, len(level_of))
    items = {
        item: ItemDifficulty(float(levels[level] + mean), float(np.sqrt(sd**2 + variances[level])))
        for (item, level), mean, sd in zip(level_of.items(), means, sds, strict=True)
    }
    return Calibration(dict(zip(LEVELS, levels.tolist(), strict=True)), items)


def _batches(graded: Sequence[Graded], level_of: Mapping[str, int], place_of: Mapping[str, int]) -> Iterator[_Answers]:
    """Yield the answers in pieces that bound the memory used, no group divided."""
    by_group: dict[str, list[Graded]] = {}
    for answer in graded:
        by_group.setdefault(answer.group, []).append(answer)
    answers: list[Graded] = []
    first: list[int] = []
    for place, own in enumerate(by_group.values()):
        first.append(len(answers))
        answers += own
        if len(answers) >= _BATCH or place == len(by_group) - 1:
            yield _Answers(
                scores=np.array([answer.score for answer in answers]),
                levels=np.array([level_of[answer.item] for answer in answers]),
                items=np.array([place_of[answer.item] for answer in answers]),
                first=np.array(first),
            )
            answers, first = [], []


def _fit_levels(batches: Sequence[_Answers], expected: Array) -> tuple[Array, Array]:
    """Return the levels' difficulties of the highest posterior density, items and abilities averaged over; variances.

    EM would take hundreds of rounds, since a shift of all levels together shows in the abilities' mean only; Newton's
    method finds the same place in a few, with the information that Louis (1982) gives from the same posteriors.
    """
    found = expected.copy()
    for _ in range(_MOST_STEPS):
        slope = (expected - found) / LEVEL_SD**2
        information = np.eye(len(LEVELS)) / LEVEL_SD**2
        for answers in batches:
            more_slope, more_information = _slope_and_information(answers, found)
            slope += more_slope
            information += more_information
        # Far from the top the surface may bend the wrong way; then go uphill all the same.
        bends, ways = np.linalg.eigh(information)
        step = ways @ ((ways.T @ slope) / np.maximum(np.abs(bends), 1))
        found += np.clip(step, -LEVEL_SD, LEVEL_SD)
        if np.abs(step).max() < _CLOSE:
            break
    return found, np.diag(np.linalg.inv(information))


def _slope_and_information(answers: _Answers, levels: Array) -> tuple[Array, Array]:
    """Return the first and the negative second derivatives of the log-likelihood by the levels' difficulties."""
    logs = np.log(blurred(_densities(answers, levels), ITEM_SD))
    abilities = _abilities(answers, logs)
    # A harder question is the same as a less able reader.
    first = -np.gradient(logs, STEP, axis=-1)
    second = -np.gradient(first, STEP, axis=-1)
    own = np.eye(len(LEVELS))[answers.levels]
    slopes = np.stack([np.add.reduceat(first * part[:, None], answers.first) for part in own.T], axis=1)
    mean = np.einsum("gt,glt->gl", abilities, slopes)
    spread = np.einsum("gt,glt,gmt->lm", abilities, slopes, slopes, optimize=True) - mean.T @ mean
    bends = np.einsum("at,at->a", abilities[answers.groups()], second)
    return mean.sum(axis=0), -np.diag(bends @ own) - spread


def _fit_items(batches: Sequence[_Answers], levels: Array, items: int) -> tuple[Array, Array]:
    """Return how far items lie from their levels, and standard deviations, given the readers' other answers."""
    offsets = STEP * np.arange(-_AROUND, _AROUND + 1)
    logs = np.tile(-(offsets**2) / (2 * ITEM_SD**2), (items, 1))
    for answers in batches:
        np.add.at(logs, answers.items, _messages(answers, levels))
    shares = np.exp(logs - logs.max(axis=-1, keepdims=True))
    shares /= shares.sum(axis=-1, keepdims=True)
    means = shares @ offsets
    return means, np.sqrt(shares @ offsets**2 - means**2)


def _messages(answers: _Answers, levels: Array) -> Array:
    """Return what each answer says of its item's distance from the level: a log-likelihood."""
    exact = _densities(answers, levels)
    logs = np.log(blurred(exact, ITEM_SD))
    others = _abilities(answers, logs)[answers.groups()] / np.exp(logs)
    margin = (exact.shape[1] - GRID.size) // 2
    # An item harder by some steps is met as one of its level is by an ability lower by as many.
    starts = [margin - shift for shift in range(-_AROUND, _AROUND + 1)]
    likelihoods = [np.einsum("at,at->a", others, exact[:, start : start + GRID.size]) for start in starts]
    return np.asarray(np.log(np.stack(likelihoods, axis=-1) / others.sum(axis=-1, keepdims=True)))


def _densities(answers: _Answers, levels: Array) -> Array:
    found = np.empty((len(answers.scores), curve(0.0).strength.size))
    for place, difficulty in enumerate(levels):
        own = answers.levels == place
        found[own] = densities(answers.scores[own], curve(float(difficulty)))
    return found


def _abilities(answers: _Answers, logs: Array) -> Array:
    """Return the posterior of each group's ability, a row each."""
    together = np.log(PRIOR) + np.add.reduceat(logs, answers.first)
    shares = np.exp(together - together.max(axis=-1, keepdims=True))
    return np.asarray(shares / shares.sum(axis=-1, keepdims=True))
