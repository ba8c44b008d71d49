"""What one statement answers: a question on a single thing that it says."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from spacy.tokens import Token

from interview_simulator.interviewers.offline.writing.language import Sentence
from interview_simulator.interviewers.offline.writing.phrasing import asked, clause_text, places
from interview_simulator.interviewers.offline.writing.statements import Statement
from interview_simulator.interviewers.offline.writing.subjects import subject_head

FEWEST_ANSWER: Final = 2
"""Words that an answer has at least."""
MOST_CONDITION: Final = 12
CONDITIONS: Final = frozenset({"if", "when", "whenever"})
STATES: Final = frozenset(
    """
    contain include comprise require need support accept provide offer expose represent describe define specify hold
    store follow determine indicate measure share cover resemble express identify correspond consist depend rely refer
    belong apply deal differ derive own inherit
    """.split()
)
"""Verbs that tell how something is; what it does, others tell."""
_DULL: Final = frozenset(
    """
    have want take get come go say seem look become start begin try like remain happen differ vary give keep put be mean
    do know work need make see show tell help use add cause let allow enable ensure
    """.split()
)
"""Verbs after which "what" asks for nothing in particular."""
_WITH_PREPOSITION: Final = {
    "consist": "of", "depend": "on", "rely": "on", "refer": "to", "belong": "to", "result": "in", "lead": "to",
    "correspond": "to", "apply": "to", "listen": "for", "deal": "with", "differ": "from", "derive": "from",
}  # fmt: skip
_ALLOWING: Final = {"allow": "to", "enable": "to", "let": ""}
_WANTING: Final = re.compile(r"\b(?:want|wish|like|prefer|need|would)\b")


class Kind(StrEnum):
    WHAT = "what"
    DOING = "doing"
    WHEN = "when"
    HOW = "how"
    WHAT_FOR = "what for"


@dataclass(frozen=True)
class Fact:
    """A question that `statement` answers, as it begins one (`first`), and as it follows another (`next`)."""

    statement: Statement
    kind: Kind
    first: str
    next: str


def fact(statement: Statement, name: str = "you") -> Fact | None:
    """Return what `statement` answers, if one can ask for it; `name`: of its subject."""
    subject = statement.subject
    if (subject is None and not statement.is_practical) or _is_supposed(statement.sentence.root):
        return None
    again = "you" if subject is None else "they" if subject.plural else "it"
    for kind, ask in _WAYS:
        first = ask(statement.sentence, None if subject is None else name)
        following = ask(statement.sentence, again)
        if first is not None and following is not None:
            return Fact(statement, kind, first, following)
    return None


def doing(sentence: Sentence, name: str | None) -> str | None:
    """Ask what something does, where the verb says that it does something."""
    root = sentence.root
    passive = any(child.dep_ in {"auxpass", "nsubjpass"} for child in root.children)
    if passive or not is_deed(root) or is_negated(root) or root.tag_ == "VBD":
        return None
    if not any(child.dep_ in {"dobj", "prt", "ccomp", "xcomp"} and child.i > root.i for child in root.children):
        return None
    modal = next((child.lower_ for child in root.children if child.tag_ == "MD"), None)
    front = modal or {"VBZ": "does", "VBP": "do"}.get(root.tag_)
    return f"what {front} {name} do" if front and name else None


def is_deed(verb: Token) -> bool:
    return verb.pos_ == "VERB" and verb.lemma_ not in STATES | _DULL


def _when(sentence: Sentence, name: str | None) -> str | None:
    """Ask what happens, or what to do, on a condition."""
    clause = clause_of(sentence, CONDITIONS)
    has_subject = clause is not None and any(child.dep_ in {"nsubj", "nsubjpass"} for child in clause.children)
    condition = clause_text(sentence, clause) if clause is not None and has_subject else None
    if condition is None or not 4 <= len(condition.split()) <= MOST_CONDITION or _WANTING.search(condition):
        return None
    subject = subject_head(sentence)
    if subject is not None and subject.lower_ != "you":
        return f"what happens {condition}"
    modal = next((child.lower_ for child in sentence.root.children if child.tag_ == "MD"), "should")
    return f"what {modal} you do {condition}" if modal in {"can", "must", "should"} else None


def _purpose(sentence: Sentence, name: str | None) -> str | None:
    """Ask how to reach what "to do" says: of "use X to do Y" and "you can do X to do Y"."""
    root = sentence.root
    aim = next((c for c in root.children if c.dep_ in {"advcl", "xcomp"} and is_aim(c)), None)
    subject = subject_head(sentence)
    if aim is None or (subject is not None and subject.lower_ != "you") or is_negated(root):
        return None
    if root.lemma_ in {"want", "need", "like", "try", "have", "be", "allow"} or len(places(aim)) < 4:
        return None
    doing = clause_text(sentence, aim)
    if not doing or len(doing.split()) > MOST_CONDITION or _WANTING.search(doing):
        return None
    return f"how do you {re.sub(r'^(?:in order )?to ', '', doing)}"


def _way(sentence: Sentence, name: str | None) -> str | None:
    """Ask for the way something is done: by doing something."""
    root = sentence.root
    ways = [child for child in root.children if child.dep_ == "prep" and child.lower_ == "by" and child.i > root.i]
    way = next((one for one in ways if any(child.dep_ == "pcomp" for child in one.children)), None)
    if way is None or is_negated(root):
        return None
    text = asked(sentence, places(way), name)
    return f"how {text}" if text and len(text.split()) > 2 else None


def _what_for(sentence: Sentence, name: str | None) -> str | None:
    """Ask what something is used for."""
    root = sentence.root
    passive = any(child.dep_ == "auxpass" for child in root.children)
    aims = (c for c in root.children if (c.dep_ in {"advcl", "xcomp"} and is_aim(c)) or _is_for(c))
    aim = next(aims, None)
    if root.lemma_ != "use" or not passive or aim is None or is_negated(root):
        return None
    text = asked(sentence, places(aim), name, barely=True)
    return f"what {text} for" if text and text.endswith("used") else None


def _what(sentence: Sentence, name: str | None) -> str | None:
    """Ask for what the verb is done to."""
    root = sentence.root
    subject = subject_head(sentence)
    if root.lemma_ in _DULL or is_negated(root) or subject is None or subject.lower_ == "you":
        return None
    preposition = _WITH_PREPOSITION.get(root.lemma_)
    if preposition is not None:
        things = [child for child in root.children if child.dep_ == "prep" and child.lower_ == preposition]
    else:
        things = [child for child in root.children if child.dep_ == "dobj" and child.i > root.i]
    if len(things) != 1 or len(places(things[0])) < FEWEST_ANSWER or things[0].pos_ == "PRON":
        return None
    # What comes after the verb belongs to the answer.
    after = {t.i for child in root.children if child.i > root.i and child.dep_ != "prt" for t in child.subtree}
    text = asked(sentence, after, name, barely=True)
    return f"what {text}{f' {preposition}' if preposition else ''}" if text else None


def _what_allows(sentence: Sentence, name: str | None) -> str | None:
    """Ask what something allows you to do."""
    root = sentence.root
    verb = _ALLOWING.get(root.lemma_)
    clause = next((child for child in root.children if child.dep_ in {"ccomp", "xcomp"} and child.i > root.i), None)
    if verb is None or clause is None or is_negated(root):
        return None
    whom = next((child for child in clause.children if child.dep_ == "nsubj"), None)
    if whom is None or whom.lower_ != "you" or clause.tag_ != "VB":
        return None
    text = asked(sentence, places(clause), name, barely=True)
    return " ".join(f"what {text} you {verb} do".split()) if text else None


_WAYS: Final[tuple[tuple[Kind, Callable[[Sentence, str | None], str | None]], ...]] = (
    (Kind.HOW, _purpose),
    (Kind.WHEN, _when),
    (Kind.WHAT_FOR, _what_for),
    (Kind.HOW, _way),
    (Kind.WHAT, _what_allows),
    (Kind.DOING, doing),
    (Kind.WHAT, _what),
)


def clause_of(sentence: Sentence, marks: frozenset[str]) -> Token | None:
    """Return the verb of a clause of the main verb that begins with one of `marks`."""
    for child in sentence.root.children:
        first = next(iter(child.subtree), None)
        if child.dep_ == "advcl" and first is not None and first.lower_ in marks:
            return child
    return None


def is_aim(verb: Token) -> bool:
    return verb.tag_ == "VB" and any(child.lower_ == "to" and child.dep_ == "aux" for child in verb.children)


def is_negated(root: Token) -> bool:
    return any(child.dep_ == "neg" for child in root.children)


def _is_supposed(root: Token) -> bool:
    return any(child.lower_ in {"would", "might", "could"} for child in root.children if child.tag_ == "MD")


def _is_for(child: Token) -> bool:
    return child.dep_ == "prep" and child.lower_ == "for"
