"""What every interviewer does, and the values it takes and gives. Knows no web and no database."""

import time
import uuid
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cached_property
from typing import Final, Protocol

from interview_simulator.algorithms.difficulty import Difficulty
from interview_simulator.algorithms.planning import Kind
from interview_simulator.algorithms.rubric import Verdict, answer_score


class GradedBy(StrEnum):
    """Who stands behind a grade; `SKIP`: nobody had to, the question was skipped."""

    OFFLINE = "offline"
    LLM = "llm"
    SKIP = "skip"


class InterviewerError(Exception):
    """The interviewer could not do its step now; the message may be shown to the reader."""


@dataclass(frozen=True)
class Source:
    """The passage something stands on: a section of a post, or the whole post; `sentences` of it, where known."""

    post_id: uuid.UUID
    section_id: uuid.UUID | None
    sentences: tuple[str, ...] = ()

    @property
    def place(self) -> "Source":
        """The passage alone, whichever its sentences."""
        return Source(self.post_id, self.section_id)

    @property
    def post(self) -> "Source":
        return Source(self.post_id, None)


NOWHERE: Final = Source(uuid.UUID(int=0), None)
"""Of what stands in no post."""


@dataclass(frozen=True)
class KeyPoint:
    """One thing a complete answer says; `follow_up` asks for it when it was missed."""

    text: str
    source: Source
    follow_up: str | None = None


def places_of(points: Iterable[KeyPoint]) -> frozenset[Source]:
    return frozenset(point.source.place for point in points)


@dataclass(frozen=True)
class Item:
    """A question that can be asked on a passage: of its author's question set, or written from the passage."""

    id: uuid.UUID
    text: str
    difficulty: Difficulty
    key_points: tuple[KeyPoint, ...]
    answer: str
    authored: bool = True
    item_difficulty: float | None = None
    """How hard it proved to be, in logits; None: no harder than others of its difficulty, as far as is known."""
    off_target: float = 0.0
    """How far (0..1) the reader's expected score is from the one of which the answer tells most."""

    @cached_property
    def places(self) -> frozenset[Source]:
        return places_of(self.key_points)


@dataclass(frozen=True)
class Passage:
    """A section that was read, with the questions there are on it."""

    source: Source
    post_title: str
    heading: str
    text: str
    questions: tuple[Item, ...] = ()


@dataclass(frozen=True)
class Question:
    topic: str
    difficulty: Difficulty
    kind: Kind
    text: str
    key_points: tuple[KeyPoint, ...]
    reference_answer: str
    authored_question_id: uuid.UUID | None = None
    item_difficulty: float | None = None

    @cached_property
    def places(self) -> frozenset[Source]:
        return places_of(self.key_points)


@dataclass(frozen=True)
class AskedBefore:
    """What a reader was asked, the latest first: `now`, in this interview, and `earlier`, in those before.

    None of it is to be asked again in other words; nor, word for word, any of `texts`, which go back further.
    """

    texts: frozenset[str] = frozenset()
    now: tuple[Question, ...] = ()
    earlier: tuple[Question, ...] = ()

    @property
    def questions(self) -> tuple[Question, ...]:
        return self.now + self.earlier

    def without(self, question: Question) -> "AskedBefore":
        """Return the same without `question`, whose text is not to come again all the same."""
        now = tuple(other for other in self.now if other.text != question.text)
        return AskedBefore(self.texts | {question.text}, now, self.earlier)

    def since(self, latest: int) -> "AskedBefore":
        """Return the same without what was asked before the `latest` of the earlier questions."""
        earlier = self.earlier[:latest]
        return AskedBefore(frozenset(question.text for question in (*self.now, *earlier)), self.now, earlier)

    def times(self) -> Counter[Source]:
        """Return how often each section was asked about, and each post."""
        return Counter(
            place
            for question in self.questions
            for place in question.places | {place.post for place in question.places}
        )


@dataclass(frozen=True)
class KeyPointVerdict:
    """`quote` is a verbatim piece of the answer that shows the verdict; none when the point is missing."""

    key_point: KeyPoint
    verdict: Verdict
    quote: str | None


@dataclass(frozen=True)
class Evaluation:
    """One verdict for each key point of the question, in their order. Raise `ValueError` outside 0..1.

    `note` tells the reader what was out of the ordinary about how the grade came to be.
    """

    correctness: float
    completeness: float
    clarity: float
    verdicts: tuple[KeyPointVerdict, ...]
    feedback: str
    graded_by: GradedBy
    chat_model: str | None = None
    prompt_version: str | None = None
    note: str | None = None
    score: float = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "score", answer_score(self.correctness, self.completeness, self.clarity))

    def check(self, question: Question, answer: str) -> None:
        """Raise `ValueError` unless each key point of `question` has its verdict and each quote is in `answer`."""
        if [verdict.key_point for verdict in self.verdicts] != list(question.key_points):
            raise ValueError("an evaluation has one verdict for each key point")
        for verdict in self.verdicts:
            if verdict.quote is not None and verdict.quote not in answer:
                raise ValueError(f"the answer does not say {verdict.quote!r}")


@dataclass(frozen=True)
class PartialEvaluation:
    """What is known of an evaluation while it is being made; any of it may still change.

    `verdicts` maps the position of a key point to its verdict so far; `checking`: it is being looked at once more.
    """

    verdicts: dict[int, KeyPointVerdict] = field(default_factory=dict)
    feedback: str = ""
    checking: bool = False


@dataclass(frozen=True)
class Call:
    """One attempt at a step: by whom, how it ended ("ok", or what went wrong in a word), and what it took.

    Tokens and cost are None where nobody says; times are in milliseconds, cost in US dollars.
    """

    step: str
    interviewer: GradedBy
    latency_ms: float
    outcome: str = "ok"
    chat_model: str | None = None
    prompt_version: str | None = None
    tokens_in: int | None = None
    tokens_out: int | None = None
    cost_usd: float | None = None


def _unwatched(_: PartialEvaluation) -> None:
    return None


@dataclass
class StepContext:
    """Under what terms a step is done, and what was done for it: `calls` grows as calls end.

    `deadline` is a time of `time.monotonic()` by which a chat model must have answered.
    """

    deadline: float
    may_call_model: bool = True
    offline_on_failure: bool = True
    watch: Callable[[PartialEvaluation], None] = _unwatched
    calls: list[Call] = field(default_factory=list)

    @property
    def seconds_left(self) -> float:
        return self.deadline - time.monotonic()


class Interviewer(Protocol):
    """The three steps of an interview. Each is stateless: what it needs is handed in, what it says is handed back.

    Passages come in reading order. Any step raises `InterviewerError` when it cannot be done now.
    """

    @property
    def name(self) -> GradedBy: ...

    @property
    def chat_model(self) -> str | None: ...

    async def ask(
        self,
        topic: str,
        difficulty: Difficulty,
        passages: Sequence[Passage],
        asked: AskedBefore,
        context: StepContext,
    ) -> Question | None:
        """Return an opening question on `topic` that was not asked before, or None when there is none left."""

    async def evaluate(self, question: Question, answer: str, context: StepContext) -> Evaluation:
        """Grade `answer`, which is never blank."""

    async def follow_up(
        self,
        question: Question,
        answer: str,
        evaluation: Evaluation,
        difficulty: Difficulty,
        passages: Sequence[Passage],
        asked: AskedBefore,
        context: StepContext,
    ) -> Question | None:
        """Return a question that digs deeper into the topic of `question`, or None when nothing is left to ask.

        `answer` says what need not be asked any more.
        """
