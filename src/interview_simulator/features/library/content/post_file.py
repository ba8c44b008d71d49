"""A post as its author writes it: YAML front matter, then Markdown. docs/writing-posts.md describes the format."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Annotated, Any, Final

import yaml
from frontmatter.default_handlers import YAMLHandler
from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, StringConstraints, ValidationError

from interview_simulator.algorithms.difficulty import Difficulty
from interview_simulator.features.library.content.sections import Document, read_document

LARGEST_POST: Final = 2_000_000
"""Bytes of one file: the longest novels fit; nobody reads a longer post."""
LONGEST_TAG: Final = 100

Line = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=2000)]


class PostFileError(Exception):
    """A file that cannot become a post: what is wrong, and on which line (from 1) where that is known."""

    def __init__(self, message: str, line: int | None = None) -> None:
        super().__init__(message)
        self.message = message
        self.line = line


def _tag(value: object) -> str:
    name = re.sub(r"[\s_]+", "-", str(value).strip().casefold())
    if not name or len(name) > LONGEST_TAG:
        raise ValueError(f"a tag has 1 to {LONGEST_TAG} characters")
    return name


def _tags(value: object) -> list[str]:
    items = value.split(",") if isinstance(value, str) else value if isinstance(value, list) else [value]
    return list(dict.fromkeys(_tag(item) for item in items if item is not None))


def _day(value: object) -> object:
    return value.date() if isinstance(value, datetime) else value


class KeyPointSpec(BaseModel):
    model_config = ConfigDict(extra="forbid")

    point: Line
    follow_up: Line | None = None


def _key_point(value: object) -> object:
    return {"point": value} if isinstance(value, str) else value


class QuestionSpec(BaseModel):
    model_config = ConfigDict(extra="forbid")

    question: Line
    difficulty: Difficulty
    section: Line | None = None
    topic: Annotated[str, BeforeValidator(_tag)] | None = None
    key_points: Annotated[
        list[Annotated[KeyPointSpec, BeforeValidator(_key_point)]], Field(min_length=1, max_length=10)
    ]
    answer: Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=20_000)]


class FrontMatter(BaseModel):
    """Other keys are left to the author's own tools."""

    title: Annotated[Line, BeforeValidator(lambda value: None if value is None else str(value))] | None = None
    tags: Annotated[list[str], BeforeValidator(_tags)] = []
    published_on: Annotated[date | None, BeforeValidator(_day)] = Field(None, alias="date")
    questions: list[QuestionSpec] = []


@dataclass(frozen=True)
class PostFile:
    title: str
    tags: list[str]
    published_on: date | None
    body: str
    document: Document
    questions: list[QuestionSpec]


def read_post(content: bytes, fallback_title: str) -> PostFile:
    """Read one Markdown file. Raise `PostFileError` naming the line for anything that cannot be used."""
    text = _decode(content)
    front_matter, body, nodes = _split(text)
    if not re.search(r"\w", body):
        raise PostFileError("has no text to read", text.count("\n") + 1 if text else 1)
    title = (front_matter.title or _first_heading(body) or fallback_title)[:500]
    document = read_document(body, title)
    _check_questions(front_matter, document, nodes)
    return PostFile(title, front_matter.tags, front_matter.published_on, body, document, front_matter.questions)


def _decode(content: bytes) -> str:
    if len(content) > LARGEST_POST:
        raise PostFileError(f"is {len(content) / 1e6:.1f} MB; a post may have at most {LARGEST_POST / 1e6:.0f} MB")
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        raise PostFileError(f"is not UTF-8 (byte 0x{content[error.start]:02x})", line) from error
    if (position := text.find("\0")) >= 0:
        raise PostFileError("contains a NUL byte", text.count("\n", 0, position) + 1)
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _split(text: str) -> tuple[FrontMatter, str, yaml.Node | None]:
    handler = YAMLHandler()
    if not handler.detect(text):
        return FrontMatter(), text, None
    try:
        source, body = handler.split(text)
    except ValueError as error:
        raise PostFileError("front matter is opened with --- but never closed", 1) from error
    try:
        nodes = yaml.compose(source, Loader=yaml.SafeLoader)
        data = yaml.safe_load(source)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark
        raise PostFileError(f"broken front matter: {error.problem}", mark.line + 1 if mark else 1) from error
    except (yaml.YAMLError, ValueError, RecursionError) as error:
        raise PostFileError(f"broken front matter: {error}", 1) from error
    if data is not None and not isinstance(data, dict):
        raise PostFileError("front matter must be a mapping such as `title: ...`", 2)
    try:
        return FrontMatter.model_validate(data or {}), body, nodes
    except ValidationError as error:
        first = error.errors()[0]
        where = ".".join(str(part) for part in first["loc"])
        raise PostFileError(f"front matter, {where}: {first['msg']}", _line_of(nodes, first["loc"])) from error


def _check_questions(front_matter: FrontMatter, document: Document, nodes: yaml.Node | None) -> None:
    headings = {_bare(section.heading) for section in document.sections}
    for index, question in enumerate(front_matter.questions):
        if question.section is not None and _bare(question.section) not in headings:
            line = _line_of(nodes, ("questions", index, "section"))
            raise PostFileError(f"question {index + 1} names the section {question.section!r}, which is not here", line)
        if question.topic is not None and question.topic not in front_matter.tags:
            line = _line_of(nodes, ("questions", index, "topic"))
            raise PostFileError(f"question {index + 1} has the topic {question.topic!r}, which is not a tag", line)


def section_index(question: QuestionSpec, document: Document) -> int | None:
    """Return the position of the section that answers `question`, or None for a question on the whole post."""
    if question.section is None:
        return None
    wanted = _bare(question.section)
    return next(i for i, section in enumerate(document.sections) if _bare(section.heading) == wanted)


def _bare(heading: str) -> str:
    return " ".join(heading.replace("`", "").split()).casefold()


def _first_heading(body: str) -> str | None:
    match = re.search(r"^#\s+(.+?)\s*#*$", body, re.MULTILINE)
    return match.group(1).replace("`", "").strip() if match else None


def _line_of(node: yaml.Node | None, loc: Sequence[Any]) -> int:
    # The front matter starts with the line ---, and marks count from 0: hence the two.
    line = node.start_mark.line if node else 0
    for part in loc:
        if isinstance(node, yaml.MappingNode):
            node = next((value for key, value in node.value if key.value == part), None)
        elif isinstance(node, yaml.SequenceNode) and isinstance(part, int) and part < len(node.value):
            node = node.value[part]
        else:
            node = None
        if node is None:
            break
        line = node.start_mark.line
    return line + 2
