"""How well each word of a reference finds its like in an answer: a small network over aligned token vectors.

Every token of one text is matched to its nearest of the other, in a learned metric; small networks turn how near it is,
how near the question is, and how rare it is into a credit and a weight. Alignment as in BERTScore (Zhang et al., 2020),
comparison of aligned vectors as in the decomposable attention model (Parikh et al., 2016).
"""

from typing import Final

import numpy as np

from interview_simulator.interviewers.offline.grader.encoder import Floats, Tokens, session, unit

ASKED_FROM: Final = 1.2
LEAST_WEIGHT: Final = 0.1
FEWEST_TOKENS: Final = 2
"""The network wants at least so many; a token said twice changes nothing."""


class AlignmentNetwork:
    """One trained network, in ONNX."""

    def __init__(self, network: bytes) -> None:
        self._session = session(network)

    def score(self, question: Tokens, reference: Tokens, answer: Tokens, surface: Floats, rarity: Floats) -> float:
        """Return the score of `answer`, 0..1; `surface`: the surface features; `rarity`: by word piece, 0..1."""
        given: dict[str, Floats] = {"surface": surface}
        for name, text in (("question", question), ("reference", reference), ("answer", answer)):
            third, last, rare = (_enough(values) for values in (text.third, text.last, rarity[text.ids]))
            given |= {f"{name}_third": third, f"{name}_last": last, f"{name}_rarity": rare}
        (score,) = self._session.run(None, given)
        return float(score[0])


def recall(question: Tokens, reference: Tokens, answer: Tokens, rarity: Floats) -> float:
    """Return how near tokens of `reference` find one in `answer`, 0..1; rare ones, not in `question`, count more.

    Nothing in it is learned, so it holds for texts unlike any that the networks were trained on.
    """
    new = np.clip(ASKED_FROM - nearest(reference, question), LEAST_WEIGHT, 1)
    weights = rarity[reference.ids] * new
    return float((np.clip(nearest(reference, answer), 0, 1) * weights).sum() / (weights.sum() + 1e-9))


def nearest(texts: Tokens, others: Tokens) -> Floats:
    """Return how near (-1..1) each token of `texts` finds one of `others`."""
    if not len(others.ids):
        return np.zeros(len(texts.ids), np.float32)
    # Not through BLAS, whose threads would wait for work on the cores that others need.
    alike = np.einsum("ik,jk->ij", unit(texts.last), unit(others.last))
    return np.asarray(alike.max(1), np.float32)


def _enough(values: Floats) -> Floats:
    if len(values) >= FEWEST_TOKENS:
        return values
    if len(values):
        return np.repeat(values, FEWEST_TOKENS, axis=0)
    return np.zeros((FEWEST_TOKENS, *values.shape[1:]), np.float32)
