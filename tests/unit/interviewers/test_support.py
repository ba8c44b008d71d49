"""A passage says its own key points, and not those of another."""

import pytest

from interview_simulator.features.library.content.post_file import PostFile, read_post
from interview_simulator.features.library.content.sections import slugify
from interview_simulator.features.library.importing import SAMPLE_LIBRARY
from interview_simulator.interviewers.offline.support import Content

LEAST_KEPT, MOST_KEPT_ELSEWHERE = 0.95, 0.02


@pytest.fixture(scope="module")
def posts() -> list[PostFile]:
    return [read_post(file.read_bytes(), file.stem) for file in sorted(SAMPLE_LIBRARY.glob("*.md"))[:4]]


def test_an_authors_key_points_are_said_by_their_own_section_and_by_no_other_post(posts: list[PostFile]) -> None:
    own, other = [], []
    for number, post in enumerate(posts):
        texts = {slugify(section.heading): section.text for section in post.document.sections}
        next_post = posts[(number + 1) % len(posts)].document.sections
        stranger = Content(next_post[2].text)
        for spec in post.questions:
            assert spec.section
            content = Content(f"{spec.section}\n\n{texts[slugify(spec.section)]}")
            own += [content.says(point.point) for point in spec.key_points]
            other += [stranger.says(point.point) for point in spec.key_points]
    assert sum(own) >= LEAST_KEPT * len(own)
    assert sum(other) <= MOST_KEPT_ELSEWHERE * len(other)


def test_wrapped_lines_are_read_as_one_sentence() -> None:
    assert Content("The moon pulls\nat the sea, and the\nearth turns beneath it.").says("The moon pulls at the sea.")


@pytest.mark.parametrize("text", ["", " \n\n ", "###"])
def test_nothing_says_nothing(text: str) -> None:
    assert not Content(text).says("The moon pulls at the sea.")


@pytest.mark.parametrize("point", ["", "…", "漢字"])
def test_a_key_point_without_words_of_the_text_is_not_said(point: str) -> None:
    assert not Content("The moon pulls at the sea.").says(point)
