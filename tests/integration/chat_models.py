"""A chat model as it should be, for tests to spoil step by step, and apps that are wired to it."""

import asyncio
import json
import re
import threading
import time
from collections.abc import AsyncIterator, Iterator, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass
from itertools import chain, count, repeat
from random import Random
from typing import Any, Final

import httpx

from interview_simulator.algorithms.words import sentences
from interview_simulator.clock import Clock
from interview_simulator.db.session import Database
from interview_simulator.features.interviews.terms import Terms
from interview_simulator.features.interviews.turn import Turn
from interview_simulator.features.usage.service import DailyLimits
from interview_simulator.interviewers.base import Interviewer
from interview_simulator.interviewers.fallback import FallbackInterviewer
from interview_simulator.interviewers.llm.breaker import Breaker
from interview_simulator.interviewers.llm.chat import ChatModel
from interview_simulator.interviewers.llm.control import STATEMENTS
from interview_simulator.interviewers.llm.endpoint import Endpoint
from interview_simulator.interviewers.llm.interviewer import LlmInterviewer
from interview_simulator.interviewers.offline.interviewer import OfflineInterviewer
from interview_simulator.settings import Settings
from tests import apps
from tests.integration import journey
from tests.integration.interviewers import TERMS
from tests.integration.openai_server import MODEL, OpenAIServer, Reply, Request, Step

ANSWER: Final = "It keeps an order that matters here, and it says so in time."
"""What answers a question that another asked."""
FEEDBACK: Final = "You explain well how callers are served."
GRADING: Final = ("evaluate", "second_look")

Spoiled = Step | Sequence[Step]
"""What a step replies with instead: the same each time, or one after the other with the last again and again."""

_STEPS: Final = {
    "evaluate": "You grade one answer",
    "second_look": "You check the evidence",
    "follow_up": "you ask one follow-up question",
    "ask": "You ask one interview question",
}
_PROSE: Final = re.compile(r"[A-Z][\w ,'’`()/=-]{20,250}[.;:]")
"""What makes a key point: a sentence, not a line of code."""
_PASSAGE: Final = re.compile(r"^Passage (\d+), from [^\n]*:\n<<< (\w+)\n(.*?)\n>>> \2$", re.MULTILINE | re.DOTALL)
_WORDS: Final = (
    "amber birch cedar delta ember fjord grove heron inlet jetty koala larch maple nudge otter pearl".split()
)


def step_of(body: dict[str, Any]) -> str:
    system = body["messages"][0]["content"]
    return next(step for step, said in _STEPS.items() if said in system)


def prompt_of(body: dict[str, Any]) -> str:
    """All that the model is told, rules and data."""
    return "\n".join(message["content"] for message in body["messages"])


class GoodModel:
    """Asks for what its passages say, grades by the words of it, follows up; steps in `spoiled` reply as told there.

    `points` are the key points of each question it has asked, by its text.
    """

    def __init__(self, **spoiled: Spoiled) -> None:
        self._lock = threading.Lock()
        self._asked = count()
        self.points: dict[str, list[str]] = {}
        self._spoiled: dict[str, Iterator[Step]] = {}
        self.spoil(**spoiled)

    def spoil(self, **spoiled: Spoiled) -> None:
        for step, replies in spoiled.items():
            steps: list[Step] = [*replies] if isinstance(replies, Sequence) else [replies]
            self._spoiled[step] = chain(steps, repeat(steps[-1]))

    def mend(self, *steps: str) -> None:
        for step in steps:
            self._spoiled.pop(step, None)

    def __call__(self, body: dict[str, Any]) -> Reply:
        with self._lock:
            spoiled = self._spoiled.get(step_of(body))
            told = self.good if spoiled is None else next(spoiled)
        return told if isinstance(told, Reply) else told(body)

    def good(self, body: dict[str, Any]) -> Reply:
        if step_of(body) in GRADING:
            return Reply(json.dumps(evaluation(body), ensure_ascii=False))
        return Reply(json.dumps(self._question(body)))

    def answer_to(self, question: str) -> str:
        """What answers `question` in full, if the model asked it."""
        return " ".join(self.points.get(question, [ANSWER]))

    def _question(self, body: dict[str, Any]) -> dict[str, Any]:
        number = next(self._asked)
        said = [
            {"text": sentence, "passage": int(place)}
            for place, _, text in _PASSAGE.findall(body["messages"][1]["content"])
            for sentence in sentences(re.sub(r"(?<!\n)\n(?!\n)", " ", text))
            if _PROSE.fullmatch(sentence)
        ]
        points = [said[(2 * number + other) % len(said)] for other in range(2)]
        question = f"What do {' '.join(Random(number).sample(_WORDS, 7))} promise?"
        self.points[question] = [str(point["text"]) for point in points]
        return {"question": question, "key_points": points, "model_answer": self.answer_to(question)}


def key_points_of(body: dict[str, Any]) -> list[str]:
    """The key points to grade by, in their order."""
    prompt = body["messages"][1]["content"]
    if step_of(body) == "evaluate":
        prompt = prompt.partition("\n<<< ")[0]
    return re.findall(r"^(?:Key point )?\d+[.:] (.*)$", prompt, re.MULTILINE)


def flattery(body: dict[str, Any], quote: str) -> Reply:
    """The reply of a model that takes `quote` for all that an answer should say."""
    verdicts = [
        {"key_point": number, "verdict": "covered", "quote": quote}
        for number, text in enumerate(key_points_of(body), start=1)
        if text not in STATEMENTS
    ]
    return Reply(json.dumps(evaluation(body, verdicts=verdicts)))


def evaluation(body: dict[str, Any], **instead: object) -> dict[str, Any]:
    """What an honest model says of the key points in a prompt that stand word for word in what it is shown."""
    points, prompt = key_points_of(body), body["messages"][1]["content"]
    if step_of(body) == "evaluate":
        shown = [prompt.partition("\n<<< ")[2]] * len(points)
    else:
        shown = [part.partition("\n<<< ")[2] for part in re.split(r"^Key point \d+: ", prompt, flags=re.MULTILINE)[1:]]
    verdicts = [
        {"key_point": number, "verdict": "covered", "quote": text}
        if text in data
        else {"key_point": number, "verdict": "missing", "quote": None}
        for number, (text, data) in enumerate(zip(points, shown, strict=True), start=1)
    ]
    covered = sum(verdict["verdict"] == "covered" for verdict in verdicts) / len(points)
    dimensions = {"correctness": 1.0, "completeness": covered, "clarity": 0.9}
    return {"verdicts": verdicts, "feedback": FEEDBACK} | dimensions | instead


def requests_for(server: OpenAIServer, *steps: str) -> list[Request]:
    return [request for request in list(server.requests) if step_of(request.body) in steps]


def endpoint(base_url: str, api_key: str = "none") -> Endpoint:
    return Endpoint(api_key=api_key, base_url=base_url, chat_model=MODEL)


def llm(base_url: str, breaker: Breaker | None = None, api_key: str = "none") -> LlmInterviewer:
    return LlmInterviewer(ChatModel(endpoint(base_url, api_key), breaker or Breaker()))


def interviewer(base_url: str, breaker: Breaker | None = None, api_key: str = "none") -> Interviewer:
    """The chat model at `base_url`, with the offline interviewer to fall back on."""
    return FallbackInterviewer(llm(base_url, breaker, api_key), OfflineInterviewer(Random(0)))


@asynccontextmanager
async def serving(
    database: Database, interviewer: Interviewer, clock: Clock, terms: Terms = TERMS
) -> AsyncIterator[httpx.AsyncClient]:
    """A client of an app that is wired with `interviewer`."""
    app = apps.wired(Settings(), database=database, interviewer=interviewer, clock=clock)
    app.state.terms = terms
    app.state.turn = Turn(database, interviewer, clock, terms)
    transport = httpx.ASGITransport(app, raise_app_exceptions=False)
    async with httpx.AsyncClient(transport=transport, base_url="http://test/api", timeout=60) as client:
        yield client
    await app.state.turn.close()


class Ahead:
    """The breaker's clock, which can be put forward."""

    def __init__(self) -> None:
        self.by = 0.0

    def __call__(self) -> float:
        return time.monotonic() + self.by


@dataclass
class Wired:
    """An app, and the scripted model it is wired to."""

    client: httpx.AsyncClient
    server: OpenAIServer
    model: GoodModel
    ahead: Ahead

    async def begin(self, posts: int = 1, **wanted: Any) -> journey.Json:
        await journey.read_posts(self.client, posts)
        return await journey.start(self.client, **wanted)

    async def prefer(self, when_model_fails: str) -> None:
        response = await self.client.patch("/preferences", json={"when_model_fails": when_model_fails})
        assert response.status_code == 200

    def answer_to(self, interview: journey.Json) -> str:
        """What answers the current question in full."""
        return self.model.answer_to(interview["question"]["text"])

    async def timed(self, interview: journey.Json, text: str | None = None) -> tuple[httpx.Response, float]:
        """Answer, in full unless `text` says how, and say how many seconds it took."""
        started = time.monotonic()
        response = await journey.answer(self.client, interview, text or self.answer_to(interview))
        return response, time.monotonic() - started

    async def current(self, interview: journey.Json) -> journey.Json:
        """The interview as soon as its next question is written."""
        deadline = time.monotonic() + 10
        while True:
            state: journey.Json = (await self.client.get(f"/interviews/{interview['id']}")).json()
            if state["question"] is not None or state["status"] == "completed":
                return state
            assert time.monotonic() < deadline, "the next question is not written"
            await asyncio.sleep(0.02)

    def graded_with(self) -> int:
        """How often the model was called to grade."""
        return len(requests_for(self.server, *GRADING))


@asynccontextmanager
async def wired(
    database: Database,
    clock: Clock,
    step_seconds: float = 8.0,
    limits: DailyLimits = TERMS.limits,
    model: GoodModel | None = None,
) -> AsyncIterator[Wired]:
    model, ahead = model or GoodModel(), Ahead()
    with OpenAIServer(model) as server:
        wanted = interviewer(server.base_url, Breaker(ahead))
        async with serving(database, wanted, clock, Terms(step_seconds, limits)) as client:
            yield Wired(client, server, model, ahead)
