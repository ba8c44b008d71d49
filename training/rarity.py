"""How rare stems and word pieces are: log((n + 1) / (texts with it + 1)) / log(n + 1), 0..1; 1 for what is unknown."""

import math
from collections import Counter
from collections.abc import Iterable
from typing import Final

import numpy as np
from tokenizers import Tokenizer

from interview_simulator.interviewers.offline.grader.encoder import Floats
from interview_simulator.interviewers.offline.grader.surface import content, words
from training.data import Data, trained

ONE_ANSWER_IN: Final = 3
"""Answers to one question are much alike: all of them would make its words seem common."""
LONGEST_STEM: Final = 30
LEAST: Final = 0.02
MOST_TOKENS: Final = 128


def of_stems(data: Data) -> dict[str, float]:
    """Return by stem how rare it is, of those that more than one text has."""
    rows = trained(data.graded)
    references = dict.fromkeys((row.source, row.question_id, row.reference) for row in rows)
    texts = [
        *(reference for *_, reference in references),
        *(row.answer for row in rows[::ONE_ANSWER_IN]),
        *(pair.said for pair in data.inferences),
    ]
    found = Counter(stem for text in texts for stem in dict.fromkeys(content(words(text))))
    return {
        stem: round(_rarity(count, len(texts)), 3)
        for stem, count in found.items()
        if count >= 2 and len(stem) < LONGEST_STEM
    }


def of_pieces(data: Data, tokenizer: Tokenizer) -> Floats:
    """Return for each word piece of the vocabulary how rare it is, 0.02..1."""
    tokenizer.no_padding()
    rows = trained(data.graded)
    texts = [
        *sorted({text for row in rows for text in (row.answer, row.reference)}),
        *(pair.said for pair in data.inferences),
    ]
    found = Counter(piece for pieces in _pieces(texts, tokenizer) for piece in pieces)
    every = [_rarity(found[piece], len(texts)) for piece in range(tokenizer.get_vocab_size())]
    return np.clip(np.array(every, np.float32), LEAST, 1)


def _pieces(texts: list[str], tokenizer: Tokenizer) -> Iterable[set[int]]:
    for begin in range(0, len(texts), 1000):
        yield from (set(one.ids) for one in tokenizer.encode_batch(texts[begin : begin + 1000]))


def _rarity(count: int, texts: int) -> float:
    return math.log((texts + 1) / (count + 1)) / math.log(texts + 1)
