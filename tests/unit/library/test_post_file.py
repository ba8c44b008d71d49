"""A post file becomes a post."""

from datetime import date

import pytest

from interview_simulator.algorithms.difficulty import Difficulty
from interview_simulator.features.library.content.post_file import PostFile, read_post, section_index
from tests.unit.library.posts import GOOD


def read(text: str) -> PostFile:
    return read_post(text.encode(), "Fallback")


def test_front_matter_and_body_are_read() -> None:
    post = read(GOOD)
    assert post.title == "Classes from the inside"
    assert post.tags == ["python", "web-design", "snake-case"]
    assert post.published_on == date(2026, 3, 14)
    assert [section.heading for section in post.document.sections] == ["Classes from the inside", "Classes"]
    (question,) = post.questions
    assert question.difficulty is Difficulty.EASY
    assert [(point.point, point.follow_up) for point in question.key_points] == [
        ("It makes objects.", None),
        ("It is an object itself.", "What is a class made of?"),
    ]
    assert (question.topic, question.answer) == ("python", "A class makes objects and is one.")
    assert section_index(question, post.document) == 1


def test_a_question_without_a_section_is_on_the_whole_post() -> None:
    post = read(GOOD.replace("    section: Classes\n", ""))
    assert section_index(post.questions[0], post.document) is None


@pytest.mark.parametrize("heading", ["The `__init__` method", "the  __INIT__  METHOD"])
def test_a_question_finds_its_section_whatever_the_case_spaces_and_code_marks(heading: str) -> None:
    text = GOOD.replace("section: Classes", f"section: '{heading}'").replace("## Classes", "## The `__init__` method")
    post = read(text)
    assert section_index(post.questions[0], post.document) == 1


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("---\ntitle: 2026\n---\nText", "2026"),
        ("---\ntitle: 2026-01-02\n---\nText", "2026-01-02"),
        ("---\ntags: [a]\n---\n# From the `heading` #\n\nText", "From the heading"),
        ("Only text", "Fallback"),
        ("---\n---\nOnly text", "Fallback"),
        ("---\ntitle:\ntags:\ndate:\nquestions:\n---\nOnly text", "Fallback"),
    ],
)
def test_the_title_comes_from_front_matter_then_heading_then_file_name(text: str, title: str) -> None:
    assert read(text).title == title


@pytest.mark.parametrize(
    ("written", "tags"),
    [
        ("python, Web Design", ["python", "web-design"]),
        ("python", ["python"]),
        ("[3.10, no, a]", ["3.10", "no", "a"]),
        ("a, b, ", ["a", "b"]),
        ("['', a]", ["a"]),
        ("[e\u0301, \u00e9]", ["\u00e9"]),
        ("[Straße, STRASSE]", ["strasse"]),
        ("[]", []),
    ],
)
def test_tags_may_be_a_list_or_a_line(written: str, tags: list[str]) -> None:
    assert read(f"---\ntags: {written}\n---\nText").tags == tags


@pytest.mark.parametrize("written", ["2026-03-14", "2026-03-14T23:30:00", "2026-03-14 10:00:00Z", "'2026-03-14'"])
def test_a_date_may_carry_a_time(written: str) -> None:
    assert read(f"---\ndate: {written}\n---\nText").published_on == date(2026, 3, 14)


@pytest.mark.parametrize("newline", ["\r\n", "\r"])
def test_line_ends_of_other_systems_change_nothing(newline: str) -> None:
    post = read(GOOD.replace("\n", newline))
    assert post.body == read(GOOD).body
    assert [section.text for section in post.document.sections] == ["Before the first heading.", "They make objects."]


def test_a_byte_order_mark_is_left_out() -> None:
    assert read("\ufeff" + GOOD) == read(GOOD)


@pytest.mark.parametrize(
    "text", ["`a`", "    code", "```\ncode\n```", "- item", "> quote", "<p>html</p>", "|a|\n|-|\n"]
)
def test_a_post_with_any_text_at_all_is_read(text: str) -> None:
    assert len(read(text).document.sections) == 1


def test_a_rule_in_the_body_is_not_the_end_of_front_matter() -> None:
    post = read("---\ntitle: a\n---\nOne\n\n---\n\nTwo")
    assert post.body.strip() == "One\n\n---\n\nTwo"


@pytest.mark.timeout(30)
def test_many_headings_of_one_name_take_no_time_to_speak_of() -> None:
    assert len(read("# a\ntext\n" * 20_000).document.sections) == 20_000
