"""What interviews say over the API."""

import uuid
from datetime import datetime
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, JsonValue

from interview_simulator.algorithms.difficulty import Difficulty
from interview_simulator.algorithms.planning import Focus, Kind
from interview_simulator.algorithms.rubric import Band, Verdict
from interview_simulator.features.badges.schemas import EarnedBadge
from interview_simulator.features.interviews import examples
from interview_simulator.features.library.schemas import SourceOut
from interview_simulator.interviewers.base import GradedBy

Score = Annotated[float, Field(ge=0, le=1)]
Status = Literal["in_progress", "completed"]


def _example(value: JsonValue) -> ConfigDict:
    return ConfigDict(json_schema_extra={"examples": [value]})


class TopicPlan(BaseModel):
    name: str
    posts_read: int = Field(description="Completed posts on it.")
    questions: int = Field(description="Questions there are on what was read of it.")
    chosen: bool = Field(description="Whether an interview is about it when the reader changes nothing.")
    why: str


class QuestionOut(BaseModel):
    model_config = _example(examples.QUESTION)

    id: uuid.UUID
    number: int
    topic: str
    difficulty: Difficulty
    kind: Kind
    text: str


class KeyPointOut(BaseModel):
    text: str
    verdict: Verdict
    quote: str | None = Field(description="Words of the answer, verbatim.")
    source: SourceOut | None
    sentences: list[str] = Field(
        description="What it comes from at its source, as far as known and not asked about now."
    )


class EvaluationOut(BaseModel):
    model_config = _example(examples.EVALUATION)

    correctness: Score
    completeness: Score
    clarity: Score
    score: Score = Field(description="Mean of the three dimensions.")
    band: Band
    feedback: str
    key_points: list[KeyPointOut]
    graded_by: GradedBy
    chat_model: str | None
    prompt_version: str | None
    note: str | None = Field(description="What was out of the ordinary about how this grade came to be.")


class PartialKeyPoint(BaseModel):
    position: int = Field(description="Place among the key points, from 0.")
    verdict: Verdict
    quote: str | None
    text: str | None = Field(description="None while it is not to be seen.")


class PartialOut(BaseModel):
    """What is known of an evaluation while it is being made; any of it may still change."""

    key_points: list[PartialKeyPoint]
    feedback: str
    checking: bool = Field(description="Whether the grade is being looked at a second time.")


class InterviewSummary(BaseModel):
    model_config = _example(examples.SUMMARY)

    id: uuid.UUID
    status: Status
    difficulty: Difficulty
    topics: list[str]
    focus: Focus
    post_id: uuid.UUID | None = Field(description="The post it is on, with the focus on one; it may be gone since.")
    question_count: int
    current_question: int = Field(description="Number of the question being asked, from 1.")
    overall_score: Score | None
    band: Band | None
    created_at: datetime
    completed_at: datetime | None


class InterviewList(BaseModel):
    model_config = _example({"items": [examples.SUMMARY], "next_cursor": None})

    items: list[InterviewSummary]
    next_cursor: str | None


class InterviewerOut(BaseModel):
    """Who will ask and grade."""

    name: Literal[GradedBy.OFFLINE, GradedBy.LLM]
    chat_model: str | None


class PostRef(BaseModel):
    id: uuid.UUID
    title: str


class InterviewPlan(BaseModel):
    """What an interview would be about now."""

    model_config = _example(examples.PLAN)

    topics: list[TopicPlan] = Field(description="All that can be asked about, what tells most first.")
    focus: Focus
    post: PostRef | None = Field(description="The post it would be on, with the focus on one.")
    due_reviews: int = Field(description="Key points due for review.")
    anything_read: bool = Field(description="Whether something was read; perhaps it came without questions.")
    being_written: int = Field(description="From how many posts that were begun questions are still to be written.")
    question_count: int
    questions: int | None = Field(
        description="How many different questions the chosen topics have, up to the most of an interview, "
        "which is of no more; none: a chat model writes as many as are wanted."
    )
    interviewer: InterviewerOut
    in_progress: InterviewSummary | None


class PendingAnswer(BaseModel):
    """The saved answer to the current question, not graded yet; send it again to have it graded."""

    question_id: uuid.UUID
    text: str | None
    skipped: bool
    reason: str | None


class GradedAnswer(BaseModel):
    model_config = _example(examples.ANSWER)

    question: QuestionOut
    text: str | None
    skipped: bool
    evaluation: EvaluationOut


class InterviewOut(InterviewSummary):
    model_config = _example(examples.INTERVIEW)

    question: QuestionOut | None = Field(description="The one to answer now; none when completed, or not written yet.")
    question_delayed: str | None = Field(description="Why the question could not be written so far; it is tried again.")
    pending_answer: PendingAnswer | None
    last_evaluation: GradedAnswer | None


class Graded(BaseModel):
    model_config = _example(examples.GRADED)

    status: Literal["graded"] = "graded"
    evaluation: EvaluationOut
    interview: InterviewOut


class Pending(BaseModel):
    model_config = _example(examples.PENDING)

    status: Literal["pending"] = "pending"
    reason: str
    interview: InterviewOut


class ResultAnswer(GradedAnswer):
    model_config = _example(examples.ANSWER | {"model_answer": "The call makes the instance first."})

    model_answer: str


class Reread(BaseModel):
    source: SourceOut
    missed: list[str] = Field(description="Key points that were missed, said in part, or got wrong.")


class Results(InterviewSummary):
    model_config = _example(examples.RESULTS)

    badge: EarnedBadge | None
    answers: list[ResultAnswer]
    reread: list[Reread]


class KeyPointProgress(BaseModel):
    model_config = _example(examples.KEY_POINT_PROGRESS)

    text: str | None = Field(description="None while it is asked for, or due to be.")
    topic: str
    source: SourceOut | None
    due_at: datetime | None = Field(description="When to review it; none: it is known.")
    verdict: Verdict = Field(description="The last one.")
    times_asked: int
    times_missed: int


class Progress(BaseModel):
    """How the reader is coming along."""

    model_config = _example(examples.PROGRESS)

    interviews: int = Field(description="Completed ones.")
    answers: int
    streak_days: int = Field(description="Days in a row with an answer, up to today or yesterday.")
    answered_today: bool
    due: int = Field(description="Key points due for review.")
    reviews: list[KeyPointProgress] = Field(description="Those due, the longest due first, at most 50.")
    strongest: list[KeyPointProgress] = Field(description="Known key points that last longest, at most 5.")
    weakest: list[KeyPointProgress] = Field(description="Those soonest forgotten of what is not known, at most 5.")


class StoredVerdict(BaseModel):
    position: int
    text: str
    verdict: Verdict
    quote: str | None
    post_id: uuid.UUID
    section_id: uuid.UUID | None


class StoredAnswer(BaseModel):
    id: uuid.UUID
    text: str | None = Field(description="None: skipped.")
    status: Literal["pending", "graded"]
    submitted_at: datetime
    failure: str | None = Field(description="Why the last attempt to grade it failed.")
    correctness: Score | None
    completeness: Score | None
    clarity: Score | None
    score: Score | None
    feedback: str | None
    graded_by: GradedBy | None
    chat_model: str | None
    prompt_version: str | None
    note: str | None
    graded_at: datetime | None
    key_points: list[StoredVerdict]


class StoredQuestion(QuestionOut):
    item_difficulty: float = Field(description="In logits.")
    asked_at: datetime
    authored_question_id: uuid.UUID | None = Field(description="The author's question that it is.")
    model_answer: str | None = Field(description="Once the interview is completed.")
    answer: StoredAnswer | None


class StoredInterview(InterviewSummary):
    """An interview with all that was asked and answered."""

    questions: list[StoredQuestion]
