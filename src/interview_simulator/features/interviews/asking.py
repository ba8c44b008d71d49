"""The next question of an interview."""

import asyncio
import uuid
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import datetime
from random import Random

from sqlalchemy.ext.asyncio import AsyncSession

from interview_simulator.algorithms.difficulty import Difficulty
from interview_simulator.algorithms.planning import Asked, Focus, Kind, next_move
from interview_simulator.features.interviews import questions
from interview_simulator.features.interviews.material import Material
from interview_simulator.features.interviews.models import Interview
from interview_simulator.features.interviews.stored import to_evaluation, to_question, to_row
from interview_simulator.features.mastery.values import Levels
from interview_simulator.interviewers.base import AskedBefore, Interviewer, InterviewerError, Question, StepContext
from interview_simulator.interviewers.offline import reviewing


async def next_question_in_time(
    interviewer: Interviewer,
    interview: Interview,
    material: Material,
    context: StepContext,
    seconds: float,
) -> Question | None:
    """Return what `next_question` does; raise `InterviewerError` also for an interviewer that takes too long."""
    try:
        async with asyncio.timeout(seconds):
            return await next_question(interviewer, interview, material, context)
    except TimeoutError as error:
        raise InterviewerError("The interviewer takes too long.") from error


async def next_question(
    interviewer: Interviewer, interview: Interview, material: Material, context: StepContext
) -> Question | None:
    """Return what to ask after the questions so far, or None when all is asked that there is to ask about.

    `interview` comes with its questions, all of them answered and graded.
    """
    done = interview.questions
    turns = _turns(interview)
    move = next_move(interview.topics, interview.question_count, turns)
    if move is None:
        return None
    difficulty = Difficulty(interview.difficulty)
    asked = replace(material.asked, now=tuple(map(to_question, reversed(done))))
    if interview.focus == Focus.REVIEWS:
        return await _review(material, interview.topics, None, asked)
    if move.kind is Kind.FOLLOW_UP:
        last, evaluation = done[-1], to_evaluation(done[-1])
        answer = last.answer.text if last.answer else None
        passages = await material.passages(last.topic)
        deeper = await interviewer.follow_up(
            to_question(last), answer or "", evaluation, difficulty, passages, asked, context
        )
        if deeper is not None:
            return deeper
        move = next_move(interview.topics, interview.question_count, [*turns[:-1], _closed(turns[-1])])
        assert move is not None
    start = interview.topics.index(move.topic)
    in_turn = interview.topics[start:] + interview.topics[:start]
    openings = sum(turn.kind is Kind.OPENING for turn in turns)
    # Every other one, so that there is always something new as well.
    if openings % 2 == 0 and (reviewed := await _review(material, [move.topic], difficulty, asked)):
        return reviewed
    return await _open(interviewer, in_turn, difficulty, material, asked, context)


def topics_next(interview: Interview) -> Sequence[str]:
    """Return the topics that the next question is on, if there is something to ask."""
    if interview.focus == Focus.REVIEWS:
        topics: Sequence[str] = interview.topics
        return topics
    move = next_move(interview.topics, interview.question_count, _turns(interview))
    return [move.topic] if move else []


def _turns(interview: Interview) -> list[Asked]:
    return [Asked(q.topic, Kind(q.kind), q.answer is not None and q.answer.text is None) for q in interview.questions]


async def _review(
    material: Material, topics: Sequence[str], difficulty: Difficulty | None, asked: AskedBefore
) -> Question | None:
    """Ask for a key point on `topics` that is due for review and was not asked for in this interview."""
    now = {point.text for question in asked.now for point in question.key_points}
    due = [each for each in material.due if each.topic in topics and each.key_point.text not in now]
    if not due:
        return None
    read = [passage for topic in topics for passage in await material.passages(topic)]
    # Chance among equals, and the same one if it is tried again.
    rng = Random(len(asked.texts))
    return await asyncio.to_thread(reviewing.review, due, difficulty, read, asked, rng)


async def _open(
    interviewer: Interviewer,
    topics: Sequence[str],
    difficulty: Difficulty,
    material: Material,
    asked: AskedBefore,
    context: StepContext,
) -> Question | None:
    """Ask on the first of `topics` that has something new, or else for what was asked longest ago, but never twice in
    an interview."""
    failure = None
    for avoided in _ever_less(asked):
        for topic in topics:
            try:
                question = await interviewer.ask(topic, difficulty, await material.passages(topic), avoided, context)
            except InterviewerError as error:
                failure = failure or error
                context = replace(context, may_call_model=False)
                continue
            if question is not None:
                return question
        # The chat model has had its try: what is left to be found is found without it.
        context = replace(context, may_call_model=False)
    if failure is not None:
        raise failure
    return None


def _ever_less(asked: AskedBefore) -> Iterator[AskedBefore]:
    """Yield `asked`, then without more and more of what was asked long ago; this interview stays."""
    yield asked
    latest = len(asked.earlier)
    while latest:
        yield asked.since(latest)
        latest //= 2
    yield asked.since(0)


def _closed(asked: Asked) -> Asked:
    # As if skipped: nothing more to dig for here, so the next topic is opened.
    return Asked(asked.topic, asked.kind, skipped=True)


async def store_question(
    db_session: AsyncSession, interview: Interview, question: Question, levels: Levels, now: datetime
) -> uuid.UUID | None:
    """Store the current question of `interview`; return its id, or None when another worker has done so meanwhile."""
    row = to_row(question, interview, levels.difficulties[question.difficulty], now)
    return row.id if await questions.add_question(db_session, row) else None
