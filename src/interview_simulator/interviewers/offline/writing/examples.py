"""What is said of an example only: names that code of the post gives to something."""

import re
from collections.abc import Iterable, Set
from typing import Final

from interview_simulator.interviewers.offline.writing.blocks import Code
from interview_simulator.interviewers.offline.writing.language import Sentence

_GIVEN: Final = re.compile(
    r"""
    \b(?: let (?:\s+mut)? | var | const | val | static | fn | func | function | def | class | struct | enum | trait
        | interface | type | mod ) \s+ (?P<declared> \w+ )
    | \b (?P<assigned> \w+ ) \s* (?: : \s* [\w&<>\[\]., ]+ )? \s* :?= (?! = )
    | [(,] \s* (?P<parameter> \w+ ) \s* (?= : \s )
    """,
    re.VERBOSE,
)
_NO_PROGRAM: Final = frozenset("proto protobuf json yaml toml ini xml graphql text txt".split())
"""Languages that say what there is, rather than show an example of using it."""
_WORD: Final = re.compile(r"\w+")


def names_given(codes: Iterable[Code]) -> Set[str]:
    """Return the names of variables, functions and types that `codes` bring in."""
    return frozenset(
        name
        for code in codes
        if code.language not in _NO_PROGRAM
        for match in _GIVEN.finditer(code.text)
        for name in match.groups()
        if name is not None
    )


def speaks_of_example(sentence: Sentence, given: Set[str]) -> bool:
    """Return whether a name that only an example gives is said, so that nothing holds without that example."""
    return any(not given.isdisjoint(_WORD.findall(code)) for code in _code_in(sentence))


def _code_in(sentence: Sentence) -> Iterable[str]:
    return (sentence.words([token]) for token in sentence.span if sentence.is_code(token))
