"""Questions on lists that a sentence announces: which things there are. The items are the key points."""

import re
from collections.abc import Iterator, Sequence
from typing import Final

from spacy.tokens import Token

from interview_simulator.algorithms.difficulty import Difficulty
from interview_simulator.algorithms.words import content_stems, stem
from interview_simulator.interviewers.offline.writing.blocks import Listing
from interview_simulator.interviewers.offline.writing.context import Context
from interview_simulator.interviewers.offline.writing.language import Sentence, parsed
from interview_simulator.interviewers.offline.writing.leaning import POINTING
from interview_simulator.interviewers.offline.writing.material import Material
from interview_simulator.interviewers.offline.writing.subjects import GENERAL_STEMS, subject_head
from interview_simulator.interviewers.offline.writing.told import tell_paragraph
from interview_simulator.interviewers.offline.writing.written import Point, Style, Written

FEWEST_ITEMS: Final = 2
MOST_ITEMS: Final = 6
MOST_THINGS: Final = 14
"""Words of what the items of a list are called together."""
LONGEST: Final = 30
"""Words of an item."""
FEWEST_TELLING: Final = 2
"""Words that tell which things are meant."""
_NO_MORE: Final = GENERAL_STEMS | {stem(word) for word in "different fundamentally several available".split()}
_COUNT: Final = re.compile(
    r"""
    ^ (?: (?: the | these | those | its | several | various | many | some | multiple | different | a \s few
        | a \s number \s of | a \s couple \s of | at \s least | following | main | common | important | other | possible
        | available | two | three | four | five | six | \d+ ) \s+ )+
    """,
    re.VERBOSE | re.IGNORECASE,
)
_UNCLEAR: Final = re.compile(
    r"""
    \b (?: following | this | these | those | others? | another | our | we | i | my | your | it | its | they | their
        | them | such | as \s follows | examples? | questions? | resources | links | articles | documents | tools
        | commands? | people | things? | not ) \b
    | [()\[\],]
    """,
    re.VERBOSE | re.IGNORECASE,
)
"""What points elsewhere, or is not worth being named."""
_NO_ITEM: Final = re.compile(
    r"""
    https?:// | [?:;!] | \.\.\. | \u2026 | [()\[\]]$ | [\U0001f300-\U0001faff]
    | \b (?: see | above | below | this | these | those | we | our | us | i | my | click | here | todo | it | its | they
        | their | etc | e\.g | i\.e | also ) \b
    | ^ (?: if | when | unless | for | in | on | by | to | with | as | from | and | or | not | but | only | no | how
        | what | why | where | who | which | that ) \b
    """,
    re.VERBOSE | re.IGNORECASE,
)


def about_listings(material: Material, context: Context) -> Iterator[Written]:
    """Yield a question on each list of a section whose announcement says what its items are."""
    last = [paragraph[-1] for paragraph in material.paragraphs if paragraph and paragraph[-1].text.endswith(":")]
    leads = {sentence.text: sentence for sentence in last}
    for listing in material.listings:
        lead = next((one for text, one in leads.items() if listing.lead.endswith(text)), None)
        things = _things(lead) if lead is not None else None
        if things is None or not FEWEST_ITEMS <= len(listing.items) <= MOST_ITEMS:
            continue
        points = tuple(Point(text, material.place, (source,)) for text, source in _points(listing, material, things))
        text = context.asked(f"what are the {things}", things)
        if points and text is not None:
            yield Written(text, Difficulty.EASY, Style.NAMES, points, " ".join(one.text for one in points))


def _things(lead: Sentence) -> str | None:
    """Return what the items that `lead` announces are called together, such as "actions that a test performs"."""
    text, head = lead.text.rstrip(" :"), subject_head(lead)
    noun: Token | None
    if match := re.match(r"^there (?:are|exist) (?P<what>.+)$", text, re.IGNORECASE):
        noun = next((child for child in lead.root.children if child.dep_ == "attr"), None)
        things = match["what"]
    elif head is not None and re.search(r"\b(?:are|include)(?: as follows| the following)?$", text):
        noun = head
        things = lead.words(token for token in lead.span if token.i < lead.root.i)
    else:
        noun = _object(lead, head)
        things = f"{_without_count(lead, noun)} that {_before(lead, noun)}" if noun is not None else ""
    things = _COUNT.sub("", things).strip()
    if noun is None or noun.tag_ != "NNS" or not things or len(things.split()) > MOST_THINGS:
        return None
    if (
        _UNCLEAR.search(things)
        or POINTING.search(things)
        or len(set(content_stems(things)) - _NO_MORE) < FEWEST_TELLING
    ):
        return None
    return things if re.match(r"`|\w*[A-Z]\w*[A-Z]", things) else things[0].lower() + things[1:]


def _object(lead: Sentence, head: Token | None) -> Token | None:
    """Return the things of "X has the following things:"."""
    noun = next((child for child in lead.root.children if child.dep_ == "dobj" and child.i > lead.root.i), None)
    if head is None or noun is None or head.pos_ == "PRON" or head.left_edge.i != lead.span[0].i:
        return None
    joined = any(child.dep_ in {"conj", "advcl", "mark"} for child in lead.root.children)
    return None if joined or noun.right_edge.i < lead.span[-1].i - 1 else noun


def _without_count(lead: Sentence, noun: Token) -> str:
    return _COUNT.sub("", lead.words(token for token in noun.subtree if token.text != ":"))


def _before(lead: Sentence, noun: Token) -> str:
    """Return "X has" of "X has the following things:", as it stands within a sentence."""
    first = lead.span[0]
    text = lead.words(token for token in lead.span if token.i < noun.left_edge.i)
    keeps = first.pos_ == "PROPN" or lead.is_code(first) or any(letter.isupper() for letter in text.split()[0][1:])
    return text if keeps else text[0].lower() + text[1:]


def _points(listing: Listing, material: Material, things: str) -> list[tuple[str, str]]:
    """Return each item as a sentence, with what it is made from; nothing where one of them can't be."""
    said = [(item.term or item.whole).rstrip(" ,;:.") for item in listing.items]
    points = [_point(sentences, material, things) for sentences in parsed([f"{one}." for one in said])]
    found = [(text, item.whole) for text, item in zip(points, listing.items, strict=True) if text is not None]
    return found if len({text for text, _ in found}) == len(listing.items) else []


def _point(sentences: Sequence[Sentence], material: Material, things: str) -> str | None:
    if not sentences:
        return None
    first = sentences[0]
    told = next(tell_paragraph([first], material), None)
    if told is not None and not told.is_order:
        return told.text
    bare = re.sub(r"[ ,;]+(?:and|or)$", "", first.text.rstrip(" .,;"))
    if _NO_ITEM.search(bare) or not 1 <= len(bare.split()) <= LONGEST:
        return None
    root, opening = first.root, first.span[0]
    if root.tag_ == "VB" and root.i == opening.i:
        return f"One of the {things} is to {bare[0].lower()}{bare[1:]}."
    clauses = {"ROOT", "conj", "ccomp", "parataxis"}
    is_clause = any(one.tag_ in {"VBZ", "VBP", "VBD", "MD"} and one.dep_ in clauses for one in first.span)
    if is_clause or not (root.pos_ in {"NOUN", "PROPN"} or (root.tag_ == "VBG" and root.i == opening.i)):
        return None
    keeps = first.is_code(opening) or opening.tag_ in {"NNP", "NNPS"} or any(map(str.isupper, opening.text[1:]))
    return f"One of the {things} is {bare if keeps else bare[0].lower() + bare[1:]}."
