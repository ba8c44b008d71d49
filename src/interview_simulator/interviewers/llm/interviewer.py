"""The interviewer that asks a chat model: three small stateless prompts, and a second look where one is due."""

import asyncio
import time
from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Final

from rapidfuzz import fuzz

from interview_simulator.algorithms.difficulty import Difficulty
from interview_simulator.algorithms.planning import Kind
from interview_simulator.algorithms.rubric import Verdict
from interview_simulator.interviewers.base import (
    AskedBefore,
    Evaluation,
    GradedBy,
    KeyPointVerdict,
    PartialEvaluation,
    Passage,
    Question,
    StepContext,
)
from interview_simulator.interviewers.feedback import feedback_in_words
from interview_simulator.interviewers.llm import evidence, faults, second_look, writing
from interview_simulator.interviewers.llm.breaker import Breaker
from interview_simulator.interviewers.llm.chat import Budget, ChatModel
from interview_simulator.interviewers.llm.control import Control
from interview_simulator.interviewers.llm.endpoint import Endpoint
from interview_simulator.interviewers.llm.evidence import Folded
from interview_simulator.interviewers.llm.faults import ChatModelError
from interview_simulator.interviewers.llm.prompts import Prompt, render
from interview_simulator.interviewers.llm.replies import EvaluationReply, parse_partial
from interview_simulator.interviewers.llm.writing import Brief, Followed
from interview_simulator.interviewers.offline.grader.behind import grade_behind
from interview_simulator.interviewers.passages import least_asked_first, nearest_first

QUESTION: Final = "question.v1"
EVALUATION: Final = "evaluation.v1"
SECOND_LOOK: Final = "second_look.v1"
FOLLOW_UP: Final = "follow_up.v1"

REPEATED_FROM: Final = 90.0
"""Similarity (0..100) of a piece of feedback to what is kept back, from which it repeats it."""
LONGEST_FEEDBACK: Final = 2_000
TOLD_EVERY_S: Final = 0.1
"""How often whoever watches is told what is known so far: reading a reply anew takes time."""

CHECKED: Final = "This grade was checked a second time, on the quoted words alone; the lower one stands."
NOT_BELIEVED: Final = "The chat model's grade did not stand up to a check, so the offline interviewer's stands."
UNCHECKED: Final = "The chat model's grade could not be checked, so the offline interviewer's stands."


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
        asked: AskedBefore,
        context: StepContext,
    ) -> Question | None:
        read = writing.shown(least_asked_first(passages, asked))
        if not read:
            return None
        brief = Brief("ask", QUESTION, Kind.OPENING, topic, difficulty, read, None, {})
        return await writing.write(self._chat, brief, asked, context)

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
        """As in `Interviewer`. The chat model is not shown `answer`, which could tell it what to ask; what it asks is
        held against it."""
        missed = [verdict.key_point for verdict in evaluation.verdicts if verdict.verdict is not Verdict.COVERED]
        places = {point.source.place for point in missed or question.key_points}
        read = writing.shown(nearest_first(passages, places, asked), most=2)
        if not read:
            return None
        answered = {
            "question": question.text,
            "score": evaluation.score,
            "missed": [point.text for point in missed],
        }
        follows = Followed(question, answer, missed)
        brief = Brief("follow_up", FOLLOW_UP, Kind.FOLLOW_UP, question.topic, difficulty, read, follows, answered)
        return await writing.write(self._chat, brief, asked, context)

    async def evaluate(self, question: Question, answer: str, context: StepContext) -> Evaluation:
        if not evidence.visible(answer).strip():
            return await grade_behind(question, answer)
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
        # In a thread: a long answer takes longer than the event loop may stand still. Meanwhile, so that nobody waits.
        grading = asyncio.create_task(grade_behind(question, answer, at_least=True))
        try:
            reply = await self._chat.complete("evaluate", prompt, EvaluationReply, context, budget, listen)
            at_least = await grading
        finally:
            grading.cancel()
        if control.is_taken_for_said(reply.verdicts):
            return replace(await grade_behind(question, answer), note=NOT_BELIEVED)
        verdicts = evidence.all_verified(control.without(reply.verdicts), question.key_points, folded)
        first = self._evaluation(reply, verdicts, prompt, control, question, answer)
        # What is not due with the least that the offline grader gives is not with all that it does.
        if not second_look.is_due(first, at_least, answer):
            return first
        offline = await grade_behind(question, answer)
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
    return any(fuzz.partial_ratio(text, feedback, score_cutoff=REPEATED_FROM) for text in [*kept_back, *rules])
