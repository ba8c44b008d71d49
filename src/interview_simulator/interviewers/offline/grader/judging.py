"""What an answer says of each statement, and the score a person would give it."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np

from interview_simulator.interviewers.offline.grader.alignment import recall
from interview_simulator.interviewers.offline.grader.counted import Counted, counted
from interview_simulator.interviewers.offline.grader.encoder import Floats, Tokens, unit
from interview_simulator.interviewers.offline.grader.spans import windows
from interview_simulator.interviewers.offline.grader.surface import content, features, words
from interview_simulator.interviewers.offline.grader.weights import Basis, Weights

MOST_WORDS: Final = 450
"""Words of an answer that are weighed: beyond, those pieces that share the most words with the reference."""
AT_ONCE: Final = 90
"""Words encoded at once, so that they fit the encoder."""


@dataclass(frozen=True)
class Said:
    """What an answer says of a statement: how likely it `covers` and `contradicts` it, 0..1, and with which words."""

    covers: float
    contradicts: float
    quote: str


@dataclass(frozen=True)
class Judgement:
    """`score`: what people would give, 0..1; one `Said` for each statement, none where nothing of the answer counts."""

    score: float
    said: tuple[Said | None, ...]
    of: Counted


@dataclass(frozen=True)
class _Side:
    text: str
    tokens: Tokens


def judge(
    weights: Weights, question: str, statements: Sequence[str], answer: str, by: Basis = Basis.KEY_POINTS
) -> Judgement:
    """Judge `answer` to `question` by `statements`, of which there must be one at least; `by`: what they are."""
    reference = " ".join(statements)
    of = counted(question, reference, answer, weights.known)
    if not of.pieces:
        return Judgement(0.0, (None,) * len(statements), of)
    asked = _Side(question, weights.encoder.remembered(question))
    wanted = [_Side(statement, weights.encoder.remembered(statement)) for statement in statements]
    pieces = _most_telling(of.pieces, reference)
    tokens, piece_of = _encoded(weights, pieces)
    told = _Side(" ".join(pieces), tokens)
    choices = windows(answer, pieces)
    vectors = unit(np.stack([tokens.last[np.isin(piece_of, which)].sum(0) for _, which in choices]))
    said = []
    for statement in wanted:
        nearest = choices[int(np.argmax((vectors * unit(statement.tokens.last.sum(0))).sum(1)))][0]
        if _is_quoted(statement.text, pieces):
            said.append(Said(1.0, 0.0, nearest))
            continue
        contradicts, covers, _ = weights.encoder.verdict(nearest, statement.text)
        aligned = _aligned(weights, asked, statement, told)
        said.append(Said((float(covers) + aligned) / 2, float(contradicts), nearest))
    all_wanted = _Side(reference, _joined([side.tokens for side in wanted]))
    recalled = recall(asked.tokens, all_wanted.tokens, tokens, weights.piece_rarity)
    whole = _aligned(weights, asked, all_wanted, told)
    return Judgement(_combine(weights.combining[by], whole, recalled, said), tuple(said), of)


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


def _aligned(weights: Weights, asked: _Side, wanted: _Side, told: _Side) -> float:
    surface = np.array(features(asked.text, wanted.text, told.text, weights.rarity), np.float32)
    given = (asked.tokens, wanted.tokens, told.tokens, surface, weights.piece_rarity)
    return float(np.mean([network.score(*given) for network in weights.networks]))


def _combine(weights: Sequence[float], whole: float, recalled: float, said: Sequence[Said]) -> float:
    """Return the score by logistic regression; the coefficients come from training."""
    covers = float(np.mean([one.covers for one in said]))
    contradicts = float(np.mean([one.contradicts for one in said]))
    bias, *by = weights
    given = (_logit(whole), recalled, _logit(covers), contradicts)
    return float(1 / (1 + np.exp(-bias - sum(weight * value for weight, value in zip(by, given, strict=True)))))


def _logit(share: float) -> float:
    held = min(max(share, 0.02), 0.98)
    return float(np.log(held / (1 - held)))


def _most_telling(pieces: list[str], reference: str) -> list[str]:
    """Return `pieces` as they are, or of very many those that share the most words with `reference`, in order."""
    if sum(len(piece.split()) for piece in pieces) <= MOST_WORDS:
        return pieces
    wanted, kept, left = set(content(words(reference))), set[int](), MOST_WORDS
    shared = [len(wanted.intersection(content(words(piece)))) for piece in pieces]
    for i in sorted(range(len(pieces)), key=lambda i: (-shared[i], i)):
        if len(pieces[i].split()) <= left:
            kept.add(i)
            left -= len(pieces[i].split())
    return [piece for i, piece in enumerate(pieces) if i in kept]


def _encoded(weights: Weights, pieces: Sequence[str]) -> tuple[Tokens, Floats]:
    """Return the tokens of all `pieces` and which piece each belongs to."""
    parts: list[list[int]] = [[]]
    size = 0
    for i, piece in enumerate(pieces):
        size += len(piece.split())
        if size > AT_ONCE and parts[-1]:
            parts.append([])
            size = len(piece.split())
        parts[-1].append(i)
    encoded, owners = [], []
    for part in parts:
        tokens = weights.encoder.tokens(" ".join(pieces[i] for i in part))
        ends = np.cumsum([len(pieces[i]) + 1 for i in part])
        owners.append(np.array(part)[np.minimum(np.searchsorted(ends, tokens.spans[:, 0], "right"), len(part) - 1)])
        encoded.append(tokens)
    return _joined(encoded), np.concatenate(owners)


def _joined(parts: Sequence[Tokens]) -> Tokens:
    return Tokens(
        *(np.concatenate([getattr(part, name) for part in parts]) for name in ("ids", "spans", "third", "last"))
    )
