"""Whatever can go wrong with a chat model, and what is to come of it."""

import json
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Final

from interview_simulator.interviewers.llm import faults
from tests.integration import openai_server as answers
from tests.integration.chat_models import GoodModel, Spoiled, evaluation
from tests.integration.openai_server import Reply, Step

JsonObject = dict[str, Any]


@dataclass(frozen=True)
class Fault:
    """`replies` to the grading of an answer, None: nobody listens; how many calls it may cost, and what it is called
    where the chat model cannot grade: None where it can."""

    replies: Spoiled | None
    calls: int
    kind: faults.Kind | None = None
    step_seconds: float = 8.0

    @property
    def graded_by(self) -> str:
        return "offline" if self.kind else "llm"


def good(body: JsonObject) -> Reply:
    return GoodModel().good(body)


def wrapped(around: str, **reply: Any) -> Step:
    """A good evaluation with text around it."""
    return lambda body: Reply(around.replace("@", json.dumps(evaluation(body))), **reply)


def with_value(value: str) -> Step:
    """A good evaluation but for one dimension."""
    return lambda body: Reply(json.dumps(evaluation(body, correctness="@")).replace('"@"', value))


def refusing(*formats: str) -> Callable[[JsonObject], Reply]:
    """A server that does not understand these response formats, and a good model behind it."""
    model = GoodModel()

    def reply(body: JsonObject) -> Reply:
        wanted = body.get("response_format", {}).get("type")
        if wanted in formats:
            return answers.unsupported("response_format", f"'response_format' of type '{wanted}' is not supported.")
        return model(body)

    return reply


def events(*data: str) -> Reply:
    """A stream of events as they are given."""
    sent = "".join(f"data: {one}\n\n" for one in data)
    return Reply(body=sent.encode(), headers={"content-type": "text/event-stream"})


WRONG_SCHEMA: Final = Reply('{"grade": "A", "comment": "Well done!"}')
TRUNCATED: Final = answers.truncated('{"verdicts": [{"key_point": 1, "verdict": "cov')
KEY: Final = "sk-test-0123456789abcdefghijklmnop"

FAULTS: Final[dict[str, Fault]] = {
    "refused connection": Fault(None, 0, faults.UNREACHABLE),
    "hang": Fault(answers.HANGING, 1, faults.TIMEOUT, step_seconds=3.5),
    "slow drip": Fault(lambda body: answers.dripping(good(body).content, 0.05), 1, faults.TIMEOUT, step_seconds=3.5),
    "401": Fault(answers.unauthorized(KEY), 1, faults.UNAUTHORIZED),
    "403": Fault(Reply(status=403), 1, faults.UNAUTHORIZED),
    "404 model": Fault(answers.MODEL_NOT_FOUND, 1, faults.NOT_FOUND),
    "429": Fault(answers.rate_limited(), 2, faults.RATE_LIMITED),
    "429 once": Fault([answers.rate_limited(), good], 2),
    "429, Retry-After 1, once": Fault([answers.rate_limited("1"), good], 2),
    "429, Retry-After a date, once": Fault([answers.rate_limited("Wed, 21 Oct 2026 07:28:00 GMT"), good], 2),
    "429, Retry-After 60": Fault(answers.rate_limited("60"), 1, faults.RATE_LIMITED),
    "500": Fault(answers.SERVER_ERROR, 2, faults.SERVER_ERROR),
    "500 once": Fault([answers.SERVER_ERROR, good], 2),
    "503": Fault(answers.UNAVAILABLE, 2, faults.SERVER_ERROR),
    "503 once": Fault([answers.UNAVAILABLE, good], 2),
    "empty body": Fault(answers.EMPTY_BODY, 2, faults.EMPTY),
    "empty body once": Fault([answers.EMPTY_BODY, good], 2),
    "empty content": Fault(Reply(""), 2, faults.EMPTY),
    "truncated": Fault(TRUNCATED, 2, faults.TRUNCATED),
    "truncated once": Fault([TRUNCATED, good], 2),
    "broken off": Fault(lambda body: Reply(good(body).content, cut=True), 2, faults.CUT_OFF),
    "broken off once": Fault([lambda body: Reply(good(body).content, cut=True), good], 2),
    "body broken off": Fault(lambda body: Reply(good(body).content, cut=True, ignores_stream=True), 2, faults.CUT_OFF),
    "not streamed": Fault(wrapped("@", ignores_stream=True), 1),
    "fenced": Fault(wrapped("```json\n@\n```"), 1),
    "think": Fault(wrapped('<think>\nIs it {"clarity": 0}? No.\n</think>\n@'), 1),
    "think without end": Fault(wrapped("<think>\nLet me see. @"), 2, faults.INVALID),
    "trailing text": Fault(wrapped("@\n\nI hope {this} helps!"), 1),
    "wrong schema": Fault(WRONG_SCHEMA, 2, faults.INVALID),
    "wrong schema once": Fault([WRONG_SCHEMA, good], 2),
    "no JSON": Fault(Reply("A fine answer, full marks!"), 2, faults.INVALID),
    "NaN": Fault(with_value("NaN"), 2, faults.INVALID),
    "1e309": Fault(with_value("1e309"), 2, faults.INVALID),
    "-1": Fault(with_value("-1"), 2, faults.INVALID),
    "100": Fault(with_value("100"), 2, faults.INVALID),
    '"full"': Fault(with_value('"full"'), 2, faults.INVALID),
    "1 MB reply": Fault(answers.HUGE, 2, faults.INVALID),
    "1 MB body": Fault(Reply("x" * 1_000_000, ignores_stream=True), 2, faults.INVALID),
    "refusal": Fault(answers.REFUSAL, 1, faults.REFUSAL),
    "content filter": Fault(wrapped("@", finish_reason="content_filter"), 1, faults.REFUSAL),
    "json_schema unsupported": Fault(refusing("json_schema"), 2),
    "json_schema and json_object unsupported": Fault(refusing("json_schema", "json_object"), 2),
    "every request rejected": Fault(Reply(status=400), 1, faults.REJECTED),
    "error event": Fault(events('{"error": {"message": "Out of memory."}}'), 2, faults.INVALID),
    "events that are no JSON": Fault(events("oops", "[DONE]"), 2, faults.INVALID),
    "body that is no JSON": Fault(Reply(body=b"<html>Bad gateway</html>"), 2, faults.INVALID),
}

ODDITIES: Final[dict[str, Spoiled]] = {
    "event without choices": events("{}", "[DONE]"),
    "choices null": events('{"choices": null}', "[DONE]"),
    "choices of another shape": events('{"choices": "none"}', "[DONE]"),
    "choice without delta": events('{"choices": [{}]}', "[DONE]"),
    "delta null": events('{"choices": [{"index": 0, "delta": null}]}', "[DONE]"),
    "content in parts": events('{"choices": [{"delta": {"content": [{"type": "text", "text": "{}"}]}}]}', "[DONE]"),
    "events that are no objects": events("5", "null", "[]", "[DONE]"),
    "usage of another shape": events('{"choices": [], "usage": "much"}', "[DONE]"),
    "more tokens than a database can count": wrapped("@", usage=(10**12, 10**30)),
    "fewer tokens than none": wrapped("@", usage=(-5, -5)),
    "tokens in words": lambda body: Reply(good(body).content, usage=("many", "few")),  # type: ignore[arg-type]
    "NUL in the feedback": lambda body: Reply(json.dumps(evaluation(body, feedback="Good.\0"))),
    "lone surrogate in the feedback": lambda body: Reply(json.dumps(evaluation(body, feedback="Good. \ud83d"))),
    "nothing but invisible feedback": lambda body: Reply(json.dumps(evaluation(body, feedback="\u200b"))),
    "brackets without end": Reply("{" * 30_000),
    "body in another encoding": Reply(body=b'{"choices": "\xff\xfe"}'),
}
"""Replies so odd that it does not matter who grades then, as long as the answer is graded."""
