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


def has_dangling(sentence: Sentence, about: Set[str]) -> bool:
    """Return whether `sentence` speaks of "the thing" that it has not named; `about`: stems of the headings over it."""
    named: set[str] = set()
    for token in sentence.span:
        if token.pos_ not in {"NOUN", "PROPN"}:
            continue
        known = stem(token.lower_)
        if _is_definite(token) and not _is_told(sentence, token) and known not in about | named:
            return True
        named.add(known)
    return False


def has_dangling_subject(sentence: Sentence, about: Set[str]) -> bool:
    """Return whether `sentence` is about "the thing" that it has not named."""
    head = subject_head(sentence)
    return head is not None and _is_definite(head) and not _is_told(sentence, head) and stem(head.lower_) not in about


def _is_definite(noun: Token) -> bool:
    return any(child.lower_ == "the" for child in noun.children)


def _is_told(sentence: Sentence, noun: Token) -> bool:
    """Return whether something that belongs to `noun` tells which one is meant."""
    if noun.lemma_.lower() in _ONLY_ONE or sentence.is_code(noun) or is_name(noun):
        return True
    telling = (child for child in noun.children if child.lower_ != "the" and child.dep_ != "punct")
    return any(child.dep_ not in {"cc", "conj", "advmod"} for child in telling)
