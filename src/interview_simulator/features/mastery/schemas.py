"""What mastery says over the API."""

import uuid
from datetime import datetime

from pydantic import BaseModel, ConfigDict, Field, JsonValue

from interview_simulator.algorithms.ability import Level
from interview_simulator.algorithms.rubric import Verdict
from interview_simulator.features.mastery import examples


def _example(value: JsonValue) -> ConfigDict:
    return ConfigDict(json_schema_extra={"examples": [value]})


class AbilityOut(BaseModel):
    """A level on a topic, and how sure it is: with nine chances in ten it lies between `low` and `high`."""

    model_config = _example(examples.ABILITY)

    mean: float = Field(description="In logits: easy questions are at -1, medium ones at 0, hard ones at 1.")
    low: float
    high: float
    level: Level
    low_level: Level
    high_level: Level


class TopicOut(BaseModel):
    model_config = _example(examples.TOPIC)

    id: uuid.UUID
    name: str
    posts_read: int = Field(description="Completed posts on it.")
    answers: int
    ability: AbilityOut | None = Field(description="None before the first answer.")
    certainty: float = Field(ge=0, le=1, description="Share of what was unknown beforehand that is known now.")
    due: int = Field(description="Key points due for review.")
    last_answered_at: datetime | None


class TopicList(BaseModel):
    model_config = _example({"items": [examples.TOPIC]})

    items: list[TopicOut]


class AbilityAt(BaseModel):
    at: datetime
    mean: float
    low: float
    high: float
    score: float = Field(ge=0, le=1, description="Of the answer it comes after.")
    interview_id: uuid.UUID


class TopicHistory(BaseModel):
    model_config = _example(examples.HISTORY)

    id: uuid.UUID
    name: str
    items: list[AbilityAt] = Field(description="The latest 500, oldest first.")
    now: AbilityOut | None = Field(description="Less sure than right after the last answer: knowledge fades.")


class StoredAbility(BaseModel):
    """What a reader's answers show on a topic."""

    topic: str
    answers: int
    last_answered_at: datetime
    ability: AbilityOut = Field(description="As of now.")
    evidence: list[float] = Field(
        description="As of the last answer: how likely the answers are for each of 161 abilities, as logarithms."
    )


class StoredAbilityPoint(BaseModel):
    """The ability on a topic right after an answer."""

    model_config = ConfigDict(from_attributes=True)

    topic: str
    answer_id: uuid.UUID
    interview_id: uuid.UUID
    at: datetime
    mean: float
    low: float
    high: float
    score: float


class StoredReview(BaseModel):
    """What a reader remembers of a key point they were asked for."""

    model_config = ConfigDict(from_attributes=True)

    text: str | None = Field(description="None while it is asked for, or due to be.")
    topic: str
    post_id: uuid.UUID
    section_id: uuid.UUID | None
    question_id: uuid.UUID = Field(description="The question that asked for it last.")
    verdict: Verdict
    times_asked: int
    times_missed: int
    known: bool = Field(description="It need not come back.")
    stability: float
    difficulty: float
    reviewed_at: datetime
    due_at: datetime
