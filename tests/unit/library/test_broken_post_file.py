"""A file that cannot become a post says what is wrong with it and on which line."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from interview_simulator.features.library.content.front_matter import PostFileError
from interview_simulator.features.library.content.post_file import LARGEST_POST, read_post
from tests.unit.library.posts import GOOD


def refused(content: str | bytes) -> PostFileError:
    with pytest.raises(PostFileError) as caught:
        read_post(content if isinstance(content, bytes) else content.encode(), "Fallback")
    assert "\n" not in caught.value.message
    return caught.value


@pytest.mark.parametrize("newline", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("mark", ["", "\ufeff"])
def test_bytes_that_are_not_utf_8_are_named_with_their_line(mark: str, newline: str) -> None:
    error = refused(f"{mark}a{newline}b{newline}{newline}".encode() + b"\xe9t\xe9")
    assert (error.line, error.message) == (4, "is not UTF-8 (byte 0xe9)")


@pytest.mark.parametrize("newline", ["\n", "\r\n", "\r"])
def test_a_nul_byte_is_named_with_its_line(newline: str) -> None:
    error = refused(f"a{newline}b\0c")
    assert (error.line, error.message) == (2, "contains a NUL byte")


@pytest.mark.parametrize("escape", [r"\0", r"\ud800"])
def test_characters_no_database_can_store_are_named_with_their_line(escape: str) -> None:
    assert refused(f'---\ntitle: a\ntags:\n  - "b{escape}"\n---\nText').line == 4


def test_a_file_over_the_limit_is_refused_and_one_at_the_limit_is_not() -> None:
    assert refused(b"a" * (LARGEST_POST + 1)).message == "is 1.0 MB; a post may have at most 1 MB"
    assert refused(b"a" * 50_000_000).message == "is 50.0 MB; a post may have at most 1 MB"
    assert len(read_post(b"a" * LARGEST_POST, "Fallback").body) == LARGEST_POST


@pytest.mark.parametrize(
    "text",
    [
        "",
        " \n\t\n",
        "---\ntitle: Only front matter\n---\n",
        "***\n\n---\n",
        "[link]: https://example.org",
        "<!-- only a comment -->",
        "# A heading\n\n## And another\n",
        "<div></div>",
        "![](https://example.org/a.png)",
    ],
)
def test_a_post_without_text_is_refused(text: str) -> None:
    assert refused(text).message == "has no text to read"


@pytest.mark.parametrize(
    ("text", "line", "message"),
    [
        ("---\ntitle: a\n", 1, "never closed"),
        ("---\ntitle: a\ntags: [b\n---\nText", 4, "broken front matter"),
        ("---\ntitle: a\ndate: 2026-13-45\n---\nText", 3, "month value is outside"),
        ("---\n\n\ndate: 2026-13-45\n---\nText", 4, "month value is outside"),
        ("---\ntitle: a\ndate: yesterday\n---\nText", 3, "front matter, date: "),
        ("---\n\n\ntitle: a\ndate: yesterday\n---\nText", 5, "front matter, date: "),
        ("---\ntitle: a\nb: c\x01\n---\nText", 3, "not allowed"),
        ("---\ntitle: a: b\n---\nText", 2, "mapping values are not allowed"),
        ("---\n- a\n---\nText", 2, "must be a mapping"),
        ("---\ntitle: [a]\n---\nText", 2, "title"),
        ("---\ntitle: a\ntags: {b: c}\n---\nText", 3, "tags"),
        ("---\ntitle: a\ntags:\n  - b\n  - [c]\n---\nText", 3, "tag"),
        (f"---\ntags: [{'b' * 101}]\n---\nText", 2, "1 to 100 characters"),
        ("---\na: &a [b]\nc: *a\n---\nText", 3, "alias"),
        ("---\na: " + "[" * 900_000 + "\n---\nText", 2, "too many levels"),
        ("---\nquestions: none\n---\nText", 2, "questions"),
    ],
)
def test_broken_front_matter_is_named_with_its_line(text: str, line: int, message: str) -> None:
    error = refused(text)
    assert message in error.message
    assert error.line == line


@pytest.mark.parametrize(
    ("written", "wrong", "where"),
    [
        ("    key_points:\n", "    key_pints:\n", "key_pints"),
        ("        follow_up:", "        folow_up:", "folow_up"),
        ("difficulty: easy", "difficulty: simple", "difficulty"),
        ("    answer: A class makes objects and is one.", "    answer: ''", "answer"),
        ("section: Classes", "section: Modules", "question 1 names the section 'Modules', which is not here"),
        ("topic: python", "topic: cooking", "question 1 has the topic 'cooking', which is not a tag"),
        ("      - It makes objects.", "      - []", "key_points"),
    ],
)
def test_a_mistake_in_a_question_is_named_with_its_line(written: str, wrong: str, where: str) -> None:
    text = GOOD.replace(written, wrong)
    error = refused(text)
    assert where in error.message
    assert error.line == text[: text.index(wrong)].count("\n") + 1 + (wrong[0] == "\n")


@pytest.mark.parametrize("missing", ["difficulty: easy", "answer: A class makes objects and is one."])
def test_a_question_that_lacks_something_is_named_with_the_line_it_starts_on(missing: str) -> None:
    error = refused(GOOD.replace(f"    {missing}\n", ""))
    assert missing.split(":", maxsplit=1)[0] in error.message
    assert error.line == 7


def test_aliases_cannot_blow_up_what_is_small_on_disk() -> None:
    levels = "".join(f"l{i}: &l{i} [{', '.join([f'*l{i - 1}'] * 10)}]\n" for i in range(1, 10))
    assert "alias" in refused(f"---\nl0: &l0 [lol]\n{levels}tags: *l9\n---\nText").message


@given(st.binary())
def test_whatever_a_file_holds_it_is_a_post_or_a_named_problem(content: bytes) -> None:
    _post_or_problem(content)


MARKUP = """
    title: tags: date: questions: - [ ] { } &a *a !!int ' " # ``` | > <b> <!-- --> a \\0 <<: ? : 2026-99-99 --- ...
""".split()


@given(
    st.lists(st.one_of(st.sampled_from([*MARKUP, " ", "\n", "\n  "]), st.text(max_size=3)), max_size=30).map("".join)
)
def test_whatever_front_matter_says_it_is_a_post_or_a_named_problem(text: str) -> None:
    _post_or_problem(("---\n" + text).encode("utf-8", "surrogatepass"))


def _post_or_problem(content: bytes) -> None:
    read, problem = None, None
    try:
        read = read_post(content, "Fallback")
    except PostFileError as error:
        problem = error
    if problem is not None:
        lines = content.replace(b"\r\n", b"\n").replace(b"\r", b"\n").count(b"\n") + 1
        assert 1 <= (problem.line or 1) <= lines
        assert "\n" not in problem.message
    if read is not None:
        assert read.title
        assert read.document.sections
