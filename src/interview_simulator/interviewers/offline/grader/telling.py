"""Which pieces of an answer are about the subject, and their token vectors."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np

from interview_simulator.interviewers.offline.grader.alignment import nearest
from interview_simulator.interviewers.offline.grader.encoder import Floats, Tokens, unit
from interview_simulator.interviewers.offline.grader.spelling import mended
from interview_simulator.interviewers.offline.grader.surface import content, words
from interview_simulator.interviewers.offline.grader.weights import Weights

MOST_WORDS: Final = 450
"""Words of an answer that are weighed: beyond, those pieces that share the most words with the reference."""
ABOUT_FROM: Final = 0.42
"""How near, 0..2, the whole of a piece and each of its words must come to what is wanted to be about the subject."""
FOLD_PADDED: Final = 4
"""Times as many words as are about the subject, from which an answer of `PADDED_FROM` words is padded out."""
PADDED_FROM: Final = 60


@dataclass(frozen=True)
class Told:
    """`pieces` about the subject, what each is read as and its tokens; all of them, if none is.

    A piece is encoded by itself, so that what is said beside it changes nothing.
    """

    pieces: list[str]
    read: list[str]
    tokens: list[Tokens]
    none_about: bool

    @property
    def text(self) -> str:
        return " ".join(self.read)

    @property
    def all_tokens(self) -> Tokens:
        return joined(self.tokens)

    def is_beside(self, words: int) -> bool:
        """Return whether little of an answer of so many words is about the subject."""
        return self.none_about or (words >= PADDED_FROM and len(self.text.split()) * FOLD_PADDED < words)

    def vector(self, places: Sequence[int]) -> Floats:
        """Return the mean vector of the pieces at `places`, 1 long."""
        return unit(np.sum([self.tokens[place].last.sum(0) for place in places], axis=0))


def told(weights: Weights, pieces: Sequence[str], wanted: Sequence[Tokens], expected: Collection[str]) -> Told:
    """Keep of `pieces`, of which there is one at least, what is about `wanted`; `expected`: words that slips may be."""
    whole = joined(wanted)
    vectors = np.stack([unit(statement.last.sum(0)) for statement in wanted])
    read = [mended(piece, expected, weights.known) for piece in pieces]
    encoded = [weights.encoder.tokens(piece) for piece in read]
    about = [_nearness(tokens, whole, vectors, weights.piece_rarity) >= ABOUT_FROM for tokens in encoded]
    kept = [i for i, is_about in enumerate(about) if is_about] or range(len(pieces))
    return Told(
        [pieces[i] for i in kept], [read[i] for i in kept], [encoded[i] for i in kept], none_about=not any(about)
    )


def most_telling(pieces: list[str], reference: str) -> list[str]:
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


def joined(parts: Sequence[Tokens]) -> Tokens:
    return Tokens(*(np.concatenate([getattr(part, name) for part in parts]) for name in ("ids", "third", "last")))


def _nearness(tokens: Tokens, wanted: Tokens, vectors: Floats, rarity: Floats) -> float:
    if not len(tokens.ids):
        return 0.0
    rare = rarity[tokens.ids]
    word_for_word = float((np.clip(nearest(tokens, wanted), 0, 1) * rare).sum() / (rare.sum() + 1e-9))
    as_a_whole = float((vectors * unit(tokens.last.sum(0))).sum(1).max())
    return word_for_word + as_a_whole
