"""What a sentence is about, and whether a reader knows it by its name alone."""

import re
from collections.abc import Set
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from spacy.tokens import Token

from interview_simulator.algorithms.words import STOP_WORDS, stem
from interview_simulator.algorithms.words import tokens as tokens_of
from interview_simulator.interviewers.offline.writing.language import Sentence

LONGEST_NAME: Final = 8
"""Words of a subject from which nobody says it in a question."""
_ARTICLES: Final = frozenset({"a", "an", "the"})
SHORTEST_CODE: Final = 3
"""Letters of code from which it is a name of something, not a variable."""
_PLAIN_CODE: Final = re.compile(r"^(?:the |an? )?`[a-z]+`$")
"""A word of code alone, such as a field called `value`: there are many."""
_ODD_NAME: Final = re.compile(r"\s[-/&]\s|^[^`]*/|[()\[\]]|`[\W\d]+`")
POINTING: Final = frozenset(
    "this these those that such its their his her your our my another other both same former latter each".split()
)
"""Words at the beginning of a subject that point to something said before."""
_POINTING_TAGS: Final = frozenset("CD RB PDT JJS JJR PRP$ WP$ WDT".split())
QUANTIFIERS: Final = frozenset(
    "all many most some several any no only few more multiple every each various certain".split()
)
ORDER: Final = frozenset("first second third last next previous other main only same new following remaining".split())
"""What tells one thing from others by its place."""
GENERAL: Final = frozenset(
    """
    thing way case reason point problem example idea approach option value result difference advantage benefit
    solution purpose goal part step rest number kind type sort list name fact issue user people person someone
    everyone developer programmer method function class object argument parameter field code line file section
    chapter time day year process system program application app client server data key item element feature
    change version one first second third last next previous following output input call set text word letter
    hand side end top bottom team group post article guide tutorial documentation project community release
    company details detail overview introduction summary background motivation usage basics conclusion design
    implementation work support effort everything nothing anything something question answer main default
    exception rule note property attribute member entity crate module package library tool component
    """.split()
)
"""What by itself names nothing in particular."""
GENERAL_STEMS: Final = frozenset(stem(word) for word in GENERAL)


@dataclass(frozen=True)
class Subject:
    """`name`: as it is said within a sentence; `key`: the same for all ways to write it.

    `written`: with a capital where it began a sentence; `vague`: a general word, told apart by adjectives at most;
    `certain`: "the thing", one that must have been spoken of.
    """

    name: str
    written: str
    key: tuple[str, ...]
    plural: bool
    proper: bool
    vague: bool
    certain: bool


def subject_head(sentence: Sentence) -> Token | None:
    return next((token for token in sentence.root.children if token.dep_ in {"nsubj", "nsubjpass"}), None)


def named(sentence: Sentence, head: Token) -> Subject | None:
    """Return the name that the noun phrase of `head` is, unless it only points to something said elsewhere."""
    tokens = noun_phrase(head)
    if not _is_name_alone(tokens, head):
        return None
    first = tokens[0]
    text = sentence.words(tokens)
    in_code = any(sentence.is_code(token) for token in tokens)
    proper = in_code or any(is_name(token) for token in tokens)
    told = any(child.dep_ in {"compound", "nmod", "poss"} for child in head.children)
    return Subject(
        text if _keeps_case(sentence, first) else text[0].lower() + text[1:],
        text,
        _key(text, in_code=in_code),
        is_plural(head),
        proper,
        vague=head.lemma_.lower() in GENERAL and not told and not in_code,
        certain=first.lower_ == "the" and len(tokens) == 2 and not proper,
    )


def _is_name_alone(tokens: list[Token], head: Token) -> bool:
    """Return whether the noun phrase names something by itself, and all of it: no number, clause or pointer in it."""
    if not tokens or len(tokens) > LONGEST_NAME or head.pos_ not in {"NOUN", "PROPN"} or not _is_whole(tokens):
        return False
    first = tokens[0]
    points = first.tag_ in _POINTING_TAGS or first.lower_ in QUANTIFIERS | POINTING
    ranked = any(token.lower_ in ORDER for token in tokens if token.i < head.i)
    verbal = any(token.text in {",", ";", ":"} or token.tag_ in {"VBZ", "VBP", "VBD", "MD"} for token in tokens)
    limited = any(child.dep_ in {"relcl", "acl"} for child in head.children)
    return not (points or ranked or verbal or limited)


def is_plural(subject: Token) -> bool:
    """Return whether several are meant; of a name in "s", the verb tells."""
    verbs = [subject.head, *(child for child in subject.head.children if child.dep_ in {"aux", "auxpass"})]
    if subject.tag_ == "NNPS" and any(verb.tag_ == "VBZ" for verb in verbs):
        return False
    return subject.tag_ in {"NNS", "NNPS"} or any(child.dep_ == "conj" for child in subject.children)


def is_specific(subject: Subject, about: Set[str]) -> bool:
    """Return whether the name says what is meant; `about`: stems of headings and title."""
    words = [stem(word.strip("`").lower()) for word in subject.key if word not in STOP_WORDS]
    if " of " in subject.name and words[:1] and words[0] in GENERAL_STEMS:
        return False
    telling = [word for word in words if word not in GENERAL_STEMS]
    if not telling or subject.vague or subject.certain or len(subject.name.strip("`")) < SHORTEST_CODE:
        return False
    if (_PLAIN_CODE.search(subject.name) and telling[0] not in about) or _ODD_NAME.search(subject.name):
        return False
    is_word = subject.name[0].islower() and not subject.plural
    return subject.proper or len(words) > 1 or not is_word or telling[0] in about


def noun_phrase(head: Token) -> list[Token]:
    """Return `head` with what belongs to its name, in order: no clauses, no asides."""
    left_out: set[int] = set()
    for token in head.subtree:
        aside = token.dep_ in {"relcl", "acl", "advcl", "appos", "punct", "cc", "conj", "advmod", "parataxis"}
        if aside and token.i != head.i and token.head.i == head.i:
            if token.text == "-" or token.dep_ in {"cc", "conj", "advmod"}:
                continue
            left_out.update(t.i for t in token.subtree)
    return [token for token in head.subtree if token.i not in left_out]


def _key(text: str, *, in_code: bool) -> tuple[str, ...]:
    """Return what all ways to write the name `text` have in common: "the `x` method" is "`x`"."""
    words = text.split() if in_code else [stem(word) for word in tokens_of(text)]
    named = [word for word in words if word.lower() not in _ARTICLES]
    kind = bool(named) and stem(named[-1].lower()) in GENERAL_STEMS
    return tuple(named[:-1] if kind and len(named) > (1 if in_code else 2) else named)


def _is_whole(tokens: list[Token]) -> bool:
    """Return whether nothing within the name is left out: the rest would not name the same."""
    return all(after.i == before.i + 1 or after.nbor(-1).is_punct for before, after in pairwise(tokens))


def is_name(token: Token) -> bool:
    """Return whether `token` is a name by its letters: an acronym, or a capital within a sentence."""
    if not token.text[0].isupper():
        return False
    return (token.text.isupper() and len(token.text) > 1) or (token.pos_ == "PROPN" and not token.is_sent_start)


def _keeps_case(sentence: Sentence, first: Token) -> bool:
    if sentence.is_code(first) or not first.text[0].isupper():
        return True
    return (
        first.pos_ == "PROPN"
        or (first.text.isupper() and len(first.text) > 1)
        or any(c.isupper() for c in first.text[1:])
    )
