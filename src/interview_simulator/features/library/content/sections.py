"""A post's sections: one per heading, and one for the text before the first."""

import re
import unicodedata
from dataclasses import dataclass
from itertools import pairwise
from typing import Any, Final

import nh3
from markdown_it.token import Token

from interview_simulator.features.library.content.rendering import markdown, render

LONGEST_HEADING: Final = 500


@dataclass(frozen=True)
class SectionText:
    """`text` is the section's Markdown without its heading; `anchor` is unique within the post."""

    heading: str
    level: int
    anchor: str
    text: str
    tokens: tuple[Token, ...]


@dataclass(frozen=True)
class Document:
    title: str
    sections: tuple[SectionText, ...]
    env: dict[str, Any]

    def html(self, *, remote_images: bool) -> list[str]:
        """Return one piece of safe HTML per section, headings left out."""
        return [render(section.tokens, self.env, remote_images=remote_images) for section in self.sections]


def read_document(body: str, title: str | None = None, fallback_title: str = "") -> Document:
    """Split Markdown at its headings. Text before the first one becomes a section named like the post, level 1.

    Without a `title`, the first heading of level 1 is it, else `fallback_title`.
    """
    env: dict[str, Any] = {}
    tokens = markdown().parse(body, env)
    title = (title or _first_heading(tokens) or fallback_title)[:LONGEST_HEADING]
    lines = body.split("\n")
    starts = [i for i, token in enumerate(tokens) if token.type == "heading_open" and token.level == 0]
    sections: list[SectionText] = []
    taken: dict[str, int] = {}

    def add(heading: str, level: int, first_line: int, last_line: int, content: list[Token]) -> None:
        text = "\n".join(lines[first_line:last_line]).strip("\n")
        anchor = _unique(slugify(heading) or "section", taken)
        sections.append(SectionText(heading[:LONGEST_HEADING], level, anchor, text, tuple(content)))

    first = starts[0] if starts else len(tokens)
    if first:
        add(title, 1, 0, _first_line(tokens, first, len(lines)), tokens[:first])
    for start, end in pairwise([*starts, len(tokens)]):
        heading_lines = tokens[start].map or [0, 0]
        heading = plain_text(tokens[start + 1]) or title
        last_line = _first_line(tokens, end, len(lines))
        add(heading, int(tokens[start].tag[1:]), heading_lines[1], last_line, tokens[start + 3 : end])
    return Document(title, tuple(sections), env)


def plain_text(inline: Token) -> str:
    """Return the words of an inline token without their markup."""
    words = {"text", "code_inline"}
    breaks = {"softbreak", "hardbreak"}
    pieces = [" " if child.type in breaks else child.content for child in inline.children or ()
              if child.type in words | breaks]  # fmt: skip
    return " ".join("".join(pieces).split())


def has_text(document: Document) -> bool:
    """Return whether there is a word to read, in any section, other than its heading."""
    return any(re.search(r"\w", _words(token)) for section in document.sections for token in section.tokens)


def _words(token: Token) -> str:
    if token.type in {"fence", "code_block"}:
        return token.content
    if token.type == "html_block":
        return nh3.clean(token.content, tags=set())
    return plain_text(token) if token.type == "inline" else ""


def first_paragraph(document: Document) -> str:
    """Return the first paragraph of a post as plain text; empty when it has none."""
    for section in document.sections:
        for token, following in pairwise(section.tokens):
            if token.type == "paragraph_open" and token.level == 0 and (text := plain_text(following)):
                return text
    return ""


def slugify(text: str) -> str:
    """Return `text` in lower case with hyphens, safe in an address; letters of any script stay."""
    folded = unicodedata.normalize("NFKC", text).casefold()
    return re.sub(r"[^\w]+", "-", folded, flags=re.UNICODE).strip("-")[:200]


def _first_heading(tokens: list[Token]) -> str:
    return next(
        (plain_text(inline) for token, inline in pairwise(tokens) if token.tag == "h1" and token.nesting == 1), ""
    )


def _first_line(tokens: list[Token], index: int, end: int) -> int:
    lines = tokens[index].map if index < len(tokens) else None
    return lines[0] if lines else end


def _unique(name: str, taken: dict[str, int]) -> str:
    candidate, number = name, taken.get(name, 1)
    while candidate in taken:
        number += 1
        candidate = f"{name}-{number}"
    taken[name] = number
    taken.setdefault(candidate, 1)
    return candidate
