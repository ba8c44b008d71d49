"""Questions on what something is that a section defines and then says more of."""

from collections.abc import Iterator
from typing import Final

from interview_simulator.algorithms.words import content_stems
from interview_simulator.interviewers.offline.writing.asking import MOST_OF_DEFINITION, asked, defines
from interview_simulator.interviewers.offline.writing.context import Context
from interview_simulator.interviewers.offline.writing.material import Material
from interview_simulator.interviewers.offline.writing.subjects import Subject, is_specific
from interview_simulator.interviewers.offline.writing.told import Told, tell
from interview_simulator.interviewers.offline.writing.topics import Topic, bare_heading
from interview_simulator.interviewers.offline.writing.written import Written

LEAST_TOLD: Final = 0.5
"""Share of what a section says, below which the main thing on its subjects may be among what is lost."""
LEAST_OF_IT: Final = 0.4
"""Share of what a section says that has the thing as its subject which the heading names."""


def about_definitions(material: Material, context: Context) -> Iterator[Written]:
    """Yield a question on each thing that a section defines, or that its heading names, and goes on about."""
    content = tell(material)
    told = [one for one in content if one is not None]
    if len(told) < LEAST_TOLD * len(content):
        return
    heading = set(content_stems(bare_heading(material.section.heading)))
    for place, first in enumerate(told):
        subject = first.subject
        if subject is None or not _is_asked(subject, material, context):
            continue
        same = [one for one in told if one.subject is not None and one.subject.key == subject.key]
        headed = heading == set(content_stems(subject.name)) and len(same) >= LEAST_OF_IT * len(content)
        if same[0] is first and (headed or _is_defined(first, told[:place])):
            topic = Topic(name=context.name_of(subject), plural=subject.plural)
            yield from asked(topic, same[:MOST_OF_DEFINITION], material.place, context)


def _is_asked(subject: Subject, material: Material, context: Context) -> bool:
    """Return whether the subject can be said in a question, and isn't what the whole post is about."""
    if not is_specific(subject, material.about) or subject.name == context.name:
        return False
    headed = not material.about.isdisjoint(content_stems(subject.name))
    article = subject.name.startswith(("a ", "an ", "the "))
    return (subject.plural or subject.proper or article) and (headed or "`" not in subject.name)


def _is_defined(told: Told, before: list[Told]) -> bool:
    """Return whether it introduces its subject: "the thing" was introduced elsewhere."""
    named = told.subject is not None and not told.subject.name.startswith("the ")
    return named and defines(told) and not any(one.subject == told.subject for one in before)
