"""What an answer says of one statement: which of its pieces is asked, and what the encoder of pairs takes from it."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final

import numpy as np

from interview_simulator.interviewers.offline.grader.encoder import Floats
from interview_simulator.interviewers.offline.grader.spans import between
from interview_simulator.interviewers.offline.grader.surface import words
from interview_simulator.interviewers.offline.grader.telling import Told
from interview_simulator.interviewers.offline.grader.weights import Weights

SAID_FROM: Final = 0.5
"""How likely it must be at least that a statement is covered for nothing else to be looked at."""
CONTRADICTED_FROM: Final = 0.5
"""How likely it must be at least that a statement is contradicted."""
ELSEWHERE: Final = 0.1
"""How much less near a piece counts as that comes nearer to another statement."""
REPEATS_FROM: Final = 0.95
"""How near a piece comes to a statement that it repeats: it speaks of no other, so that to add it takes nothing away
from what is said of these.
"""


@dataclass(frozen=True)
class Said:
    """What an answer says of a statement: how likely it `covers` and `contradicts` it, 0..1, and with which words."""

    covers: float
    contradicts: float
    quote: str


def said_of(
    weights: Weights, statement: str, place: int, answer: str, told: Told, near: Floats, choices: Sequence[range]
) -> Said:
    """Return what the pieces nearest to `statement` say of it, the one at `place` of all statements.

    `near`: how near each of `choices`, places of pieces in a row, comes to each of the statements. The nearest of them
    is asked, and the nearest other piece if that says nothing: more said about something else must not hide what was.
    """
    pieces = near[: len(told.pieces)]
    nearest = int(np.argmax(pieces[:, place]))
    if _is_quoted(statement, told.read):
        return Said(1.0, 0.0, told.pieces[nearest])
    elsewhere = pieces.argmax(1) != place
    repeating = elsewhere & (pieces.max(1) >= REPEATS_FROM)
    ranked = [
        float(how_near) - ELSEWHERE * all(elsewhere[i] for i in choice)
        for how_near, choice in zip(near[:, place], choices, strict=True)
    ]
    in_order = sorted(range(len(choices)), key=lambda i: -ranked[i])
    asked = [i for i in in_order if not any(repeating[piece] for piece in choices[i])]
    if not asked:
        return Said(0.0, 0.0, told.pieces[nearest])
    found = _asked(weights, statement, answer, told, choices[asked[0]])
    # What a sentence contradicts, the next one does not make right.
    if found.covers < SAID_FROM and found.contradicts < CONTRADICTED_FROM:
        for other in [i for i in asked[1:] if i < len(pieces)][:1]:
            second = _asked(weights, statement, answer, told, choices[other])
            found = max(found, replace(second, contradicts=found.contradicts), key=lambda one: one.covers)
    # A piece that is rather about another statement contradicts that one, if any.
    return replace(found, contradicts=0.0) if elsewhere[nearest] else found


def _asked(weights: Weights, statement: str, answer: str, told: Told, places: range) -> Said:
    contradicts, covers, _ = weights.encoder.verdict(" ".join(told.read[i] for i in places), statement)
    first, last = told.pieces[places[0]], told.pieces[places[-1]]
    quote = (between(answer, first, last) if len(places) > 1 else None) or first
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
