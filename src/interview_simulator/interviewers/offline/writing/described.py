"""What is said of a term beside it, as sentences about the term: "`path`: the root" is "`path` is the root."."""

import re
from collections.abc import Mapping, Sequence
from typing import Final

from spacy.tokens import Token

from interview_simulator.interviewers.offline.writing.headings import DOING
from interview_simulator.interviewers.offline.writing.language import Sentence, parsed

VERBS: Final = DOING | frozenset(
    """
    abort accept append block cause compute consume contain count decide decrement denote determine drop emit exclude
    force format hold ignore increment indicate invoke keep list mark match mean multiply perform point print produce
    provide report represent require reset resolve say show store tell trim turn yield
    """.split()
)
"""What descriptions begin with: "Returns the length", "Set the limit"."""
_SUBJECTS: Final = frozenset({"nsubj", "nsubjpass", "expl"})
_ITSELF = re.compile(
    r"^(?:it|(?:this|the) (?:option|flag|command|parameter|field|setting|property|function|method|argument|value"
    r"|attribute|metric|type|mode|strategy|hook|directive|variable|operator|keyword|header|macro|class|decorator)|this)"
    r"(?= (?:is|are|was|has|can|must|should|may|will|does|only|also|\w+s)\b)",
    re.IGNORECASE,
)
_NO_SUBJECT: Final = frozenset(
    "if when unless for in on by to with as e.g eg example note see and or but not default".split()
)
_WHETHER = re.compile(r"^(?:specifies |indicates )?whether (?:or not )?", re.IGNORECASE)
_DETERMINER = re.compile(r"^(?:an?|the|any|one|either) ", re.IGNORECASE)
_PARTICIPLE = re.compile(
    r"^(?:used|required|called|triggered|applied|invoked|deprecated|executed|needed|raised|emitted|incremented|sent"
    r"|sorted|similar) (?:to|for|by|if|when|whenever|during|in|as|at|on|before|after|once|only)\b"
)
_AFTER_NOUN: Final = frozenset({"of", "for", "to", "is", "in", "on", "by", "that", "used"})
_COUNTABLE: Final = frozenset("list set array tuple dictionary dict map collection sequence group pair string".split())
"""What one says "a" of where nothing is said before, not "the"."""


def described(term: str, sentences: Sequence[Sentence], cases: Mapping[str, str]) -> list[str]:
    """Return each of `sentences` with `term` as its subject where it has none; "" where that can't be said.

    `cases`: words as they are written within sentences.
    """
    texts = [_lowered(one.text, cases) for one in sentences]
    acting = parsed([f"{term} {text}" for text in texts])
    being = parsed([f"{term} is the {_DETERMINER.sub('', text)}" for text in texts[:1]])
    said = []
    for place, (sentence, text, acts) in enumerate(zip(sentences, texts, acting, strict=True)):
        found = _going_on(term, text, sentence, acts[0])
        if not place and not found and not _is_whole(sentence):
            found = _beginning(term, text, sentence, being[0][0])
        said.append(found)
    return said


def _going_on(term: str, text: str, sentence: Sentence, acts: Sentence) -> str:
    """Return a sentence that has a verb for `term`."""
    first, *others = text.split()
    if itself := _ITSELF.match(text):
        return f"{term}{text[itself.end() :]}"
    if first.lower().strip("`,.:") in _NO_SUBJECT or not others:
        return ""
    if _is_third_person(first, others[0]) or (not _is_whole(sentence) and _acts(acts)):
        return f"{term} {text}"
    return f"{term} is {text}" if _PARTICIPLE.match(text) else ""


def _beginning(term: str, text: str, sentence: Sentence, isa: Sentence) -> str:
    """Return a description that is an order, or a noun phrase, as a sentence."""
    first, *others = text.split()
    if not others or first.lower().strip("`,.:") in _NO_SUBJECT:
        return ""
    if _WHETHER.match(text):
        return f"{term} says whether {_WHETHER.sub('', text)}"
    if first in VERBS and others[0].lower() not in _AFTER_NOUN and not others[0].endswith("ing"):
        return f"{term} {third_person(first)} {' '.join(others)}"
    article = _article(isa, text) if sentence.root.pos_ in {"NOUN", "PROPN"} else None
    return f"{term} is {article}{text}" if article is not None else ""


def _is_whole(sentence: Sentence) -> bool:
    """Return whether a sentence has a subject of its own."""
    return sentence.root.pos_ in {"VERB", "AUX"} and any(child.dep_ in _SUBJECTS for child in sentence.root.children)


def _is_third_person(word: str, following: str) -> bool:
    base = re.sub(r"ies$", "y", word)
    found = {base, word.removesuffix("s"), word.removesuffix("es")} - {word} if word.endswith("s") else set()
    return bool(found & VERBS) and following.lower() not in _AFTER_NOUN


def _acts(sentence: Sentence) -> bool:
    """Return whether what follows the term is a verb of which it is the subject."""
    root = sentence.root
    subject = next((child for child in root.children if child.dep_ in _SUBJECTS), None)
    verbs = {token.i for token in root.children if token.dep_ in {"aux", "auxpass"}} | {root.i}
    if subject is None or subject.i != sentence.span[0].i or subject.i + 1 not in verbs:
        return False
    return sentence.span[1].tag_ in {"VBZ", "MD"}


def _article(sentence: Sentence, text: str) -> str | None:
    """Return the article that a noun phrase lacks after "is"; None if it is no noun phrase in the singular."""
    root = sentence.root
    noun: Token | None = next((child for child in root.children if child.dep_ == "attr"), None)
    if root.lemma_ != "be" or root.i != 1 + sentence.span[0].i or noun is None:
        return None
    if noun.tag_ not in {"NN", "NNP"} or any(child.dep_ in {"cc", "conj"} for child in noun.children):
        return None
    if _DETERMINER.match(text):
        return ""
    if noun.lower_ in _COUNTABLE:
        return "an " if text[0].lower() in "aeiou" else "a "
    return "the "


def third_person(verb: str) -> str:
    if verb.endswith(("s", "sh", "ch", "x", "z", "o")):
        return f"{verb}es"
    return f"{verb[:-1]}ies" if re.search(r"[^aeiou]y$", verb) else f"{verb}s"


def _lowered(text: str, cases: Mapping[str, str]) -> str:
    """Return `text` as it goes on in a sentence; names and acronyms keep their capitals."""
    first = text.split(maxsplit=1)[0]
    keeps = first.strip(".,:").lower() in cases or any(letter.isupper() for letter in first[1:])
    return text if keeps else text[0].lower() + text[1:]
