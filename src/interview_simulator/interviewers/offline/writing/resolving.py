"""Sentences made to stand alone: openings and asides left out, "it" and "this" replaced by what they stand for."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from spacy.tokens import Token

from interview_simulator.interviewers.offline.writing.language import Sentence, parsed
from interview_simulator.interviewers.offline.writing.leaning import (
    ANAPHORS,
    ANNOUNCES,
    ASIDES,
    KEPT_OPENERS,
    LEANING,
    OPENERS,
    POINTING,
)
from interview_simulator.interviewers.offline.writing.subjects import Subject, named, subject_head

_OTHERWISE: Final = re.compile(r"Otherwise,? (.+)")
_IF: Final = re.compile(r"If ([^,]+), ")
_ONESELF: Final = frozenset("i me my mine myself let's".split())
_STORY: Final = frozenset("will 'll might would 'd 've 're probably already just".split())
_MODAL: Final = frozenset("can could must should may need have".split())
_YOU: Final = {"we": "you", "us": "you", "our": "your", "ours": "yours", "ourselves": "yourself"}
FEWEST_IN_HALF: Final = 5
"""Words of each half of a sentence that are enough for a statement."""
BACK: Final = 2
"""Sentences back that "this X" may point to."""


@dataclass(frozen=True)
class Plain:
    """`text`: a sentence that stands alone; `source`: as it was written."""

    text: str
    source: str


def plain(paragraph: Sequence[Sentence]) -> list[Plain]:
    """Return those sentences of `paragraph` that can be made to stand alone."""
    found: list[Plain] = []
    before: Subject | None = None
    for place, sentence in enumerate(paragraph):
        head = subject_head(sentence)
        text = _plain(sentence, before, paragraph[max(place - BACK, 0) : place])
        if text is None and place:
            text = _unless(paragraph[place - 1], sentence, before)
        if text is not None:
            found += [Plain(part, sentence.text) for part in _parts(text)]
        if head is None or head.pos_ != "PRON":
            before = None if _has_rival(sentence) or head is None else named(sentence, head)
        elif text is None or head.lower_ not in {"it", "they"}:
            before = None
    return found


def _has_rival(sentence: Sentence) -> bool:
    """Return whether "it" may be what somebody does something to, rather than who does it."""
    head = subject_head(sentence)
    acts = head is not None and head.pos_ == "PROPN" and not sentence.is_code(head)
    return acts and any(child.dep_ == "dobj" for child in sentence.root.children)


def _unless(before: Sentence, sentence: Sentence, subject: Subject | None) -> str | None:
    """Return "Otherwise, ..." with the condition that the sentence before it begins with."""
    otherwise, condition = _OTHERWISE.match(sentence.text), _IF.match(before.text)
    if otherwise is None or condition is None:
        return None
    (rest,) = parsed([f"{otherwise[1][0].upper()}{otherwise[1][1:]}"])
    text = _plain(rest[0], subject, ()) if len(rest) == 1 else None
    (first,) = parsed([before.text])
    if text is None or len(first) != 1 or _plain(first[0], None, ()) is None or subject_head(rest[0]) is None:
        return None
    keeps = rest[0].is_code(rest[0].span[0]) or rest[0].span[0].pos_ == "PROPN"
    return f"Unless {condition[1]}, {text if keeps else text[0].lower() + text[1:]}"


def _parts(text: str) -> list[str]:
    """Return both halves of a sentence with a semicolon, unless the second one leans on the first."""
    first, _, second = text.partition("; ")
    if not second:
        return [text]
    if min(len(first.split()), len(second.split())) < FEWEST_IN_HALF or ";" in second:
        return []
    leans = bool(LEANING.match(second)) or bool(ANAPHORS.intersection(re.findall(r"[a-z]+", second.lower())))
    return [f"{first}.", *([] if leans else [second[0].upper() + second[1:]])]


def is_self_contained(sentence: Sentence) -> bool:
    """Return whether nothing in `sentence` points outside it."""
    words = {token.i: token.text for token in sentence.span}
    head = subject_head(sentence)
    alone = not LEANING.match(sentence.text) and not any(token.lower_ in _YOU for token in sentence.span)
    return alone and _pointed_at(sentence, head, words, ()) and not (head is not None and head.pos_ == "PRON")


def _plain(sentence: Sentence, before: Subject | None, earlier: Sequence[Sentence]) -> str | None:
    source = sentence.text
    if ANNOUNCES.search(source) or LEANING.match(source) or source[-1:] not in ".:" or sentence.has_glued_code:
        return None
    words = {token.i: token.text for token in sentence.span}
    head = subject_head(sentence)
    inside = head is not None and any(t.pos_ in {"NOUN", "PROPN"} for t in sentence.span if t.i < head.i)
    if head is not None and head.lower_ in {"it", "they"} and not inside:
        if before is None or before.plural != (head.lower_ == "they") or _is_empty_it(head):
            return None
        words[head.i] = before.name
    elif head is not None and head.pos_ == "PRON" and head.lower_ not in {"you", "we", "there"} and not inside:
        return None
    if not (_spoken_to_you(sentence, head, words) and _pointed_at(sentence, head, words, earlier)):
        return None
    text = _cleared(re.sub(r":$", ".", sentence.written(words)))
    words_left = len(text.split())
    cut_short = words_left <= FEWEST_IN_HALF < len(source.split()) - 1
    if cut_short or POINTING.search(text) or not _is_balanced(text):
        return None
    return text


def _spoken_to_you(sentence: Sentence, head: Token | None, words: dict[int, str]) -> bool:
    """Put "you" where writers say "we" of anybody; return whether they tell no story of themselves or the reader."""
    for token in sentence.span:
        if token.lower_ in _ONESELF:
            return False
        verb = token.head
        before = {child.lower_ for child in verb.children if child.i < verb.i}
        if token.lower_ == "we" and not before & _MODAL and verb.lemma_ != "need":
            return False
        if (
            head is not None
            and token.i == head.i
            and token.lower_ in {"you", "we"}
            and (before & _STORY or verb.tag_ == "VBD")
        ):
            return False
        if token.lower_ in _YOU:
            words[token.i] = _YOU[token.lower_]
    return True


def _pointed_at(sentence: Sentence, head: Token | None, words: dict[int, str], earlier: Sequence[Sentence]) -> bool:
    """Put the name where "this" points to one; return whether nothing is left that points outside the sentence."""
    nouns = 0
    for token in sentence.span:
        if token.pos_ in {"NOUN", "PROPN"} or words[token.i] != token.text:
            nouns += 1
        if (
            token.lower_ not in ANAPHORS
            or _is_conjunction(token)
            or (head is not None and token.i == head.i and token.i in words and words[token.i] != token.text)
        ):
            continue
        if token.lower_ in {"this", "these", "that", "those"} and token.dep_ == "det":
            name = _antecedent(token.head, sentence, earlier)
            if name is None:
                return False
            for inside in token.head.subtree:
                if inside.i <= token.head.i:
                    words[inside.i] = ""
            words[token.head.i] = name
        elif token.lower_ in {"this", "these", "that", "those", "such", "former", "latter"} or not nouns:
            return False
    return True


def _antecedent(noun: Token, sentence: Sentence, earlier: Sequence[Sentence]) -> str | None:
    """Return what "this X" is called in full, in the sentences before or earlier in its own."""
    own = [token for token in sentence.span if token.i < noun.i - 1]
    for other, tokens in ((sentence, own), *((one, list(one.span)) for one in reversed(earlier))):
        for token in reversed(tokens):
            if token.lemma_.lower() == noun.lemma_.lower() and token.pos_ in {"NOUN", "PROPN"}:
                subject = named(other, token)
                if subject is not None and (subject.proper or len(subject.key) > 1):
                    return re.sub(r"^(?:an?|the) ", "the ", subject.name)
    return None


def _is_conjunction(token: Token) -> bool:
    """Return whether a "that" or "such" begins a clause, or "such as" an example, or "it" stands for nothing."""
    if token.lower_ == "that":
        return token.dep_ in {"mark", "nsubj", "nsubjpass", "dobj", "pobj"} and token.tag_ in {"IN", "WDT"}
    if token.lower_ == "such":
        following = token.nbor(1) if token.i + 1 < len(token.doc) else None
        return following is not None and following.lower_ in {"as", "that"}
    return token.lower_ == "one" and token.tag_ == "CD"


def _is_empty_it(head: Token) -> bool:
    """Return whether "it" stands for a clause that follows, as in "it is possible to ..."."""
    clauses = {"xcomp", "ccomp", "advcl", "csubj"}
    children = list(head.head.children)
    follows = any(child.dep_ in clauses and child.i > head.head.i for child in children)
    return head.lower_ == "it" and follows and any(child.dep_ in {"acomp", "attr", "oprd"} for child in children)


def _cleared(source: str) -> str:
    text = source
    while match := OPENERS.match(text):
        if match[0].strip(" ,").lower() in KEPT_OPENERS:
            break
        text = text[match.end() :]
    text = ASIDES.sub("", text)
    return text[:1].upper() + text[1:]


def _is_balanced(text: str) -> bool:
    pairs = all(text.count(first) == text.count(last) for first, last in ("()", "[]", "{}", "\u201c\u201d"))
    return pairs and text.count('"') % 2 == 0
