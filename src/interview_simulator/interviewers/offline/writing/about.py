"""Questions on one subject, from what a section states of it."""

import re
from collections.abc import Iterable, Iterator, Sequence, Set
from dataclasses import replace
from typing import Final

from interview_simulator.algorithms.difficulty import Difficulty
from interview_simulator.interviewers.offline.writing.context import Context
from interview_simulator.interviewers.offline.writing.facts import Fact, Kind, doing, fact, is_deed
from interview_simulator.interviewers.offline.writing.kinds import defines, is_concept
from interview_simulator.interviewers.offline.writing.points import FEWEST, question
from interview_simulator.interviewers.offline.writing.splitting import Joined, joined_verbs, parts_of
from interview_simulator.interviewers.offline.writing.statements import Statement
from interview_simulator.interviewers.offline.writing.subjects import Subject, is_specific
from interview_simulator.interviewers.offline.writing.written import Style, Written

_RULE = re.compile(
    r"\b(?:MUST|SHOULD|SHALL|REQUIRED|must|should|shall|required|has to|have to|may not|only be|not allowed)\b"
)
_LIMIT = re.compile(
    r"""
    \b (?: cannot | can't | unable | impossible | lacks? | limited \s to
        | (?: (?:does|do|is|are) \s not | (?:does|do|is|are)n't ) \s
          (?: support\w* | available | possible | guarantee\w* | suitable | recommended )
        | only \s (?: works? | supports? | available | applies | applied | accepts? | stores? ) ) \b
    """,
    re.VERBOSE | re.IGNORECASE,
)
_PRICE = re.compile(
    r"""
    \b (?: at \s the \s (?: cost | expense ) | drawbacks? | disadvantages? | downsides? | expensive | slower | overhead
        | trade-?offs? | inefficient | complicated | penalt(?:y|ies) | costs? | worse | wastes? | harder ) \b
    """,
    re.VERBOSE | re.IGNORECASE,
)
_GAIN = re.compile(
    r"""
    \b (?: faster | fast | cheap(?:er)? | advantages? | benefits? | better | efficient\w* | simpler | easier | saves?
        | improves? | flexib\w+ | safer ) \b
    """,
    re.VERBOSE | re.IGNORECASE,
)
_STYLES: Final = {
    Kind.WHAT: Style.PURPOSE, Kind.DOING: Style.PURPOSE, Kind.WHAT_FOR: Style.PURPOSE, Kind.HOW: Style.HOW,
    Kind.WHEN: Style.EFFECT,
}  # fmt: skip
_EASY: Final = frozenset({Kind.WHAT, Kind.DOING, Kind.WHAT_FOR})
MOST_OTHERS: Final = 3
"""Of what is said beside the definition."""


def about_subjects(said: Iterable[Statement], about: Set[str], context: Context) -> Iterator[Written]:
    """Yield questions on each subject of which two things at least are said; `about`: stems of headings and title."""
    for of_subject in _by_subject(said, about):
        yield from _on(of_subject, context)


def about_defined(said: Iterable[Statement], about: Set[str], context: Context) -> Iterator[Written]:
    """Yield questions on what something is that one section says, with what another says of it."""
    for of_subject in _by_subject(said, about):
        if any(_says_what_it_is(one) for one in of_subject):
            name = context.name_of(_subject(of_subject))
            found = list(_what_it_is(name, _subject(of_subject), of_subject, context))
            yield from found[:1]


def about_doing(said: Iterable[Statement], context: Context) -> Iterator[Written]:
    """Yield questions on what one does, and how."""
    practical = [one for one in said if one.subject is None and one.is_practical]
    facts = [found for one in practical if (found := fact(one)) is not None]
    for one in facts:
        if one.kind is Kind.HOW and parts_of(one.statement).by is Joined.VERBS:
            yield from _ask([one], one.first, context)


def _by_subject(said: Iterable[Statement], about: Set[str]) -> Iterable[list[Statement]]:
    found: dict[tuple[str, ...], list[Statement]] = {}
    for one in said:
        if one.subject is not None and is_specific(one.subject, about):
            found.setdefault(one.subject.key, []).append(one)
    return found.values()


def _subject(said: Sequence[Statement]) -> Subject:
    subject = said[0].subject
    assert subject is not None
    return subject


def _on(said: Sequence[Statement], context: Context) -> Iterator[Written]:
    subject = _subject(said)
    name = context.name_of(subject)
    if subject.name == context.name:
        yield from _what_it_is(name, subject, said, context)
        return
    limits = [one for one in said if _LIMIT.search(one.text)]
    if len(limits) >= FEWEST:
        yield from _said(f"what are the limitations of {name}", Difficulty.HARD, Style.PITFALL, limits, context)
    prices, gains = ([one for one in said if words.search(one.text)] for words in (_PRICE, _GAIN))
    if prices and set(map(id, gains)) - set(map(id, prices)):
        both = [one for one in said if one in prices or one in gains]
        yield from _said(f"what are the trade-offs of {name}", Difficulty.HARD, Style.TRADE_OFF, both, context)
    rules = [one for one in said if _RULE.search(one.text)]
    if len(rules) >= FEWEST:
        yield from _said(f"which rules apply to {name}", Difficulty.MEDIUM, Style.HOW, rules, context)
    others = [one for one in said if one not in rules] if len(rules) >= FEWEST else said
    yield from _what_it_is(name, subject, others, context)


def _what_it_is(name: str, subject: Subject, said: Sequence[Statement], context: Context) -> Iterator[Written]:
    """Yield what is asked for first of something: what it is, and what it does."""
    definition = next((one for one in said if _says_what_it_is(one)), None)
    if definition is not None and definition.subject is not None:
        subject, name = definition.subject, context.name_of(definition.subject)
    alike = [one for one in said if one.subject is not None and one.subject.plural == subject.plural]
    others = [one for one in said if one not in alike]
    first = f"what {'are' if subject.plural else 'is'} {name}"
    found = [fact(one, name) for one in alike if one is not definition]
    found += [_called_again(one, context) for one in others]
    facts = [one for one in found if one is not None and one.kind is not Kind.WHEN]
    if definition is not None:
        if parts_of(definition).by is not Joined.NOTHING:
            yield from _said(first, Difficulty.EASY, Style.DEFINITION, [definition], context)
        elif more := next((one for one in facts if parts_of(one.statement).by is Joined.NOTHING), None):
            facts.remove(more)
            text = f"{first}, and {more.next}"
            yield from _said(text, Difficulty.EASY, Style.DEFINITION, [definition, more.statement], context)
        else:
            others = [one for one in alike if one is not definition][:MOST_OTHERS]
            text = f"{first}, and what is characteristic of {'them' if subject.plural else 'it'}"
            yield from _said(text, Difficulty.EASY, Style.DEFINITION, [definition, *others], context)
    if subject.name == context.name:
        return  # Of what all the post is about there is too much to ask what it does.
    yield from _what_it_does(name, facts, context)
    is_name = " " not in name and name[0].isupper()
    if len(alike) > FEWEST and not is_name and all(is_concept(one) for one in alike):
        text = f"what are the main characteristics of {name}"
        yield from _said(text, Difficulty.EASY, Style.DEFINITION, alike, context)


def _called_again(statement: Statement, context: Context) -> Fact | None:
    """Return what a statement answers that speaks of several where others speak of one, or the other way around."""
    assert statement.subject is not None
    found = fact(statement, context.name_of(statement.subject))
    return replace(found, next=found.first) if found is not None else None


def _says_what_it_is(statement: Statement) -> bool:
    return is_concept(statement) and (defines(statement) or parts_of(statement).by is Joined.KIND)


def _what_it_does(name: str, facts: Sequence[Fact], context: Context) -> Iterator[Written]:
    done: dict[str, list[Fact]] = {}
    states = []
    for one in facts:
        joined = parts_of(one.statement).by
        if one.kind is Kind.DOING and (joined is not Joined.VERBS or _all_do(one.statement, name)):
            done.setdefault(one.first, []).append(one)
        elif one.kind is Kind.WHAT and joined is Joined.THINGS:
            yield from _ask([one], one.first, context)
        elif joined is Joined.NOTHING:
            states.append(one)
    for text, of_same in done.items():
        yield from _ask(of_same, text, context)
    for one, other in _twos(states):
        yield from _ask([one, other], f"{one.first}, and {other.next}", context)


def _all_do(statement: Statement, name: str) -> bool:
    """Return whether each of the joined verbs tells what the subject does."""
    verbs = joined_verbs(statement.sentence.root)
    return doing(statement.sentence, name) is not None and all(is_deed(verb) for verb in verbs)


def _twos(facts: Sequence[Fact]) -> Iterator[tuple[Fact, Fact]]:
    return zip(facts[::2], facts[1::2], strict=False)


def _ask(facts: Sequence[Fact], text: str, context: Context) -> Iterator[Written]:
    level = Difficulty.EASY if all(one.kind in _EASY for one in facts) else Difficulty.MEDIUM
    return _said(text, level, _STYLES[facts[0].kind], [one.statement for one in facts], context)


def _said(
    text: str, difficulty: Difficulty, style: Style, said: Sequence[Statement], context: Context
) -> Iterator[Written]:
    subject = said[0].subject
    name = context.name_of(subject) if subject is not None else ""
    if one := question(context.asked(text, name), difficulty, style, said):
        yield one
