"""The open question an interviewer begins with: what somebody can tell of the thing that a heading names."""

import re
from collections.abc import Iterator, Sequence, Set
from typing import Final

from interview_simulator.algorithms.difficulty import Difficulty
from interview_simulator.algorithms.words import content_stems
from interview_simulator.interviewers.offline.writing.context import Context
from interview_simulator.interviewers.offline.writing.headings import Heading
from interview_simulator.interviewers.offline.writing.material import Material
from interview_simulator.interviewers.offline.writing.points import FEWEST, question
from interview_simulator.interviewers.offline.writing.statements import Statement
from interview_simulator.interviewers.offline.writing.subjects import GENERAL_STEMS, is_specific
from interview_simulator.interviewers.offline.writing.written import Style, Written

MOST: Final = 4
MAIN_FROM: Final = 1.0
"""What a statement is worth from which it is one of the main things a section says."""
LONG: Final = 28
"""Words from which a statement is a detail."""
_DETAIL = re.compile(
    r"\b(?:more|less|another|other|too|even|still|again|examples?|instead|both|similar\w*|same|much|quite)\b",
    re.IGNORECASE,
)
_NO_THING = re.compile(r"^(?:introduction|overview|glossary|summary|notes?|basics|more|other|using)\b", re.IGNORECASE)


def about_openly(material: Material, heading: Heading | None, context: Context) -> Iterator[Written]:
    """Yield what can be told of the thing that the heading names. The key points are the main things that are said."""
    named = set(content_stems(material.section.heading)) - GENERAL_STEMS
    if heading is None or not heading.thing or not named or _NO_THING.match(heading.text):
        return
    said = _main(material, named)
    text = context.asked(f"what can you tell me about {_with_article(heading.thing, context)}")
    if len(said) >= FEWEST and (one := question(text, Difficulty.EASY, Style.DEFINITION, said)):
        yield one


def _main(material: Material, named: Set[str]) -> list[Statement]:
    """Return the main things that are said, in their order; `named`: stems of what is asked about."""
    every = material.said
    worth = [_worth(one, place, every, named, material.about) for place, one in enumerate(every)]
    main = sorted(range(len(every)), key=lambda place: -worth[place])[:MOST]
    return [every[place] for place in sorted(main) if worth[place] >= MAIN_FROM]


def _worth(one: Statement, place: int, said: Sequence[Statement], named: Set[str], about: Set[str]) -> float:
    """Return how much of a main thing `one` is: said of what the heading names, early, of what others speak of too."""
    words = set(content_stems(one.text))
    of_it = one.subject is not None and bool(named & set(one.subject.key))
    known = one.subject is not None and is_specific(one.subject, about)
    others = [set(content_stems(other.text)) for other in said if other is not one]
    shared = sum(bool((words - named) & other) for other in others) / max(len(others), 1)
    early = 1 - place / len(said)
    dull = bool(_DETAIL.search(one.text)) + one.is_order + (len(one.text.split()) > LONG)
    return 1.5 * of_it + 0.5 * known + 0.5 * bool(named & words) + 0.5 * shared + 0.5 * early - 0.6 * dull


def _with_article(thing: str, context: Context) -> str:
    """Return "a gauge" for "gauge", of which there may be several."""
    lacks = " " not in thing and thing.islower() and thing in context.counted
    return f"{'an' if thing[0] in 'aeiou' else 'a'} {thing}" if lacks else thing
