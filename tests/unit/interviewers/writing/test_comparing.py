"""How two things differ."""

import pytest

from interview_simulator.algorithms.difficulty import Difficulty
from interview_simulator.interviewers.offline.writing.writer import write
from interview_simulator.interviewers.offline.writing.written import Section, Style
from tests.unit.interviewers.writing.asking import asked, questions

POINTS = ["Hard links point to an inode.", "Symbolic links point to a path."]


@pytest.mark.parametrize(
    "text",
    [
        "Hard links point to an inode, while symbolic links point to a path.",
        "Hard links point to an inode. Symbolic links point to a path.",
    ],
)
def test_things_set_against_each_other_or_spoken_of_in_turn(text: str) -> None:
    assert questions("Two kinds of files", text) == {"How do hard links and symbolic links differ?": POINTS}


def test_two_things_of_one_kind() -> None:
    text = "Redis is a pipeline for events from monitored hosts. Kafka is a pipeline for streams with replayed logs."
    (found,) = asked("Tools", text)
    assert (found.text, found.style) == ("How do Redis and Kafka differ?", Style.COMPARISON)


def test_two_sections_make_it_hard() -> None:
    first = Section("Redis", 1, "Redis is a pipeline for events from monitored hosts.")
    second = Section("Kafka", 1, "Kafka is a pipeline for streams with replayed logs.")
    (found,) = [one for one in write("Tools", [first, second]) if one.style is Style.COMPARISON]
    assert found.difficulty is Difficulty.HARD


@pytest.mark.parametrize(
    "text",
    [
        "Hard links point to an inode. Symbolic links point to an inode.",  # They do not differ.
        "Links point to a path. Symbolic links point to an inode.",  # One is a kind of the other.
        "Hard links point to an inode. Symbolic links cross file systems.",  # Different things are said.
    ],
)
def test_what_does_not_tell_two_things_apart_is_no_comparison(text: str) -> None:
    assert not [one for one in asked("Two kinds of files", text) if one.style is Style.COMPARISON]
