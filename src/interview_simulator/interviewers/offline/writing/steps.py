"""Questions on how something is done, from a list of steps."""

import re
from collections.abc import Iterator
from typing import Final

from interview_simulator.algorithms.difficulty import Difficulty
from interview_simulator.interviewers.offline.writing.blocks import Listing
from interview_simulator.interviewers.offline.writing.context import Context
from interview_simulator.interviewers.offline.writing.headings import Heading
from interview_simulator.interviewers.offline.writing.items import Form, items_of
from interview_simulator.interviewers.offline.writing.language import parsed
from interview_simulator.interviewers.offline.writing.listings import FEWEST_ITEMS, MOST_ITEMS
from interview_simulator.interviewers.offline.writing.material import Material
from interview_simulator.interviewers.offline.writing.written import Point, Style, Written

_AIM: Final = re.compile(
    r"^(?:in order )?to (?P<doing>[^,:]+?)(?:, (?:you (?:can |must |should |need to )?)?"
    r"(?:follow|do|perform|take|use)[^,]*"
    r"| (?:follow|perform|take) (?:these|the following)[^,]*|, [\w ]+ steps are needed|, [\w ]+ steps):$",
    re.IGNORECASE,
)
_POINTING = re.compile(r"\b(?:this|these|that|those|it|them|our|we)\b", re.IGNORECASE)


def about_steps(material: Material, heading: Heading | None, context: Context) -> Iterator[Written]:
    """Yield how one does, step by step, what a list of orders is announced with, or what the heading over it says."""
    for listing in material.listings:
        doing = _doing(listing, heading)
        items = items_of(listing, context.cases) if doing and FEWEST_ITEMS <= len(listing.items) <= MOST_ITEMS else None
        if not doing or items is None or any(one.form is not Form.SENTENCE for one in items):
            continue
        if not all(sentence.root.tag_ == "VB" for (sentence, *_) in parsed([one.text for one in items])):
            continue
        points = tuple(Point(one.text, material.place, (one.source,)) for one in items)
        text = context.asked(f"how do you {doing}, step by step")
        yield Written(text, Difficulty.MEDIUM, Style.HOW, points, " ".join(one.text for one in points))


def _doing(listing: Listing, heading: Heading | None) -> str:
    """Return what the steps of `listing` are to reach, as it follows "you"."""
    last = parsed([listing.lead])[0][-1:] if listing.lead else []
    match = _AIM.match(last[0].text) if last else None
    if match is not None and not _POINTING.search(match["doing"]):
        return match["doing"]
    return heading.doing if listing.ordered and heading is not None and not listing.lead else ""
