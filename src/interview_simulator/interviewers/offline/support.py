"""Whether a text says a key point: a passage, or an answer."""

import re
from functools import cached_property
from typing import Final

import numpy as np

from interview_simulator.interviewers.offline.grader.alignment import recall
from interview_simulator.interviewers.offline.grader.encoder import Tokens
from interview_simulator.interviewers.offline.grader.spans import sentences
from interview_simulator.interviewers.offline.grader.telling import joined
from interview_simulator.interviewers.offline.grader.weights import shipped

SAID_FROM: Final = 0.6
"""How near (0..1) the words of a key point must come to words of what says it; docs/chat-models.md has the figures."""

MOST_READ: Final = 5_000
"""Characters of an answer that are looked at for what it has told already; reading takes time."""

# Prose is wrapped anywhere.
_WRAPPED = re.compile(r"(?<!\n)\n(?!\n)")
_NOTHING_ASKED: Final = Tokens(np.zeros(0, np.int64), np.zeros((0, 0), np.float32), np.zeros((0, 0), np.float32))


class Content:
    """What a text says; taken apart once, for many key points to be held against it."""

    def __init__(self, text: str) -> None:
        self._weights = shipped()
        self._text = _WRAPPED.sub(" ", text)

    def says(self, point: str) -> bool:
        # What stands there word for word needs no encoding, which takes a tenth of a second for a passage.
        if point and point in self._text:
            return True
        return bool(self._sentences) and self._recall(point) >= SAID_FROM

    @cached_property
    def _sentences(self) -> list[Tokens]:
        return [self._weights.encoder.tokens(piece) for piece in sentences(self._text)]

    def _recall(self, point: str) -> float:
        wanted = self._weights.encoder.remembered(point)
        return recall(_NOTHING_ASKED, wanted, joined(self._sentences), self._weights.piece_rarity)
