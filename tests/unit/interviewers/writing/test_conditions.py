"""What happens when something is so, and why something is so."""

import pytest

from interview_simulator.algorithms.difficulty import Difficulty
from tests.unit.interviewers.writing.asking import asked, questions


@pytest.mark.parametrize(
    ("text", "question", "points"),
    [
        (
            "If any hook fails, the runtime environment stops the container and logs an error.",
            "What happens if any hook fails?",
            [
                "If any hook fails, the runtime environment stops the container.",
                "If any hook fails, the runtime environment logs an error.",
            ],
        ),
        (
            "If the cache key exists, Redis returns a value. Otherwise, Redis returns an error.",
            "What happens if the cache key exists, and what happens otherwise?",
            ["If the cache key exists, Redis returns a value.", "Unless the cache key exists, Redis returns an error."],
        ),
        (
            "If a first replica fails, clients retry. If a second replica fails, clients give up.",
            "What happens if a first replica fails, and what happens if a second replica fails?",
            ["If a first replica fails, clients retry.", "If a second replica fails, clients give up."],
        ),
        (
            "Cuckoo filters should not store small sets because a hash table is faster and the memory saved is small.",
            "Why should cuckoo filters not store small sets?",
            ["A hash table is faster.", "The memory saved is small."],
        ),
        (
            "Follower nodes cannot accept writes because they only copy a log.",
            "Can follower nodes accept writes, and why or why not?",
            ["Follower nodes cannot accept writes.", "Follower nodes only copy a log."],
        ),
    ],
)
def test_two_things_that_follow_or_cause_are_asked_for(text: str, question: str, points: list[str]) -> None:
    found = questions("Containers", text)
    assert found[question] == points
    assert all(one.difficulty is Difficulty.MEDIUM for one in asked("Containers", text))


@pytest.mark.parametrize(
    "text",
    [
        "If any hook fails, the runtime environment stops the container.",  # One thing is too little.
        "If you want speed, the runtime environment skips checks and trusts the input.",  # No condition, a wish.
        "If the main thread did more, the worker thread might end first and the log might be short.",  # It did not.
        "When the loop is done, its scope ends and so does the inner scope.",  # "So does" leans on what is before.
    ],
)
def test_what_is_no_condition_with_two_results_is_not_asked_for(text: str) -> None:
    assert questions("Containers", text) == {}
