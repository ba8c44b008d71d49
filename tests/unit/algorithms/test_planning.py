"""Which topics an interview is about, and what kind of question comes next."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from interview_simulator.algorithms.planning import (
    Asked,
    Kind,
    Move,
    TopicReading,
    TopicState,
    most_needed_first,
    most_read_first,
    next_move,
)

NOW = datetime(2026, 5, 4, tzinfo=UTC)
O, F = Kind.OPENING, Kind.FOLLOW_UP  # noqa: E741


def reading(name: str, posts: int, days_ago: float = 0) -> TopicReading:
    return TopicReading(name, posts, NOW - timedelta(days=days_ago))


@pytest.mark.parametrize(
    ("topics", "order"),
    [
        ([], []),
        ([reading("a", 1), reading("b", 3), reading("c", 2)], "bca"),
        ([reading("a", 2, 3), reading("b", 2, 1), reading("c", 2, 2)], "bca"),
        ([reading("c", 2), reading("a", 2), reading("b", 2)], "abc"),
        ([reading("a", 0, 0), reading("b", 1, 99)], "ba"),
    ],
)
def test_most_read_comes_first_then_latest_read_then_name(topics: list[TopicReading], order: str) -> None:
    assert [topic.name for topic in most_read_first(topics)] == list(order)


@given(st.lists(st.builds(reading, st.text(max_size=3), st.integers(0, 5), st.integers(0, 3)), unique=True))
def test_the_order_does_not_depend_on_how_topics_come(topics: list[TopicReading]) -> None:
    assert most_read_first(topics) == most_read_first(reversed(topics))


def plan(topics: str, count: int, skipped: frozenset[int] = frozenset()) -> list[tuple[str, Kind]]:
    """The questions of a whole interview, those at `skipped` skipped."""
    asked: list[Asked] = []
    while (move := next_move(list(topics), count, asked)) is not None:
        asked.append(Asked(move.topic, move.kind, len(asked) in skipped))
        assert len(asked) <= count
    return [(question.topic, question.kind) for question in asked]


@pytest.mark.parametrize(
    ("topics", "count", "skipped", "expected"),
    [
        ("abc", 5, (), [("a", O), ("a", F), ("b", O), ("b", F), ("c", O)]),
        ("abc", 6, (), [("a", O), ("a", F), ("b", O), ("b", F), ("c", O), ("c", F)]),
        ("abc", 4, (), [("a", O), ("a", F), ("b", O), ("c", O)]),
        ("abc", 3, (), [("a", O), ("b", O), ("c", O)]),
        ("abc", 1, (), [("a", O)]),
        ("a", 4, (), [("a", O), ("a", F), ("a", O), ("a", F)]),
        ("ab", 5, (0,), [("a", O), ("b", O), ("b", F), ("a", O), ("a", F)]),
        ("ab", 4, (0, 1), [("a", O), ("b", O), ("a", O), ("a", F)]),
        ("ab", 4, (1,), [("a", O), ("a", F), ("b", O), ("b", F)]),
        ("a", 3, (0, 1, 2), [("a", O), ("a", O), ("a", O)]),
    ],
)
def test_an_interview_asks_in_this_order(
    topics: str, count: int, skipped: tuple[int, ...], expected: list[tuple[str, Kind]]
) -> None:
    assert plan(topics, count, frozenset(skipped)) == expected


@given(st.integers(1, 5), st.integers(1, 20), st.frozensets(st.integers(0, 19)))
def test_every_interview_keeps_the_rules(topic_count: int, count: int, skipped: frozenset[int]) -> None:
    topics = "abcde"[:topic_count]
    questions = plan(topics, count, skipped)
    assert len(questions) == count
    assert {topic for topic, _ in questions} == set(topics[:count])
    for position, (topic, kind) in enumerate(questions):
        if kind is F:
            assert questions[position - 1] == (topic, O)
            assert position - 1 not in skipped
    openings = [topic for topic, kind in questions if kind is O]
    assert openings == [topics[i % topic_count] for i in range(len(openings))]


def test_nothing_comes_after_the_last_question() -> None:
    assert next_move(["a"], 1, [Asked("a", O, False)]) is None
    assert next_move(["a"], 1, [Asked("a", O, False), Asked("a", F, False)]) is None
    assert next_move(["a"], 1, []) == Move("a", O)


def test_an_interview_without_topics_is_refused() -> None:
    with pytest.raises(ValueError, match="at least one topic"):
        next_move([], 5, [])


def state(name: str, variance: float, answers: int, *, posts: int = 1, due: int = 0) -> TopicState:
    return TopicState(reading(name, posts), variance, answers, due)


def needed(*states: TopicState) -> str:
    return "".join(topic.reading.name for topic in most_needed_first(states))


def test_of_a_reader_never_asked_the_most_read_topics_come_first_whatever_their_variance() -> None:
    assert needed(state("a", 1, 0), state("b", 0.9, 0, posts=3), state("c", 1, 0, posts=2)) == "bca"


def test_then_the_least_known_topic_comes_first() -> None:
    assert needed(state("a", 0.2, 9, posts=5), state("b", 0.9, 0), state("c", 0.4, 3)) == "bca"


def test_what_is_equally_unknown_goes_by_reading() -> None:
    assert needed(state("a", 0.901, 0), state("b", 0.899, 0, posts=4), state("c", 0.1, 9, posts=9)) == "bac"


def test_a_due_review_outweighs_a_little_more_certainty() -> None:
    assert needed(state("a", 0.3, 5), state("b", 0.1, 9, due=1)) == "ba"
    assert needed(state("a", 0.9, 0), state("b", 0.1, 9, due=7)) == "ab"


@given(st.lists(st.tuples(st.floats(0, 1), st.integers(0, 9), st.integers(0, 5)), max_size=8))
def test_no_topic_is_lost_or_added(parts: list[tuple[float, int, int]]) -> None:
    states = [state(str(place), variance, answers, due=due) for place, (variance, answers, due) in enumerate(parts)]
    assert sorted(most_needed_first(states), key=states.index) == states
