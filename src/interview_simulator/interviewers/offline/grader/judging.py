"""What an answer says of each statement, and the score a person would give it."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Final

import numpy as np

from interview_simulator.interviewers.offline.grader.alignment import recall
from interview_simulator.interviewers.offline.grader.counted import Counted, counted
from interview_simulator.interviewers.offline.grader.encoder import Floats, Tokens, unit
from interview_simulator.interviewers.offline.grader.spans import between, sentences, windows
from interview_simulator.interviewers.offline.grader.spelling import expected_words
from interview_simulator.interviewers.offline.grader.surface import features, words
from interview_simulator.interviewers.offline.grader.telling import Told, joined, most_telling, told
from interview_simulator.interviewers.offline.grader.weights import Basis, Weights

REMEMBERED: Final = 512
"""Questions whose right answer is not judged again with each answer."""
LEAST_STANDARD: Final = 0.5
"""Less is not taken from a right answer for how much of a statement it covers: it may not speak of it."""
SAID_FROM: Final = 0.5
"""How likely it must be at least that a statement is covered for nothing else to be looked at."""
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
CONTRADICTED_FROM: Final = 0.5
"""How likely it must be at least that a statement is contradicted."""


@dataclass(frozen=True)
class Said:
    """What an answer says of a statement: how likely it `covers` and `contradicts` it, 0..1, and with which words."""

    covers: float
    contradicts: float
    quote: str


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
) -> Judgement:
    """Judge `answer` to `question` by `statements`, of which there must be one at least; `by`: what they are.

    `reference`: a whole answer, if one is known besides, against which wordings are held too.
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
    standard = _standard(weights, question, tuple(statements), reference) if reference else None
    choices = windows(answered.pieces)
    vectors = np.stack([answered.vector(places) for places in choices])
    # Windows x statements.
    near = np.stack([(vectors * unit(side.tokens.last.sum(0))).sum(1) for side in wanted], axis=1)
    said = []
    for i, statement in enumerate(wanted):
        found = _turned(statement.text, of)
        if found is None:
            found = _said(weights, statement.text, answer, answered, near[:, i], choices)
            nearest = int(np.argmax(near[: len(answered.pieces), i]))
            # A piece that is rather about another statement contradicts that one, if any.
            if int(np.argmax(near[nearest])) != i:
                found = replace(found, contradicts=0.0)
            if standard is not None:
                found = _by_standard(found, standard[i])
        said.append(found)
    covered = float(np.mean([one.covers for one in said]))
    met = recall(asked.tokens, every.tokens, all_told.tokens, weights.piece_rarity)
    inputs = (
        _logit(_aligned(weights, asked, every, all_told)),
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


def _said(weights: Weights, statement: str, answer: str, told: Told, near: Floats, choices: Sequence[range]) -> Said:
    """Return what the piece nearest to `statement` says of it; `near`: how near each of `choices` comes to it.

    The nearest two pieces in a row are asked if they come nearer, and the second nearest piece if neither says it: more
    said about something else must not hide what was said.
    """
    first, *others = np.argsort(-near[: len(told.pieces)], kind="stable")[:2]
    if _is_quoted(statement, told.read):
        return Said(1.0, 0.0, told.pieces[first])
    found = _verdict(weights, statement, told, range(first, first + 1), told.pieces[first])
    # What a sentence contradicts, the next one does not make right.
    if found.contradicts >= CONTRADICTED_FROM:
        return found
    window = choices[int(np.argmax(near))]
    if len(window) > 1:
        quote = between(answer, told.pieces[window[0]], told.pieces[window[-1]])
        found = _verdict(weights, statement, told, window, quote or found.quote)
    for other in others if found.covers < SAID_FROM else ():
        second = _verdict(weights, statement, told, range(other, other + 1), told.pieces[other])
        found = max(found, replace(second, contradicts=found.contradicts), key=lambda one: one.covers)
    return found


def _verdict(weights: Weights, statement: str, told: Told, places: range, quote: str) -> Said:
    contradicts, covers, _ = weights.encoder.verdict(" ".join(told.read[i] for i in places), statement)
    return Said(float(covers), float(contradicts), quote)


def _is_quoted(statement: str, pieces: Sequence[str]) -> bool:
    """Return whether some `pieces` in a row say `statement` word for word, and nothing besides."""
    wanted, said = words(statement), [words(piece) for piece in pieces]
    for start in range(len(said)):
        run: list[str] = []
        for piece in said[start:]:
            run += piece
            if len(run) >= len(wanted):
                break
        if run == wanted:
            return True
    return False


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
