"""What the library says over the API."""

import uuid
from datetime import date, datetime
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field, model_validator

from interview_simulator.web.fields import Text

Fraction = Annotated[float, Field(ge=0, le=1)]


class TagOut(BaseModel):
    name: str
    posts: int
    completed: int = Field(description="How many of them the reader has completed.")


class TagList(BaseModel):
    items: list[TagOut]


class PostSummary(BaseModel):
    id: uuid.UUID
    slug: str
    title: str
    excerpt: str
    tags: list[str]
    published_on: date
    reading_minutes: int
    questions: int = Field(description="How many questions its author has written.")
    completed: bool
    progress: Fraction = Field(description="Share of the sections read.")


class PostList(BaseModel):
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
