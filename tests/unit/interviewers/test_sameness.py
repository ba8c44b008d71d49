"""Questions that ask the same are told from those that only look like it."""

import uuid
from dataclasses import replace
from itertools import combinations

import pytest

from interview_simulator.interviewers.base import AskedBefore, KeyPoint, Source
from interview_simulator.interviewers.offline.sameness import asks_the_same, is_after_the_same, is_new
from tests.unit.interviewers.samples import SOURCE, question, sample_questions

SAME = [
    ("What is a pytest fixture?", "What does a fixture mean in pytest?"),
    (
        "What does a hash table do to find a key, and why is that fast on average?",
        "How does a hash table look up a key, and why is the lookup quick on average?",
    ),
    ("Why does a CPython dict preserve insertion order?", "What makes a dict in CPython keep the order of insertion?"),
    ("How does cursor pagination fetch the next page?", "How is the next page fetched with cursor pagination?"),
    ("What is the difference between a thread and a process?", "How does a process differ from a thread?"),
    ("Which HTTP methods are safe?", "Name the HTTP methods that are considered safe."),
    ("Why are multi-stage builds useful in Docker?", "What are multi-stage Docker builds good for?"),
    ("What causes inflation to rise?", "Why does inflation rise?"),
]
DIFFERENT = [
    ("What is a pytest fixture?", "What is a pytest marker?"),
    ("What is a pytest fixture?", "How does a pytest fixture clean up after itself?"),
    ("What is the load factor of a hash table?", "What happens when the load factor of a hash table is too high?"),
    ("What is cross-site request forgery?", "What is cross-site scripting?"),
    ("What does `no-cache` mean in HTTP?", "What does `no-store` mean in HTTP?"),
    ("What does the `--force` flag do?", "What does the `--dry-run` flag do?"),
    ("Why can an index slow down writes?", "Why can an index speed up reads?"),
    ("How do you create a virtual environment?", "How do you delete a virtual environment?"),
    (
        "What does this code print?\n\n```python\nprint(len([1, 2, 3]))\n```",
        "What does this code print?\n\n```python\nx = {'a': 1}\nprint(x.get('b', 0))\n```",
    ),
]


@pytest.mark.parametrize(("one", "other"), SAME)
def test_the_same_in_other_words_is_the_same(one: str, other: str) -> None:
    assert asks_the_same(one, other)
    assert asks_the_same(other, one)


@pytest.mark.parametrize(("one", "other"), DIFFERENT)
def test_another_question_in_the_same_words_is_another(one: str, other: str) -> None:
    assert not asks_the_same(one, other)
    assert not asks_the_same(other, one)


def test_no_author_asks_the_same_twice() -> None:
    pairs = combinations([sample.text for sample in sample_questions()], 2)
    assert [pair for pair in pairs if asks_the_same(*pair)] == []


def point(text: str, *sentences: str, source: Source = SOURCE) -> KeyPoint:
    return KeyPoint(text, replace(source, sentences=sentences))


ELSEWHERE = Source(SOURCE.post_id, uuid.UUID(int=77))


@pytest.mark.parametrize(
    ("points", "others", "same"),
    [
        ([point("A.", "One.")], [point("B.", "One.", "Two.")], True),
        ([point("A.", "One.")], [point("B.", "Two.")], False),
        ([point("A.", "One.")], [point("B.", "One.", source=ELSEWHERE)], False),
        ([point("A.", "One."), point("B.", "Two.")], [point("C.", "One.")], False),
        ([point("A.", "One."), point("B.", "Two."), point("C.", "Three.")], [point("D.", "One.", "Two.")], True),
        (
            [point("Defining `__eq__` without `__hash__` makes Python set the class's `__hash__` to None.")],
            [point("Defining `__eq__` alone makes Python set the class's `__hash__` to None.")],
            True,
        ),
        (
            [point("Unequal objects may share a hash.")],
            [point("Objects that are equal must have equal hashes.")],
            False,
        ),
    ],
)
def test_the_same_key_points_come_from_the_same_sentences_or_mean_the_same(
    points: list[KeyPoint], others: list[KeyPoint], same: bool
) -> None:
    assert is_after_the_same(points, others) == same


def test_what_was_asked_long_ago_may_come_again_in_other_words_but_not_in_the_same() -> None:
    asked = question("Some.", text="What is a thread?")
    again = question("Others.", text="What is meant by a thread?")
    assert is_new(again, AskedBefore(frozenset([asked.text])))
    assert not is_new(asked, AskedBefore(frozenset([asked.text])))
    assert not is_new(again, AskedBefore(now=(asked,)))
    assert not is_new(again, AskedBefore(earlier=(asked,)))
