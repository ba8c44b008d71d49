"""Questions on what the heading of a section names, answered by what the section states."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from spacy.tokens import Token

from interview_simulator.algorithms.difficulty import Difficulty
from interview_simulator.algorithms.words import content_stems
from interview_simulator.interviewers.offline.writing.context import Context
from interview_simulator.interviewers.offline.writing.facts import is_aim, is_negated
from interview_simulator.interviewers.offline.writing.kinds import defines
from interview_simulator.interviewers.offline.writing.material import Material
from interview_simulator.interviewers.offline.writing.noun_phrases import only_sentence, thing_named
from interview_simulator.interviewers.offline.writing.points import question
from interview_simulator.interviewers.offline.writing.statements import Statement
from interview_simulator.interviewers.offline.writing.subjects import GENERAL_STEMS
from interview_simulator.interviewers.offline.writing.written import Style, Written

MOST_WORDS: Final = 9
FEWEST_NEW: Final = 2
"""Words that a way to do something has beside those of the heading."""
_HOW_TO = re.compile(r"^how (?:to|do (?:i|you|we)|can (?:i|you|we)) (.*[^?])\??$", re.IGNORECASE)
_WHAT = re.compile(r"^what (?:is|are) (?:an? |the )?([^?]+)\??$", re.IGNORECASE)
_WHEN_TO = re.compile(r"^when (?:to|should (?:i|you|we)) (.*[^?])\??$", re.IGNORECASE)
_WHY = re.compile(r"^why (?:to |should (?:i|you|we) )?(use|choose|avoid|prefer) (.*[^?])\??$", re.IGNORECASE)
DOING: Final = frozenset(
    """
    access add allow apply assign authenticate avoid break bind build call change check choose clean clear
    clone close combine compare compile compose configure connect control convert copy create customize
    customise debug declare define delete deploy describe detect disable document enable encode escape execute
    export expose extend extract filter find fix format generate get group handle hide implement import improve
    include increase index initialize inject insert inspect install integrate iterate join limit list load lock
    log make manage map measure merge migrate mock modify monitor mount move name nest open optimize order
    organize override parse pass persist plan prevent process profile protect publish push query raise read
    receive reduce refactor register remove rename render repeat replace restore restrict retry return reuse
    review roll run save scale scrape search secure select send separate serve set share shut sign simplify
    sort specify split start stop store stream structure style subscribe suppress switch test throw track
    transfer transform translate trigger tune undo update upgrade upload use validate verify view visualize
    wait wrap write
    """.split()
)
"""What headings tell how to do; other words at the beginning of a heading may be names of things."""
_NO_STEP: Final = frozenset(
    "be note see make navigate go open continue keep remember consider learn choose have ensure know".split()
)
"""Verbs that tell a reader what to do, but not how to reach anything."""
_EXAMPLES: Final = frozenset("example examples exercise exercises quiz assignment".split())


@dataclass(frozen=True)
class Heading:
    """`text`: as it stands within a sentence.

    `doing`: what it says that is done, as after "you"; `thing`: what it names. One of the two is empty.
    """

    text: str
    doing: str = ""
    thing: str = ""

    @property
    def when(self) -> str:
        """Return it as it follows "what should you watch out for"."""
        return f"when you {self.doing}" if self.doing else f"with {self.thing}"


def heading_of(material: Material, context: Context) -> Heading | None:
    """Return what the heading of a section names or says that is done, if it can be understood."""
    text = context.lowered(material.section.heading)
    if not text or len(text.split()) > MOST_WORDS or _EXAMPLES & set(text.lower().split()):
        return None
    if doing := _doing(text):
        return Heading(text, doing=doing)
    subject = thing_named(text)
    return Heading(text, thing=subject.name) if subject else None


def about_heading(material: Material, heading: Heading | None, context: Context) -> Iterator[Written]:
    """Yield a question on what the heading asks, or says that is done."""
    text = context.lowered(material.section.heading)
    if (match := _WHEN_TO.match(text)) is not None:
        asked, level, style = f"when should you {match[1]}", Difficulty.HARD, Style.TRADE_OFF
    elif (match := _WHAT.match(text)) is not None:
        asked, level, style = text.rstrip("?"), Difficulty.EASY, Style.DEFINITION
    elif (match := _WHY.match(text)) is not None:
        asked, level, style = f"why would you {match[1]} {match[2]}", Difficulty.MEDIUM, Style.WHY
    elif heading is not None and heading.doing:
        asked, level, style = f"how do you {heading.doing}", Difficulty.MEDIUM, Style.HOW
    else:
        return
    if style is Style.HOW:
        said = [one for one in material.statements if _tells_how(one, material)]
        if not said or set(content_stems(asked)) - {*content_stems(said[0].text)}:
            return
    elif style is Style.DEFINITION:
        said = [one for one in material.statements if _is_of(one, match)]
        if not any(defines(one) or one.sentence.root.pos_ == "VERB" for one in said[:1]):
            return
    else:
        said = material.statements
    if found := question(context.asked(asked), level, style, said):
        yield found


def _is_of(statement: Statement, asked: re.Match[str] | None) -> bool:
    """Return whether `statement` has what is asked for as its subject."""
    key = tuple(content_stems(asked[1])) if asked is not None else ()
    return statement.subject is not None and statement.subject.key == key


def _tells_how(statement: Statement, material: Material) -> bool:
    """Return whether `statement` says what to do about what the heading names."""
    named = set(content_stems(material.section.heading)) - GENERAL_STEMS
    root = statement.sentence.root
    told = statement.subject is None and statement.is_practical and not (statement.is_order and not _aims(statement))
    of_it = bool(named.intersection(content_stems(statement.text)))
    new = set(content_stems(statement.text)) - set(content_stems(material.section.heading)) - GENERAL_STEMS
    return told and of_it and len(new) >= FEWEST_NEW and root.lemma_ not in _NO_STEP and not is_negated(root)


def _aims(statement: Statement) -> bool:
    """Return whether an order says what it is for: others are steps of a story that goes on."""
    return any(child.dep_ == "advcl" and is_aim(child) for child in statement.sentence.root.children)


def _doing(heading: str) -> str:
    """Return what `heading` says that is done, as it follows "you": "store lists" of "storing lists"."""
    if match := _HOW_TO.match(heading):
        return match[1]
    first, *rest = heading.split()
    told = first.lower() in DOING
    if not rest or not (told or first.endswith("ing")):
        return ""
    sentence = only_sentence(f"You {'should' if told else 'are'} {heading}.")
    verb = sentence.span[2] if sentence is not None and len(sentence.span) > 2 else None
    if verb is None or verb.tag_ not in {"VB", "VBG"} or not any(_is_object(child) for child in verb.children):
        return ""
    return " ".join([verb.lemma_, *rest]) if verb.lemma_ in DOING else ""


def _is_object(noun: Token) -> bool:
    """Return whether something is done to `noun`: in "passing tones", but not in "passing tone"."""
    apart = noun.tag_ in {"NNS", "NNP", "NNPS"} or any(
        child.dep_ in {"det", "poss", "prep", "compound", "amod"} for child in noun.children
    )
    return noun.dep_ == "dobj" and noun.i > noun.head.i and apart
