"""What a statement says of its subject: what kind of thing it is."""

from typing import Final

from spacy.tokens import Token

from interview_simulator.interviewers.offline.writing.statements import Statement
from interview_simulator.interviewers.offline.writing.subjects import GENERAL

_NO_KIND: Final = frozenset(
    "same example reason one ones part first last most best way kind time only why what how exception".split()
)
"""Words that say how something stands to others, not what it is."""
_HARMLESS: Final = frozenset("essentially basically simply typically generally usually".split())
"""Adverbs with which it is still said what something is; with others, how it is."""
_MEANING: Final = frozenset("mean represent denote".split())


def attribute_of(statement: Statement) -> Token | None:
    """Return what the subject is said to be."""
    root = statement.sentence.root
    if root.lemma_ != "be":
        return None
    return next((child for child in root.children if child.dep_ == "attr" and child.i > root.i), None)


def defines(statement: Statement) -> bool:
    """Return whether `statement` says what its subject is: a kind of thing, not a property."""
    root = statement.sentence.root
    if root.tag_ == "VBD" or any(child.dep_ in {"neg", "aux"} for child in root.children):
        return False
    if any(child.dep_ == "advmod" and child.lower_ not in _HARMLESS for child in root.children):
        return False
    attribute = attribute_of(statement)
    if attribute is not None:
        named = attribute.pos_ in {"NOUN", "PROPN"}
        return named and not any(token.lower_ in _NO_KIND or token.is_quote for token in attribute.subtree)
    refers = root.lemma_ == "refer" and any(child.lower_ == "to" for child in root.children)
    return root.lemma_ in _MEANING or refers


def is_concept(statement: Statement) -> bool:
    """Return whether the subject of `statement` is one of a kind, or a name, and not a certain thing just spoken of."""
    subject = statement.subject
    return subject is not None and (subject.proper or not subject.name.lower().startswith("the "))


def kind_of(statement: Statement) -> str:
    """Return the kind of thing that `statement` says its subject is, if that tells anything."""
    attribute = attribute_of(statement)
    if attribute is None or not defines(statement) or not is_concept(statement):
        return ""
    return "" if attribute.lemma_.lower() in GENERAL else attribute.lemma_.lower()
