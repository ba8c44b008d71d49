"""Key points come back when FSRS says so, and no more once they last."""

from datetime import UTC, datetime, timedelta

import pytest
from fsrs import Card, Rating, Scheduler
from hypothesis import given
from hypothesis import strategies as st

from interview_simulator.algorithms.reviews import KNOWN_FROM, Memory, recall, review
from interview_simulator.algorithms.rubric import Verdict

NOW = datetime(2026, 5, 4, 9, 0, tzinfo=UTC)
MISSES = [Verdict.PARTIAL, Verdict.MISSING, Verdict.CONTRADICTED]


def test_what_was_covered_the_first_time_need_not_come_back() -> None:
    assert review(None, Verdict.COVERED, NOW).known


@pytest.mark.parametrize("verdict", MISSES)
def test_what_was_missed_comes_back_from_the_next_day_on(verdict: Verdict) -> None:
    memory = review(None, verdict, NOW)
    assert not memory.known
    assert timedelta(days=1) <= memory.due_at - NOW < KNOWN_FROM


def test_it_comes_back_at_growing_intervals_until_it_is_known() -> None:
    memory = review(None, Verdict.MISSING, NOW)
    intervals = [memory.due_at - memory.reviewed_at]
    while not memory.known:
        memory = review(memory, Verdict.COVERED, memory.due_at)
        intervals.append(memory.due_at - memory.reviewed_at)
    assert intervals == sorted(intervals)
    assert intervals[-2] < KNOWN_FROM <= intervals[-1]
    assert 3 <= len(intervals) <= 8


@pytest.mark.parametrize("verdict", MISSES)
def test_what_is_known_and_then_missed_comes_back_again(verdict: Verdict) -> None:
    memory = review(review(None, Verdict.COVERED, NOW), verdict, NOW + timedelta(days=40))
    assert not memory.known


def test_the_dates_are_those_of_fsrs() -> None:
    scheduler = Scheduler(learning_steps=(), relearning_steps=(), enable_fuzzing=False)
    card, at = Card(card_id=0, due=NOW), NOW
    memory: Memory | None = None
    ratings = [Rating.Again, Rating.Good, Rating.Hard, Rating.Again, Rating.Good]
    verdicts = [Verdict.MISSING, Verdict.COVERED, Verdict.PARTIAL, Verdict.CONTRADICTED, Verdict.COVERED]
    for rating, verdict in zip(ratings, verdicts, strict=True):
        card, _ = scheduler.review_card(card, rating, at)
        memory = review(memory, verdict, at)
        assert (memory.stability, memory.difficulty, memory.due_at) == (card.stability, card.difficulty, card.due)
        at += timedelta(days=3)


def test_a_clock_set_back_counts_as_no_time() -> None:
    memory = review(None, Verdict.MISSING, NOW)
    assert review(memory, Verdict.COVERED, NOW - timedelta(days=9)) == review(memory, Verdict.COVERED, NOW)


@given(st.sampled_from(list(Verdict)), st.floats(0, 400))
def test_recall_falls_with_time(verdict: Verdict, days: float) -> None:
    memory = review(None, verdict, NOW)
    later = recall(memory, NOW + timedelta(days=days))
    assert 0 < recall(memory, NOW + timedelta(days=days + 2)) < later <= 1
