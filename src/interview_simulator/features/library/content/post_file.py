"""A post as its author writes it: YAML front matter, then Markdown. docs/writing-posts.md describes the format."""

import codecs
import re
import unicodedata
from dataclasses import dataclass
from datetime import date
from typing import Annotated, Any, Final

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, StringConstraints, ValidationError

from interview_simulator.algorithms.difficulty import Difficulty
from interview_simulator.features.library.content.front_matter import Places, PostFileError, split
from interview_simulator.features.library.content.sections import Document, has_text, read_document

LARGEST_POST: Final = 1_000_000
"""Bytes of one file: a whole book fits; nobody reads a longer post."""
LONGEST_TAG: Final = 100

Line = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=2000)]

Point = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=500)]


def _tag(value: object) -> str:
    if not isinstance(value, str):
        raise ValueError("must be plain text")
    name = re.sub(r"[\s_]+", "-", unicodedata.normalize("NFKC", value).strip().casefold())
    if not name or len(name) > LONGEST_TAG:
        raise ValueError(f"a tag has 1 to {LONGEST_TAG} characters")
    return name


def _tags(value: object) -> object:
    items = value.split(",") if isinstance(value, str) else value
    if not isinstance(items, list):
        raise ValueError("must be a list, or names with commas between them")
    return list(dict.fromkeys(_tag(item) for item in items if item != "" and not str(item).isspace()))


def _day(value: object) -> object:
    # A time of day may follow; it is of no interest here.
    return value[:10] if isinstance(value, str) else value


def _absent_when_empty(value: object) -> object:
    return None if value == "" else value


class KeyPointSpec(BaseModel):
    model_config = ConfigDict(extra="forbid")

    point: Point
    follow_up: Point | None = None


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

    title: Annotated[Line | None, BeforeValidator(_absent_when_empty)] = None
    tags: Annotated[list[str], BeforeValidator(_tags)] = []
    published_on: Annotated[date | None, BeforeValidator(_absent_when_empty), BeforeValidator(_day)] = Field(
        None, alias="date"
    )
    questions: Annotated[list[QuestionSpec], BeforeValidator(lambda value: value or [])] = []


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
    data, body, places = split(text)
    front_matter = _validated(data, places)
    document = read_document(body, front_matter.title, fallback_title)
    if not has_text(document):
        raise PostFileError("has no text to read", text.count("\n") + 1)
    _check_questions(front_matter, document, places)
    return PostFile(
        document.title, front_matter.tags, front_matter.published_on, body, document, front_matter.questions
    )


def _decode(content: bytes) -> str:
    if len(content) > LARGEST_POST:
        raise PostFileError(f"is {len(content) / 1e6:.1f} MB; a post may have at most {LARGEST_POST / 1e6:.0f} MB")
    content = content.removeprefix(codecs.BOM_UTF8).replace(b"\r\n", b"\n").replace(b"\r", b"\n")
    try:
        text = content.decode()
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        raise PostFileError(f"is not UTF-8 (byte 0x{content[error.start]:02x})", line) from error
    if (position := text.find("\0")) >= 0:
        raise PostFileError("contains a NUL byte", text.count("\n", 0, position) + 1)
    return text


def _validated(data: dict[Any, Any], places: Places) -> FrontMatter:
    try:
        return FrontMatter.model_validate(data)
    except ValidationError as error:
        # A key that is misspelt says more than the one that is missing for it.
        first = min(error.errors(), key=lambda e: e["type"] != "extra_forbidden")
        where = ".".join(str(part) for part in first["loc"])
        message = (
            "there is no such key" if first["type"] == "extra_forbidden" else first["msg"].removeprefix("Value error, ")
        )
        raise PostFileError(f"front matter, {where}: {message}", places.line_of(first["loc"])) from error


def _check_questions(front_matter: FrontMatter, document: Document, places: Places) -> None:
    headings = {bare(section.heading) for section in document.sections}
    for index, question in enumerate(front_matter.questions):
        if question.section is not None and bare(question.section) not in headings:
            line = places.line_of(("questions", index, "section"))
            raise PostFileError(f"question {index + 1} names the section {question.section!r}, which is not here", line)
        if question.topic is not None and question.topic not in front_matter.tags:
            line = places.line_of(("questions", index, "topic"))
            raise PostFileError(f"question {index + 1} has the topic {question.topic!r}, which is not a tag", line)


def section_index(question: QuestionSpec, document: Document) -> int | None:
    """Return the position of the section that answers `question`, or None for a question on the whole post."""
    if question.section is None:
        return None
    wanted = bare(question.section)
    return next(i for i, section in enumerate(document.sections) if bare(section.heading) == wanted)


def bare(heading: str) -> str:
    """Return what a heading is recognised by where a question names it."""
    return " ".join(heading.replace("`", "").split()).casefold()
