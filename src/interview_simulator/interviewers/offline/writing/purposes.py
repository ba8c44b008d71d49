"""Questions on what something does and what for, where a sentence ends in an aim: "X logs to survive crashes"."""

from collections.abc import Iterator
from typing import Final

from spacy.tokens import Token

from interview_simulator.algorithms.difficulty import Difficulty
from interview_simulator.interviewers.offline.writing.context import Context
from interview_simulator.interviewers.offline.writing.facts import Kind, fact, is_aim, is_negated
from interview_simulator.interviewers.offline.writing.material import Material
from interview_simulator.interviewers.offline.writing.phrasing import places, sentence_of
from interview_simulator.interviewers.offline.writing.points import from_points
from interview_simulator.interviewers.offline.writing.statements import Statement
from interview_simulator.interviewers.offline.writing.subjects import is_specific
from interview_simulator.interviewers.offline.writing.written import Point, Style, Written

FEWEST_AIM: Final = 4
"""Words of an aim that says something."""
_DOUBLED: Final = frozenset("get set put run stop plan scan map skip drop cut wrap split submit permit refer".split())


def about_purposes(material: Material, context: Context) -> Iterator[Written]:
    """Yield what a subject does, and why, where a statement says both."""
    for one in material.statements:
        aim = _aim(one)
        if aim is None or one.subject is None or not is_specific(one.subject, material.about):
            continue
        found = fact(one, context.name_of(one.subject))
        if found is None or found.kind not in {Kind.WHAT, Kind.DOING}:
            continue
        points = [Point(text, one.place, (one.source,)) for text in _points(one, aim)]
        if written := from_points(context.asked(f"{found.first}, and why"), Difficulty.MEDIUM, Style.WHY, points):
            yield written


def _aim(statement: Statement) -> Token | None:
    """Return the verb of the aim that `statement` ends in, after what is done to reach it."""
    root = statement.sentence.root
    thing = next((child for child in root.children if child.dep_ == "dobj" and child.i > root.i), None)
    aims = [child for child in root.children if child.dep_ in {"advcl", "xcomp"} and is_aim(child)]
    if thing is None or len(aims) != 1 or is_negated(root) or root.tag_ not in {"VBZ", "VBP"}:
        return None
    ends = max(places(aims[0])) + 1 >= statement.sentence.span[-1].i
    return aims[0] if aims[0].i > thing.i and ends and len(places(aims[0])) >= FEWEST_AIM else None


def _points(statement: Statement, aim: Token) -> list[str]:
    sentence = statement.sentence
    root = sentence.root
    inside = places(aim)
    done = [token for token in root.subtree if token.i > root.i and token.i not in inside and token.text != "."]
    main = sentence.words([token for token in sentence.span if token.i not in inside])
    purpose = sentence.words([token for token in aim.subtree if token.lower_ not in {"in", "order"} or token.i > aim.i])
    return [
        sentence_of(main),
        sentence_of(f"The purpose of {gerund(root.lemma_)} {sentence.words(done).strip(' ,')} is {purpose}"),
    ]


def gerund(verb: str) -> str:
    """Return the form of `verb` in "-ing"."""
    if verb in _DOUBLED:
        return f"{verb}{verb[-1]}ing"
    drops_e = verb.endswith("e") and not verb.endswith(("ee", "ye", "oe")) and verb != "be"
    return f"{verb[:-1] if drops_e else verb}ing"
