"""What readers ask of interviews over the API."""

import uuid
from typing import Annotated

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, StringConstraints, model_validator

from interview_simulator.algorithms.planning import DEFAULT_QUESTIONS, MOST_QUESTIONS
from interview_simulator.features.interviews import examples
from interview_simulator.web.fields import Text, a_number, storable

Topic = Annotated[Text, Field(min_length=1, max_length=100)]
Topics = Annotated[list[Topic], Field(min_length=1, max_length=20)]
AnswerText = Annotated[
    str, StringConstraints(strip_whitespace=True, min_length=1, max_length=20_000), AfterValidator(storable)
]


class InterviewIn(BaseModel):
    """How to start; left out, the three topics that tell most, the most-read ones to begin with, and five questions.

    Where too little was read for so many questions, the interview has fewer.
    """

    model_config = ConfigDict(
        extra="forbid",
        json_schema_extra={"examples": [{}, {"question_count": 5, "topics": ["python", "http"]}, {"reviews": True}]},
    )

    question_count: Annotated[int, Field(ge=1, le=MOST_QUESTIONS), a_number] = DEFAULT_QUESTIONS
    topics: Topics | None = None
    reviews: bool = Field(default=False, description="On the key points due for review.")
    post_id: uuid.UUID | None = Field(default=None, description="On this post alone.")

    @model_validator(mode="after")
    def _one_subject(self) -> "InterviewIn":
        if [self.topics is not None, self.reviews, self.post_id is not None].count(True) > 1:
            raise ValueError("give topics, reviews or post_id, not more than one of them")
        return self


class AnswerIn(BaseModel):
    """Either `text`, or `skip` as true."""

    model_config = ConfigDict(
        extra="forbid",
        json_schema_extra={
            "examples": [
                {
                    "question_id": examples.QUESTION["id"],
                    "text": "The object exists already; `__init__` only sets it up.",
                },
                {"question_id": examples.QUESTION["id"], "skip": True},
            ]
        },
    )

    question_id: uuid.UUID
    text: AnswerText | None = None
    skip: bool = False

    @model_validator(mode="after")
    def _one_of_both(self) -> "AnswerIn":
        if (self.text is None) != self.skip:
            raise ValueError("give either text or skip")
        return self


class ProgressQuery(BaseModel):
    utc_offset_minutes: Annotated[
        int, Field(ge=-840, le=840, description="How far the reader's clock is ahead of UTC: when their days begin.")
    ] = 0


class PlanQuery(BaseModel):
    """What to plan for; left out, the topics that would be chosen."""

    topic: Annotated[list[Topic], Field(max_length=20)] = Field(default_factory=list)
    reviews: bool = False
    post: uuid.UUID | None = None


class PageQuery(BaseModel):
    cursor: Annotated[Text, Field(max_length=500)] | None = None
    limit: Annotated[int, Field(ge=1, le=100)] = 20
