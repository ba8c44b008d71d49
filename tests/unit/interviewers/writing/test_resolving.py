"""Sentences made to stand alone."""

import pytest

from tests.unit.interviewers.writing.asking import stated


@pytest.mark.parametrize(
    ("text", "alone"),
    [
        ("A trie is a search tree. It shares common prefixes.", "A trie shares common prefixes."),
        ("Replicas follow a leader. They keep its log.", "Replicas keep its log."),
        ("However, replicas keep a log.", "Replicas keep a log."),
        ("By default, replicas keep a log.", "By default, replicas keep a log."),
        ("Replicas also keep a log.", "Replicas keep a log."),
        ("Replicas keep a full log on disk, for example a binary log.", "Replicas keep a full log on disk."),
        ("Replicas keep a full log on disk (see the manual).", "Replicas keep a full log on disk."),
        ("We can keep a log with replicas.", "You can keep a log with replicas."),
        ("A hash ring moves keys. Some clients ignore this hash ring.", "Some clients ignore the hash ring."),
        (
            "If a node fails, clients keep keys. Otherwise, clients keep logs.",
            "Unless a node fails, clients keep logs.",
        ),
    ],
)
def test_what_leans_on_other_sentences_is_replaced_or_left_out(text: str, alone: str) -> None:
    assert stated(text, "Replicas")[-1] == alone


def test_halves_of_a_sentence_are_two() -> None:
    text = "Readers never block other writers; writers never block other readers."
    assert stated(text) == ["Readers never block other writers.", "Writers never block other readers."]


@pytest.mark.parametrize(
    "text",
    [
        "This keeps a log.",
        "These replicas keep a log.",
        "It is possible that replicas keep a log.",
        "Then replicas keep a log.",
        "Replicas keep the log shown above.",
        "In this chapter, replicas keep a log.",
        "We moved a log to replicas.",
        "I keep a log to replicas.",
        "You will keep a log to replicas.",
        "Replicas keep the following logs:",
        "Replicas keep a log (and.",
        "Replicas are required, for example, when a leader fails.",  # Without it, too little is left.
    ],
)
def test_what_points_elsewhere_or_tells_a_story_is_left_out(text: str) -> None:
    assert stated(text, "Replicas") == []
