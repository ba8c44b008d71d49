"""From rows to what the API says. Key points and model answers leave only through a graded answer."""

import uuid
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from sqlalchemy.ext.asyncio import AsyncSession

from interview_simulator.algorithms.difficulty import Difficulty
from interview_simulator.algorithms.planning import Asked, Kind, next_move
from interview_simulator.algorithms.rubric import Verdict, band
from interview_simulator.features.badges import service as badges
from interview_simulator.features.interviews.models import (
    COMPLETED,
    GRADED,
    Interview,
    InterviewAnswer,
    InterviewQuestion,
    KeyPointVerdict,
    sentences_of,
)
from interview_simulator.features.interviews.schemas import (
    EvaluationOut,
    GradedAnswer,
    InterviewOut,
    InterviewSummary,
    KeyPointOut,
    PartialKeyPoint,
    PartialOut,
    PendingAnswer,
    QuestionOut,
    Reread,
    ResultAnswer,
    Results,
)
from interview_simulator.features.library import service as library
from interview_simulator.features.library.schemas import SourceOut
from interview_simulator.interviewers.base import PartialEvaluation, Source

Sources = Mapping[Source, SourceOut]


@dataclass(frozen=True)
class Hidden:
    """What is not shown yet: key points of these `texts`, or from these `sentences`; `instead`: what is."""

    texts: frozenset[str] = frozenset()
    sentences: frozenset[str] = frozenset()
    instead: str = ""

    def hides(self, verdict: KeyPointVerdict, sentences: Sequence[str]) -> bool:
        # What was covered tells the reader nothing new, other than in the words of the post.
        return verdict.text in self.texts or (self.tell_too_much(sentences) and verdict.verdict != Verdict.COVERED)

    def tell_too_much(self, sentences: Sequence[str]) -> bool:
        return not self.sentences.isdisjoint(sentences)


NOTHING: Final = Hidden()
ASKED_NEXT: Final = "Your next question asks about this."
PERHAPS_NEXT: Final = "Your next question may ask about this."


def summary(interview: Interview) -> InterviewSummary:
    return InterviewSummary.model_validate(_summary(interview))


async def interview_out(db_session: AsyncSession, interview: Interview) -> InterviewOut:
    """`interview` comes with its questions, answers and verdicts."""
    graded = _graded(interview)
    current = _current(interview)
    last = graded[-1] if graded else None
    sources = await _sources(db_session, [last] if last else [])
    hidden = hidden_now(interview)
    return InterviewOut.model_validate(
        _summary(interview)
        | {
            "question": _question(current) if current else None,
            "question_delayed": interview.asking_failure if current is None else None,
            "pending_answer": _pending(current) if current else None,
            "last_evaluation": _graded_answer(last, sources, hidden) if last else None,
        }
    )


async def evaluation_out(db_session: AsyncSession, interview: Interview, question: InterviewQuestion) -> EvaluationOut:
    """`question` comes with its graded answer, `interview` with all its questions."""
    return _evaluation(question, await _sources(db_session, [question]), hidden_now(interview))


def partial_out(partial: PartialEvaluation) -> PartialOut:
    """The text of a key point that was not covered stays back: the next question may be after it."""
    return PartialOut(
        key_points=[
            PartialKeyPoint(
                position=position,
                verdict=found.verdict,
                quote=found.quote,
                text=found.key_point.text if found.verdict is Verdict.COVERED else None,
            )
            for position, found in sorted(partial.verdicts.items())
        ],
        feedback=partial.feedback,
        checking=partial.checking,
    )


async def results(db_session: AsyncSession, reader_id: uuid.UUID, interview: Interview) -> Results:
    """`interview` is completed, and comes with its questions, answers and verdicts."""
    assert interview.overall_score is not None
    graded = _graded(interview)
    sources = await _sources(db_session, graded)
    return Results.model_validate(
        _summary(interview)
        | {
            "badge": await badges.earned(db_session, reader_id, interview.id, interview.overall_score),
            "answers": [
                ResultAnswer(**dict(_graded_answer(question, sources, NOTHING)), model_answer=question.reference_answer)
                for question in graded
            ],
            "reread": _reread(graded, sources),
        }
    )


def _summary(interview: Interview) -> dict[str, object]:
    score = interview.overall_score
    return {
        "id": interview.id,
        "status": interview.status,
        "difficulty": interview.difficulty,
        "topics": interview.topics,
        "focus": interview.focus,
        "post_id": interview.post_id,
        "question_count": interview.question_count,
        "current_question": interview.current_question,
        "overall_score": score,
        "band": None if score is None else band(score),
        "created_at": interview.created_at,
        "completed_at": interview.completed_at,
    }


def _current(interview: Interview) -> InterviewQuestion | None:
    if interview.status == COMPLETED:
        return None
    return next((q for q in interview.questions if q.number == interview.current_question), None)


def hidden_now(interview: Interview) -> Hidden:
    """Return what the question being asked is after: else it is copied.

    While that question is not written yet, a follow-up may be after anything the last answer did not cover.
    """
    if interview.status == COMPLETED:
        return NOTHING
    current = _current(interview)
    if current is not None:
        return _kept_back(current.key_points, ASKED_NEXT)
    asked = [Asked(q.topic, Kind(q.kind), q.answer is not None and q.answer.text is None) for q in interview.questions]
    move = next_move(interview.topics, interview.question_count, asked)
    graded = _graded(interview)
    if not graded or move is None or move.kind is not Kind.FOLLOW_UP:
        return NOTHING
    last = graded[-1]
    missed = [
        last.key_points[verdict.position] for verdict in _answer(last).verdicts if verdict.verdict != Verdict.COVERED
    ]
    return _kept_back(missed, PERHAPS_NEXT)


def _kept_back(key_points: Sequence[dict[str, Any]], instead: str) -> Hidden:
    sentences = frozenset(sentence for point in key_points for sentence in sentences_of(point))
    return Hidden(frozenset(point["text"] for point in key_points), sentences, instead)


def _question(question: InterviewQuestion) -> QuestionOut:
    return QuestionOut(
        id=question.id,
        number=question.number,
        topic=question.topic,
        difficulty=Difficulty(question.difficulty),
        kind=Kind(question.kind),
        text=question.text,
    )


def _pending(question: InterviewQuestion) -> PendingAnswer | None:
    answer = question.answer
    if answer is None or answer.status == GRADED:
        return None
    return PendingAnswer(question_id=question.id, text=answer.text, skipped=answer.text is None, reason=answer.failure)


def _graded(interview: Interview) -> list[InterviewQuestion]:
    return [q for q in interview.questions if q.answer is not None and q.answer.status == GRADED]


def _answer(question: InterviewQuestion) -> InterviewAnswer:
    assert question.answer is not None
    return question.answer


def _graded_answer(question: InterviewQuestion, sources: Sources, hidden: Hidden) -> GradedAnswer:
    answer = _answer(question)
    return GradedAnswer(
        question=_question(question),
        text=answer.text,
        skipped=answer.text is None,
        evaluation=_evaluation(question, sources, hidden),
    )


def _evaluation(question: InterviewQuestion, sources: Sources, hidden: Hidden) -> EvaluationOut:
    answer = _answer(question)
    assert answer.score is not None
    return EvaluationOut.model_validate(
        {
            "correctness": answer.correctness,
            "completeness": answer.completeness,
            "clarity": answer.clarity,
            "score": answer.score,
            "band": band(answer.score),
            "feedback": answer.feedback,
            "graded_by": answer.graded_by,
            "chat_model": answer.chat_model,
            "prompt_version": answer.prompt_version,
            "note": answer.note,
            "key_points": [
                _key_point(verdict, sentences_of(question.key_points[verdict.position]), sources, hidden)
                for verdict in answer.verdicts
            ],
        }
    )  # fmt: skip


def _key_point(verdict: KeyPointVerdict, sentences: Sequence[str], sources: Sources, hidden: Hidden) -> KeyPointOut:
    is_hidden = hidden.hides(verdict, sentences)
    return KeyPointOut(
        text=hidden.instead if is_hidden else verdict.text,
        verdict=Verdict(verdict.verdict),
        quote=verdict.quote,
        source=_source(verdict, sources),
        sentences=[] if is_hidden or hidden.tell_too_much(sentences) else list(sentences),
    )


def _source(verdict: KeyPointVerdict, sources: Sources) -> SourceOut | None:
    return sources.get(Source(verdict.post_id, verdict.section_id))


async def _sources(db_session: AsyncSession, questions: Iterable[InterviewQuestion]) -> Sources:
    wanted = {
        Source(verdict.post_id, verdict.section_id) for question in questions for verdict in _answer(question).verdicts
    }
    return await library.describe_sources(db_session, wanted)


def _reread(questions: Iterable[InterviewQuestion], sources: Sources) -> list[Reread]:
    """Return the passages behind what was missed, those with most to gain first."""
    missed: dict[SourceOut, list[str]] = {}
    for question in questions:
        for verdict in _answer(question).verdicts:
            source = _source(verdict, sources)
            if source and verdict.verdict != Verdict.COVERED:
                texts = missed.setdefault(source, [])
                if verdict.text not in texts:
                    texts.append(verdict.text)
    ranked = sorted(missed.items(), key=lambda item: -len(item[1]))
    return [Reread(source=source, missed=texts) for source, texts in ranked]
