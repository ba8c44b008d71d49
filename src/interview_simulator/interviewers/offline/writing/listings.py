"""Questions on lists that a sentence announces, or that their heading names: which things there are."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from spacy.tokens import Token

from interview_simulator.algorithms.difficulty import Difficulty
from interview_simulator.algorithms.words import content_stems, stem
from interview_simulator.interviewers.offline.writing.blocks import Listing
from interview_simulator.interviewers.offline.writing.context import Context
from interview_simulator.interviewers.offline.writing.headings import Heading
from interview_simulator.interviewers.offline.writing.items import Form, Item, items_of
from interview_simulator.interviewers.offline.writing.language import Sentence, parsed
from interview_simulator.interviewers.offline.writing.material import Material
from interview_simulator.interviewers.offline.writing.phrasing import asked
from interview_simulator.interviewers.offline.writing.resolving import is_self_contained
from interview_simulator.interviewers.offline.writing.subjects import GENERAL_STEMS
from interview_simulator.interviewers.offline.writing.written import Point, Style, Written

FEWEST_ITEMS: Final = 2
MOST_ITEMS: Final = 6
FEWEST_TELLING: Final = 2
"""Words that say which things are meant, where nothing is said of them."""
MOST_THINGS: Final = 8
"""Words of what the items of a list are called together."""
_FOLLOWING = re.compile(r"\b(?:the )?following\b ?|\bthese\b ?", re.IGNORECASE)
_COUNT = re.compile(
    r"^(?:the |its |their |several |various |many |some |multiple |different |a few |a number of |a couple of |two "
    r"|three |four |five |six |\d+ |few |main |possible |currently |fundamentally |entirely |available )+",
    re.IGNORECASE,
)
_THERE = re.compile(r"^there (?:are|exist) (?P<what>[^,:]+)$", re.IGNORECASE)
_THESE = re.compile(r"^(?P<what>[^,:]+?) (?:are|include)(?: as follows| the following)?$", re.IGNORECASE)
_HEADED = re.compile(
    r"^(?:key |main )?(?P<what>advantages|benefits|disadvantages|drawbacks|limitations|pitfalls|features|use cases"
    r"|goals|non-goals|principles|design goals|best practices|requirements|responsibilities|guarantees|properties"
    r"|components)(?: (?:of|for) (?P<of>.+))?$",
    re.IGNORECASE,
)
_UNCLEAR = re.compile(
    r"\b(?:following|this|these|those|other|our|we|many of|which \w+ (?:are|is)|with properties|names and)\b|[(),]"
)
_NO_MORE: Final = GENERAL_STEMS | frozenset(
    map(
        stem,
        "specified used supported available possible applied defined provided required allowed set encoding".split(),
    )
)
_OPEN: Final = frozenset("consist contain include comprise require support provide involve".split())
"""Verbs that a list can go on with."""
_OF_KIND: Final = re.compile(r"\b(?:types|kinds|forms|parts|modes|levels|channels)\b.* include$")
"""What things are that one speaks of with an article, where each has one word for a name."""
_HARD: Final = frozenset({"disadvantages", "drawbacks", "limitations", "pitfalls"})


@dataclass(frozen=True)
class Asked:
    """`text`: a question without its mark; `before`: what an item that is no sentence stands after in one."""

    text: str
    before: str
    difficulty: Difficulty = Difficulty.EASY
    style: Style = Style.NAMES


def about_listings(material: Material, heading: Heading | None, context: Context) -> Iterator[Written]:
    """Yield questions on the lists of a section that were announced, or that its heading names."""
    for listing in material.listings:
        if not FEWEST_ITEMS <= len(listing.items) <= MOST_ITEMS:
            continue
        ask = _asking(listing) or _headed(material, listing, context)
        if ask is None or _UNCLEAR.search(f"{ask.text} {ask.before}"):
            continue
        items = items_of(listing, context.cases)
        if items is None:
            continue
        points = tuple(Point(_point(item, ask.before), material.place, (item.source,)) for item in items)
        yield Written(context.asked(ask.text), ask.difficulty, ask.style, points, " ".join(one.text for one in points))


def _asking(listing: Listing) -> Asked | None:
    """Return what the sentence asks that announces the list."""
    sentences = parsed([listing.lead])[0] if listing.lead else []
    if not sentences or not sentences[-1].text.endswith(":"):
        return None
    last = sentences[-1]
    lead = re.sub(r"(?:,? (?:including|such as|for example|like|namely|that is))?:$", "", last.text)
    for pattern in (_THERE, _THESE):
        if match := pattern.match(lead):
            return _named(_FOLLOWING.sub("", match["what"]).strip())
    return _announced(last)


def _named(what: str) -> Asked | None:
    """Return what is asked of a list of `what`, such as "two ways of querying"."""
    things = _COUNT.sub("", what)
    sentence = _alone(f"They are the {things}.")
    head = next((child for child in sentence.root.children if child.dep_ == "attr"), None) if sentence else None
    if sentence is None or head is None or head.tag_ != "NNS" or not _is_known(sentence, head):
        return None
    if sum(1 for _ in head.subtree) != len(sentence.span) - 3 or len(things.split()) > MOST_THINGS:
        return None
    if "`" not in things and len(set(content_stems(things)) - _NO_MORE) < FEWEST_TELLING:
        return None
    lowered = _lowered(things, sentence.span[4])
    return Asked(f"what are the {lowered}", f"the {lowered} include")


def _announced(sentence: Sentence) -> Asked | None:
    """Return the question to which "X supports the following kinds of Y:" is the beginning of an answer."""
    subject = next((child for child in sentence.root.children if child.dep_ in {"nsubj", "nsubjpass"}), None)
    if subject is None or subject.pos_ == "PRON" or not is_self_contained(_without_following(sentence)):
        return None
    if subject.tag_ == "NNS" and _FOLLOWING.match(sentence.words(subject.subtree)):
        return _following(sentence, subject)
    if not _is_known(sentence, subject):
        return None
    objects = {"dobj", "attr", "pobj"}
    named = next((t for t in sentence.span if t.dep_ in objects and t.tag_ == "NNS" and _is_last(t, sentence)), None)
    return _of_object(sentence, named) if named is not None else _open(sentence)


def _of_object(sentence: Sentence, named: Token) -> Asked | None:
    """Return the question on "X supports Y:" or "X is based on Y:", for `named` the head of Y."""
    of_preposition = named.dep_ == "pobj" and named.head.head.i == sentence.root.i
    things = _COUNT.sub("", _FOLLOWING.sub("", sentence.words([t for t in named.subtree if not t.is_punct])).strip())
    rest = asked(sentence, {token.i for token in named.subtree})
    if not things or rest is None or len(things.split()) > MOST_THINGS:
        return None
    if named.head.i != sentence.root.i and not (of_preposition and rest.endswith(f" {named.head.lower_}")):
        return None
    owner = sentence.words([token for token in sentence.span if token.i < named.left_edge.i and not token.is_punct])
    return Asked(f"which {things} {rest}", f"the {things} that {_lowered(owner, sentence.span[0])} include")


def _open(sentence: Sentence) -> Asked | None:
    """Return the question on "X consists of:", which the items go on with."""
    last = sentence.span[-2] if len(sentence.span) > 2 else sentence.span[-1]
    rest = asked(sentence, set())
    if sentence.root.lemma_ not in _OPEN or last.i not in {sentence.root.i, sentence.root.i + 1} or rest is None:
        return None
    lead = sentence.words([token for token in sentence.span if not token.is_punct])
    return Asked(f"what {rest}", lead)


def _following(sentence: Sentence, subject: Token) -> Asked | None:
    """Return the question on "The following X are Y:"."""
    things = _COUNT.sub("", _FOLLOWING.sub("", sentence.words(subject.subtree)).strip())
    rest = sentence.words([token for token in sentence.span if token.i > subject.right_edge.i]).rstrip(" :")
    if not set(content_stems(rest)) - _NO_MORE or len(f"{things} {rest}".split()) > 2 * MOST_THINGS:
        return None
    if len(rest.split()) < 2 or re.search(r"\bthe (?!\w+ (?:of|in|for)\b)", rest):
        return None
    return Asked(f"which {things} {rest}", f"the {things} that {rest} include")


def _headed(material: Material, listing: Listing, context: Context) -> Asked | None:
    """Return what the heading of a section with a single list asks."""
    match = _HEADED.match(context.lowered(material.section.heading))
    if match is None or len(material.listings) != 1:
        return None
    whose = match["of"] or context.name
    if not whose:
        return None
    what = match["what"].lower()
    hard = what in _HARD
    return Asked(
        f"what are the {what} of {whose}",
        f"the {what} of {whose} include",
        Difficulty.HARD if hard else Difficulty.EASY,
        Style.PITFALL if hard else Style.NAMES,
    )


def _point(item: Item, before: str) -> str:
    if item.form is Form.SENTENCE:
        return item.text
    kind = _OF_KIND.search(before) is not None and re.fullmatch(r"[a-z-]+[^s`]", item.text) is not None
    return f"{before[0].upper()}{before[1:]} {'the ' if kind else ''}{item.text}."


def _is_known(sentence: Sentence, head: Token) -> bool:
    """Return whether a reader knows what the noun phrase of `head` names, without the post."""
    telling = set(content_stems(sentence.words(head.subtree))) - GENERAL_STEMS
    definite = any(t.lower_ == "the" and t.head.i != head.i for t in head.subtree)
    lone = next(head.subtree).lower_ == "the" and len(list(head.subtree)) == 2 and head.tag_ == "NN"
    return bool(telling) and not definite and not lone


def _is_last(token: Token, sentence: Sentence) -> bool:
    """Return whether nothing comes after the noun phrase of `token`."""
    return token.right_edge.i >= sentence.span[-1].i - 1


def _without_following(sentence: Sentence) -> Sentence:
    found = _alone(re.sub(r":$", ".", _FOLLOWING.sub("", sentence.text)))
    return found or sentence


def _alone(text: str) -> Sentence | None:
    (found,) = parsed([text])
    return found[0] if len(found) == 1 else None


def _lowered(text: str, first: Token) -> str:
    keeps = first.pos_ == "PROPN" or "`" in text[0] or any(letter.isupper() for letter in text.split(maxsplit=1)[0][1:])
    return text if keeps else text[0].lower() + text[1:]
