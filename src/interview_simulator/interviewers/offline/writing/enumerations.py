"""Questions on what a sentence enumerates after a colon."""

import re
from collections.abc import Iterator
from typing import Final

from interview_simulator.algorithms.difficulty import Difficulty
from interview_simulator.interviewers.offline.writing.context import Context
from interview_simulator.interviewers.offline.writing.material import Material
from interview_simulator.interviewers.offline.writing.points import from_points
from interview_simulator.interviewers.offline.writing.statements import Statement
from interview_simulator.interviewers.offline.writing.written import Point, Style, Written

NUMBERS: Final = dict(zip("two three four five six".split(), range(2, 7), strict=True))
LONGEST_THING: Final = 6
"""Words."""
_ENUMERATION: Final = re.compile(
    r"""
    ^ (?: There \s (?: are | exist ) \s
        | (?P<owner> [^,:;]+? ) \s (?P<verb> has | have | supports? | provides? | uses? | defines? ) \s )
    (?P<count> two | three | four | five | six ) \s (?P<things> [^,:;]+? )
    : \s (?P<listed> [^:;]+ ) \. $
    """,
    re.VERBOSE,
)
_SEPARATOR: Final = re.compile(r",\s+and\s+|,\s+|\s+and\s+")


def about_enumerations(material: Material, context: Context) -> Iterator[Written]:
    """Yield which things there are, where a sentence says how many and names all of them."""
    for one in material.statements:
        if (match := _ENUMERATION.match(one.text)) and (found := _names(match, one, context)):
            yield found


def _names(match: re.Match[str], statement: Statement, context: Context) -> Written | None:
    listed = [re.sub(r"^the ", "", thing) for thing in _SEPARATOR.split(match["listed"])]
    if len(listed) != NUMBERS[match["count"]] or any(len(thing.split()) > LONGEST_THING for thing in listed):
        return None
    things, owner = match["things"], match["owner"]
    many = f"{match['count']} {things}"
    if owner is None:
        text = f"what are the {many}"
    elif statement.subject is not None:
        plural = statement.subject.plural
        verb = "have" if match["verb"] in {"has", "have"} else match["verb"].removesuffix("s" if not plural else "")
        text = f"which {many} {'do' if plural else 'does'} {context.name_of(statement.subject)} {verb}"
    else:
        return None
    points = [Point(f"One of the {many} is {thing}.", statement.place, (statement.source,)) for thing in listed]
    return from_points(context.asked(text), Difficulty.EASY, Style.NAMES, points)
