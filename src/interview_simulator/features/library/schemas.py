"""What the library says over the API."""

import uuid
from datetime import date, datetime
from typing import Annotated, Final

from pydantic import BaseModel, ConfigDict, Field, JsonValue, model_validator

from interview_simulator.web.fields import Text

_SUMMARY: Final[dict[str, JsonValue]] = {
    "id": "6a3b0844-971c-48f6-b1ac-24c3fe6ab1cc",
    "slug": "python-classes",
    "title": "What calling a class does",
    "excerpt": "A class is called like a function, and returns an object.",
    "tags": ["classes", "python"],
    "published_on": "2026-03-14",
    "reading_minutes": 5,
    "questions": 7,
    "being_written": False,
    "completed": False,
    "progress": 0.5,
}
_POST: Final[dict[str, JsonValue]] = _SUMMARY | {
    "completed_at": None,
    "sections": [
        {
            "id": "9d1c7f0a-0e0f-4b6e-8a53-2f4f7a0f5c33",
            "heading": "Creating and initialising",
            "anchor": "creating-and-initialising",
            "level": 2,
            "html": "<p>First the object, then its state.</p>",
            "read": True,
        }
    ],
}


def _example(value: JsonValue) -> ConfigDict:
    return ConfigDict(json_schema_extra={"examples": [value]})


Fraction = Annotated[float, Field(ge=0, le=1)]


class TagOut(BaseModel):
    name: str
    posts: int
    completed: int = Field(description="How many of them the reader has completed.")


class TagList(BaseModel):
    model_config = _example({"items": [{"name": "python", "posts": 7, "completed": 2}]})

    items: list[TagOut]


class PostSummary(BaseModel):
    id: uuid.UUID
    slug: str
    title: str
    excerpt: str
    tags: list[str]
    published_on: date
    reading_minutes: int
    questions: int = Field(description="How many there are, by its author and written from it.")
    being_written: bool = Field(description="Whether questions are still to be written from it.")
    completed: bool
    progress: Fraction = Field(description="Share of the sections read.")


class PostList(BaseModel):
    model_config = _example({"items": [_SUMMARY], "next_cursor": None})

    items: list[PostSummary]
    next_cursor: str | None


class SectionOut(BaseModel):
    id: uuid.UUID
    heading: str
    anchor: str
    level: int
    html: str = Field(description="Sanitised HTML of the section, without its heading.")
    read: bool


class PostOut(PostSummary):
    model_config = _example(_POST)

    completed_at: datetime | None
    sections: list[SectionOut]


class ProgressIn(BaseModel):
    """Either `completed` (false undoes it) or `sections_read`, which adds to the sections read before."""

    model_config = ConfigDict(
        extra="forbid",
        json_schema_extra={"examples": [{"completed": True}, {"sections_read": []}]},
    )

    completed: bool | None = None
    sections_read: Annotated[list[uuid.UUID], Field(max_length=5000)] | None = None

    @model_validator(mode="after")
    def _one_of_both(self) -> "ProgressIn":
        if (self.completed is None) == (self.sections_read is None):
            raise ValueError("give either completed or sections_read")
        return self


class PostQuery(BaseModel):
    """How to narrow down the list of posts."""

    tag: Annotated[Text, Field(max_length=100)] | None = None
    q: Annotated[Text, Field(max_length=200)] | None = None
    completed: bool | None = None
    cursor: Annotated[Text, Field(max_length=500)] | None = None
    limit: Annotated[int, Field(ge=1, le=100)] = 20


class SourceOut(BaseModel):
    """Where to read something; without a section, anywhere in the post."""

    model_config = ConfigDict(frozen=True)

    post_id: uuid.UUID
    post_title: str
    section_id: uuid.UUID | None
    heading: str | None
    anchor: str | None


class StoredCompletion(BaseModel):
    """A post that a reader has completed."""

    post_id: uuid.UUID
    post_title: str
    completed_at: datetime


class StoredSectionRead(BaseModel):
    """A section that a reader has read on its own."""

    post_id: uuid.UUID
    section_id: uuid.UUID
    heading: str
    read_at: datetime
