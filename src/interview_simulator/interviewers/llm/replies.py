"""What the chat model replies at each step, and how it is read out of the text it sends."""

import json
import re
from typing import Annotated, Final, TypeVar

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, ValidationError, ValidationInfo, field_validator
from pydantic_core import from_json

from interview_simulator.algorithms.rubric import Verdict, check_unit
from interview_simulator.interviewers.llm import faults
from interview_simulator.interviewers.llm.faults import ChatModelError

T = TypeVar("T", bound=BaseModel)

MOST_KEY_POINTS: Final = 6
# Only where a reply begins: further on, it may quote an answer that has such words.
_THOUGHTS = re.compile(r"^\s*<think>.*?(?:</think>|$(?![\s\S]))", re.DOTALL | re.IGNORECASE)


class _Reply(BaseModel):
    # The schema asks for no more than these fields, but more does no harm. Bounds are checked by validators, since
    # not every server takes a schema that has them.
    model_config = ConfigDict(json_schema_extra={"additionalProperties": False})


def _in_unit(value: float, info: ValidationInfo) -> float:
    check_unit(info.field_name or "value", value)
    return value


def _filled(text: str) -> str:
    # No database stores a NUL or half a surrogate pair.
    stripped = text.encode(errors="ignore").decode().replace("\0", "").strip()
    if not stripped:
        raise ValueError("empty")
    return stripped


Unit = Annotated[float, Field(strict=True), AfterValidator(_in_unit)]
Filled = Annotated[str, AfterValidator(_filled)]


def _short(most: int) -> AfterValidator:
    def check(text: str) -> str:
        if len(text) > most:
            raise ValueError(f"longer than {most} characters")
        return text

    return AfterValidator(check)


class KeyPointReply(_Reply):
    text: Annotated[Filled, _short(500)]
    passage: int


class QuestionReply(_Reply):
    question: Annotated[Filled, _short(1_000)]
    key_points: list[KeyPointReply]
    model_answer: Annotated[Filled, _short(5_000)]

    @field_validator("key_points")
    @classmethod
    def _some(cls, points: list[KeyPointReply]) -> list[KeyPointReply]:
        if not points:
            raise ValueError("no key points")
        return points[:MOST_KEY_POINTS]


class VerdictReply(_Reply):
    key_point: int
    verdict: Verdict
    quote: str | None


class EvaluationReply(_Reply):
    # Evidence first: what is written later then stands on it.
    verdicts: list[VerdictReply]
    feedback: Filled
    correctness: Unit
    completeness: Unit
    clarity: Unit


def parse(text: str, schema: type[T]) -> T:
    """Read the JSON object out of a reply, whatever stands around it. Raise `ChatModelError`."""
    text = _THOUGHTS.sub("", text)
    start = text.find("{")
    if start < 0:
        raise ChatModelError(faults.INVALID)
    try:
        value, _ = json.JSONDecoder().raw_decode(text, start)
        return schema.model_validate(value)
    except (ValueError, RecursionError, ValidationError):
        raise ChatModelError(faults.INVALID) from None


def parse_partial(text: str) -> tuple[list[VerdictReply], str]:
    """Return the verdicts that are complete in the beginning of an evaluation, and its feedback so far."""
    text = _THOUGHTS.sub("", text)
    start = text.find("{")
    if start < 0 or "<think>" in text[:start].lower():
        return [], ""
    try:
        feedback = from_json(text[start:], allow_partial="trailing-strings").get("feedback")
        # Without the string that is being written: the verdict that it belongs to is not complete.
        verdicts = from_json(text[start:], allow_partial=True).get("verdicts")
    except (ValueError, AttributeError):
        return [], ""
    return _complete(verdicts), feedback if isinstance(feedback, str) else ""


def _complete(verdicts: object) -> list[VerdictReply]:
    complete = []
    for verdict in verdicts if isinstance(verdicts, list) else []:
        try:
            complete.append(VerdictReply.model_validate(verdict))
        except ValidationError:
            break
    return complete
