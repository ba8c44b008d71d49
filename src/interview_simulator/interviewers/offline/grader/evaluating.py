"""From what an answer says to an evaluation: verdicts with their evidence, the three dimensions, feedback."""

from collections.abc import Sequence
from statistics import fmean
from typing import Final

from interview_simulator.algorithms.rubric import Verdict, completeness
from interview_simulator.algorithms.words import tokens
from interview_simulator.interviewers.base import NOWHERE, Evaluation, GradedBy, KeyPoint, KeyPointVerdict, Question
from interview_simulator.interviewers.feedback import feedback_in_words
from interview_simulator.interviewers.offline.grader.judging import Judgement, judge
from interview_simulator.interviewers.offline.grader.saying import CONTRADICTED_FROM, Said
from interview_simulator.interviewers.offline.grader.spans import sentences, statements
from interview_simulator.interviewers.offline.grader.weights import Basis, shipped

COVERED_FROM: Final = 0.45
PARTIAL_FROM: Final = 0.35
LONG_SENTENCE: Final = 45
"""Words from which a sentence is hard to follow."""


def grade(question: Question, answer: str, *, at_least: bool = False) -> Evaluation:
    """Grade `answer` by the key points of `question`, or by what its reference answer says where it has none.

    The score comes close to what people give. Correctness and completeness lie around it: the first is higher where
    what was said is right and much was left out, the second where all was spoken of and some of it is wrong.
    `at_least`: the score may be lower than it would be otherwise, never higher, and takes less time.
    """
    points = question.key_points or tuple(KeyPoint(text, NOWHERE) for text in statements(question.reference_answer))
    by = Basis.KEY_POINTS if question.key_points else Basis.REFERENCE
    texts = [point.text for point in points]
    judgement = judge(shipped(), question.text, texts, answer, by, question.reference_answer, at_least=at_least)
    verdicts = tuple(_verdict(point, said, judgement) for point, said in zip(points, judgement.said, strict=True))
    score = judgement.score
    tilt = _tilt(verdicts, score)
    return Evaluation(
        correctness=score + tilt,
        completeness=score - tilt,
        clarity=score * _readability(answer),
        verdicts=verdicts,
        feedback=feedback_in_words(verdicts),
        graded_by=GradedBy.OFFLINE,
    )


def _verdict(point: KeyPoint, said: Said | None, judgement: Judgement) -> KeyPointVerdict:
    if said is None:
        return KeyPointVerdict(point, Verdict.MISSING, None)
    if said.contradicts >= CONTRADICTED_FROM and said.contradicts > said.covers:
        return KeyPointVerdict(point, Verdict.CONTRADICTED, said.quote)
    if said.covers < PARTIAL_FROM:
        return KeyPointVerdict(point, Verdict.MISSING, None)
    covered = said.covers >= COVERED_FROM and not judgement.of.listed
    return KeyPointVerdict(point, Verdict.COVERED if covered else Verdict.PARTIAL, said.quote)


def _tilt(verdicts: Sequence[KeyPointVerdict], score: float) -> float:
    spoken = [verdict.verdict for verdict in verdicts if verdict.verdict is not Verdict.MISSING]
    wrong = sum(verdict is Verdict.CONTRADICTED for verdict in spoken)
    lean = completeness(spoken) - completeness(verdict.verdict for verdict in verdicts) - wrong / len(verdicts)
    return lean * min(score, 1 - score) / 2


def _readability(answer: str) -> float:
    words = tokens(answer)
    if not words:
        return 0.0
    distinct = min(len(set(words)) / len(words) / 0.3, 1.0)
    return distinct * fmean(min(LONG_SENTENCE / max(len(tokens(piece)), 1), 1.0) for piece in sentences(answer))
