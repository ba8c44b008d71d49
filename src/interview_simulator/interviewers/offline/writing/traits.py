"""What can be seen of a sentence that tells whether it is understood by itself: how often each matters is learnt."""

import re
from collections.abc import Iterator, Set
from dataclasses import dataclass
from typing import Final

from spacy.tokens import Token

from interview_simulator.algorithms.words import STOP_WORDS, content_stems, stem
from interview_simulator.interviewers.offline.writing.definite import has_dangling_subject, is_unnamed, points_back
from interview_simulator.interviewers.offline.writing.examples import speaks_of_example
from interview_simulator.interviewers.offline.writing.language import Sentence
from interview_simulator.interviewers.offline.writing.leaning import ANAPHORS, OF_THE_MOMENT
from interview_simulator.interviewers.offline.writing.material import Material
from interview_simulator.interviewers.offline.writing.subjects import GENERAL_STEMS, Subject, noun_phrase, subject_head
from interview_simulator.interviewers.offline.writing.verbs import is_complete, is_definition, is_order

_SMALL: Final = frozenset("ADV ADP SCONJ CCONJ PRON DET AUX PART".split())
_CLAUSES: Final = frozenset("advcl ccomp relcl conj xcomp acl parataxis".split())
_QUOTED: Final = re.compile(r'["\u201c]')
_MARKS: Final = {
    "parentheses": re.compile(r"\("),
    "digit": re.compile(r"\d"),
    "colon": re.compile(":"),
    "semicolon": re.compile(";"),
    "slash": re.compile("/"),
    "dash": re.compile(r" - |[\u2013\u2014]"),
}


@dataclass(frozen=True)
class Around:
    """Where a sentence stands: stems of what its paragraph, and those `earlier`, have named before; its paragraph's
    `place`; its own place `inside` of it; its `number` in the section, of `total`.
    """

    material: Material
    nearby: Set[str]
    earlier: Set[str]
    place: int
    inside: int
    number: int
    total: int


def traits_of(
    sentence: Sentence, text: str, subject: Subject | None, words: dict[int, str], around: Around
) -> dict[str, float]:
    """Return the traits that `sentence` has, each of them 0 to 1; `text` is what is told, `words` by their place."""
    found = dict.fromkeys(_flags(sentence, text, subject, words, around), 1.0)
    found |= dict.fromkeys(_words(sentence), 1.0) | dict.fromkeys(_subject(sentence, subject, around), 1.0)
    return found | _shares(sentence, text, words, around)


def _flags(
    sentence: Sentence, text: str, subject: Subject | None, words: dict[int, str], around: Around
) -> Iterator[str]:
    material, source = around.material, sentence.text
    about = material.about
    head = subject_head(sentence)
    order = is_order(sentence)
    flags = {
        "example": speaks_of_example(sentence, material.given),
        "quoted": _QUOTED.search(source),
        "beside code": material.codes,
        "order": order,
        "incomplete": not order and not is_complete(sentence),
        "it is named": subject is not None and head is not None and words[head.i] != head.text,
        "it is something else": head is not None
        and words[head.i] != head.text
        and (subject is None or about.isdisjoint(subject.key)),
        "subject not named": head is not None and head.pos_ == "PRON" and head.lower_ not in {"you", "there", "it"},
        "the subject": has_dangling_subject(sentence, about),
        "points back nearby": points_back(sentence, around.nearby - about),
        "points back": points_back(sentence, around.earlier - about),
        "of the moment": OF_THE_MOMENT.search(text),
        "changed": text != source,
        "first": around.number == 0,
        f"length {min(len(text.split()) // 4, 8)}": True,
        f"inside {min(around.inside, 4)}": True,
        f"paragraph {min(around.place, 4)}": True,
        f"section {min(around.total // 3, 6)}": True,
        f"codes {min(text.count('`') // 2, 3)}": True,
        "definition": subject is not None and is_definition(sentence, plural=subject.plural),
    }
    yield from (name for name, holds in flags.items() if holds)
    yield from (name for name, mark in _MARKS.items() if mark.search(text))


def _words(sentence: Sentence) -> Iterator[str]:
    """Yield how it begins, its verb, its small words, and which kinds of words meet."""
    first = sentence.span[0]
    small = first.lower_ in STOP_WORDS or first.pos_ in _SMALL
    yield f"first {first.lower_ if small else first.pos_}"
    yield f"first is {first.dep_}"
    yield f"verb {sentence.root.lemma_.lower()}"
    yield f"verb is {sentence.root.tag_}"
    yield from (f"verb has {child.dep_}" for child in sentence.root.children)
    before = "^"
    for token in sentence.span:
        if token.lower_ in STOP_WORDS or token.pos_ in _SMALL:
            yield f"word {token.lower_}"
        yield f"pair {before} {token.pos_}"
        before = token.pos_
    yield f"pair {before} $"


def _subject(sentence: Sentence, subject: Subject | None, around: Around) -> Iterator[str]:
    head = subject_head(sentence)
    if head is None:
        yield "no subject"
        return
    name = noun_phrase(head)
    first = name[0] if name else head
    known = stem(head.lower_)
    yield f"subject begins {first.lower_ if first.lower_ in STOP_WORDS else '-'}"
    yield f"subject is {head.tag_}"
    yield f"subject length {min(len(name), 5)}"
    if known in around.material.about:
        yield "subject of headings"
    if known in GENERAL_STEMS:
        yield "subject general"
    if head.i - sentence.span[0].i > 6:
        yield "subject late"
    if any(child.dep_ == "advcl" and child.i < sentence.root.i for child in sentence.root.children):
        yield "condition first"
    if subject is not None:
        kinds = {"plural": subject.plural, "proper": subject.proper, "vague": subject.vague, "the": subject.certain}
        yield from (f"subject {kind}" for kind, holds in kinds.items() if holds)


def _shares(sentence: Sentence, text: str, words: dict[int, str], around: Around) -> dict[str, float]:
    about = around.material.about
    stems = set(content_stems(text))
    unnamed = {stem(noun.lower_) for noun in sentence.span if _is_first_unnamed(sentence, noun)}
    clauses = sum(token.dep_ in _CLAUSES for token in sentence.span)
    anaphors = sum(token.lower_ in ANAPHORS and words[token.i] == token.text for token in sentence.span)
    return {
        "about": min(len(about & stems), 3) / 3,
        "unnamed": min(len(unnamed - about), 3) / 3,
        "unnamed of headings": min(len(unnamed & about), 2) / 2,
        "anaphors": min(anaphors, 2) / 2,
        "commas": min(text.count(","), 4) / 4,
        "clauses": min(clauses, 5) / 5,
    }


def _is_first_unnamed(sentence: Sentence, noun: Token) -> bool:
    return noun.pos_ in {"NOUN", "PROPN"} and is_unnamed(sentence, noun)
