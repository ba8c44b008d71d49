"""What a sentence is about, and whether its name tells."""

import pytest

from interview_simulator.interviewers.offline.writing.subjects import Subject, is_specific, named, subject_head
from tests.unit.interviewers.writing.asking import sentence


def subject_of(text: str) -> Subject | None:
    said = sentence(text)
    head = subject_head(said)
    return named(said, head) if head is not None else None


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("The borrow checker compares scopes.", "the borrow checker"),
        ("Redis contains keys.", "Redis"),
        ("The `restart` command starts a node.", "the `restart` command"),
        ("These replicas read logs.", None),
        ("Most replicas read logs.", None),
        ("The first replica reads logs.", None),
        ("Replicas that follow a leader read logs.", None),  # What is said holds for some of them.
        ("It reads logs.", None),
    ],
)
def test_a_name_says_which_thing_is_meant(text: str, name: str | None) -> None:
    subject = subject_of(text)
    assert (subject.name if subject else None) == name


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("A replica reads logs.", "Replicas read logs."),
        ("The `deref` method returns a reference.", "`deref` returns a reference."),
    ],
)
def test_ways_to_write_a_name_have_one_key(one: str, other: str) -> None:
    first, second = subject_of(one), subject_of(other)
    assert first is not None
    assert second is not None
    assert first.key == second.key


@pytest.mark.parametrize(
    ("text", "specific"),
    [
        ("The borrow checker compares scopes.", True),
        ("Replicas read logs.", True),
        ("The replica reads logs.", False),
        ("A simple example shows a log.", False),
        ("`value` contains a float.", False),
        ("`max_value` contains a float.", True),
        ("A replica reads logs.", False),  # Of one word, the headings have to tell.
    ],
)
def test_general_words_and_certain_things_tell_nothing(text: str, specific: bool) -> None:
    subject = subject_of(text)
    assert subject is not None
    assert is_specific(subject, about=frozenset()) is specific


def test_the_heading_tells_what_one_word_means() -> None:
    subject = subject_of("A replica reads logs.")
    assert subject is not None
    assert is_specific(subject, about=frozenset({"replica"}))
