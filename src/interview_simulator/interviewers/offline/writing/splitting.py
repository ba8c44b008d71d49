"""One statement as several key points, each one thing."""

import re
from collections.abc import Callable, Iterator, Sequence
from enum import StrEnum
from typing import Final, NamedTuple

from spacy.tokens import Token

from interview_simulator.interviewers.offline.writing.language import Sentence
from interview_simulator.interviewers.offline.writing.phrasing import agree, sentence_of
from interview_simulator.interviewers.offline.writing.statements import Statement
from interview_simulator.interviewers.offline.writing.subjects import GENERAL, is_plural, subject_head

FEWEST_WORDS: Final = 4
MOST_PARTS: Final = 5
FEWEST_THINGS: Final = 3
"""Joined by "and": of two one can't be sure that they aren't one thing."""
SHORTEST: Final = 6
"""Words up to which a statement says one thing."""
_SHARED: Final = frozenset({"aux", "auxpass", "neg"})
_SUBJECTS: Final = frozenset({"nsubj", "nsubjpass"})
_POINTS = re.compile(r"\b(?:it|them|its|their|they)\b", re.IGNORECASE)
_TOGETHER: Final = frozenset(
    """
    between both combine combination mix mixture pair difference versus relationship multiple same either like including
    such while whereas only namely :
    """.split()
)
"""Words of which two things are the object together, or which hold only for one of them."""


class Joined(StrEnum):
    """What holds several points together in a statement."""

    NOTHING = "nothing"
    VERBS = "verbs"
    KIND = "kind"
    THINGS = "things"


class Parts(NamedTuple):
    texts: list[str]
    by: Joined


def key_points(statement: Statement) -> list[str]:
    return parts_of(statement).texts


def parts_of(statement: Statement) -> Parts:
    """Return what `statement` says as sentences: joined verbs, joined objects and "that" clauses, each alone."""
    sentence = statement.sentence
    if len(statement.text.split()) > SHORTEST:
        for by, way in _WAYS:
            said = [sentence_of(text) for text in way(sentence)]
            long_enough = all(len(text.split()) >= FEWEST_WORDS and not _POINTS.search(text) for text in said)
            if 2 <= len(said) <= MOST_PARTS and long_enough:
                return Parts(said, by)
    return Parts([statement.text], Joined.NOTHING)


def _predicates(sentence: Sentence) -> Iterator[str]:
    """Yield the subject with each of the verbs that are joined by "and"; of an order, each verb."""
    root = sentence.root
    others = list(joined_verbs(root))
    if not others or any(one.tag_ != root.tag_ or _has_subject(one) or not _follows_and(one) for one in others):
        return
    if any(child.lower_ != "and" for verb in (root, *others) for child in verb.children if child.dep_ == "cc"):
        return
    if _may_be_of_another(root, others[0]):
        return
    before = [token for token in root.children if token.i < root.i and token.dep_ in _SHARED]
    subject = [token for child in root.children if child.dep_ in _SUBJECTS for token in child.subtree]
    if (not subject and root.tag_ != "VB") or (subject and subject[-1].i > root.i):
        return
    heads = [root, *others]
    for verb in heads:
        own = {token.i for token in verb.subtree}
        for other in heads:
            if other.i > verb.i:
                own -= {token.i for token in other.subtree}
        shared = [] if verb is root or any(child.dep_ in _SHARED for child in verb.children) else before
        tokens = [token for token in sentence.span if token.i in own and not _joins(token, heads)]
        yield sentence.words(tokens if verb is root else [*subject, *shared, *tokens])


def _may_be_of_another(root: Token, joined: Token) -> bool:
    """Return whether `joined` may go with a verb between the two, as in "can help to read and write"."""
    between = (token for token in root.subtree if root.i < token.i < joined.i)
    return any(token.pos_ in {"VERB", "AUX"} and token.tag_ == joined.tag_ for token in between)


def _definition(sentence: Sentence) -> Iterator[str]:
    """Yield "S is a Y" and "S does Z" of "S is a Y that does Z", and "S is used" of "S is a Y used"."""
    root = sentence.root
    head = next((child for child in root.children if child.dep_ == "nsubj"), None)
    attribute = next((child for child in root.children if child.dep_ == "attr"), None)
    if root.lemma_ != "be" or head is None or attribute is None or not head.i < root.i < attribute.i:
        return
    clause = next((child for child in attribute.children if child.dep_ in {"relcl", "acl"}), None)
    last = sentence.span[-1].i if sentence.span[-1].is_punct else sentence.span[-1].i + 1
    if clause is None or [*clause.subtree][-1].i + 1 < last or not _is_kind(attribute):
        return
    inside = {token.i for token in clause.subtree}
    subject = [token for token in sentence.span if token.i < root.i]
    kind = sentence.words([token for token in sentence.span if token.i not in inside and token.i < clause.i])
    that = next((child for child in clause.children if child.dep_ in _SUBJECTS), None)
    finite = next((child for child in clause.children if child.dep_ in {"aux", "auxpass"}), clause)
    if clause.dep_ == "acl" and clause.tag_ == "VBN" and that is None and next(iter(clause.subtree)) == clause:
        yield kind
        yield sentence.words([*subject, root, *clause.subtree])
    elif that is not None and that.lower_ in {"that", "which"} and agree(head, finite):
        yield kind
        yield sentence.words([*subject, *(token for token in clause.subtree if token.i != that.i)])


def _apposition(sentence: Sentence) -> Iterator[str]:
    """Yield "S is a Y" and "S does Z" of "S, a Y, does Z"."""
    root = sentence.root
    head = next((child for child in root.children if child.dep_ in _SUBJECTS), None)
    aside = next((child for child in head.children if child.dep_ == "appos"), None) if head is not None else None
    if head is None or aside is None or not head.i < aside.i < root.i:
        return
    said = list(aside.subtree)
    around = (said[0].nbor(-1).text, said[-1].nbor(1).text)
    if said[0].lower_ not in {"a", "an", "the"} or around != (",", ","):
        return
    inside = {token.i for token in (*said, said[0].nbor(-1), said[-1].nbor(1))}
    name = sentence.words([token for token in head.subtree if token.i not in inside])
    yield f"{name} {'are' if is_plural(head) else 'is'} {sentence.words(said)}"
    yield sentence.words([token for token in sentence.span if token.i not in inside])


def _is_kind(attribute: Token) -> bool:
    """Return whether "is a Y" says something by itself, without the clause that tells which Y."""
    children = list(attribute.children)
    if _joined_things(attribute) or any(child.dep_ == "det" and child.lower_ not in {"a", "an"} for child in children):
        return False
    return attribute.lemma_.lower() not in GENERAL or any(child.dep_ in {"amod", "compound"} for child in children)


def _objects(sentence: Sentence) -> Iterator[str]:
    """Yield the sentence once for each of the things that are joined by "and" at its end."""
    if any(token.lower_ in _TOGETHER for token in sentence.span):
        return
    subject = subject_head(sentence)
    thing = _last_thing(sentence.root) if subject is None or subject.i < sentence.root.i else None
    things = [thing, *_joined_things(thing)] if thing is not None else []
    if len(things) < FEWEST_THINGS or any(one.pos_ not in {"NOUN", "PROPN"} for one in things):
        return
    if len({_is_bare(one) for one in things}) > 1:
        return
    inside = {token.i for token in things[0].subtree}
    for one in things:
        own = {token.i for token in one.subtree}
        for other in things:
            if other.i > one.i:
                own -= {token.i for token in other.subtree}
        own -= {token.i for token in one.children if token.dep_ == "cc" or token.text == ","}
        yield sentence.words([token for token in sentence.span if token.i not in inside or token.i in own])


_WAYS: Final[tuple[tuple[Joined, Callable[[Sentence], Iterator[str]]], ...]] = (
    (Joined.KIND, _apposition),
    (Joined.VERBS, _predicates),
    (Joined.KIND, _definition),
    (Joined.THINGS, _objects),
)


def _last_thing(root: Token) -> Token | None:
    """Return what the verb is done to, or what follows "consists of"."""
    after = [child for child in root.children if child.i > root.i]
    things = [child for child in after if child.dep_ in {"dobj", "attr"}]
    if not things and root.lemma_ in {"consist", "depend"}:
        things = [thing for child in after if child.dep_ == "prep" for thing in child.children if thing.dep_ == "pobj"]
    return things[0] if things else None


def _is_bare(thing: Token) -> bool:
    """Return whether `thing` has no article: where only some do, they are misread."""
    return not any(child.dep_ in {"det", "poss"} for child in thing.children)


def _joined_things(thing: Token) -> list[Token]:
    found = []
    for child in thing.children:
        in_row = child.dep_ == "appos" and any(other.dep_ == "conj" for other in child.children)
        if child.dep_ == "conj" or in_row:
            found += [child, *_joined_things(child)]
    if any(child.dep_ == "cc" and child.lower_ != "and" for child in thing.children):
        return []
    return found


def joined_verbs(verb: Token) -> Iterator[Token]:
    """Yield the verbs that are joined to `verb`, those among them that were taken for joined to what it is done to."""
    for child in verb.children:
        things = [thing for thing in child.children if thing.dep_ == "conj" and thing.tag_ == verb.tag_ == "VBZ"]
        if child.dep_ == "conj" and child.pos_ in {"VERB", "AUX"}:
            yield child
            yield from joined_verbs(child)
        elif child.dep_ in {"dobj", "prep"} and child.i > verb.i:
            yield from things


def _follows_and(verb: Token) -> bool:
    """Return whether "and" or a comma stands right before a joined verb: else it may be no verb at all."""
    before = verb
    while before.i and before.nbor(-1).dep_ in {"advmod", *_SHARED} and before.nbor(-1).head == verb:
        before = before.nbor(-1)
    return before.i > 0 and before.nbor(-1).lower_ in {"and", ","}


def _has_subject(verb: Token) -> bool:
    return any(child.dep_ in {*_SUBJECTS, "expl"} for child in verb.children)


def _joins(token: Token, heads: Sequence[Token]) -> bool:
    """Return whether `token` only holds two predicates together: it stands before one of them, or before what does."""
    if token.dep_ != "cc" and token.text != ",":
        return False
    after = token
    while after.i + 1 < len(token.doc) and after.nbor(1).dep_ in {"advmod", "cc", *_SHARED}:
        after = after.nbor(1)
    return after.i + 1 < len(token.doc) and after.nbor(1) in heads
