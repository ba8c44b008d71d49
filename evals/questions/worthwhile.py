"""Which sections hold something to ask about, told without a look at how questions are written."""

import re
from collections.abc import Iterator
from typing import Final

from markdown_it.token import Token

from interview_simulator.features.library.content.sections import SectionText, plain_text

FEWEST_WORDS: Final = 40
"""Words of running prose: two or three sentences, from which a question with two key points can come."""
SHORTEST_RUN: Final = 8
"""Words that a paragraph or list item has, at least, to count as prose: shorter ones are names, labels and links."""
MOST_LINKED: Final = 0.5
"""The share of a paragraph's words that may be links; beyond, it is a list of them."""
MOST_CHANGES: Final = 0.5
"""The share of a section's list items that may be entries of a changelog."""
MOST_WORDS_OF_A_RECIPE: Final = 100
"""Words of prose beside commands that install something; where there are more, something is explained."""

_HEADING: Final = re.compile(
    r"""(?: (?:the\s)? (?:change\s?log|release\snotes?|what['’]?s\snew|licen[cs]es?|copyright|trademarks?
      | (?:table\sof\s)?contents|summary\sof\scontents|index|navigation|next\ssteps?|where\sto\sgo\snext
      | see\salso|related(?:\s\w+)?|further\sreading|(?:more|additional|useful|external)?\s?(?:links|resources|reading)
      | references?|bibliography|credits|acknowledge?ments?|thanks|contributors?|contributors\sto\b.*|authors?|sponsors?
      | install(?:ing|ation)?(?:\s.*)?|(?:quick\s)?downloads?|set-?up(?:\sinstructions)?|getting\shelp|get\shelp
      | feedback|contributing|code\sof\sconduct|added|fixed|changed|removed|deprecated )
      | (?:version\s|release\s)?v?\d+(?:\.\d+)+(?:\W.*\b(?:19|20)\d\d\b.*)? )""",
    re.IGNORECASE | re.VERBOSE,
)
_BOILERPLATE: Final = re.compile(
    r"""permission\sis\shereby\sgranted|all\srights\sreserved|without\swarrant(?:y|ies)\s(?:or|of)|©|\(c\)\s(?:19|20)\d\d
      | licensed\sunder\s(?:the|a|an|cc|mit|apache)""",
    re.IGNORECASE | re.VERBOSE,
)
_INSTALL: Final = re.compile(
    r"""^\s*[$>#]?\s*(?:sudo\s)?(?:pip3?|uv|conda|npm|yarn|pnpm|brew|apt(?:-get)?|dnf|yum|cargo|go|gem|rustup|docker)
      \s(?:pip\s)?(?:install|add|get|pull|update|upgrade|toolchain)\b""",
    re.IGNORECASE | re.VERBOSE,
)
_CHANGE: Final = re.compile(
    r"""\W*(?:added|fixed|removed|changed|bumped|deprecated|renamed|dropped|(?<=\[)(?:feature|bugfix|change|enhancement))\b
      | .*\#\d{2,}\W*$""",
    re.IGNORECASE | re.VERBOSE,
)


def worthwhile(section: SectionText) -> bool:
    """Return whether enough of the section is running prose that is no changelog, list of links, licence, navigation
    or recipe for installing.
    """
    if _HEADING.fullmatch(" ".join(section.heading.split()).rstrip(":.!?")) or _BOILERPLATE.search(section.text):
        return False
    return not _is_changelog(section) and not _is_installing(section) and prose_words(section) >= FEWEST_WORDS


def prose_words(section: SectionText) -> int:
    """Return how many words of the section stand in paragraphs and list items that are sentences, links left out."""
    return sum(map(_words_of, _paragraphs(section)))


def _words_of(inline: Token) -> int:
    words, linked = len(plain_text(inline).split()), _linked_words(inline)
    return words - linked if words >= SHORTEST_RUN and linked <= MOST_LINKED * words else 0


def _linked_words(inline: Token) -> int:
    depth = words = 0
    for child in inline.children or ():
        if child.type in {"link_open", "link_close"}:
            depth += child.nesting
        elif depth and child.type in {"text", "code_inline"}:
            words += len(child.content.split())
    return words


def _paragraphs(section: SectionText) -> Iterator[Token]:
    for before, token in zip(section.tokens, section.tokens[1:], strict=False):
        if before.type == "paragraph_open" and token.type == "inline":
            yield token


def _is_changelog(section: SectionText) -> bool:
    items = [plain_text(token) for token in _list_items(section)]
    return len(items) > 2 and sum(bool(_CHANGE.match(item)) for item in items) > MOST_CHANGES * len(items)


def _list_items(section: SectionText) -> Iterator[Token]:
    depth = 0
    for token in section.tokens:
        if token.type in {"list_item_open", "list_item_close"}:
            depth += token.nesting
        elif depth and token.type == "inline":
            yield token


def _is_installing(section: SectionText) -> bool:
    """Return whether all of its code is commands that install something, and little is said beside them."""
    blocks = [token.content for token in section.tokens if token.type in {"fence", "code_block"}]
    commands = bool(blocks) and all(any(map(_INSTALL.match, block.splitlines())) for block in blocks)
    return commands and prose_words(section) < MOST_WORDS_OF_A_RECIPE
