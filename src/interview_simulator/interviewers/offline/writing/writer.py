"""All questions that can be written from a post."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import chain, islice
from typing import Final

from interview_simulator.algorithms.words import content_stems
from interview_simulator.interviewers.offline.writing.asking import about_topic
from interview_simulator.interviewers.offline.writing.bugs import about_bugs
from interview_simulator.interviewers.offline.writing.checks import is_askable
from interview_simulator.interviewers.offline.writing.context import Context, context_of
from interview_simulator.interviewers.offline.writing.material import Material, read
from interview_simulator.interviewers.offline.writing.worth import is_dull, is_dull_post
from interview_simulator.interviewers.offline.writing.written import Section, Written

MOST_BUGS: Final = 1
"""In a post: the next one is of the same kind."""


def write(title: str, sections: Sequence[Section], setting: str = "") -> list[Written]:
    """Return the questions on a post, section by section; none where nothing is worth asking about.

    `setting`: what all posts about it are about by name, such as "Redis", if anything.
    """
    if is_dull_post(title):
        return []
    materials, context = read_post(title, sections, setting)
    found = chain.from_iterable(about_topic(material, context) for material in materials)
    return list(_distinct(chain(found, islice(chain.from_iterable(map(about_bugs, materials)), MOST_BUGS))))


def read_post(title: str, sections: Sequence[Section], setting: str) -> tuple[list[Material], Context]:
    """Return the sections that are worth asking about, and what their questions belong to."""
    materials = [one for one in read(title, sections) if not is_dull(one.section, one.paragraphs)]
    sentences = (sentence for one in materials for paragraph in one.paragraphs for sentence in paragraph)
    return materials, context_of(title, sentences, setting)


def _distinct(questions: Iterable[Written]) -> Iterator[Written]:
    """Yield those of `questions` that can be asked and are like none before."""
    kept: list[Written] = []
    for question in questions:
        if is_askable(question) and not any(_same(question, other) for other in kept):
            kept.append(question)
            yield question


def _same(one: Written, other: Written) -> bool:
    """Return whether two questions are asked alike, or want mostly the same of an answer."""
    wanted, also = (
        {sentence for point in question.points for sentence in point.sentences} for question in (one, other)
    )
    alike = set(content_stems(one.text)) == set(content_stems(other.text))
    return alike or len(wanted & also) * 2 > min(len(wanted), len(also))
