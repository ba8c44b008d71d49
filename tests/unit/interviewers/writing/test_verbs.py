"""What the verb of a sentence tells."""

import pytest

from interview_simulator.interviewers.offline.writing.verbs import is_complete, is_definition, is_order
from tests.unit.interviewers.writing.asking import sentence


@pytest.mark.parametrize(
    ("text", "complete"),
    [
        ("Replicas keep a log.", True),
        ("A log can be kept by replicas.", True),
        ("There are two kinds of logs.", True),
        ("Replicas kept a log.", False),
        ("Many replicas of a log.", False),
        ("A function can't, because it gets called at runtime.", False),
    ],
)
def test_a_sentence_is_whole_with_a_subject_and_a_verb_of_now(text: str, complete: bool) -> None:
    assert is_complete(sentence(text)) is complete


@pytest.mark.parametrize(
    ("text", "order"),
    [
        ("Use a log.", True),
        ("Do not use a log for this.", True),
        ("For error rates, use a log.", True),
        ("See the manual of the log.", False),
        ("Replicas use a log.", False),
    ],
)
def test_orders_tell_what_to_do_but_not_what_to_read(text: str, order: bool) -> None:
    assert is_order(sentence(text)) is order


@pytest.mark.parametrize(
    ("text", "plural", "definition"),
    [
        ("A log is a list of entries.", False, True),
        ("Logs are lists of entries.", True, True),
        ("A log is slow.", False, False),
        ("A log is not a table.", False, False),
        ("A log is a good way to keep entries.", False, False),
        ("A log keeps entries.", False, False),
    ],
)
def test_a_definition_says_what_its_subject_is(text: str, plural: bool, definition: bool) -> None:
    assert is_definition(sentence(text), plural=plural) is definition
