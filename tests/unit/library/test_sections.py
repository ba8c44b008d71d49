"""A post is split into one section per heading."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from interview_simulator.features.library.content.sections import first_paragraph, read_document, slugify


def headings(body: str) -> list[tuple[str, int, str, str]]:
    return [(s.heading, s.level, s.anchor, s.text) for s in read_document(body, "The title").sections]


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("Just text.\n\nMore.", [("The title", 1, "the-title", "Just text.\n\nMore.")]),
        ("Intro.\n\n## One\n\nText.", [("The title", 1, "the-title", "Intro."), ("One", 2, "one", "Text.")]),
        ("# One\nText.\n### Two ###\nMore.", [("One", 1, "one", "Text."), ("Two", 3, "two", "More.")]),
        ("One\n===\nText.\n\nTwo\n---\nMore.", [("One", 1, "one", "Text."), ("Two", 2, "two", "More.")]),
        ("## A `code` and *stress*\nText.", [("A code and stress", 2, "a-code-and-stress", "Text.")]),
        ("## [Link](https://a.org) &amp; co\nText.", [("Link & co", 2, "link-co", "Text.")]),
        ("##\nText.", [("The title", 2, "the-title", "Text.")]),
        ("## !?\nText.", [("!?", 2, "section", "Text.")]),
    ],
)
def test_each_heading_starts_a_section(body: str, expected: list[tuple[str, int, str, str]]) -> None:
    assert headings(body) == expected


@pytest.mark.parametrize(
    "body",
    [
        "```\n# not a heading\n```",
        "- # in a list",
        "> # in a quote",
        "    # code",
        "<div>\n# raw\n</div>",
        "<!--\n# c\n-->\n\na",
    ],
)
def test_what_only_looks_like_a_heading_starts_no_section(body: str) -> None:
    assert [heading for heading, *_ in headings(body)] == ["The title"]


def test_headings_of_one_name_have_anchors_of_their_own() -> None:
    anchors = [anchor for _, _, anchor, _ in headings("# A\n# A\n# A-2\n# a\n# A-2")]
    assert anchors == ["a", "a-2", "a-2-2", "a-3", "a-2-3"]


def test_an_overlong_heading_fits_into_the_database() -> None:
    ((heading, _, anchor, _),) = headings(f"# {'word ' * 500}\ntext")
    assert len(heading) <= 500
    assert len(anchor) <= 300


@pytest.mark.parametrize(
    ("text", "slug"),
    [
        ("Python's  Classes, from the inside!", "python-s-classes-from-the-inside"),
        ("Überraschung", "überraschung"),
        ("STRASSE und Straße", "strasse-und-strasse"),
        ("ﬁle", "file"),
        ("цикл событий", "цикл-событий"),
        ("事件循环", "事件循环"),
        ("__init__", "__init__"),
        ("../../etc/passwd", "etc-passwd"),
        ("?!", ""),
    ],
)
def test_slugs_are_safe_in_an_address_and_keep_letters_of_any_script(text: str, slug: str) -> None:
    assert slugify(text) == slug


@given(st.text())
def test_a_slug_never_holds_what_an_address_reserves(text: str) -> None:
    slug = slugify(text)
    assert not set(slug) & set(" /?#%&\\\"'<>.\0\n")
    assert len(slug) <= 200


@pytest.mark.parametrize(
    ("body", "paragraph"),
    [
        ("# A\n\n- item\n\nThe *first* `one`,\non two lines.\n\nSecond.", "The first one, on two lines."),
        ("# A\n\n![](a.png)\n\nText.", "Text."),
        ("```\ncode\n```", ""),
        ("> Quoted.\n\nSaid.", "Said."),
    ],
)
def test_the_first_paragraph_is_plain_text(body: str, paragraph: str) -> None:
    assert first_paragraph(read_document(body, "The title")) == paragraph


LINES = st.sampled_from(
    ["# A", "## A", "text", "", "```", "- a", "> b", "===", "<div>", "</div>", "    c", "[r]: u", "|a|"]
)


@given(st.lists(LINES, max_size=20).map("\n".join))
def test_nothing_of_a_post_is_lost_or_said_twice(body: str) -> None:
    document = read_document(body, "The title")
    texts = [section.text for section in document.sections]
    position = 0
    for text in texts:
        position = body.index(text, position) + len(text)
    anchors = [section.anchor for section in document.sections]
    assert len(set(anchors)) == len(anchors)
    everything = texts + [section.heading for section in document.sections]
    assert "\n".join(everything).count("text") == body.count("text")
    assert len(document.html(remote_images=False)) == len(texts)
