"""Questions on what to watch out for, from all that a section warns of."""

import re
from collections.abc import Iterator
from typing import Final

from interview_simulator.algorithms.difficulty import Difficulty
from interview_simulator.algorithms.words import content_stems
from interview_simulator.interviewers.offline.writing.context import Context
from interview_simulator.interviewers.offline.writing.headings import Heading
from interview_simulator.interviewers.offline.writing.material import Material
from interview_simulator.interviewers.offline.writing.points import FEWEST, question
from interview_simulator.interviewers.offline.writing.subjects import GENERAL_STEMS
from interview_simulator.interviewers.offline.writing.written import Style, Written

_CAUTION: Final = re.compile(
    r"""
    \b (?: (?: must | should ) (?: \s not | n't ) | never | careful | beware | dangerous | not \s recommended
        | discouraged | deprecated | unsafe | insecure | undefined \s behavio[u]?r | vulnerab\w+
        | will \s fail | not \s guaranteed
        | (?: raise | throw | cause | generate | lead \s to | result \s in ) s? \s (?: an? \s )? (?: \w+ \s )?
          (?: errors? | exceptions? | deadlocks? | panics? | leaks? | crash(?: es )? | corruption | loss ) ) \b
    | ^ (?: Do \s not | Don't | Avoid | Never | Beware ) \b
    """,
    re.VERBOSE | re.IGNORECASE,
)


def about_cautions(material: Material, heading: Heading | None, context: Context) -> Iterator[Written]:
    """Yield what a section warns of, where it does so twice at least."""
    if heading is None:
        return
    named = set(content_stems(heading.text)) - GENERAL_STEMS
    warned = [
        one for one in material.statements if _CAUTION.search(one.text) and named.intersection(content_stems(one.text))
    ]
    watching = context.asked(f"what should you watch out for {heading.when}")
    if len(warned) >= FEWEST and (one := question(watching, Difficulty.HARD, Style.PITFALL, warned)):
        yield one
