"""Statements turned into questions."""

import re
from collections.abc import Collection, Sequence
from typing import Final

from spacy.tokens import Token

from interview_simulator.interviewers.offline.writing.language import Sentence
from interview_simulator.interviewers.offline.writing.subjects import is_plural, subject_head

MOST_WORDS: Final = 16
_DO: Final = {"VBZ": "does", "VBP": "do", "VBD": "did"}
_ASIDE: Final = frozenset({"advcl", "cc", "conj", "punct", "parataxis", "mark", "npadvmod", "intj"})
_IN_PASSING: Final = frozenset(
    "simply just also usually often typically generally actually really basically essentially then merely thus".split()
)
_OUTSIDE: Final = frozenset("it they them this these those its their".split())


def asked(
    sentence: Sentence, without: Collection[int], subject_as: str | None = None, *, barely: bool = False
) -> str | None:
    """Return the main clause with its verb before its subject, as after "why": "does a list grow".

    `without`: places of words left out; `subject_as`: what its subject is called instead; `barely`: without adverbs,
    which belong to the answer. None where that can't be said.
    """
    root = sentence.root
    subject = subject_head(sentence)
    if subject is None or subject.i > root.i:
        return None
    if any(token.text == ";" or token.dep_ in {"ccomp", "parataxis"} for token in subject.subtree):
        return None
    plural = is_plural(subject)
    if (root.tag_ == "VBZ" and plural) or (root.tag_ == "VBP" and subject.tag_ == "NN" and not plural):
        return None
    left_out = set(without)
    for child in root.children:
        before_subject = child.dep_ in {"advmod", "prep"} and child.i < subject.i
        said_in_passing = child.dep_ == "advmod" and (barely or child.lower_ in _IN_PASSING)
        if child.dep_ in _ASIDE or before_subject or said_in_passing:
            left_out.update(token.i for token in child.subtree)
    auxiliary = _auxiliary(root)
    front = auxiliary.text.lower() if auxiliary is not None else _DO.get(root.tag_)
    if front is None or (auxiliary is None and root.pos_ != "VERB"):
        return None
    of_subject = {token.i for token in subject.subtree}
    names = subject_as or _lowered(sentence, [token for token in subject.subtree if token.i not in left_out])
    words = {t.i: t.text for t in sentence.span}
    if auxiliary is None:
        words[root.i] = root.lemma_
    rest = [
        token
        for token in root.subtree
        if token.i not in left_out | of_subject and (auxiliary is None or token.i != auxiliary.i)
    ]
    said = " ".join(f"{front} {names} {sentence.written_of(rest, words)}".split()).strip(" ,.;")
    return said if len(said.split()) <= MOST_WORDS else None


def clause_text(sentence: Sentence, clause: Token) -> str | None:
    """Return the clause of the verb `clause` with the word it begins with; None if it points outside itself."""
    tokens = [token for token in clause.subtree if not (token.is_punct and token.text == ",")]
    named = False
    for token in tokens:
        named = named or token.pos_ in {"NOUN", "PROPN"}
        if token.lower_ in _OUTSIDE and not named:
            return None
    text = sentence.words(tokens).strip(" ,.;")
    return text[0].lower() + text[1:]


def sentence_of(text: str) -> str:
    """Return a clause as a sentence by itself."""
    text = text.strip(" ,;.\u2013\u2014")
    return f"{text[0].upper()}{text[1:]}." if text else ""


def agree(subject: Token, verb: Token) -> bool:
    """Return whether `verb` has the number of `subject`: where it has not, the sentence was misread."""
    return verb.tag_ != ("VBZ" if is_plural(subject) else "VBP")


def places(tokens: Sequence[Token] | Token) -> set[int]:
    """Return the places of a word with all that depends on it."""
    return {token.i for token in tokens.subtree} if isinstance(tokens, Token) else {token.i for token in tokens}


def _auxiliary(root: Token) -> Token | None:
    """Return the word that goes before the subject in a question; None where "do" goes there."""
    first = next((child for child in root.children if child.dep_ in {"aux", "auxpass"} and child.lower_ != "to"), None)
    return first or (root if root.lemma_ == "be" else None)


def _lowered(sentence: Sentence, tokens: list[Token]) -> str:
    text = re.sub(r"[ ,]+$", "", sentence.words(tokens))
    first = tokens[0]
    keeps = sentence.is_code(first) or first.pos_ == "PROPN" or any(letter.isupper() for letter in first.text[1:])
    return text if keeps or not first.is_sent_start else text[0].lower() + text[1:]
