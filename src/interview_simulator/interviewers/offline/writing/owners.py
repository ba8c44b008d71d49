"""What a term of a list is called where the list is not at hand: "the `limit` option for memory"."""

import re
from dataclasses import dataclass
from typing import Final

from interview_simulator.algorithms.words import content_stems, stem
from interview_simulator.interviewers.offline.writing.headings import Heading
from interview_simulator.interviewers.offline.writing.language import parsed
from interview_simulator.interviewers.offline.writing.subjects import GENERAL_STEMS, is_specific, subject_of

LONGEST_OWNER: Final = 5
"""Words."""
LONGEST: Final = 40
"""Characters of a term that is said in a question."""
_KINDS: Final = re.compile(
    r"\b(option|parameter|field|propert(?=y|ies)|argument|attribute|flag|setting|command|function|method|metric|label|header|variable"
    r"|operator|modifier|directive|keyword|type|level|mode|hook|event|role|state|class(?=es)|decorator|macro|endpoint|permission"
    r"|capability|column|variant|strateg(?=y|ies)|key|value)(?:s|y|es|ies)?\b",
    re.IGNORECASE,
)
_WHOLE: Final = {"propert": "property", "strateg": "strategy"}
_DISTINCT = re.compile(r"^`[^` ]*(?:[a-z][A-Z]|[a-zA-Z][_.:-][a-zA-Z]|--\w|\w\()[^`]*`$")
"""Code that is a name of its own: of two words at least."""
_NAME = re.compile(r"`|\b\w*[A-Z]")
_VALUE = re.compile(r"[\"'|]|: |=")
_NO_OWNER: Final = frozenset(
    map(
        stem,
        "note overview format syntax reference summary detail list example table dependencies basic common".split(),
    )
)
""""For the overview" says nothing."""


@dataclass(frozen=True)
class Owner:
    """Of the terms of a list: `kind`, what all of them are, such as "option"; `phrase`: whose, such as "for memory"."""

    kind: str
    phrase: str

    def named(self, term: str) -> str | None:
        """Return how `term` is called in a question; None if nobody would know what is meant."""
        if not self._is_known(term):
            return None
        called = f"the {term} {self.kind}" if self.kind and "`" in term else term
        return f"{called} {self._whose(term)}".strip()

    def named_both(self, one: str, other: str) -> str | None:
        """Return how two terms are called together."""
        if not (self._is_known(one) and self._is_known(other)):
            return None
        both = f"{one} and {other}"
        if self.kind and "`" in one and "`" in other:
            both = f"the {both} {_plural(self.kind)}"
        return f"{both} {self._whose(one) or self._whose(other)}".strip()

    def _whose(self, term: str) -> str:
        return "" if _DISTINCT.match(term) and not _NAME.search(self.phrase) else self.phrase

    def _is_known(self, term: str) -> bool:
        if len(term) > LONGEST or _VALUE.search(term):
            return False
        if "`" not in term:
            return len(set(content_stems(term)) - GENERAL_STEMS) > 1
        return bool(self.phrase or " " in self.kind or _DISTINCT.match(term))


def owner_of(announced: str, heading: Heading | None) -> Owner:
    """Return what the terms of a list belong to that `announced` announces, under `heading`."""
    last = heading.text.split()[-1] if heading is not None else ""
    found = _KINDS.findall(announced.rsplit(". ", maxsplit=1)[-1]) or _KINDS.findall(last)
    kind = found[0].lower() if found else ""
    kind = _WHOLE.get(kind, kind)
    phrase = _phrase(announced, heading)
    whole = phrase.removeprefix("for ").removeprefix("the ")
    if kind and whole.lower().endswith(_plural(kind)):
        return Owner(f"{whole[: -len(_plural(kind))]}{kind}", "")
    return Owner(kind, phrase)


def _phrase(announced: str, heading: Heading | None) -> str:
    for sentence in parsed([announced])[0][-1:] if announced else ():
        subject = subject_of(sentence)
        if subject is not None and subject.proper and is_specific(subject, frozenset()):
            return f"of {subject.name}"
    thing = heading.thing if heading is not None else ""
    own = set(content_stems(_KINDS.sub("", thing)))
    if not own - GENERAL_STEMS or own & _NO_OWNER or len(thing.split()) > LONGEST_OWNER:
        return ""
    last = thing.split()[-1]
    bare = re.search(r"[^s]s$|`|[A-Z]", last) or thing.lower().startswith(("the ", "a ", "an "))
    return f"for {thing}" if bare else f"for the {thing}"


def _plural(kind: str) -> str:
    if kind.endswith("y") and kind != "key":
        return f"{kind[:-1]}ies"
    return f"{kind}es" if kind.endswith("s") else f"{kind}s"
