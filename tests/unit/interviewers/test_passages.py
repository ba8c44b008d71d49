"""Passages are drawn from in turn."""

import uuid
from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from interview_simulator.algorithms.difficulty import Difficulty
from interview_simulator.interviewers.base import AskedBefore, KeyPoint, Passage, Question, Source
from interview_simulator.interviewers.passages import least_asked_first, nearest_first, surroundings
from tests.unit.interviewers.samples import item, passage, question

PLACES = [Source(uuid.UUID(int=post), uuid.UUID(int=10 * post + number)) for post in (1, 2) for number in range(3)]
READ = [passage(item("Why?", Difficulty.EASY), source=place) for place in PLACES]


def on(*places: Source) -> Question:
    return replace(question(), key_points=tuple(KeyPoint("A point.", place) for place in places))


def places(passages: list[Passage]) -> list[int]:
    return [PLACES.index(passage.source) for passage in passages]


def test_sections_then_posts_asked_about_least_come_first() -> None:
    assert places(least_asked_first(READ, AskedBefore())) == [0, 1, 2, 3, 4, 5]
    asked = AskedBefore(now=(on(PLACES[0]), on(PLACES[0])), earlier=(on(PLACES[4]),))
    assert places(least_asked_first(READ, asked)) == [3, 5, 1, 2, 4, 0]


def test_a_passage_nothing_was_found_in_waits_a_round() -> None:
    read = [replace(READ[0], questions=()), READ[1], READ[2]]
    assert places(least_asked_first(read, AskedBefore())) == [1, 2, 0]
    assert places(least_asked_first(read, AskedBefore(now=(on(PLACES[2]), on(PLACES[2]))))) == [1, 0, 2]


def test_what_is_next_to_a_section_is_in_the_same_post() -> None:
    assert surroundings(READ, {PLACES[1]}) == set(PLACES[:3])
    assert surroundings(READ, {PLACES[2]}) == {PLACES[1], PLACES[2]}
    assert surroundings(READ, {PLACES[3]}) == {PLACES[3], PLACES[4]}
    assert surroundings([], {PLACES[0]}) == {PLACES[0]}


def test_the_nearest_come_first() -> None:
    asked = AskedBefore(now=(on(PLACES[3]), on(PLACES[3])))
    assert places(nearest_first(READ, {PLACES[3]}, asked)) == [3, 4, 0, 1, 2, 5]


@given(st.lists(st.sampled_from(PLACES), max_size=12), st.sets(st.sampled_from(PLACES)))
def test_none_is_lost(asked_about: list[Source], near: set[Source]) -> None:
    asked = AskedBefore(now=tuple(map(on, asked_about)))
    assert sorted(places(least_asked_first(READ, asked))) == list(range(6))
    assert sorted(places(nearest_first(READ, near, asked))) == list(range(6))
