"""Questions the chat model writes: on which passages, and which of them are asked."""

import asyncio
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final

from rapidfuzz import fuzz, process

from interview_simulator.algorithms.difficulty import Difficulty
from interview_simulator.algorithms.planning import Kind
from interview_simulator.interviewers.base import AskedBefore, KeyPoint, Passage, Question, StepContext
from interview_simulator.interviewers.llm import faults
from interview_simulator.interviewers.llm.chat import Budget, ChatModel
from interview_simulator.interviewers.llm.faults import ChatModelError
from interview_simulator.interviewers.llm.prompts import render
from interview_simulator.interviewers.llm.replies import QuestionReply
from interview_simulator.interviewers.offline.sameness import asks_the_same, is_among, is_new
from interview_simulator.interviewers.offline.support import MOST_READ, Content

PASSAGES_SHOWN: Final = 3
CHARACTERS_SHOWN: Final = 3_000
ASKED_SHOWN: Final = 3
"""Bounds of what a prompt holds, so that it is as long at the end of an interview as at its beginning."""
SAME_FROM: Final = 90.0
"""Similarity (0..100) of the letters of two questions from which they are one, as far back as that is known."""


@dataclass(frozen=True)
class Followed:
    """What a follow-up follows: a question, its answer, and the key points that this one missed."""

    question: Question
    answer: str
    missed: Sequence[KeyPoint]


@dataclass(frozen=True)
class Brief:
    """What a question is to be about; `answered` is what the prompt of a follow-up says of what it `follows`."""

    step: str
    prompt: str
    kind: Kind
    topic: str
    difficulty: Difficulty
    passages: Sequence[Passage]
    follows: Followed | None
    answered: Mapping[str, object]


async def write(chat: ChatModel, brief: Brief, asked: AskedBefore, context: StepContext) -> Question | None:
    """Return what the chat model asks; None when it has nothing new to ask.

    Raise `ChatModelError` when it cannot be had, or asks again for what its passages do not say.
    """
    budget = Budget()
    avoid = _nearest([question.text for question in asked.questions], brief.passages)
    fault: faults.Kind | None = None
    while budget.left:
        prompt = render(
            brief.prompt,
            max_tokens=700,
            temperature=0.7,
            topic=brief.topic,
            difficulty=brief.difficulty.value,
            passages=brief.passages,
            asked=avoid,
            **brief.answered,
        )
        reply = await chat.complete(brief.step, prompt, QuestionReply, context, budget)
        question = _question(reply, brief)
        # In a thread: comparing meanings takes longer than the event loop may stand still.
        fault = await asyncio.to_thread(_fault, question, brief.passages)
        if fault is None and await asyncio.to_thread(_is_new, question, brief.follows, asked, last=not budget.left):
            return question
        avoid = [*avoid[: ASKED_SHOWN - 1], reply.question]
    if fault is not None:
        raise ChatModelError(fault)
    return None


def shown(passages: Sequence[Passage], most: int = PASSAGES_SHOWN) -> list[Passage]:
    """Return the first passages that fit in a prompt, the last one cut at a line where it must be."""
    fitting: list[Passage] = []
    left = CHARACTERS_SHOWN
    for passage in passages:
        if len(fitting) == most or left < CHARACTERS_SHOWN // 5:
            break
        text = passage.text.strip()
        if len(text) > left:
            text = text[: max(text.rfind("\n", 0, left), left // 2)].rstrip()
        if text:
            fitting.append(replace(passage, text=text))
            left -= len(text)
    return fitting


def _question(reply: QuestionReply, brief: Brief) -> Question:
    points = tuple(
        KeyPoint(point.text, brief.passages[point.passage - 1].source)
        for point in reply.key_points
        if 0 < point.passage <= len(brief.passages)
    )
    return Question(brief.topic, brief.difficulty, brief.kind, reply.question, points, reply.model_answer)


def _fault(question: Question, passages: Sequence[Passage]) -> faults.Kind | None:
    """Return what keeps `question` from being asked at all, if anything does: its passages must say its key points."""
    if not question.key_points:
        return faults.INVALID
    for passage in passages:
        points = [point for point in question.key_points if point.source == passage.source]
        content = Content(f"{passage.heading}\n\n{passage.text}") if points else None
        if content and not all(content.says(point.text) for point in points):
            return faults.UNGROUNDED
    return None


def _is_new(question: Question, follows: Followed | None, asked: AskedBefore, *, last: bool) -> bool:
    """Return whether `question` was not asked before; at the `last` try, in this interview, or in the same words."""
    if last:
        asked = replace(asked, earlier=())
    elif process.extractOne(question.text, asked.texts, scorer=fuzz.ratio, score_cutoff=SAME_FROM):
        return False
    if follows is not None:
        # After the same key points perhaps, but not in the same words.
        return (
            is_new(question, asked.without(follows.question))
            and not asks_the_same(question.text, follows.question.text)
            and not _is_answered(question, follows)
        )
    return is_new(question, asked)


def _is_answered(question: Question, follows: Followed) -> bool:
    """Return whether the answer has told most of what `question` asks for; what it got wrong it has not."""
    told = Content(follows.answer[:MOST_READ])
    known = [point for point in question.key_points if not is_among(point, follows.missed) and told.says(point.text)]
    return 2 * len(known) > len(question.key_points)


def _nearest(texts: Collection[str], passages: Sequence[Passage]) -> list[str]:
    """Return those of `texts` that have most to do with `passages`."""
    text = " ".join(passage.text for passage in passages)
    found = process.extract(text, list(texts), scorer=fuzz.token_set_ratio, limit=ASKED_SHOWN)
    return [question for question, _, _ in found]
