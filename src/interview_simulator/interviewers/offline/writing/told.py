"""The sentences of a section that can be said by themselves, and those that are lost because they can't."""

import re
from collections.abc import Iterator, Sequence, Set
from dataclasses import dataclass
from typing import Final

from interview_simulator.interviewers.offline.writing.definite import has_dangling_subject, points_back
from interview_simulator.interviewers.offline.writing.examples import speaks_of_example
from interview_simulator.interviewers.offline.writing.language import Sentence
from interview_simulator.interviewers.offline.writing.leaning import (
    ANAPHORS,
    ASIDES,
    BROKEN,
    FILLER,
    KEPT_OPENERS,
    LEANING,
    OF_THE_MOMENT,
    OPENERS,
    POINTING,
)
from interview_simulator.interviewers.offline.writing.material import Material
from interview_simulator.interviewers.offline.writing.subjects import Subject, named, subject_head
from interview_simulator.interviewers.offline.writing.verbs import is_complete, is_empty, is_order

FEWEST_WORDS: Final = 5
MOST_WORDS: Final = 34
_AUTHORS: Final = frozenset("i me my mine we us our ours ourselves let's".split())
_MODAL: Final = frozenset("can could must should".split())
_STORY: Final = frozenset({"will", "'ll", "might", "'d", "'ve", "'re"})
_NEEDS: Final = frozenset({"need", "have", "want"})
_ANYBODY: Final = frozenset("you we there what".split())
_POINTERS: Final = frozenset("this these that those such former latter one ones".split())
_QUOTED: Final = re.compile(r'["\u201c]')
"""Beside code, what stands in quotes is of an example."""
_ADVICE: Final = re.compile(r"\byou (?:should|must|need to|have to)\b", re.IGNORECASE)


@dataclass(frozen=True)
class Told:
    """`text`: a sentence that stands alone; `source`: as it is written; `subject`: what it is about, if that is named.

    `is_order`: it tells to do something, as "Use X." does; `advises`: or says what one should do.
    """

    text: str
    source: str
    subject: Subject | None
    sentence: Sentence
    is_order: bool
    advises: bool


def tell(material: Material) -> list[Told | None]:
    """Return for each sentence of a section that says something of its subject what can be told of it, if it can."""
    return [one for paragraph in material.paragraphs for one in tell_paragraph(paragraph, material)]


def tell_paragraph(paragraph: Sequence[Sentence], material: Material) -> Iterator[Told | None]:
    before: Subject | None = None
    earlier: set[str] = set()
    for sentence in paragraph:
        told = _told(sentence, before, earlier, material)
        if told is not None or not _is_filler(sentence.text):
            yield told
        head = subject_head(sentence)
        if head is not None and head.pos_ in {"NOUN", "PROPN"}:
            before = named(sentence, head)
        elif told is None:
            before = None
        earlier.update(sentence.noun_stems)


def _told(sentence: Sentence, before: Subject | None, earlier: Set[str], material: Material) -> Told | None:
    order = is_order(sentence)
    if not (_is_plain(sentence, material) and (is_complete(sentence) or (order and not material.codes))):
        return None
    words = {token.i: token.text for token in sentence.span}
    is_known, subject = _known_subject(sentence, before, words, material.about)
    if not (is_known and _spoken_to_you(sentence, words) and _points_nowhere(sentence, words)):
        return None
    if has_dangling_subject(sentence, material.about) or points_back(sentence, earlier - material.about):
        return None
    text = _cleared(sentence.written(words))
    leans = any(rule.search(text) for rule in (POINTING, BROKEN, OF_THE_MOMENT)) or not _is_balanced(text)
    if leans or not FEWEST_WORDS <= len(text.split()) <= MOST_WORDS:
        return None
    return Told(text, sentence.text, subject, sentence, order, order or bool(_ADVICE.search(text)))


def _is_plain(sentence: Sentence, material: Material) -> bool:
    """Return whether it is a sentence of its own, and of no example."""
    source = sentence.text
    if _is_filler(source) or LEANING.match(source) or source[-1:] != "." or sentence.has_glued_code:
        return False
    return not (speaks_of_example(sentence, material.given) or (material.codes and _QUOTED.search(source)))


def _is_filler(source: str) -> bool:
    return bool(FILLER.search(ASIDES.sub("", source)))


def _known_subject(
    sentence: Sentence, before: Subject | None, words: dict[int, str], about: Set[str]
) -> tuple[bool, Subject | None]:
    """Return whether it is known what the sentence is about, and its name, which is put in the place of "it"."""
    head = subject_head(sentence)
    if head is None or is_empty(head):
        return True, None
    if head.lower_ in {"it", "they"}:
        if any(token.pos_ in {"NOUN", "PROPN"} for token in sentence.span if token.i < head.i):
            return True, None
        if before is None or before.plural != (head.lower_ == "they") or about.isdisjoint(before.key):
            return False, None
        words[head.i] = before.written if head.i == sentence.span[0].i else before.name
        return True, before
    if head.pos_ == "PRON":
        helping = {child.lower_ for child in head.head.children}
        story = head.lower_ == "you" and head.head.lemma_ not in _NEEDS and bool(_STORY & helping)
        return head.lower_ in _ANYBODY and not story, None
    return True, named(sentence, head)


def _spoken_to_you(sentence: Sentence, words: dict[int, str]) -> bool:
    """Put "you" where anybody is meant who can or should do something; return whether no author tells of himself."""
    for token in sentence.span:
        before = {child.lower_ for child in token.head.children if child.i < token.head.i}
        if token.lower_ == "we" and before & _MODAL:
            words[token.i] = "You" if token.text[0] == "W" else "you"
        elif token.lower_ in _AUTHORS:
            return False
    return True


def _points_nowhere(sentence: Sentence, words: dict[int, str]) -> bool:
    """Return whether nothing in it points outside of it."""
    named: set[str] = set()
    for token in sentence.span:
        low = token.lower_
        if token.pos_ in {"NOUN", "PROPN"} or words[token.i] != token.text:
            named.add(token.lemma_.lower())
        if low not in ANAPHORS or words[token.i] != token.text or (low == "it" and is_empty(token)):
            continue
        following = token.nbor(1).lower_ if token.i + 1 < len(token.doc) else ""
        joins = (low == "that" and token.tag_ in {"IN", "WDT"}) or (low == "such" and following in {"as", "that"})
        known = token.dep_ == "det" and token.head.lemma_.lower() in named
        if joins or known or (low == "one" and token.tag_ == "CD"):
            continue
        if low in _POINTERS or not named:
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
