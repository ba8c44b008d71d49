"""The items of a list as what a complete answer names: all of them sentences, or all of them noun phrases."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from interview_simulator.algorithms.words import content_stems
from interview_simulator.interviewers.offline.writing.blocks import Listing, ListItem
from interview_simulator.interviewers.offline.writing.described import described
from interview_simulator.interviewers.offline.writing.language import Sentence, parsed
from interview_simulator.interviewers.offline.writing.resolving import plain
from interview_simulator.interviewers.offline.writing.statements import statements

LONGEST: Final = 26
"""Words of an item that is named within a sentence."""
FEWEST_SAID: Final = 2
"""Words that what is said of a term has beside its name."""
_UNFIT = re.compile(
    r"https?://|\b(?:see|above|below|this|these|those|that|we|our|I|click|here|TODO|it|its|they|their|etc|e\.g|i\.e|Also)\b|[?:;]$|\.\.\.|\u2026"
)
_TERM = re.compile(r"^(?P<term>(?:`[^`]+`|[\w' -]{2,40}?)(?: \([^()]*\))?)(?::| [\u2013\u2014-]) (?P<text>[^:]+)$")
_OPENERS: Final = frozenset("if when unless for in on by to with as from and or not but only".split())


class Form(StrEnum):
    SENTENCE = "sentence"
    NAME = "name"


@dataclass(frozen=True)
class Item:
    """`text`: a statement, or what stands for the item within one; `source`: as it is written."""

    form: Form
    text: str
    source: str


def items_of(listing: Listing, cases: Mapping[str, str]) -> list[Item] | None:
    """Return the items of `listing`; None if one of them says nothing by itself."""
    terms = [_term(item) for item in listing.items]
    if all(terms):
        found = [_described(*one, item.whole, cases) for one, item in zip(terms, listing.items, strict=True) if one]
    else:
        found = [_statement(item.whole) for item in listing.items]
        if None in found:
            found = [_name(item.whole, cases) for item in listing.items]
    items = [one for one in found if one is not None]
    return items if len(items) == len(listing.items) and len({one.text for one in items}) == len(items) else None


def _term(item: ListItem) -> tuple[str, str] | None:
    """Return what an item names, and what it says of it, be it set off or not."""
    if item.term and item.text:
        return item.term, item.text
    match = _TERM.match(item.whole)
    return (match["term"], match["text"]) if match else None


def _described(term: str, text: str, whole: str, cases: Mapping[str, str]) -> Item | None:
    """Return the first sentence of what is said of a term, with the term in it."""
    (sentences,) = parsed([text])
    name = term if "`" in term or term[1:] != term[1:].lower() else term[0].lower() + term[1:]
    first = described(name, sentences[:1], cases)[0] if sentences else ""
    if len(set(content_stems(first)) - set(content_stems(term))) < FEWEST_SAID:
        return None
    return _statement(f"{first[0].upper()}{first[1:]}", whole) if first else None


def _statement(text: str, source: str = "") -> Item | None:
    """Return the first sentence of `text`, if it can stand alone."""
    (sentences,) = parsed([text.rstrip(" ,;.:") + "."])
    alone = plain(sentences[:1])
    if len(alone) == 1 and sentences[0].root.tag_ == "VB" and sentences[0].root.i == 0:
        return Item(Form.SENTENCE, alone[0].text, source or text)
    said = statements(alone, 0)
    if len(said) != 1 or (said[0].subject is None and not said[0].is_order):
        return None
    return Item(Form.SENTENCE, said[0].text, source or text)


def _name(text: str, cases: Mapping[str, str]) -> Item | None:
    """Return the noun phrase that an item is, as it stands within a sentence."""
    bare = text.rstrip(" ,;.").removesuffix(" and").removesuffix(" or").rstrip(" ,;")
    first = bare.split(maxsplit=1)[0].lower() if bare else ""
    if not bare or first in _OPENERS or len(bare.split()) > LONGEST or _UNFIT.search(bare) or ". " in bare:
        return None
    keeps = first in cases or "`" in first or any(letter.isupper() for letter in bare.split()[0][1:])
    said = bare if keeps else bare[0].lower() + bare[1:]
    (sentences,) = parsed([f"They include {said}."])
    return Item(Form.NAME, said, text) if len(sentences) == 1 and _is_named(sentences[0]) else None


def _is_named(sentence: Sentence) -> bool:
    """Return whether all that "They include" says is what they include."""
    root = sentence.root
    things = [child for child in root.children if child.dep_ == "dobj"]
    if root.lemma_ != "include" or len(things) != 1 or things[0].pos_ not in {"NOUN", "PROPN"}:
        return False
    others = [child for child in root.children if child.i > root.i and not child.is_punct and child not in things]
    verbs = [token for token in things[0].subtree if token.tag_ in {"VB", "VBZ", "VBP", "VBD"}]
    clauses = [token for token in verbs if token.dep_ in {"conj", "ccomp", "ROOT"}]
    return not others and not clauses
