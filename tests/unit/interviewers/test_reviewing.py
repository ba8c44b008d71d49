"""Key points due for review are asked for in another question than before."""

import uuid
from dataclasses import replace
from itertools import pairwise
from random import Random

from interview_simulator.algorithms.difficulty import Difficulty
from interview_simulator.algorithms.planning import Kind
from interview_simulator.interviewers.base import AskedBefore, KeyPoint, Passage, Question, Source
from interview_simulator.interviewers.offline.reviewing import AGAIN, Due, review
from tests.unit.interviewers.samples import SOURCE, item, passage

EASY, MEDIUM = Difficulty.EASY, Difficulty.MEDIUM
GLACIERS = KeyPoint("Glaciers move under their own weight.", SOURCE)
CALVING = KeyPoint("Icebergs break off where a glacier meets the sea.", SOURCE, "What happens where ice meets water?")
BEFORE = Question("ice", MEDIUM, Kind.OPENING, "What makes glaciers move?", (GLACIERS, CALVING), "Their weight.")
ASKED = AskedBefore(frozenset([BEFORE.text]), earlier=(BEFORE,))


def due(point: KeyPoint = GLACIERS, question: Question = BEFORE, times: int = 1) -> Due:
    return Due(point, "ice", question, times)


def reviewed(
    *wanted: Due, difficulty: Difficulty | None = None, passages: list[Passage] | None = None
) -> Question | None:
    return review(wanted, difficulty, [passage()] if passages is None else passages, ASKED, Random(0))


def test_another_item_after_the_same_key_point_comes_first() -> None:
    other = item("How do masses of ice travel downhill?", MEDIUM, GLACIERS)
    found = reviewed(due(), passages=[passage(item("What are tides?", MEDIUM), other)])
    assert found is not None
    assert (found.text, found.key_points, found.kind) == (other.text, (GLACIERS,), Kind.OPENING)


def test_then_the_authors_own_words_for_it() -> None:
    found = reviewed(due(CALVING))
    assert found is not None
    assert (found.text, found.key_points) == ("What happens where ice meets water?", (CALVING,))


def test_then_what_asked_for_it_last_for_all_of_it_that_is_due() -> None:
    found = reviewed(due(), due(replace(CALVING, follow_up=None)))
    assert found is not None
    assert BEFORE.text in found.text != BEFORE.text
    assert found.key_points == (GLACIERS, CALVING)
    alone = reviewed(due())
    assert alone is not None
    assert alone.key_points == (GLACIERS,)


def test_each_time_it_is_worded_otherwise_and_never_framed_twice() -> None:
    question, texts = BEFORE, []
    for times in range(1, 2 * len(AGAIN) + 1):
        found = reviewed(due(question=question, times=times))
        assert found is not None
        assert found.text.count(BEFORE.text) == 1
        assert len(found.text) < len(BEFORE.text) + 100
        texts.append(found.text)
        question = found
    assert all(one != other for one, other in pairwise(texts))


def test_what_is_not_read_any_more_is_not_asked_for() -> None:
    elsewhere = Source(uuid.UUID(int=8), uuid.UUID(int=9))
    assert reviewed(due(), passages=[passage(source=elsewhere)]) is None
    assert reviewed(due(), passages=[]) is None


def test_a_difficulty_is_kept_to() -> None:
    other = item("How do masses of ice travel downhill?", MEDIUM, GLACIERS)
    assert reviewed(due(), difficulty=EASY, passages=[passage(other)]) is None
    found = reviewed(due(), difficulty=MEDIUM, passages=[passage(other)])
    assert found is not None
    assert found.difficulty is MEDIUM


def test_nothing_due_asks_for_nothing() -> None:
    assert reviewed() is None
