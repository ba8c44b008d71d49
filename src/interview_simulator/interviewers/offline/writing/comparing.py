"""Questions on how two things differ: of one kind, or set against each other."""

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Final

from spacy.tokens import Token

from interview_simulator.algorithms.difficulty import Difficulty
from interview_simulator.algorithms.words import content_stems
from interview_simulator.interviewers.offline.writing.context import Context
from interview_simulator.interviewers.offline.writing.kinds import kind_of
from interview_simulator.interviewers.offline.writing.material import Material
from interview_simulator.interviewers.offline.writing.phrasing import places, sentence_of
from interview_simulator.interviewers.offline.writing.points import from_points, of_statements
from interview_simulator.interviewers.offline.writing.statements import Statement
from interview_simulator.interviewers.offline.writing.subjects import Subject, is_specific, named
from interview_simulator.interviewers.offline.writing.written import Point, Style, Written

LONGEST_NAME: Final = 4
"""Words of what is compared."""
FEWEST_APART: Final = 2
"""Words of each definition that the other one has not, from which they tell two things apart."""
_AGAINST: Final = frozenset({"while", "whereas"})


def about_pairs(materials: Sequence[Material], context: Context) -> Iterator[Written]:
    """Yield how two things differ that are of the same kind, such as two metrics; each is taken once with the next."""
    kinds: dict[str, dict[tuple[str, ...], Statement]] = {}
    for material in materials:
        for one in material.statements:
            kind = kind_of(one)
            if kind and one.subject is not None and _can_be_compared(one.subject, material):
                kinds.setdefault(kind, {}).setdefault(one.subject.key, one)
    for found in kinds.values():
        for first, second in list(pairwise(found.values()))[::2]:
            if not _same_said(first, second, FEWEST_APART):
                points = [*of_statements([first]), *of_statements([second])]
                yield from _differ(first, _subject(first), _subject(second), points, context)


def about_contrasts(material: Material, context: Context) -> Iterator[Written]:
    """Yield how two things differ that one sentence sets against each other: "X does this, while Y does that"."""
    for one in material.statements:
        clause = _set_against(one)
        other = next((child for child in clause.children if child.dep_ == "nsubj"), None) if clause else None
        second = named(one.sentence, other) if other is not None else None
        if clause is None or one.subject is None or second is None or second.key == one.subject.key:
            continue
        if not all(_can_be_compared(subject, material) for subject in (one.subject, second)):
            continue
        inside = places(clause)
        whole = one.sentence.words([token for token in one.sentence.span if token.i not in inside])
        against = one.sentence.words([token for token in clause.subtree if token.dep_ != "mark"])
        points = [Point(sentence_of(text), one.place, (one.source,)) for text in (whole, against)]
        yield from _differ(one, one.subject, second, points, context)


def about_parallels(material: Material, context: Context) -> Iterator[Written]:
    """Yield how two things of one name differ, such as "hard links" and "soft links", that are spoken of in turn."""
    for first, second in pairwise(material.statements):
        if not _is_parallel(first, second):
            continue
        subjects = _subject(first), _subject(second)
        if all(_can_be_compared(one, material) for one in subjects) and not _same_said(first, second, 1):
            yield from _differ(first, *subjects, of_statements([first, second]), context)


def _is_parallel(first: Statement, second: Statement) -> bool:
    """Return whether the same verb is said of two things that their first words tell apart."""
    one, other = first.subject, second.subject
    if one is None or other is None or one.plural != other.plural or one.certain or other.certain:
        return False
    apart = one.key[:-1] != other.key[:-1] and min(len(one.key), len(other.key)) > 1
    same_verb = first.sentence.root.lemma_ == second.sentence.root.lemma_
    return apart and one.key[-1:] == other.key[-1:] and same_verb


def _differ(
    said: Statement, first: Subject, second: Subject, points: Sequence[Point], context: Context
) -> Iterator[Written]:
    text = context.asked(f"how do {context.name_of(first)} and {context.name_of(second)} differ")
    level = Difficulty.MEDIUM if len({point.section for point in points}) == 1 else Difficulty.HARD
    if one := from_points(text, level, Style.COMPARISON, points):
        yield one


def _set_against(statement: Statement) -> Token | None:
    for child in statement.sentence.root.children:
        first = next(iter(child.subtree))
        if child.dep_ == "advcl" and child.i > statement.sentence.root.i and first.lower_ in _AGAINST:
            return child
    return None


def _can_be_compared(subject: Subject, material: Material) -> bool:
    short = len(subject.name.split()) <= LONGEST_NAME and " of " not in subject.name
    return short and is_specific(subject, material.about)


def _same_said(first: Statement, second: Statement, fewest: int) -> bool:
    """Return whether fewer than `fewest` words tell what is said of each apart, or one is a kind of the other."""
    one, other = (set(content_stems(said.text)) - set(_subject(said).key) for said in (first, second))
    names, others = {*_subject(first).key}, {*_subject(second).key}
    return min(len(one - other), len(other - one)) < fewest or names <= others or others <= names


def _subject(statement: Statement) -> Subject:
    assert statement.subject is not None
    return statement.subject
