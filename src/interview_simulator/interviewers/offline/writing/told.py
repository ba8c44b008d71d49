"""The sentences of a section as they would be said alone, where nothing plainly forbids it."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from spacy.tokens import Token

from interview_simulator.interviewers.offline.writing.language import Sentence
from interview_simulator.interviewers.offline.writing.leaning import (
    ASIDES,
    BROKEN,
    FILLER,
    KEPT_OPENERS,
    LEANING,
    OPENERS,
    POINTING,
)
from interview_simulator.interviewers.offline.writing.material import Material
from interview_simulator.interviewers.offline.writing.subjects import Subject, named, subject_head
from interview_simulator.interviewers.offline.writing.traits import Around, traits_of
from interview_simulator.interviewers.offline.writing.verbs import is_empty

FEWEST_WORDS: Final = 5
MOST_WORDS: Final = 34
_AUTHORS: Final = frozenset("i me my mine we us our ours ourselves let's".split())
_MODAL: Final = frozenset("can could must should".split())
_POINTERS: Final = frozenset("it they this these that those he she".split())


@dataclass(frozen=True)
class Told:
    """`text`: the sentence as it is said alone; `source`: as it is written; `subject`: what it is about, if that is
    named; `traits`: what tells whether it is understood by itself.
    """

    text: str
    source: str
    subject: Subject | None
    sentence: Sentence
    traits: Mapping[str, float]


def tell(material: Material) -> list[Told]:
    """Return what the sentences of a section tell, with a name in the place of "it"; some will not stand alone."""
    found: list[Told] = []
    total = sum(map(len, material.paragraphs))
    earlier: set[str] = set()
    number = 0
    for place, paragraph in enumerate(material.paragraphs):
        nearby: set[str] = set()
        before: Subject | None = None
        for inside, sentence in enumerate(paragraph):
            told = _told(sentence, before, Around(material, nearby, earlier, place, inside, number, total))
            if told is not None:
                found.append(told)
            before = _spoken_of(sentence, before if told is not None else None)
            nearby |= sentence.noun_stems
            number += 1
        earlier |= nearby
    return found


def _spoken_of(sentence: Sentence, before: Subject | None) -> Subject | None:
    """Return what "it" stands for in the sentence after this one."""
    head = subject_head(sentence)
    return named(sentence, head) if head is not None and head.pos_ in {"NOUN", "PROPN"} else before


def _told(sentence: Sentence, before: Subject | None, around: Around) -> Told | None:
    source = sentence.text
    if FILLER.search(ASIDES.sub("", source)) or LEANING.match(source):
        return None
    if source[-1:] != "." or sentence.has_glued_code:
        return None
    words = {token.i: token.text for token in sentence.span}
    head = subject_head(sentence)
    subject = _named_by(sentence, head, before, words) if head is not None else None
    if (head is not None and _points(sentence, head, words)) or not _is_anybodys(sentence, words):
        return None
    text = _cleared(sentence.written(words))
    if POINTING.search(text) or BROKEN.search(text) or not _is_balanced(text):
        return None
    if not FEWEST_WORDS <= len(text.split()) <= MOST_WORDS:
        return None
    return Told(text, source, subject, sentence, traits_of(sentence, text, subject, words, around))


def _named_by(sentence: Sentence, head: Token, before: Subject | None, words: dict[int, str]) -> Subject | None:
    """Return what the subject names; where it is "it", put the name of what was spoken of before in its place."""
    if head.pos_ in {"NOUN", "PROPN"}:
        return named(sentence, head)
    stands = head.lower_ in {"it", "they"} and not is_empty(head) and not _is_named_within(sentence, head)
    if not stands or before is None or before.plural != (head.lower_ == "they"):
        return None
    words[head.i] = before.written if head.i == sentence.span[0].i else before.name
    return before


def _points(sentence: Sentence, head: Token, words: dict[int, str]) -> bool:
    """Return whether the subject is a word that points to something said before."""
    kept = words[head.i] == head.text
    return head.lower_ in _POINTERS and kept and not is_empty(head) and not _is_named_within(sentence, head)


def _is_named_within(sentence: Sentence, head: Token) -> bool:
    return any(token.pos_ in {"NOUN", "PROPN"} for token in sentence.span if token.i < head.i)


def _is_anybodys(sentence: Sentence, words: dict[int, str]) -> bool:
    """Put "you" where anybody is meant who can or should do something; return whether no author tells of himself."""
    for token in sentence.span:
        before = {child.lower_ for child in token.head.children if child.i < token.head.i}
        if token.lower_ == "we" and before & _MODAL:
            words[token.i] = "You" if token.text[0] == "W" else "you"
        elif token.lower_ in _AUTHORS:
            return False
    return True


def _cleared(text: str) -> str:
    while (match := OPENERS.match(text)) and match[0].strip(" ,").lower() not in KEPT_OPENERS:
        text = text[match.end() :]
    text = ASIDES.sub("", text)
    return text[:1].upper() + text[1:]


def _is_balanced(text: str) -> bool:
    pairs = all(text.count(first) == text.count(last) for first, last in ("()", "[]", "{}", "\u201c\u201d"))
    return pairs and text.count('"') % 2 == 0
