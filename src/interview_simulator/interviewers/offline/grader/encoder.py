"""The two text encoders, run with onnxruntime: token vectors of one text, and the verdict on a pair of texts."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

import numpy as np
import onnxruntime as ort
from numpy.typing import NDArray
from tokenizers import Tokenizer

MOST_TOKENS: Final = 256
MOST_PAIR_TOKENS: Final = 128
REMEMBERED: Final = 512
"""Texts; one of 20 word pieces takes 60 kB."""

Floats = NDArray[np.float32]
Ints = NDArray[np.int64]


@dataclass(frozen=True)
class Tokens:
    """A text's n word pieces, without the marks of its beginning and end.

    `ids`: n; `third`, `last`: n x 384, vectors of those layers.
    """

    ids: Ints
    third: Floats
    last: Floats


class Encoder:
    """Encodes with the weights in `files`. Safe to share between threads.

    Texts go in one at a time, never padded: what is rounded depends on all that goes in together, and a grade must not
    depend on which other answers are graded with it.
    """

    def __init__(self, files: Mapping[str, bytes], words: NDArray[np.int8], scales: Floats) -> None:
        self._tokenizer = Tokenizer.from_str(files["tokenizer.json"].decode())
        self._tokenizer.no_padding()
        self._tokenizer.no_truncation()
        self._words, self._scales = words, scales
        self._texts, self._pairs = session(files["texts.onnx"]), session(files["pairs.onnx"])

        self.remembered = lru_cache(maxsize=REMEMBERED)(self.tokens)
        """As `tokens`, for what comes again with every answer: questions and what they expect."""

    def tokens(self, text: str) -> Tokens:
        """Encode `text`; what goes beyond 254 word pieces is left out."""
        encoded = self._tokenizer.encode(text)
        kept = slice(1, min(len(encoded.ids), MOST_TOKENS) - 1)
        ids = np.array([encoded.ids[0], *encoded.ids[kept], encoded.ids[-1]], np.int64)
        third, last = (layer[0, 1:-1] for layer in self._texts.run(None, {"embedded": self._embedded(ids)}))
        return Tokens(ids[1:-1], third, last)

    def verdict(self, said: str, statement: str) -> Floats:
        """Return how likely `said` contradicts, says, and does not speak of `statement`: three shares of 1."""
        encoded = self._tokenizer.encode(said, statement)
        ids, types = list(encoded.ids), list(encoded.type_ids)
        # The statement matters to its last word; what was said loses its end.
        surplus, begin = len(ids) - MOST_PAIR_TOKENS, types.index(1)
        if surplus > 0:
            cut = slice(max(begin - 1 - surplus, 1), begin - 1)
            del ids[cut], types[cut]
            del ids[MOST_PAIR_TOKENS:], types[MOST_PAIR_TOKENS:]
        embedded = self._embedded(np.array(ids, np.int64))
        (logits,) = self._pairs.run(None, {"embedded": embedded, "types": np.array([types], np.int64)})
        grown = np.exp(logits[0] - logits[0].max())
        return np.asarray(grown / grown.sum(), np.float32)

    def _embedded(self, ids: Ints) -> Floats:
        return np.asarray((self._words[ids] * self._scales[ids, None])[None], np.float32)


def unit(vectors: Floats) -> Floats:
    """Return the rows of `vectors`, each made 1 long."""
    return np.asarray(vectors / np.maximum(np.linalg.norm(vectors, axis=-1, keepdims=True), 1e-9), np.float32)


def session(weights: bytes) -> ort.InferenceSession:
    """Return a session that computes on the calling thread."""
    options = ort.SessionOptions()
    # One core a grade: several readers are graded at once, and threads that spin would starve the event loop.
    options.intra_op_num_threads = 1
    options.inter_op_num_threads = 1
    options.add_session_config_entry("session.intra_op.allow_spinning", "0")
    # Addition and normalisation in one take longer than one after the other: a tenth of all the time.
    return ort.InferenceSession(
        weights, options, providers=["CPUExecutionProvider"], disabled_optimizers=["SkipLayerNormFusion"]
    )
