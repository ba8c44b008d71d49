"""What a section is about, as a question says it: what its heading names, asks, or says that is done."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from interview_simulator.algorithms.words import content_stems
from interview_simulator.interviewers.offline.writing.context import Context, tidy_heading
from interview_simulator.interviewers.offline.writing.material import Material
from interview_simulator.interviewers.offline.writing.noun_phrases import is_mass, only_sentence, thing_named
from interview_simulator.interviewers.offline.writing.subjects import GENERAL_STEMS, Subject, is_specific
from interview_simulator.interviewers.offline.writing.told import Told
from interview_simulator.interviewers.offline.writing.verbs import is_definition

LONGEST: Final = 8
"""Words of a heading."""
LONGER: Final = 2
"""Words that a subject has beside those of the heading, at most, where it is asked about in its place."""
_PARENTHESES: Final = re.compile(r"\s*\([^()]*\)")
_ASKS: Final = re.compile(r"^(?:what|why|when|how|which|where)\b.*\?$", re.IGNORECASE)
_HOW_TO: Final = re.compile(r"^how (?:to|do (?:i|you|we)|can (?:i|you|we)) (?P<doing>.*[^?])\??$", re.IGNORECASE)
_SIDES: Final = re.compile(
    r"^(?:the )?(?P<whose>.+) (?P<side>(?:dis)?advantages|benefits|drawbacks|limitations)$", re.IGNORECASE
)
"""What is said of something, named after it."""
_UNFIT: Final = re.compile(
    r"""
    \b (?: this | these | that | those | it | they | we | our | i | my | us | following | above | next | others?
      | another | more | examples? | exercises? | tl;dr | via | vs | and | or | reading | installing ) \b
    | [:;/&|\u2013\u2014] | \s-\s
    """,
    re.VERBOSE | re.IGNORECASE,
)
"""What points elsewhere, or names two things."""
_ARTICLES: Final = ("a ", "an ", "the ")


@dataclass(frozen=True)
class Topic:
    """`name`: as it follows "about"; `doing`: what is done, as it follows "you"; `question`: one without its mark.

    One of the three is there.
    """

    name: str = ""
    plural: bool = False
    doing: str = ""
    question: str = ""

    @property
    def words(self) -> str:
        return self.name or self.doing or self.question


def bare_heading(heading: str) -> str:
    return _PARENTHESES.sub("", tidy_heading(heading)).strip()


def topic_of(material: Material, told: Sequence[Told], context: Context) -> Topic | None:
    """Return what a section is about: what its heading names, or what it defines; None where that can't be said."""
    topic = _of_heading(material.section.heading, told, context) or _defined(told, material, context)
    return topic if topic is not None and context.is_written_so(topic.words) else None


def _defined(told: Sequence[Told], material: Material, context: Context) -> Topic | None:
    """Return the first thing that is defined."""
    subjects = (one.subject for one in told if one.subject is not None and _defines(one, one.subject))
    defined = next((subject for subject in subjects if _is_asked(subject, material, context)), None)
    return Topic(context.name_of(defined), defined.plural) if defined is not None else None


def _defines(told: Told, subject: Subject) -> bool:
    return is_definition(told.sentence, plural=subject.plural) and not subject.name.startswith("the ")


def _is_asked(subject: Subject, material: Material, context: Context) -> bool:
    """Return whether the subject can be said in a question, and isn't what the whole post is about."""
    if not is_specific(subject, material.about) or subject.name == context.name:
        return False
    headed = not material.about.isdisjoint(content_stems(subject.name))
    return _can_be_said(subject) and (headed or "`" not in subject.name)


def _of_heading(heading: str, told: Sequence[Told], context: Context) -> Topic | None:
    """Return what `heading` and `told`, which stands under it, are about; None where that can't be said."""
    bare = bare_heading(heading)
    own = set(content_stems(bare)) - GENERAL_STEMS
    if len(bare.split()) > LONGEST or _UNFIT.search(bare.replace("`", "")) or not own:
        return None
    if match := _HOW_TO.match(bare):
        return Topic(doing=context.lowered(match["doing"]))
    if _ASKS.match(heading.strip()):
        return Topic(question=context.lowered(bare).rstrip("?"))
    if match := _SIDES.match(context.lowered(bare)):
        whose = thing_named(match["whose"])
        named = whose is not None and (whose.plural or whose.proper)
        return Topic(name=f"the {match['side']} of {match['whose']}", plural=True) if named else None
    if subject := _subject(bare, told):
        return Topic(name=context.name_of(subject), plural=subject.plural)
    return _named(context.lowered(bare), told) if any(own <= set(content_stems(one.text)) for one in told) else None


def _subject(bare: str, told: Sequence[Told]) -> Subject | None:
    """Return the subject of what is told that the heading names too: there it is said with its article."""
    own = set(content_stems(bare))
    subjects = [one.subject for one in told if one.subject is not None and _can_be_said(one.subject)]
    longest = len(bare.split()) + LONGER
    of_it = (one for one in subjects if own <= set(content_stems(one.name)) and len(one.name.split()) <= longest)
    return next(of_it, None)


def _can_be_said(subject: Subject) -> bool:
    return subject.plural or subject.proper or subject.name.startswith(_ARTICLES)


def _named(text: str, told: Sequence[Told]) -> Topic | None:
    if re.match(r"[a-z]+ing\b", text) and _is_gerund(text):
        return Topic(name=text)
    thing = thing_named(text) if not _is_done(text) else None
    if thing is None:
        return None
    name = thing.name
    if thing.plural or thing.proper or is_mass(name):
        is_code = " " not in name and re.search(r"[a-z][A-Z]|_", name)
        return Topic(name=f"`{name.strip('`')}`" if is_code else name, plural=thing.plural)
    said = " ".join(f" {one.text.lower()}" for one in told)
    article = next((one for one in _ARTICLES if f" {one}{name.lower()}" in said), None)
    return Topic(name=f"{article}{name}") if article else None


def _is_done(text: str) -> bool:
    """Return whether it tells to do something, as "grant leases" does."""
    sentence = only_sentence(f"They {text}.")
    return sentence is not None and len(sentence.span) > 1 and sentence.span[1].i == sentence.root.i and " " in text


def _is_gerund(text: str) -> bool:
    sentence = only_sentence(f"You are {text}.")
    verb = sentence.span[2] if sentence is not None and len(sentence.span) > 2 else None
    return verb is not None and verb.tag_ == "VBG"
