"""Sections as the writer reads them, and what one kind of questions says of them."""

from collections.abc import Callable, Iterator

from interview_simulator.interviewers.offline.writing.context import Context, context_of
from interview_simulator.interviewers.offline.writing.material import Material, read
from interview_simulator.interviewers.offline.writing.written import Section, Written

About = Callable[[Material, Context], Iterator[Written]]


def asked(about: About, text: str, *, heading: str = "Storage", title: str = "Storage") -> list[Written]:
    """Return the questions that `about` asks on one section."""
    (material,) = read(title, [Section(heading, 2, text)])
    context = context_of(title, (sentence for paragraph in material.paragraphs for sentence in paragraph))
    return list(about(material, context))


def points(question: Written) -> list[str]:
    return [point.text for point in question.points]
