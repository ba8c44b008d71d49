"""From verdicts to an evaluation: the three dimensions."""

from statistics import fmean
from typing import Final

from interview_simulator.algorithms.rubric import Verdict, completeness, supported
from interview_simulator.algorithms.words import STOP_WORDS, sentences, tokens
from interview_simulator.interviewers.base import Evaluation, GradedBy, Question
from interview_simulator.interviewers.feedback import feedback_in_words
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
        feedback=feedback_in_words(verdicts),
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
