"""Sentences that can be said by themselves."""

import pytest

from tests.unit.interviewers.writing.asking import told


@pytest.mark.parametrize(
    ("text", "alone"),
    [
        ("Replicas keep a full log.", "Replicas keep a full log."),
        ("Replicas follow a leader. They keep its whole log.", "Replicas keep its whole log."),
        ("However, replicas keep a full log.", "Replicas keep a full log."),
        ("By default, replicas keep a log.", "By default, replicas keep a log."),
        ("Replicas keep a full log on disk (see the manual).", "Replicas keep a full log on disk."),
        ("You could say that. We can keep a log with replicas.", "You can keep a log with replicas."),
        ("If a replica fails, it must keep a log.", "If a replica fails, it must keep a log."),
        ("It is common to keep a log.", "It is common to keep a log."),
        ("If a leader fails, do not move a log.", "If a leader fails, do not move a log."),
        ("Keeping a log makes replicas slow.", "Keeping a log makes replicas slow."),
        ("There are two kinds of replicas.", "There are two kinds of replicas."),
    ],
)
def test_what_leans_on_other_sentences_is_replaced_or_left_out(text: str, alone: str) -> None:
    assert told(text, "Replicas")[-1] == alone


@pytest.mark.parametrize(
    "text",
    [
        "Replicas keep logs.",  # Too short to say anything.
        "Rationale: replicas keep a log to followers.",  # Only a label tells what it is.
        "This keeps a log to replicas.",
        "Replicas keep the log shown above.",
        "We moved a log to replicas.",
        "I keep a log to replicas.",
        "Replicas keep a log (and.",
        "They keep a log to replicas.",  # Nothing was named before.
    ],
)
def test_what_can_not_be_said_alone_is_lost(text: str) -> None:
    assert told(text, "Replicas") == []


@pytest.mark.parametrize(
    "text",
    [
        "For example, replicas keep a log.",
        "See the manual of replicas.",
        "Do replicas keep a log?",
        "Replicas keep the following logs:",
        "In this chapter, replicas keep a log.",
        "We'll look at replicas that keep a log.",
        "Examples include replicas and logs.",
    ],
)
def test_what_says_nothing_of_its_subject_does_not_count(text: str) -> None:
    assert told(text, "Replicas") == []


def test_it_stands_for_what_was_named_in_the_sentence_before() -> None:
    text = "A trie is a search tree. It shares all common prefixes. They share all common prefixes."
    assert told(text, "The trie") == ["A trie is a search tree.", "A trie shares all common prefixes."]
