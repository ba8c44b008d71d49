"""A section as questions are written from it: its statements by what they are about, its lists, tables and code."""

from collections.abc import Iterator, Sequence, Set
from dataclasses import dataclass, field

from interview_simulator.algorithms.words import content_stems
from interview_simulator.interviewers.offline.writing.blocks import Block, Code, Listing, Paragraph, Table, blocks
from interview_simulator.interviewers.offline.writing.definite import has_dangling, has_dangling_subject
from interview_simulator.interviewers.offline.writing.examples import names_given, speaks_of_example
from interview_simulator.interviewers.offline.writing.language import Sentence, is_english, parsed
from interview_simulator.interviewers.offline.writing.resolving import plain
from interview_simulator.interviewers.offline.writing.statements import Statement, statements
from interview_simulator.interviewers.offline.writing.written import Section


@dataclass(frozen=True)
class Material:
    """`place`: of the section in its post; `about`: stems of the title and the headings it stands under.

    `statements`: what is said plainly, and understood by itself; `said`: also what is understood under its heading.
    """

    place: int
    section: Section
    about: Set[str]
    paragraphs: list[list[Sentence]] = field(default_factory=list)
    statements: list[Statement] = field(default_factory=list)
    said: list[Statement] = field(default_factory=list)
    listings: list[Listing] = field(default_factory=list)
    tables: list[Table] = field(default_factory=list)
    codes: list[Code] = field(default_factory=list)


def read(title: str, sections: Sequence[Section]) -> list[Material]:
    """Take `sections` apart, all of a post at once: parsing many paragraphs together is faster."""
    of_sections = [_in_english(blocks(section.text)) for section in sections]
    if not is_english(" ".join(text for found in of_sections for text in _prose(found))):
        return []
    given = names_given(block for found in of_sections for block in found if isinstance(block, Code))
    texts = [text for found in of_sections for text in _prose(found)]
    ready = iter(parsed(texts))
    above: dict[int, str] = {}
    read: list[Material] = []
    for place, (section, found) in enumerate(zip(sections, of_sections, strict=True)):
        above = {level: heading for level, heading in above.items() if level < section.level}
        headings = " ".join((title, *above.values(), section.heading))
        above[section.level] = section.heading
        paragraphs = [next(ready) for _ in _prose(found)]
        sentences = [one for paragraph in paragraphs for one in plain(paragraph)]
        about = frozenset(content_stems(headings))
        said = [one for one in statements(sentences, place) if _is_told(one, about, given)]
        read.append(
            Material(
                place,
                section,
                about,
                paragraphs,
                [one for one in said if one.is_plain and not has_dangling(one.sentence, about)],
                said,
                [block for block in found if isinstance(block, Listing)],
                [block for block in found if isinstance(block, Table)],
                [block for block in found if isinstance(block, Code)],
            )
        )
    return read


def _is_told(one: Statement, about: Set[str], given: Set[str]) -> bool:
    """Return whether the heading tells of what `one` is, and it holds for more than an example."""
    return not speaks_of_example(one.sentence, given) and not has_dangling_subject(one.sentence, about)


def _in_english(found: list[Block]) -> list[Block]:
    """Return the blocks of a section, none where its text is in another language."""
    return found if is_english(" ".join(_prose(found))) else []


def _prose(found: Sequence[Block]) -> Iterator[str]:
    """Yield paragraphs, and items of lists that are written as sentences."""
    for block in found:
        if isinstance(block, Paragraph):
            if not block.text.startswith("#"):  # A heading without its space.
                yield block.text
        elif isinstance(block, Listing):
            yield from (item.text for item in block.items if not item.term and item.text.endswith("."))
