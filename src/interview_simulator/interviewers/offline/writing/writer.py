"""All questions that can be written from a post."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import chain

from interview_simulator.algorithms.words import content_stems
from interview_simulator.interviewers.offline.writing.about import about_defined, about_doing, about_subjects
from interview_simulator.interviewers.offline.writing.bugs import about_bugs
from interview_simulator.interviewers.offline.writing.cautions import about_cautions
from interview_simulator.interviewers.offline.writing.checks import is_askable
from interview_simulator.interviewers.offline.writing.comparing import about_contrasts, about_pairs, about_parallels
from interview_simulator.interviewers.offline.writing.conditions import about_conditions
from interview_simulator.interviewers.offline.writing.context import Context, context_of
from interview_simulator.interviewers.offline.writing.enumerations import about_enumerations
from interview_simulator.interviewers.offline.writing.headings import about_heading, heading_of
from interview_simulator.interviewers.offline.writing.listings import about_listings
from interview_simulator.interviewers.offline.writing.material import Material, read
from interview_simulator.interviewers.offline.writing.openings import about_openly
from interview_simulator.interviewers.offline.writing.purposes import about_purposes
from interview_simulator.interviewers.offline.writing.sessions import about_sessions
from interview_simulator.interviewers.offline.writing.steps import about_steps
from interview_simulator.interviewers.offline.writing.terms import about_terms
from interview_simulator.interviewers.offline.writing.worth import is_dull, is_dull_post
from interview_simulator.interviewers.offline.writing.written import Section, Written


def write(title: str, sections: Sequence[Section]) -> list[Written]:
    """Return the questions on a post, best first within each section; none where nothing is worth asking about."""
    if is_dull_post(title):
        return []
    materials = [one for one in read(title, sections) if not is_dull(one.section, one.paragraphs)]
    context = context_of(
        title, (sentence for one in materials for paragraph in one.paragraphs for sentence in paragraph)
    )
    found = chain(about_pairs(materials, context), *(_on(material, context) for material in materials))
    return list(_distinct(chain(found, _across(materials, context))))


def _on(material: Material, context: Context) -> Iterator[Written]:
    heading = heading_of(material, context)
    yield from about_enumerations(material, context)
    yield from about_contrasts(material, context)
    yield from about_parallels(material, context)
    yield from about_conditions(material.statements, context)
    yield from about_purposes(material, context)
    yield from about_subjects(material.statements, material.about, context)
    yield from about_doing(material.statements, context)
    yield from about_listings(material, heading, context)
    yield from about_terms(material, heading, context)
    yield from about_steps(material, heading, context)
    yield from about_sessions(material, heading, context)
    yield from about_bugs(material, heading, context)
    yield from about_cautions(material, heading, context)
    yield from about_heading(material, heading, context)
    yield from about_openly(material, heading, context)


def _across(materials: Sequence[Material], context: Context) -> Iterator[Written]:
    """Yield questions on what something is and does, as told by several sections."""
    said = [one for material in materials for one in material.statements]
    headings = frozenset(stem for material in materials for stem in material.about)
    return (one for one in about_defined(said, headings, context) if len(one.sections) > 1)


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
    alike = set(content_stems(_beginning(one))) == set(content_stems(_beginning(other)))
    return alike or len(wanted & also) * 2 > min(len(wanted), len(also))


def _beginning(question: Written) -> str:
    """Return the first thing that is asked for; of "X, and Y" with the same X, nobody asks both."""
    first, _, rest = question.text.partition(", ")
    return first if rest.startswith("and ") else question.text.partition(", and ")[0]
