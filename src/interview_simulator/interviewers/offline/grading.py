"""From verdicts to an evaluation: the three dimensions and feedback in words."""

from collections import Counter
from collections.abc import Sequence
from statistics import fmean
from typing import Final

from interview_simulator.algorithms.rubric import Verdict, completeness, supported
from interview_simulator.algorithms.words import STOP_WORDS, sentences, tokens
from interview_simulator.interviewers.base import Evaluation, GradedBy, KeyPointVerdict, Question
from interview_simulator.interviewers.offline.coverage import judge

FLUENT_FROM: Final = 0.2
"""Share of stop words from which a text reads as sentences."""
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
    spoken = [verdict.verdict for verdict in verdicts if verdict.verdict is not Verdict.MISSING]
    right = completeness(spoken)
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
    prose = min(sum(word in STOP_WORDS for word in words) / len(words) / FLUENT_FROM, 1.0)
    distinct = min(len(set(words)) / len(words) / 0.3, 1.0)
    readable = fmean(min(LONG_SENTENCE / max(len(tokens(piece)), 1), 1.0) for piece in sentences(answer))
    return prose * distinct * readable


def _feedback(verdicts: Sequence[KeyPointVerdict]) -> str:
    """Say in words what the verdicts come to. The key points themselves are listed beside it."""
    total = len(verdicts)
    count = Counter(verdict.verdict for verdict in verdicts)
    covered, wrong = count[Verdict.COVERED], count[Verdict.CONTRADICTED]
    if covered == total:
        return "Your answer covers every key point."
    if total == 1:
        return {
            Verdict.PARTIAL: "You touch on the key point. Say all of it.",
            Verdict.CONTRADICTED: "You seem to say the opposite of the key point. Read the passage again.",
        }.get(verdicts[0].verdict, "Few of the words expected here are in your answer. Compare it with the passage.")
    parts = [f"Your answer covers {covered or 'none'} of {total} key points{'' if covered else ' in full'}."]
    if wrong:
        parts.append(f"You seem to say the opposite of {wrong} of them: check that first.")
    if count[Verdict.PARTIAL]:
        parts.append(f"Say more about {count[Verdict.PARTIAL]} that you only touch on.")
    if count[Verdict.MISSING] == total:
        parts.append("Few of the words expected here are in your answer. Compare it with the passage.")
    elif count[Verdict.MISSING]:
        parts.append(f"{count[Verdict.MISSING]} not found in your answer: the passage has what is missing.")
    return " ".join(parts)
