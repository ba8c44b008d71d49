"""Written questions as YAML that an author can put into a post."""

import re

import yaml
from hypothesis import given
from hypothesis import strategies as st

from interview_simulator.algorithms.difficulty import Difficulty
from interview_simulator.features.library.content.post_file import read_post, section_index
from interview_simulator.features.library.content.question_set import question_set
from interview_simulator.interviewers.offline.writing.written import Point, Style, Written

HEADINGS = ["Tides", "Two `bulges`", "Notes", "Notes"]
BODY = "The sea.\n\n## Two `bulges`\n\nOne.\n\n## Notes\n\nTwo.\n\n## Notes\n\nThree.\n"

some_text = st.text(
    st.one_of(
        st.characters(exclude_categories=["Cs"], exclude_characters="\0"), st.sampled_from(" \n\t#:-'\"|>`\x85\u2028")
    ),
    min_size=1,
    max_size=80,
).filter(lambda text: text.strip() == text)
points = st.builds(Point, some_text, st.integers(0, 3), st.lists(some_text, max_size=2).map(tuple))
questions = st.builds(
    Written,
    text=some_text,
    difficulty=st.sampled_from(Difficulty),
    style=st.sampled_from(Style),
    points=st.lists(points, min_size=1, max_size=3).map(tuple),
    answer=some_text,
)


def about(text: str, difficulty: Difficulty, *places: int) -> Written:
    points = tuple(Point(f"Point {place}", place, (f"Said at {place}.", "Twice.")) for place in places)
    return Written(text, difficulty, Style.HOW, points, "So.")


def front_matter(text: str) -> bytes:
    return f"---\ntitle: Tides\n{text}\n---\n{BODY}".encode()


@given(st.lists(questions, max_size=4), st.integers(0, 2))
def test_what_is_printed_can_be_put_into_the_post_as_it_is(written: list[Written], authored: int) -> None:
    text = question_set("Tides", HEADINGS, written, authored)
    kept = read_post(front_matter(text), "x").questions
    assert sorted((q.question, q.difficulty, q.answer, [p.point for p in q.key_points]) for q in kept) == sorted(
        (q.text, q.difficulty, q.answer, [p.text for p in q.points]) for q in written
    )
    assert [q.difficulty for q in kept] == sorted((q.difficulty for q in kept), key=list(Difficulty).index)


def test_each_comes_with_its_passages() -> None:
    written = [about("Why?", Difficulty.HARD, 1), about("What?", Difficulty.EASY, 0, 1)]
    assert question_set("Tides", HEADINGS, written, 2) == (
        "# Questions written from “Tides”, besides 2 in its front matter: 1 easy, 0 medium, 1 hard.\n"
        "# Those that you put into its front matter, changed or not, are yours from then on.\n"
        "questions:\n"
        "\n"
        "  # Tides:\n"
        "  #   Said at 0.\n"
        "  #   Twice.\n"
        "  # Two `bulges`:\n"
        "  #   Said at 1.\n"
        "  #   Twice.\n"
        "  - question: What?\n"
        "    difficulty: easy\n"
        "    key_points:\n"
        "      - point: Point 0\n"
        "      - point: Point 1\n"
        "    answer: So.\n"
        "\n"
        "  # Two `bulges`:\n"
        "  #   Said at 1.\n"
        "  #   Twice.\n"
        "  - question: Why?\n"
        "    difficulty: hard\n"
        "    section: Two `bulges`\n"
        "    key_points:\n"
        "      - point: Point 1\n"
        "    answer: So."
    )


def test_a_question_names_its_section_where_one_heading_does() -> None:
    written = [about(str(place), Difficulty.EASY, place) for place in range(4)] + [about("4", Difficulty.EASY, 0, 1)]
    post = read_post(front_matter(question_set("Tides", HEADINGS, written, 0)), "x")
    assert [section_index(question, post.document) for question in post.questions] == [0, 1, None, None, None]


def test_none_are_none() -> None:
    assert question_set("Tides", HEADINGS, [], 0) == "# Questions written from “Tides”: none."


def test_code_and_long_lines_stay_readable() -> None:
    code = "What does it print?\n\n```python\nprint('a: b')\n```"
    written = [about(code, Difficulty.EASY, 1), about("Is it so? " * 40 + "Yes.", Difficulty.EASY, 1)]
    text = question_set("Tides", HEADINGS, written, 0)
    assert "  - question: |-\n      What does it print?\n\n      ```python\n      print('a: b')\n" in text
    assert max(map(len, text.splitlines())) <= 120
    assert [q["question"] for q in yaml.safe_load(text)["questions"]] == [q.text for q in written]
    assert not re.search(r" $", text, re.MULTILINE)
