"""What an answer says of each statement, and the score a person would give it."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Final

import numpy as np

from interview_simulator.interviewers.offline.grader.alignment import recall
from interview_simulator.interviewers.offline.grader.counted import Counted, counted
from interview_simulator.interviewers.offline.grader.encoder import Tokens, unit
from interview_simulator.interviewers.offline.grader.saying import Said, said_of
from interview_simulator.interviewers.offline.grader.spans import sentences, windows
from interview_simulator.interviewers.offline.grader.spelling import expected_words
from interview_simulator.interviewers.offline.grader.surface import features
from interview_simulator.interviewers.offline.grader.telling import Told, joined, most_telling, told
from interview_simulator.interviewers.offline.grader.weights import Basis, Weights

REMEMBERED: Final = 512
"""Questions whose right answer is not judged again with each answer."""
LEAST_STANDARD: Final = 0.65
"""Less is not taken from a right answer for how much of a statement it covers: it may not speak of it."""
MOST_FOR_NO_ANSWER: Final = 0.3
"""What naming words, saying the contrary or the same again and again, or hiding a little in much else may earn."""
LITTLE: Final = 0.35
"""What is covered on average, and how much of the statements' words is met, below which hardly anything was said.

Talk that fits any question on the subject has so little of both; of 14,635 answers that people graded, those that have
were rarely given more than this, so as the most for such an answer it costs no agreement (Pearson's r, within 0.001).
"""
MOST_BESIDE: Final = 0.05
"""What speaking of something else may earn, from `SEVERAL_WORDS` on: of a few words it is less sure what they mean."""
SEVERAL_WORDS: Final = 10


@dataclass(frozen=True)
class Judgement:
    """`score`: what people would give, 0..1; one `Said` for each statement, none where nothing of the answer counts.

    `inputs`: what the score was combined of, if anything counts.
    """

    score: float
    said: tuple[Said | None, ...]
    of: Counted
    inputs: tuple[float, ...] = ()


@dataclass(frozen=True)
class _Side:
    text: str
    tokens: Tokens


def judge(
    weights: Weights,
    question: str,
    statements: Sequence[str],
    answer: str,
    by: Basis = Basis.KEY_POINTS,
    reference: str = "",
    *,
    at_least: bool = False,
) -> Judgement:
    """Judge `answer` to `question` by `statements`, of which there must be one at least; `by`: what they are.

    `reference`: a whole answer, if one is known besides, against which wordings are held too. `at_least`: the score may
    be lower than it would be otherwise, never higher, and takes half the time where the question is new.
    """
    whole = " ".join(statements)
    known = [sentence for text in (*statements, reference) for sentence in sentences(text)]
    of = counted(question, known, answer, weights.known)
    if not of.pieces:
        return Judgement(0.0, tuple(_turned(statement, of) for statement in statements), of)
    asked = _Side(question, weights.encoder.remembered(question))
    wanted = [_Side(statement, weights.encoder.remembered(statement)) for statement in statements]
    every = _Side(whole, joined([side.tokens for side in wanted]))
    expected = expected_words((question, reference, *statements))
    answered = told(weights, most_telling(of.pieces, whole), [side.tokens for side in wanted], expected)
    all_told = _Side(answered.text, answered.all_tokens)
    standard = _standard(weights, question, tuple(statements), reference) if reference and not at_least else None
    choices = windows(answered.pieces)
    vectors = np.stack([answered.vector(places) for places in choices])
    # Windows x statements.
    near = np.stack([(vectors * unit(side.tokens.last.sum(0))).sum(1) for side in wanted], axis=1)
    said = []
    for i, statement in enumerate(wanted):
        found = _turned(statement.text, of)
        if found is None:
            found = said_of(weights, statement.text, i, answer, answered, near, choices)
            if standard is not None:
                found = _by_standard(found, standard[i])
        said.append(found)
    covered = float(np.mean([one.covers for one in said]))
    met = recall(asked.tokens, every.tokens, all_told.tokens, weights.piece_rarity)
    inputs = (
        # The networks are asked only where they count.
        _logit(_aligned(weights, asked, every, all_told)) if weights.combining[by][1] else 0.0,
        met,
        _logit(covered),
        float(np.mean([one.contradicts for one in said])),
    )
    most = min(_most(of, answered, len(answer.split())), LITTLE if max(covered, met) < LITTLE else 1.0)
    score = min(_combined(weights.combining[by], inputs), most)
    # Of what is about something else, nothing shows anything.
    shown = [_turned(statement, of) for statement in statements] if answered.none_about else said
    return Judgement(score, tuple(shown), of, inputs)


def _most(of: Counted, answered: Told, words_said: int) -> float:
    """Return the most that an answer may score that is none."""
    if answered.none_about and words_said >= SEVERAL_WORDS:
        return MOST_BESIDE
    flawed = answered.is_beside(words_said) or of.contrary or of.listed or of.repeated
    return MOST_FOR_NO_ANSWER if flawed else 1.0


def _turned(statement: str, of: Counted) -> Said | None:
    """Return what turns `statement`, or half of its sentences, around in nearly the same words, if anything does."""
    parts = sentences(statement)
    pieces = [of.turned[part] for part in parts if part in of.turned]
    return Said(0.0, 1.0, pieces[0]) if pieces and len(pieces) * 2 >= len(parts) else None


@lru_cache(maxsize=REMEMBERED)
def _standard(weights: Weights, question: str, statements: tuple[str, ...], reference: str) -> tuple[Said | None, ...]:
    """Return what a right answer says of each statement: where that is taken for less than it is, others' is too."""
    return judge(weights, question, statements, reference).said


def _by_standard(said: Said, standard: Said | None) -> Said:
    if standard is None:
        return said
    covers = min(said.covers / max(standard.covers, LEAST_STANDARD), 1.0)
    return replace(said, covers=covers, contradicts=said.contradicts * (1 - standard.contradicts))


def _aligned(weights: Weights, asked: _Side, wanted: _Side, all_told: _Side) -> float:
    surface = np.array(features(asked.text, wanted.text, all_told.text, weights.rarity), np.float32)
    given = (asked.tokens, wanted.tokens, all_told.tokens, surface, weights.piece_rarity)
    return float(np.mean([network.score(*given) for network in weights.networks]))


def _combined(weights: Sequence[float], inputs: Sequence[float]) -> float:
    """Return the score by a logistic curve, whose coefficients come from training, as a share of the best there is."""
    return min(_logistic(weights, inputs) / _logistic(weights, (_logit(1), 1.0, _logit(1), 0.0)), 1.0)


def _logistic(weights: Sequence[float], inputs: Sequence[float]) -> float:
    bias, *by = weights
    return float(1 / (1 + np.exp(-bias - sum(weight * value for weight, value in zip(by, inputs, strict=True)))))


def _logit(share: float) -> float:
    held = min(max(share, 0.02), 0.98)
    return float(np.log(held / (1 - held)))
