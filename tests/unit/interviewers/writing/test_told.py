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
        "Keeping a log to many replicas.",  # No verb that is so.
        "Replicas moved a log to followers.",  # It was so once.
        "Replicas are now able to keep a log.",  # It will be otherwise.
        "Rationale: replicas keep a log to followers.",  # Only a label tells what it is.
        "The leader keeps entries to replicas.",  # Which leader?
        "This keeps a log to replicas.",
        "These replicas keep a log.",
        "Then replicas keep a log.",
        "Replicas keep the log shown above.",
        "We moved a log to replicas.",
        "I keep a log to replicas.",
        "You will soon get a log from replicas.",
        "Replicas keep a log (and.",
    ],
)
def test_what_can_not_be_said_alone_is_lost(text: str) -> None:
    assert told(text, "Replicas") in ([None], [None, None])


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


def test_it_stands_for_what_the_heading_names_only() -> None:
    text = "A trie is a search tree. It shares all common prefixes."
    assert told(text, "The trie") == ["A trie is a search tree.", "A trie shares all common prefixes."]
    assert told(text, "Storage") == ["A trie is a search tree.", None]


def test_the_thing_that_was_spoken_of_before_is_not_known_alone() -> None:
    assert told("A hash ring moves some keys. Clients look into the ring.", "Clients")[-1] is None
    assert told("Clients look into the ring.", "Clients") == ["Clients look into the ring."]


def test_what_only_an_example_brings_in_is_not_said_of_anything() -> None:
    code = "\n\n```rust\nlet guess = String::new();\n```"
    assert told(f"The `guess` variable holds some input. {code}") == [None]
    assert told(f"The `String` type holds some input. {code}") == ["The `String` type holds some input."]


def test_orders_beside_code_are_steps_with_it() -> None:
    assert told("Keep logs in a table.") == ["Keep logs in a table."]
    assert told("Keep logs in a table.\n\n```sh\nkeep logs\n```") == [None]
