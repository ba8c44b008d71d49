"""Sentences that can be a key point."""

import pytest

from tests.unit.interviewers.writing.asking import stated, statement


@pytest.mark.parametrize(
    "text",
    [
        "Replicas keep logs.",  # Too short to say anything.
        "Keeping a log to many replicas.",  # No verb that is so.
        "Replicas moved a log to followers.",  # It was so once.
        "Replicas are now able to keep a log.",  # It will be otherwise.
        "Replicas are a very powerful feature of databases.",  # An opinion.
        "Rationale: replicas keep a log to followers.",  # Only a label tells what it is.
        "A replica is a image of.",  # Its end was a list or code.
        "The leader keeps entries to replicas.",  # Which leader?
    ],
)
def test_what_is_incomplete_or_holds_for_a_while_is_none(text: str) -> None:
    assert stated(text, "Replicas") == []


@pytest.mark.parametrize(
    ("text", "heading"),
    [
        ("The leader keeps entries to replicas.", "Electing a leader"),
        ("A leader keeps entries until the leader fails.", "Replicas"),
        ("The newest leader keeps entries to replicas.", "Replicas"),
        ("The `leader` process keeps entries to replicas.", "Replicas"),
    ],
)
def test_the_thing_is_known_where_something_tells_which(text: str, heading: str) -> None:
    assert stated(text, heading) == [text]


def test_what_only_an_example_brings_in_is_not_said_of_anything() -> None:
    code = "\n\n```rust\nlet guess = String::new();\n```"
    assert stated(f"The `guess` variable holds some input. {code}") == []
    assert stated(f"The `String` type holds some input. {code}") != []


def test_what_a_schema_names_is_no_example() -> None:
    text = "The `symbols` table holds every label.\n\n```protobuf\nrepeated string symbols = 4;\n```"
    assert stated(text) == ["The `symbols` table holds every label."]


@pytest.mark.parametrize(
    ("text", "practical"),
    [("Use replicas to keep a log.", True), ("You can keep a log.", True), ("Replicas keep a log.", False)],
)
def test_what_one_can_or_should_do_is_practical(text: str, practical: bool) -> None:
    assert statement(text).is_practical is practical
