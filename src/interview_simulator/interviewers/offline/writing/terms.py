"""Questions on terms that lists and tables describe: what one of them does, and how two of them differ."""

import re
from collections.abc import Iterator, Sequence, Set
from dataclasses import dataclass
from typing import Final

from interview_simulator.algorithms.difficulty import Difficulty
from interview_simulator.algorithms.words import content_stems
from interview_simulator.interviewers.offline.writing.context import Context
from interview_simulator.interviewers.offline.writing.described import described
from interview_simulator.interviewers.offline.writing.headings import Heading
from interview_simulator.interviewers.offline.writing.language import parsed
from interview_simulator.interviewers.offline.writing.material import Material
from interview_simulator.interviewers.offline.writing.owners import Owner, owner_of
from interview_simulator.interviewers.offline.writing.points import FEWEST, from_points
from interview_simulator.interviewers.offline.writing.resolving import plain
from interview_simulator.interviewers.offline.writing.splitting import key_points
from interview_simulator.interviewers.offline.writing.statements import Statement, statements
from interview_simulator.interviewers.offline.writing.tables import described_rows
from interview_simulator.interviewers.offline.writing.written import Point, Style, Written

MOST_TERMS: Final = 40
"""Of a list or table: nobody asks about more."""
LEAST_SHARED: Final = 0.3
"""Share of words that two descriptions have in common, from which the terms are worth telling apart."""

_STATING: Final = frozenset(
    """
    specify indicate represent contain describe define store hold denote mean mark measure show report tell count
    identify list determine control say stand
    """.split()
)
"""Verbs that a question repeats; what does any other, does something."""
_NAMED = re.compile(
    r"^`?((?:[A-Za-z_][\w.]*\([^`]*\))|(?<=`)[^`]{2,40}(?=`)|[a-z]+(?:_[a-z]+)+|[A-Z]{3,}(?: [A-Z]{3,})?)`?$"
)
"""Headings that are the name of a function or command."""
_RULE = re.compile(r"\b(?:must|should|may|shall|required|cannot|only)\b", re.IGNORECASE)
_DEFAULT = re.compile(r"\bdefaults? to\b|\bby default\b|\bdefault (?:value )?is\b")


@dataclass(frozen=True)
class Term:
    """`said`: what is said of `name`, as statements with it as their subject; the first one says what it is or does."""

    name: str
    said: tuple[Statement, ...]


def about_terms(material: Material, heading: Heading | None, context: Context) -> Iterator[Written]:
    """Yield questions on the terms that the lists and tables of a section describe."""
    if name := _NAMED.match(material.section.heading):
        text = " ".join(sentence.text for sentence in material.paragraphs[0]) if material.paragraphs else ""
        for term in _terms([(f"`{name[1]}`", text)], material.place, context):
            if one := _meaning(term, term.name, context):
                yield one
    for listing in material.listings:
        entries = [(item.term, item.text) for item in listing.items if item.term and item.text]
        yield from _on(entries, owner_of(listing.lead, heading), material, context)
    for table in material.tables:
        kind, entries = described_rows(table)
        yield from _on(entries, owner_of(kind, heading), material, context)


def _on(entries: Sequence[tuple[str, str]], owner: Owner, material: Material, context: Context) -> Iterator[Written]:
    left: list[Term] = []
    for term in _terms(entries[:MOST_TERMS], material.place, context):
        full = owner.named(term.name)
        if full is None:
            continue
        if meaning := _meaning(term, full, context):
            yield meaning
        else:
            left.append(term)
    while len(left) > 1:
        one, other, *_ = left
        pair = _pair(one, other, owner, context)
        left = left[2 if pair else 1 :]
        if pair is not None:
            yield pair


def _terms(entries: Sequence[tuple[str, str]], place: int, context: Context) -> Iterator[Term]:
    """Yield the terms of which something can be said in a sentence."""
    named = [(name if "`" in name else context.lowered(name), text) for name, text in entries]
    for (name, _), sentences in zip(named, parsed([text for _, text in named]), strict=True):
        if not sentences or any(one.text[:1].islower() for one in sentences[1:]):
            continue  # a sentence that begins small was cut in two
        said: list[Statement] = []
        for source, sentence in zip(sentences, described(name, sentences, context.cases), strict=True):
            said += _statements(name, sentence, source.text, place) if sentence else ()
            if not said:
                break
        if said:
            yield Term(name, tuple(said))


def _statements(name: str, sentence: str, source: str, place: int) -> Iterator[Statement]:
    text = f"{sentence[0].upper()}{sentence[1:].rstrip(' ,;.:')}."
    for paragraph in parsed([text]):
        for one in statements(plain(paragraph), place):
            if one.subject is not None and one.subject.name.lower() == name.lower():
                yield Statement(one.sentence, source, place, one.subject)


def _meaning(term: Term, full: str, context: Context) -> Written | None:
    """Return what a term means, with what else is said of it."""
    first, *others = term.said
    rest = [one for one in others if not _DEFAULT.search(one.text)]
    default = next((one for one in others if one not in rest), None)
    points = _points([first, *rest])
    text = _asked(first, full) if all(map(_acts, rest)) else f"what is {full}"
    if len(points) < FEWEST and default is not None:
        points = _points([first, default])
        text = f"{text}, and what is its default"
    elif rules := sum(bool(_RULE.search(one.text)) for one in rest):
        text = f"{text}, and which {'rule applies' if rules == 1 else 'rules apply'} to it"
    return from_points(context.asked(text), Difficulty.EASY, Style.MEANING, points)


def _asked(first: Statement, full: str) -> str:
    """Return the question, without its mark, to which `first` is the answer."""
    plural = "`" not in full and first.subject is not None and first.subject.plural
    if not _acts(first):
        return f"what {'are' if plural else 'is'} {full}"
    verb = first.sentence.root.lemma_
    return f"what {'do' if plural else 'does'} {full} {verb if verb in _STATING else 'do'}"


def _acts(said: Statement) -> bool:
    """Return whether a statement says what its subject does, or a rule for it, and not what it is."""
    root = said.sentence.root
    return bool(_RULE.search(said.text)) or (
        root.lemma_ != "be" and not any(child.dep_ in {"aux", "auxpass"} for child in root.children)
    )


def _points(said: Sequence[Statement]) -> list[Point]:
    return [Point(text, one.place, (one.source,)) for one in said for text in key_points(one)]


def _pair(one: Term, other: Term, owner: Owner, context: Context) -> Written | None:
    """Return how two terms differ of which something similar is said."""
    words, others = (set(content_stems(term.said[0].text)) - set(content_stems(term.name)) for term in (one, other))
    alike = len(words & others) >= LEAST_SHARED * len(words | others)
    if not (alike and _telling(words - others, one.name) and _telling(others - words, other.name)):
        return None
    both = owner.named_both(one.name, other.name)
    if both is None:
        return None
    points = _points([one.said[0], other.said[0]])
    return from_points(context.asked(f"how do {both} differ"), Difficulty.MEDIUM, Style.COMPARISON, points)


def _telling(words: Set[str], name: str) -> bool:
    """Return whether `words` say more than the name of a term does."""
    return any(word not in name.lower() for word in words)
