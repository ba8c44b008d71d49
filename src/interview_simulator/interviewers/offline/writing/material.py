"""A section as questions are written from it: its sentences and code."""

from collections.abc import Iterable, Iterator, Sequence, Set
from dataclasses import dataclass
from typing import Final

from interview_simulator.algorithms.words import content_stems
from interview_simulator.interviewers.offline.writing.blocks import Block, Code, Listing, Paragraph, blocks
from interview_simulator.interviewers.offline.writing.examples import names_given
from interview_simulator.interviewers.offline.writing.language import Sentence, is_english, parsed
from interview_simulator.interviewers.offline.writing.written import Section

MOST_TEXT: Final = 20_000
"""Characters of a section that are looked at: nobody reads a longer one at once."""


@dataclass(frozen=True)
class Material:
    """`place`: of the section in its post; `about`: stems of the title and the headings it stands under.

    `paragraphs`: of prose, lists of sentences among it; `given`: names that only the code of the post brings in.
    """

    place: int
    section: Section
    about: Set[str]
    given: Set[str]
    paragraphs: list[list[Sentence]]
    codes: list[Code]


def read(title: str, sections: Sequence[Section]) -> list[Material]:
    """Take `sections` apart, all of a post at once: parsing many paragraphs together is faster."""
    of_sections = [_in_english(blocks(section.text)) for section in sections]
    prose = [_first(_prose(found)) for found in of_sections]
    texts = [text for own in prose for text in own]
    if not is_english(" ".join(texts)):
        return []
    given = names_given(block for found in of_sections for block in found if isinstance(block, Code))
    ready = iter(parsed(texts))
    above: dict[int, str] = {}
    read: list[Material] = []
    for place, (section, found, own) in enumerate(zip(sections, of_sections, prose, strict=True)):
        above = {level: heading for level, heading in above.items() if level < section.level}
        headings = " ".join((title, *above.values(), section.heading))
        above[section.level] = section.heading
        read.append(
            Material(
                place,
                section,
                frozenset(content_stems(headings)),
                given,
                [next(ready) for _ in own],
                [block for block in found if isinstance(block, Code)],
            )
        )
    return read


def _in_english(found: list[Block]) -> list[Block]:
    """Return the blocks of a section, none where its text is in another language."""
    return found if is_english(" ".join(_prose(found))) else []


def _first(paragraphs: Iterable[str]) -> list[str]:
    """Return the first of `paragraphs`, as many as are looked at."""
    kept: list[str] = []
    length = 0
    for text in paragraphs:
        length += len(text)
        if length > MOST_TEXT and kept:
            break
        kept.append(text)
    return kept


def _prose(found: Sequence[Block]) -> Iterator[str]:
    """Yield paragraphs, and lists that are written as sentences."""
    for block in found:
        if isinstance(block, Paragraph):
            if not block.text.startswith("#"):  # A heading without its space.
                yield block.text
        elif isinstance(block, Listing) and in_sentences(block):
            yield " ".join(item.text for item in block.items)


def in_sentences(listing: Listing) -> bool:
    """Return whether all items of a list are sentences by themselves."""
    return all(item.text.endswith(".") and not item.has_term for item in listing.items)
