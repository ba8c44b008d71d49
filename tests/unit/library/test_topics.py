"""A post without tags gets topics from what it says."""

from collections.abc import Iterable, Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from interview_simulator.features.library.content.topics import MOST_TOPICS, choose_topics, read_terms

BODY = "An index speeds up a query. The planner picks an index for each query, or scans the table. " * 3


def extract_topics(title: str, headings: Sequence[str], body: str, known: Iterable[str]) -> list[str]:
    return choose_topics(read_terms(title, headings, body), known)


@pytest.mark.parametrize(
    ("known", "topics"),
    [
        (["index", "cooking", "query"], ["query", "index"]),
        (["indexes", "queries"], ["queries", "indexes"]),
        (["query-plan", "cooking"], ["query-plan"]),
        (["table-scan"], None),
    ],
)
def test_tags_the_library_knows_come_first_where_they_fit(known: list[str], topics: list[str] | None) -> None:
    found = extract_topics("Choosing an index", ["The query plan", "More query plans"], BODY, known)
    assert found == topics if topics else set(known).isdisjoint(found)


def test_a_tag_is_said_in_its_own_form() -> None:
    said = "Metric types", ["The type of a metric", "Other types"], "A type says what a metric counts. " * 3
    assert "typing" not in extract_topics(*said, ["typing"])
    assert [extract_topics(*said, [tag]) for tag in ("type", "types")] == [["type"], ["types"]]


@pytest.mark.parametrize("known", [[], ["cooking"]])
def test_else_the_terms_of_title_and_headings_its_text_dwells_on(known: list[str]) -> None:
    topics = extract_topics("A guide to index scans", ["Why an index?", "The query planner"], BODY, known)
    assert any("index" in topic for topic in topics)
    assert "guide" not in " ".join(topics)


def test_a_post_that_names_nothing_gets_a_general_topic() -> None:
    assert extract_topics("Introduction", ["1", "2"], "The and of it.", ["python"]) == ["general"]


def test_the_same_post_always_gets_the_same_topics() -> None:
    known = ["b-tree", "a-tree", "index", "query", "planner", "table"]
    first = extract_topics("Index, query, planner, table", [], BODY, known)
    assert first == extract_topics("Index, query, planner, table", [], BODY, reversed(known))
    assert len(first) == MOST_TOPICS


@given(st.text(max_size=300), st.lists(st.text(max_size=150), max_size=4), st.text())
def test_topics_are_one_to_three_different_tags_the_database_can_hold(
    title: str, headings: list[str], body: str
) -> None:
    topics = extract_topics(title, headings, body, [])
    assert 1 <= len(topics) <= MOST_TOPICS
    assert len(set(topics)) == len(topics)
    assert all(0 < len(topic) <= 100 and " " not in topic for topic in topics)


def test_an_endless_word_is_no_topic() -> None:
    assert extract_topics("x" * 300, [], "text", []) == ["general"]
