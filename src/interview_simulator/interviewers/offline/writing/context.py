"""What a post is about by name, so that a question can be understood without the post."""

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Set
from dataclasses import dataclass
from typing import Final

from spacy.tokens import Token

from interview_simulator.algorithms.words import STOP_WORDS, content_stems
from interview_simulator.interviewers.offline.writing.language import Sentence
from interview_simulator.interviewers.offline.writing.subjects import GENERAL_STEMS, Subject, is_name

FEWEST_NAMED: Final = 4
"""Times a name must be said to be what all of it is about."""
MOST_SAID: Final = 3
"""Of the most frequent name's times, one in so many for another one that the title has."""
FEWEST_LETTERS: Final = 2
FEWEST_TELLING: Final = 2
"""Words that tell of what something is part."""
_NUMBERING = re.compile(
    r"^(?:chapter|section|part|step|appendix)?\s*(?:\d+|[A-Z])(?:\.\d+)*\s*[.):\u2013\u2014-]\s+|^\d+(?:\.\d+)*\s+",
    re.IGNORECASE,
)
_REST = re.compile(r"\s*\{#[^}]*\}|[\u2600-\u27bf\U0001f300-\U0001faff]|[*_]{2}")
_NO_CONTEXT: Final = frozenset(
    "january february march april may june july august september october november december".split()
)


@dataclass(frozen=True)
class Context:
    """`name`: of what the post is about, such as "Redis", if anything.

    `cases`: words as they are written within sentences; `small`: those that are written small somewhere;
    `counted`: those of which there may be one or several.
    """

    name: str
    cases: Mapping[str, str]
    small: Set[str]
    counted: Set[str]

    def name_of(self, subject: Subject) -> str:
        """Return the name of `subject` within a sentence: a capital stays where it is written so within others too.

        Where nothing tells, one word by itself may be a name; several words, or several things, are none.
        """
        first = subject.written.split()[0].removesuffix("'s")
        common = first.lower() in self.small or first.lower() in STOP_WORDS or first.endswith("ing")
        alone = self.cases.get(first.lower()) != first and (subject.plural or " " in subject.name)
        alone = alone and "'s" not in subject.written
        known = common or alone or not first.isalpha()
        name = subject.name if known else subject.written
        lacks_article = " " not in name and not subject.plural and name.lower() in self.counted and name.islower()
        return f"{'an' if name[0] in 'aeiou' else 'a'} {name}" if lacks_article else name

    def asked(self, text: str, subject: str) -> str | None:
        """Return `text` as a question that says where it belongs; None where nobody would know.

        `subject`: what it asks about: where nothing tells to what it belongs, it must tell it by itself.
        """
        alone = f"{text[0].upper()}{text[1:]}?"
        if self.name:
            return alone if self.name.lower() in text.lower() else f"In {self.name}, {text}?"
        telling = set(content_stems(subject)) - GENERAL_STEMS
        return alone if len(telling) >= FEWEST_TELLING else None

    def is_written_so(self, name: str) -> bool:
        """Return whether `name` has capitals only where its words always have them, as names and acronyms do."""
        words = (word.strip("()[],.:;'\"") for word in name.split() if "`" not in word)
        return all(
            word == word.lower() or any(map(str.isupper, word[1:])) or self.cases.get(word.lower()) == word
            for word in words
        )

    def lowered(self, heading: str) -> str:
        """Return `heading` as it would be written within a sentence."""
        return _lowered(heading, self.cases)


def context_of(title: str, sentences: Iterable[Sentence], setting: str = "") -> Context:
    """Return the name that is said most in a post, and how its words are written.

    `setting`: what the posts around it are about by name: it counts where the post has no name of its own.
    """
    names: Counter[str] = Counter()
    cases: dict[str, Counter[str]] = {}
    counted: set[str] = set()
    for sentence in sentences:
        for token in sentence.span:
            if token.tag_ == "NNS" or any(child.lower_ in {"a", "an"} for child in token.children):
                counted.add(token.lemma_.lower())
            if token.is_alpha and not token.is_sent_start and not sentence.is_code(token):
                cases.setdefault(token.lower_, Counter())[token.text] += 1
                if _may_be_context(token):
                    names[token.text] += 1
    usual = {word: forms.most_common(1)[0][0] for word, forms in cases.items()}
    small = frozenset(word for word, forms in cases.items() if word in forms)
    capitals = {word: form for word, form in usual.items() if form != word}
    for name in [name for name in names if usual[name.lower()] != name]:
        del names[name]
    if setting:
        capitals[setting.lower()] = setting
    return Context(_most_said(title, names) or setting, capitals, small, counted)


def tidy_heading(heading: str) -> str:
    """Return `heading` without numbers, marks and punctuation at its ends."""
    return _NUMBERING.sub("", _REST.sub("", heading)).strip(" .:#\u2013\u2014-")


def _lowered(heading: str, cases: Mapping[str, str]) -> str:
    return " ".join(_cased(word, cases) for word in tidy_heading(heading).split())


def _cased(word: str, cases: Mapping[str, str]) -> str:
    bare = word.strip("()[],.:;\u201c\u201d\"'")
    odd = any(letter.isupper() or letter.isdigit() for letter in bare[1:])
    if not bare or "`" in word or not bare[0].isupper() or odd:
        return word
    return word.replace(bare, cases.get(bare.lower(), bare.lower()))


def _may_be_context(token: Token) -> bool:
    """Return whether a thing may be said to be in what `token` names: a product, not an acronym or a month."""
    named = is_name(token) and token.tag_ == "NNP" and token.dep_ != "compound"
    return named and len(token.text) > FEWEST_LETTERS and not token.text.isupper() and token.lower_ not in _NO_CONTEXT


def _most_said(title: str, names: Counter[str]) -> str:
    """Return the name that the title has, if hardly another one is said more often."""
    if not names:
        return ""
    times = max(names.values())
    in_title = [name for name in names if name.lower() in title.lower().split() and names[name] * MOST_SAID >= times]
    chosen = max(in_title, key=lambda name: names[name], default="")
    return chosen if names[chosen] >= FEWEST_NAMED else ""
