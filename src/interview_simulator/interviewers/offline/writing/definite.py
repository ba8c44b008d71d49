"""Things that are spoken of as known, though nothing in their sentence says which."""

from collections.abc import Set
from typing import Final

from spacy.tokens import Token

from interview_simulator.algorithms.words import stem
from interview_simulator.interviewers.offline.writing.language import Sentence
from interview_simulator.interviewers.offline.writing.subjects import is_name, subject_head

_ONLY_ONE: Final = frozenset(
    """
    user reader programmer developer world internet computer compiler future past beginning end time way need
    ability number amount rest use same case kernel point fact
    """.split()
)
"""What everybody knows without being told which, or what tells itself which."""


def has_dangling_subject(sentence: Sentence, about: Set[str]) -> bool:
    """Return whether `sentence` is about "the thing" that it has not named; `about`: stems of the headings over it."""
    head = subject_head(sentence)
    return head is not None and is_unnamed(sentence, head) and stem(head.lower_) not in about


def points_back(sentence: Sentence, earlier: Set[str]) -> bool:
    """Return whether "the thing" in it is one of those spoken of before; `earlier`: their stems."""
    inside: set[str] = set()
    for token in sentence.span:
        if token.pos_ in {"NOUN", "PROPN"}:
            known = stem(token.lower_)
            if known in earlier and known not in inside and is_unnamed(sentence, token):
                return True
            inside.add(known)
    return False


def is_unnamed(sentence: Sentence, noun: Token) -> bool:
    """Return whether `noun` has "the", and nothing that belongs to it tells which one is meant."""
    if not any(child.lower_ == "the" for child in noun.children):
        return False
    if noun.lemma_.lower() in _ONLY_ONE or sentence.is_code(noun) or is_name(noun):
        return False
    telling = (child for child in noun.children if child.lower_ != "the" and child.dep_ != "punct")
    return all(child.dep_ in {"cc", "conj", "advmod"} for child in telling)
