"""Sentences that can stand alone as a key point."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from spacy.tokens import Token

from interview_simulator.interviewers.offline.writing.language import Sentence, parsed
from interview_simulator.interviewers.offline.writing.resolving import Plain
from interview_simulator.interviewers.offline.writing.subjects import Subject, named, subject_head

FEWEST_WORDS: Final = 4
MOST_WORDS: Final = 36
_BROKEN: Final = re.compile(
    r"""
    [.!?] \s+ [A-Z]                                       # two sentences taken for one
    | \b (?: a | an | the | of | to | in | with | and | or | for | by ) \. $  # the end is missing
    | \b (\w+) \s \1 \b
    | ^ \w+ : \s                                           # "Rationale: ..."
    """,
    re.VERBOSE,
)
_OF_THE_MOMENT: Final = re.compile(
    r"""
    \b (?: now | currently | today | recently | so \s far | soon | at \s this \s point
        | (?: this | last | next ) \s (?: year | week | month | release ) | (?: in | since | version ) \s \d[\d.]+
        | hope(?:fully)? | happy | unfortunately | m{1,2}\. \s \d | your \s (?: first | new ) | congratulations
        | story | myth ) \b
    | \( [^()]* \b p{1,2} \. \s? \d
    """,
    re.VERBOSE | re.IGNORECASE,
)
"""What holds for a while, or for its author only."""
_COLOURED: Final = re.compile(
    r"""
    \b (?: quite | very | powerful | popular | favou?rite | important | pretty | nice | great | interesting\w*
        | actually | really | example | fact ) \b
    """,
    re.VERBOSE | re.IGNORECASE,
)
"""Words of somebody who judges, or tells of one case."""
_DOABLE = re.compile(
    r"\byou (?:can|must|should|need|have to|may|only)\b|\b(?:must|should|is used|are used|can be)\b", re.IGNORECASE
)


@dataclass(frozen=True)
class Statement:
    """`sentence`: one that stands alone; `source`: as it was written, in the section at `place`.

    `subject`: what it is about, if that has a name.
    """

    sentence: Sentence
    source: str
    place: int
    subject: Subject | None

    @property
    def is_plain(self) -> bool:
        """Whether it says how something is, without a judgement."""
        return not _COLOURED.search(self.text)

    @property
    def text(self) -> str:
        return self.sentence.text

    @property
    def is_order(self) -> bool:
        """Whether it tells to do something, as "Use X." does."""
        return subject_head(self.sentence) is None and self.sentence.root.tag_ == "VB"

    @property
    def is_practical(self) -> bool:
        """Whether it tells what to do, or what one can do."""
        return self.is_order or bool(_DOABLE.search(self.text))


def statements(sentences: Sequence[Plain], place: int) -> list[Statement]:
    """Return those of `sentences`, of the section at `place`, that are complete, neither too short nor too long."""
    found = []
    for plain, again in zip(sentences, parsed([one.text for one in sentences]), strict=True):
        if _BROKEN.search(plain.text) or _OF_THE_MOMENT.search(plain.text):
            continue
        if len(again) == 1 and FEWEST_WORDS <= len(plain.text.split()) <= MOST_WORDS and _is_complete(again[0]):
            head = subject_head(again[0])
            found.append(Statement(again[0], plain.source, place, named(again[0], head) if head is not None else None))
    return found


def _is_complete(sentence: Sentence) -> bool:
    root = sentence.root
    if root.pos_ not in {"VERB", "AUX"} or root.tag_ == "VBD":
        return False
    if _subject(root) is None:
        return root.tag_ == "VB" and not any(child.dep_ in {"aux", "mark"} for child in root.children)
    if any(child.dep_ in {"aux", "auxpass"} and child.tag_ == "VBD" for child in root.children):
        return False
    return _is_finite(root) or any(child.dep_ in {"aux", "auxpass"} and _is_finite(child) for child in root.children)


def _is_finite(verb: Token) -> bool:
    return verb.tag_ in {"VBZ", "VBP", "MD"} or verb.morph.get("VerbForm", []) == ["Fin"]


def _subject(root: Token) -> Token | None:
    wanted = {"nsubj", "nsubjpass", "expl", "csubj", "csubjpass"}
    return next((child for child in root.children if child.dep_ in wanted), None)
