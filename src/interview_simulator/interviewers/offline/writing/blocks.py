"""A section's Markdown as blocks of plain text; code within a line stays in backticks."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from markdown_it import MarkdownIt
from markdown_it.token import Token

_ADMONITION = re.compile(r"^(?:!!!|\?\?\?\+?)\s+\w+")
_FENCE_OF_NOTES = re.compile(r"^\s*(?:/{3,}|:{3,})")
_TEMPLATE = re.compile(r"\{\{.*?\}\}|\{%.*?%\}|\{\*.*?\*\}|\{#.*?#\}|\[\[.*?\]\]|\[\^[^\]]+\]:?|\[![A-Z]+\]", re.DOTALL)
_REFERENCE = re.compile(r"(?<!!)\[([^\[\]]+)\]\[[^\[\]]*\]")
_AFTER_TERM: Final = re.compile(
    r"^\s*(?:\([^()]*\)\s*(?::|--?|\u2013|\u2014|(?=\w))|(?::|--?|\u2013|\u2014)(?=\s|$))\s*"
)
_BREAKS: Final = frozenset({"softbreak", "hardbreak"})


@dataclass(frozen=True)
class Paragraph:
    text: str


@dataclass(frozen=True)
class ListItem:
    """`has_term`: whether something is set off at its beginning, of which the rest is said."""

    text: str
    has_term: bool


@dataclass(frozen=True)
class Listing:
    items: tuple[ListItem, ...]


@dataclass(frozen=True)
class Code:
    language: str
    text: str


Block = Paragraph | Listing | Code

_markdown = MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"])


def blocks(text: str) -> list[Block]:
    """Return the blocks of `text` in order; quotations, headings, tables, images and raw HTML are left out."""
    found: list[Block] = []
    tokens = _markdown.parse(_without_extensions(text))
    place = 0
    while place < len(tokens):
        end = _end(tokens, place)
        block = _block(tokens[place : end + 1])
        if block is not None:
            found.append(block)
        place = end + 1
    return found


def _block(tokens: Sequence[Token]) -> Block | None:
    first = tokens[0]
    match first.type:
        case "paragraph_open":
            text = _inline(tokens[1])
            return Paragraph(text) if text else None
        case "bullet_list_open" | "ordered_list_open":
            return Listing(tuple(_items(tokens, first.level)))
        case "fence" | "code_block":
            return Code(
                first.info.split(maxsplit=1)[0].strip("{}.").lower() if first.info.strip() else "", first.content
            )
        case _:
            return None


def _end(tokens: Sequence[Token], start: int) -> int:
    """Return where the block that begins at `start` ends."""
    depth = 0
    for place in range(start, len(tokens)):
        depth += tokens[place].nesting
        if depth <= 0:
            return place
    return len(tokens) - 1


def _items(tokens: Sequence[Token], level: int) -> Iterator[ListItem]:
    for place, token in enumerate(tokens):
        if token.type == "list_item_open" and token.level == level + 1:
            inline = next((one for one in tokens[place : _end(tokens, place) + 1] if one.type == "inline"), None)
            if inline is not None and inline.level == level + 3:
                yield _item(inline)


def _item(inline: Token) -> ListItem:
    children = [child for child in inline.children or () if child.content or child.nesting]
    text = _inline(inline)
    if children and children[0].type == "code_inline":
        term = _text(children[:1])
    elif children and children[0].type == "strong_open":
        end = next(i for i, child in enumerate(children) if child.type == "strong_close")
        term = _text(children[:end])
    else:
        return ListItem(text, has_term=False)
    return ListItem(text, term.endswith(":") or bool(_AFTER_TERM.match(text.removeprefix(term))))


def _inline(token: Token) -> str:
    return _text(token.children or ())


def _text(children: Sequence[Token]) -> str:
    pieces = []
    for child in children:
        if child.type == "text":
            pieces.append(child.content)
        elif child.type == "code_inline":
            pieces.append(f"`{child.content.replace('`', '')}`")
        elif child.type in _BREAKS:
            pieces.append(" ")
    return " ".join("".join(pieces).split())


def _without_extensions(text: str) -> str:
    """Return `text` without what is no Markdown but commonly stands in it: templates, borders of notes."""
    lines: list[str] = []
    in_note = False
    for line in _REFERENCE.sub(r"\1", _TEMPLATE.sub("", text)).split("\n"):
        if _ADMONITION.match(line):
            in_note = True
        elif in_note and (not line.strip() or line.startswith("    ")):
            lines.append(line.removeprefix("    "))
        elif not _FENCE_OF_NOTES.match(line):
            in_note = False
            lines.append(line)
    return "\n".join(lines)
