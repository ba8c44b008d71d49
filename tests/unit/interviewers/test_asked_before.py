"""What was asked before: the latest first, and ever less of it."""

import uuid
from dataclasses import replace

from interview_simulator.interviewers.base import AskedBefore, KeyPoint, Source
from interview_simulator.interviewers.offline.sameness import is_new
from tests.unit.interviewers.samples import SOURCE, question

ELSEWHERE = Source(SOURCE.post_id, uuid.UUID(int=77))


def test_what_is_forgotten_first_was_asked_longest_ago() -> None:
    now, latest, oldest = (question("Some.", text=text) for text in ("Now?", "Latest?", "Oldest?"))
    asked = AskedBefore(frozenset(["Now?", "Latest?", "Oldest?", "Long ago?"]), (now,), (latest, oldest))
    assert asked.since(1) == AskedBefore(frozenset(["Now?", "Latest?"]), (now,), (latest,))
    assert asked.since(0) == AskedBefore(frozenset(["Now?"]), (now,))
    assert asked.without(now).questions == (latest, oldest)
    assert not is_new(now, asked.without(now))


def test_sections_and_their_posts_are_counted_once_a_question() -> None:
    elsewhere = replace(question(text="Another?"), key_points=(KeyPoint("A point.", ELSEWHERE),))
    asked = AskedBefore(now=(question("One.", "Other."),), earlier=(elsewhere,))
    assert asked.times() == {SOURCE: 1, ELSEWHERE: 1, SOURCE.post: 2}
