"""The interviewer that asks a chat model: three small stateless prompts, and a second look where one is due."""

import asyncio
import time
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final

from rapidfuzz import fuzz, process

from interview_simulator.algorithms.difficulty import Difficulty
from interview_simulator.algorithms.planning import Kind
from interview_simulator.algorithms.rubric import Verdict
from interview_simulator.interviewers.base import (
    Evaluation,
    GradedBy,
    KeyPoint,
    KeyPointVerdict,
    PartialEvaluation,
    Passage,
    Question,
    StepContext,
)
from interview_simulator.interviewers.feedback import feedback_in_words
from interview_simulator.interviewers.llm import evidence, faults, second_look
from interview_simulator.interviewers.llm.breaker import Breaker
from interview_simulator.interviewers.llm.chat import Budget, ChatModel
from interview_simulator.interviewers.llm.control import Control
from interview_simulator.interviewers.llm.endpoint import Endpoint
from interview_simulator.interviewers.llm.evidence import Folded
from interview_simulator.interviewers.llm.faults import ChatModelError
from interview_simulator.interviewers.llm.prompts import Prompt, render
from interview_simulator.interviewers.llm.replies import EvaluationReply, QuestionReply, parse_partial
from interview_simulator.interviewers.offline.grader.evaluating import grade

QUESTION: Final = "question.v1"
EVALUATION: Final = "evaluation.v1"
SECOND_LOOK: Final = "second_look.v1"
FOLLOW_UP: Final = "follow_up.v1"

PASSAGES_SHOWN: Final = 3
CHARACTERS_SHOWN: Final = 3_000
ASKED_SHOWN: Final = 3
"""Bounds of what a prompt holds, so that it is as long at the end of an interview as at its beginning."""
SAME_FROM: Final = 90.0
"""Similarity (0..100) from which two questions are one."""
LONGEST_FEEDBACK: Final = 2_000
TOLD_EVERY_S: Final = 0.1
"""How often whoever watches is told what is known so far: reading a reply anew takes time."""

CHECKED: Final = "This grade was checked a second time, on the quoted words alone; the lower one stands."
NOT_BELIEVED: Final = "The chat model's grade did not stand up to a check, so the offline interviewer's stands."
UNCHECKED: Final = "The chat model's grade could not be checked, so the offline interviewer's stands."


@dataclass(frozen=True)
class _Brief:
    """What a question is to be about; `answered` is what a follow-up follows."""

    step: str
    prompt: str
    kind: Kind
    topic: str
    difficulty: Difficulty
    passages: Sequence[Passage]
    answered: Mapping[str, object]


class LlmInterviewer:
    name = GradedBy.LLM

    def __init__(self, chat: ChatModel) -> None:
        self._chat = chat

    @classmethod
    def connect(cls, *, api_key: str, base_url: str, chat_model: str) -> "LlmInterviewer":
        """Return an interviewer by `chat_model` at an OpenAI-compatible server."""
        return cls(ChatModel(Endpoint(api_key=api_key, base_url=base_url, chat_model=chat_model), Breaker()))

    @property
    def chat_model(self) -> str:
        return self._chat.name

    async def ask(
        self,
        topic: str,
        difficulty: Difficulty,
        passages: Sequence[Passage],
        avoid: Collection[str],
        context: StepContext,
    ) -> Question | None:
        shown = _shown(passages)
        if not shown:
            return None
        brief = _Brief("ask", QUESTION, Kind.OPENING, topic, difficulty, shown, {})
        return await self._write(brief, avoid, context)

    async def follow_up(
        self,
        question: Question,
        evaluation: Evaluation,
        difficulty: Difficulty,
        passages: Sequence[Passage],
        avoid: Collection[str],
        context: StepContext,
    ) -> Question | None:
        missed = [verdict.key_point for verdict in evaluation.verdicts if verdict.verdict is not Verdict.COVERED]
        sources = {point.source for point in missed or question.key_points}
        shown = _shown(sorted(passages, key=lambda passage: passage.source not in sources), most=2)
        if not shown:
            return None
        answered = {
            "question": question.text,
            "score": evaluation.score,
            "missed": [point.text for point in missed],
        }
        brief = _Brief("follow_up", FOLLOW_UP, Kind.FOLLOW_UP, question.topic, difficulty, shown, answered)
        return await self._write(brief, avoid, context)

    async def _write(self, brief: _Brief, avoid: Collection[str], context: StepContext) -> Question:
        budget = Budget()
        asked = _nearest(avoid, brief.passages)
        points: tuple[KeyPoint, ...] = ()
        while budget.left:
            prompt = render(
                brief.prompt,
                max_tokens=700,
                temperature=0.7,
                topic=brief.topic,
                difficulty=brief.difficulty.value,
                passages=brief.passages,
                asked=asked,
                **brief.answered,
            )
            reply = await self._chat.complete(brief.step, prompt, QuestionReply, context, budget)
            points = tuple(
                KeyPoint(point.text, brief.passages[point.passage - 1].source)
                for point in reply.key_points
                if 0 < point.passage <= len(brief.passages)
            )
            # Nearly the same will do where the model has nothing else to ask, the very same never.
            least = SAME_FROM if budget.left else 100.0
            same = process.extractOne(reply.question, avoid, scorer=fuzz.ratio, score_cutoff=least)
            if points and same is None:
                return Question(brief.topic, brief.difficulty, brief.kind, reply.question, points, reply.model_answer)
            asked = [*asked[: ASKED_SHOWN - 1], reply.question]
        raise ChatModelError(faults.REPEATED if points else faults.INVALID)

    async def evaluate(self, question: Question, answer: str, context: StepContext) -> Evaluation:
        if not evidence.visible(answer).strip():
            return await asyncio.to_thread(grade, question, answer)
        budget = Budget()
        control = Control.choose(question)
        folded = Folded(answer)
        prompt = render(
            EVALUATION,
            max_tokens=900,
            temperature=0.0,
            question=question.text,
            key_points=control.among([point.text for point in question.key_points]),
            answer=evidence.visible(answer),
        )
        listen = _listener(context, lambda text: _so_far(text, control, question, folded, prompt))
        reply = await self._chat.complete("evaluate", prompt, EvaluationReply, context, budget, listen)
        # In a thread: a long answer takes longer than the event loop may stand still.
        offline = await asyncio.to_thread(grade, question, answer)
        if control.is_taken_for_said(reply.verdicts):
            return replace(offline, note=NOT_BELIEVED)
        verdicts = evidence.all_verified(control.without(reply.verdicts), question.key_points, folded)
        first = self._evaluation(reply, verdicts, prompt, control, question, answer)
        if not second_look.is_due(first, offline, answer):
            return first
        context.watch(PartialEvaluation(dict(enumerate(first.verdicts)), checking=True))
        try:
            return await self._look_again(question, folded, first, offline, context, budget)
        except ChatModelError as error:
            if error.kind.out_of_order and not context.offline_on_failure:
                raise
            return replace(offline, note=UNCHECKED)

    async def _look_again(
        self,
        question: Question,
        answer: Folded,
        first: Evaluation,
        offline: Evaluation,
        context: StepContext,
        budget: Budget,
    ) -> Evaluation:
        """Return the lower of `first` and a second look at its evidence alone, for each key point and dimension."""
        if not budget.left:
            raise ChatModelError(faults.INVALID)
        shown = second_look.excerpts(first.verdicts, question, answer.answer)
        control = Control.choose(question)
        # Shown with it, an excerpt that tells the model what to say tells it so about the control too.
        some = next((excerpt for excerpt in shown if excerpt), None)
        prompt = render(
            SECOND_LOOK,
            max_tokens=900,
            temperature=0.0,
            question=question.text,
            evidence=[
                {"key_point": point, "excerpt": excerpt}
                for point, excerpt in zip(
                    control.among([point.text for point in question.key_points]),
                    [*shown[: control.place], some, *shown[control.place :]],
                    strict=True,
                )
            ],
        )
        reply = await self._chat.complete("second_look", prompt, EvaluationReply, context, budget)
        if control.is_taken_for_said(reply.verdicts):
            return replace(offline, note=NOT_BELIEVED)
        second = evidence.all_verified(control.without(reply.verdicts), question.key_points, answer)
        lowest = tuple(
            # Evidence that has nothing to do with its key point is not shown: there the offline grader decides.
            evidence.lower(before, after if excerpt else other)
            for before, after, other, excerpt in zip(first.verdicts, second, offline.verdicts, shown, strict=True)
        )
        reply.correctness = min(reply.correctness, first.correctness)
        reply.clarity = min(reply.clarity, first.clarity)
        checked = self._evaluation(reply, lowest, prompt, control, question, answer.answer, note=CHECKED)
        unseen = [verdict for verdict, excerpt in zip(lowest, shown, strict=True) if not excerpt]
        # Who decides a part of it alone may be as wrong about the whole as about the part, but not more generous.
        if checked.score > offline.score and any(verdict.verdict is not Verdict.MISSING for verdict in unseen):
            return replace(offline, note=UNCHECKED)
        return checked

    def _evaluation(
        self,
        reply: EvaluationReply,
        verdicts: tuple[KeyPointVerdict, ...],
        prompt: Prompt,
        control: Control,
        question: Question,
        answer: str,
        note: str | None = None,
    ) -> Evaluation:
        said = evidence.visible(reply.feedback)[:LONGEST_FEEDBACK]
        tells_too_much = _tells_too_much(said, verdicts, prompt) or control.is_named(said, question, answer)
        return evidence.evaluation(
            reply,
            verdicts,
            feedback=feedback_in_words(verdicts) if tells_too_much else said,
            chat_model=self.chat_model,
            prompt_version=prompt.version,
            note=note,
        )


def _shown(passages: Sequence[Passage], most: int = PASSAGES_SHOWN) -> list[Passage]:
    """Return the first passages that fit in a prompt, the last one cut at a line where it must be."""
    shown: list[Passage] = []
    left = CHARACTERS_SHOWN
    for passage in passages:
        if len(shown) == most or left < CHARACTERS_SHOWN // 5:
            break
        text = passage.text.strip()
        if len(text) > left:
            text = text[: max(text.rfind("\n", 0, left), left // 2)].rstrip()
        if text:
            shown.append(replace(passage, text=text))
            left -= len(text)
    return shown


def _nearest(asked: Collection[str], shown: Sequence[Passage]) -> list[str]:
    """Return those of `asked` that have most to do with the passages shown."""
    text = " ".join(passage.text for passage in shown)
    found = process.extract(text, list(asked), scorer=fuzz.token_set_ratio, limit=ASKED_SHOWN)
    return [question for question, _, _ in found]


def _listener(context: StepContext, so_far: Callable[[str], PartialEvaluation]) -> Callable[[str], None]:
    """Return what tells whoever watches about a reply as it grows: now and then, and only what is new."""
    told, told_at = PartialEvaluation(), 0.0

    def listen(text: str) -> None:
        nonlocal told, told_at
        if time.monotonic() - told_at < TOLD_EVERY_S:
            return
        told_at = time.monotonic()
        known = so_far(text)
        if known != told:
            told = known
            context.watch(known)

    return listen


def _so_far(text: str, control: Control, question: Question, answer: Folded, prompt: Prompt) -> PartialEvaluation:
    replies, feedback = parse_partial(text)
    if control.is_taken_for_said(replies):
        return PartialEvaluation(checking=True)
    own = control.without(replies)
    verdicts = evidence.all_verified(own, question.key_points, answer)
    known = {reply.key_point - 1 for reply in own}
    said = evidence.visible(feedback)[:LONGEST_FEEDBACK]
    hidden = _tells_too_much(said, verdicts, prompt) or control.is_named(said, question, answer.answer)
    return PartialEvaluation(
        {position: verdict for position, verdict in enumerate(verdicts) if position in known}, "" if hidden else said
    )


def _tells_too_much(feedback: str, verdicts: Sequence[KeyPointVerdict], prompt: Prompt) -> bool:
    """Whether `feedback` repeats the prompt, or a key point that the next question may be after."""
    kept_back = [v.key_point.text for v in verdicts if v.verdict is not Verdict.COVERED]
    rules = [line for line in prompt.system.splitlines() if len(line) > 40]
    return any(fuzz.partial_ratio(text, feedback, score_cutoff=SAME_FROM) for text in [*kept_back, *rules])
