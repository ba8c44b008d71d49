"""Open questions on what a heading names, where nearly all that its section says of it can be told."""

from collections.abc import Iterator, Set
from typing import Final

from interview_simulator.algorithms.words import content_stems
from interview_simulator.interviewers.offline.writing.asking import FEWEST, asked
from interview_simulator.interviewers.offline.writing.context import Context
from interview_simulator.interviewers.offline.writing.material import Material, in_sentences
from interview_simulator.interviewers.offline.writing.subjects import GENERAL_STEMS
from interview_simulator.interviewers.offline.writing.told import Told, tell
from interview_simulator.interviewers.offline.writing.topics import bare_heading, topic_of
from interview_simulator.interviewers.offline.writing.written import Written

LEAST_TOLD: Final = 0.66
"""Share of what a section says, below which its main thing may be among what is lost."""
HIDDEN: Final = 2
"""Sentences that a list of fragments or a table counts for: what it says can't be told."""
MOST: Final = 9
"""Sentences of a section on one thing."""


def about_heading(material: Material, context: Context) -> Iterator[Written]:
    """Yield the question on what the heading of a section names or asks."""
    content = tell(material)
    told = [one for one in content if one is not None]
    hidden = sum(not in_sentences(one) for one in material.listings) + len(material.tables)
    if not FEWEST <= len(told) <= MOST or len(told) < LEAST_TOLD * (len(content) + HIDDEN * hidden):
        return
    own = set(content_stems(bare_heading(material.section.heading))) - GENERAL_STEMS
    if not own or content[0] is None or not _is_on(told, own):
        return
    of_it = sorted(told, key=lambda one: not _is_of(one, own))
    topic = topic_of(material.section.heading, of_it, context)
    if topic is not None and not (topic.doing and material.codes):
        yield from asked(topic, of_it, material.place, context)


def _is_on(told: list[Told], own: Set[str]) -> bool:
    """Return whether `told` begins with what the heading names, and goes on about it."""
    begins = any(_is_of(one, own) for one in told[:2]) or own <= set(content_stems(told[0].text))
    return begins and 2 * sum(not own.isdisjoint(content_stems(one.text)) for one in told) >= len(told)


def _is_of(told: Told, own: Set[str]) -> bool:
    return told.subject is not None and own <= set(content_stems(told.subject.name))
