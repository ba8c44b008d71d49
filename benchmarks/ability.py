"""Measure how well a simulated reader's ability is found, beside what the rule of the level and means of scores give.

python -m benchmarks.ability

`simulated_readers` and `simulated_items` tell what is assumed; everything is drawn from one seed. The bound is that of
van Trees (1968), 1 / (1 + n I), with I the mean Fisher information of a score on the best item there is within 0.5 of a
level, when how far items lie from it is unknown.
"""

import time
from collections.abc import Callable
from itertools import product
from statistics import median
from typing import Annotated, Final

import numpy as np
import typer
from numpy.typing import NDArray

from benchmarks import simulated_items
from benchmarks.ability_limits import ceiling, information
from benchmarks.simulated_readers import (
    BAND,
    LEVEL_DIFFICULTIES,
    MEDIUM,
    Choice,
    Interviews,
    estimates,
    expected_scores,
    grades,
    inside_level,
    interview,
    joint_estimates,
    level_only,
    log_likelihoods,
    next_levels,
)
from evals.tables import number, show
from interview_simulator.algorithms.ability import (
    GRID,
    ITEM_SD,
    TOPIC_CORRELATION,
    estimate,
    fade,
    no_evidence,
    observe,
)
from interview_simulator.algorithms.calibration import Graded, refit
from interview_simulator.algorithms.difficulty import LEVELS
from interview_simulator.algorithms.planning import TOPICS_PER_INTERVIEW, Asked, next_move
from interview_simulator.algorithms.response import Array

COUNTS: Final = (5, 10, 20)
QUESTIONS: Final = 10
INTERVIEWS: Final = 100
WRONG_BY: Final = 0.5
REPEATS: Final = 10
"""How often levels are refitted for each way in which they are wrong."""
POOLS: Final = 10
"""How many topics' items are calibrated."""

HELD: Final = "90% intervals that hold the ability"

Row = tuple[str, ...]
app = typer.Typer(add_completion=False, pretty_exceptions_enable=False)


@app.command()
def main(
    readers: Annotated[int, typer.Option(min=400, help="How many readers are simulated.")] = 20_000,
    seed: Annotated[int, typer.Option(help="Where the random numbers begin.")] = 0,
) -> None:
    """Print all figures, each with its bar."""
    random = np.random.default_rng(seed)
    abilities = random.standard_normal(readers)
    by_rule = interview(random, abilities, max(COUNTS), level_only)
    chosen = interview(random, abilities, max(COUNTS), inside_level)
    _show_errors(by_rule, chosen)
    _show_bands(by_rule, chosen)
    rows = [_coverage("the rule of the level", by_rule), _coverage("items chosen inside it", chosen)]
    rows += _wrong_levels(random, readers)
    rows += _three_topics(random, readers)
    for interviews in (INTERVIEWS, 10 * INTERVIEWS):
        rows += _calibrated_items(random, readers, interviews)
    show(f"{readers:,} readers, {QUESTIONS} questions each", ["what", "measured", "bar"], rows)
    show("Time", ["what", "median ms", "bar"], _times(random))


def _rmse(estimated: Array, abilities: Array) -> float:
    return float(np.sqrt(np.mean((estimated - abilities) ** 2)))


def _show_errors(by_rule: Interviews, chosen: Interviews) -> None:
    levels_information, inside_information = information()
    kinds: dict[str, Callable[[int], float]] = {
        "mean of scores, calibrated": lambda count: _rmse(_from_mean_score(by_rule, count), by_rule.abilities),
        "posterior mean, the same questions": lambda count: _rmse(by_rule.means[:, count - 1], by_rule.abilities),
        "posterior mean, items chosen inside the level": lambda count: _rmse(
            chosen.means[:, count - 1], chosen.abilities
        ),
        "bound, best of the three levels": lambda count: (1 + count * levels_information) ** -0.5,
        "bound, best item inside a level": lambda count: (1 + count * inside_information) ** -0.5,
    }
    bars = {"posterior mean, items chosen inside the level": "after 10: at most 0.20"}
    rows = [(name, *(number(kind(count), 4) for count in COUNTS), bars.get(name, "")) for name, kind in kinds.items()]
    header = ["root mean square error of the ability", *(f"after {count}" for count in COUNTS), "bar"]
    show(f"{len(by_rule.abilities):,} readers, one topic", header, rows)


def _from_mean_score(interviews: Interviews, count: int) -> Array:
    """Return the best cubic of the mean score, fitted to the very readers it is judged by."""
    mean = interviews.scores[:, :count].mean(axis=-1)
    return np.asarray(np.polynomial.Polynomial.fit(mean, interviews.abilities, 3)(mean))


def _show_bands(by_rule: Interviews, chosen: Interviews) -> None:
    rows = [
        ("the rule of the level", *(f"{by_rule.in_band(count):.1%}" for count in COUNTS), ""),
        ("items chosen inside it", *(f"{chosen.in_band(count):.1%}" for count in COUNTS), "after 10: at least 58%"),
        ("ceiling with three levels", *[f"{ceiling():.1%}"] * len(COUNTS), ""),
    ]
    header = [
        f"questions of an expected score of {BAND[0]:g} to {BAND[1]:g}",
        *(f"first {count}" for count in COUNTS),
        "bar",
    ]
    show(f"{len(by_rule.abilities):,} readers, one topic", header, rows)


def _coverage(what: str, interviews: Interviews) -> Row:
    return (
        f"{HELD}, {what}",
        f"{interviews.covered[:, QUESTIONS - 1].mean():.1%}",
        "87 to 93%",
    )


def _wrong_levels(random: np.random.Generator, readers: int) -> list[Row]:
    """Refit levels that are each 0.5 harder or easier than supposed, in each of the eight ways."""
    ways = [WRONG_BY * np.array(signs) for signs in product((-1.0, 1.0), repeat=len(LEVELS))]
    each = readers // (REPEATS * len(ways))
    squares = np.array([[_squared_errors(random, way, each) for _ in range(REPEATS)] for way in ways]).mean(axis=1)
    before, after, known, held = np.append(np.sqrt(squares[:, :3].mean(axis=0)), squares[:, 3].mean())
    what = f"levels wrong by {WRONG_BY:g}"
    refitted = f"{what}, refitted from {INTERVIEWS} interviews"
    return [
        (f"error, {what}", number(before, 4), ""),
        (f"error, {refitted}", number(after, 4), "below 0.23"),
        (f"error, {refitted}, worst of {len(ways)} ways", number(float(np.sqrt(squares[:, 1].max())), 4), ""),
        (f"error, {what}, if it were known", number(known, 4), ""),
        (f"{HELD}, {refitted}", f"{held:.1%}", "87 to 93%"),
    ]


def _squared_errors(random: np.random.Generator, wrong_by: Array, readers: int) -> tuple[float, float, float, float]:
    """Return the mean squared errors with supposed, refitted and real levels, and the share held when refitted."""
    seen = interview(random, random.standard_normal(INTERVIEWS), QUESTIONS, wrong_by=wrong_by)
    found = refit(_graded(seen)).levels
    new = interview(random, random.standard_normal(readers), QUESTIONS, wrong_by=wrong_by)
    refitted, covered = _again(new, np.array([found[level] for level in LEVELS]))
    known, _ = _again(new, LEVEL_DIFFICULTIES + wrong_by)
    errors = (_rmse(means, new.abilities) ** 2 for means in (new.means[:, -1], refitted, known))
    before, after, best = errors
    return before, after, best, float(covered.mean())


def _again(interviews: Interviews, levels: Array) -> tuple[Array, NDArray[np.bool_]]:
    """Return what the answers show if the levels have these difficulties."""
    evidence = np.zeros((len(interviews.abilities), GRID.size))
    for scores, asked in zip(interviews.scores.T, interviews.levels.T, strict=True):
        evidence += log_likelihoods(scores, levels[asked], ITEM_SD)
    return estimates(evidence, interviews.abilities)


def _graded(interviews: Interviews) -> list[Graded]:
    """Return the answers, each to an item of its own."""
    return [
        Graded(group=str(reader), level=LEVELS[level], item=f"{reader} {place}", score=float(score))
        for reader, (levels, scores) in enumerate(zip(interviews.levels, interviews.scores, strict=True))
        for place, (level, score) in enumerate(zip(levels, scores, strict=True))
    ]


def _three_topics(random: np.random.Generator, readers: int) -> list[Row]:
    general, own = random.standard_normal((readers, 1)), random.standard_normal((readers, TOPICS_PER_INTERVIEW))
    abilities = np.sqrt(TOPIC_CORRELATION) * general + np.sqrt(1 - TOPIC_CORRELATION) * own
    what = f"{TOPICS_PER_INTERVIEW} topics, {QUESTIONS} questions in all"
    ways: tuple[tuple[Choice, str], ...] = (
        (level_only, "the rule of the level"),
        (inside_level, "items chosen inside it"),
    )
    rows: list[Row] = []
    for choose, way in ways:
        evidence = _interview_on_topics(random, abilities, choose)
        places = range(TOPICS_PER_INTERVIEW)
        apart = np.stack([estimates(evidence[:, place], abilities[:, place])[0] for place in places], axis=-1)
        found = [joint_estimates(evidence, abilities[:, place], place) for place in places]
        means, covered = (np.stack(parts, axis=-1) for parts in zip(*found, strict=True))
        rows += [
            (f"error, {what}, {way}", number(_rmse(means, abilities), 4), "at most 0.33"),
            (f"error, {what}, {way}, each topic by itself", number(_rmse(apart, abilities), 4), ""),
            (f"{HELD}, {what}, {way}", f"{covered.mean():.1%}", "87 to 93%"),
        ]
    return rows


def _interview_on_topics(random: np.random.Generator, abilities: Array, choose: Choice) -> Array:
    """Ask as `next_move` does, the level carried over from topic to topic; return the evidence by reader and topic."""
    topics = [str(place) for place in range(abilities.shape[1])]
    evidence = np.zeros((*abilities.shape, GRID.size))
    levels = np.full(len(abilities), MEDIUM)
    asked: list[Asked] = []
    while (move := next_move(topics, QUESTIONS, asked)) is not None:
        place = topics.index(move.topic)
        supposed = choose(levels, joint_estimates(evidence, abilities[:, place], place)[0])
        real = supposed + random.normal(0, ITEM_SD, len(abilities))
        scores = grades(random, expected_scores(abilities[:, place], real))
        evidence[:, place] += log_likelihoods(scores, supposed, ITEM_SD)
        levels = next_levels(levels, scores)
        asked.append(Asked(move.topic, move.kind, skipped=False))
    return evidence


def _calibrated_items(random: np.random.Generator, readers: int, interviews: int) -> list[Row]:
    errors: dict[int, list[float]] = {1: [], 2: []}
    covered: dict[int, list[float]] = {1: [], 2: []}
    sds, misses = [], []
    for _ in range(POOLS):
        items = simulated_items.draw_items(random)
        calibration = simulated_items.calibrate(random, items, interviews, QUESTIONS)
        sds += [item.sd for item in calibration.items.values()]
        misses += [item.mean - items[int(name)] for name, item in calibration.items.items()]
        abilities = random.standard_normal(readers // POOLS)
        for count, found in errors.items():
            measured = simulated_items.interview(random, abilities, items, calibration, QUESTIONS, count)
            found.append(_rmse(measured.means, abilities))
            covered[count].append(float(measured.covered.mean()))
    error = {count: number(float(np.sqrt(np.mean(np.square(found)))), 4) for count, found in errors.items()}
    what = f"items calibrated by {interviews:,} interviews"
    uncertain = f"supposed {np.sqrt(np.mean(np.square(sds))):.3f}"
    return [
        (f"error of the difficulties of {what}", number(float(np.sqrt(np.mean(np.square(misses)))), 4), uncertain),
        (f"error, {what}, one grade", error[1], ""),
        (f"error, {what}, two grades averaged", error[2], "at most 0.15"),
        (f"{HELD}, {what}, two grades", f"{np.mean(covered[2]):.1%}", "87 to 93%"),
    ]


def _times(random: np.random.Generator) -> list[Row]:
    difficulties = LEVEL_DIFFICULTIES.tolist()
    scores = random.random(2001).tolist()
    evidence = [observe(no_evidence(), score, difficulties[place % 3]) for place, score in enumerate(scores)]
    topics = {f"topic {place}": each for place, each in enumerate(evidence)}
    answers = _graded(interview(random, random.standard_normal(1000), QUESTIONS))
    three = dict(list(topics.items())[:3])
    return [
        ("update by an answer", _median_ms(lambda: observe(evidence[0], 0.7, 0.0), 2000), "below 1"),
        ("update by an answer to a new difficulty", _median_ms_of_new(evidence[0]), "below 1"),
        ("forgetting", _median_ms(lambda: fade(evidence[0], 30), 500), ""),
        ("abilities on 3 topics", _median_ms(lambda: estimate(three, three), 500), ""),
        ("abilities on 2,001 topics", _median_ms(lambda: estimate(topics, topics), 20), ""),
        (f"refit from {len(answers):,} answers", _median_ms(lambda: refit(answers), 3), ""),
    ]


def _median_ms_of_new(evidence: Array) -> str:
    places = iter(np.linspace(-2, 2, 500).tolist())
    return _median_ms(lambda: observe(evidence, 0.7, next(places)), 500)


def _median_ms(call: Callable[[], object], repeats: int) -> str:
    times = []
    for _ in range(repeats):
        started = time.perf_counter()
        call()
        times.append((time.perf_counter() - started) * 1000)
    return number(median(times), 3)


if __name__ == "__main__":
    app()
