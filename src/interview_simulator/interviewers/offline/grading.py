"""From verdicts to an evaluation: the three dimensions and feedback in words."""

from collections.abc import Sequence
from statistics import fmean
from typing import Final

from interview_simulator.algorithms.rubric import Verdict, completeness, supported
from interview_simulator.algorithms.words import STOP_WORDS, sentences, tokens
from interview_simulator.interviewers.base import Evaluation, GradedBy, KeyPointVerdict, Question
from interview_simulator.interviewers.offline.coverage import judge

PROSE_FROM: Final = 0.2
"""Share of stop words from which a text reads as sentences; lists of keywords stay below it."""
LONG_SENTENCE: Final = 45
"""Words from which a sentence is hard to follow."""


def grade(question: Question, answer: str) -> Evaluation:
    """Grade `answer` by how many key points of `question` it covers.

    Correctness is the share of what was said about key points that is right; neither it nor clarity may exceed
    what the verdicts support.
    """
    verdicts = judge(question.key_points, question.text, answer)
    complete = completeness(verdict.verdict for verdict in verdicts)
    limit = supported(complete)
    spoken = [verdict for verdict in verdicts if verdict.verdict is not Verdict.MISSING]
    wrong = sum(verdict.verdict is Verdict.CONTRADICTED for verdict in spoken)
    right = 1 - wrong / len(spoken) if spoken else 0.0
    return Evaluation(
        correctness=min(right, limit),
        completeness=complete,
        clarity=min(_clarity(answer), limit),
        verdicts=verdicts,
        feedback=_feedback(verdicts),
        graded_by=GradedBy.OFFLINE,
    )


def _clarity(answer: str) -> float:
    words = tokens(answer)
    if not words:
        return 0.0
    prose = min(sum(word in STOP_WORDS for word in words) / len(words) / PROSE_FROM, 1.0)
    distinct = min(len(set(words)) / len(words) / 0.3, 1.0)
    readable = fmean(min(LONG_SENTENCE / max(len(tokens(piece)), 1), 1.0) for piece in sentences(answer))
    return prose * distinct * readable


def _feedback(verdicts: Sequence[KeyPointVerdict]) -> str:
    """Say in words what the verdicts come to; of each kind only the first, since all of them are listed beside it."""
    named = {kind: [v.key_point.text for v in verdicts if v.verdict is kind] for kind in Verdict}
    total, covered = len(verdicts), len(named[Verdict.COVERED])
    if covered == total:
        return "Your answer covers every key point."
    parts = [
        f"Your answer covers {covered} of {total} key points."
        if covered
        else "Your answer does not cover a key point in full yet."
    ]
    for kind, opening in (
        (Verdict.CONTRADICTED, "Check this again, you seem to say the opposite:"),
        (Verdict.PARTIAL, "Say more about this:"),
        (Verdict.MISSING, "Still missing:"),
    ):
        if named[kind]:
            first, *others = named[kind]
            parts.append(f"{opening} {first}" + (f" And {len(others)} more." if others else ""))
    return " ".join(parts)
