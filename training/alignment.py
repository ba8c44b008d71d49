"""The alignment network: how well each word of a reference finds its like in an answer.

Every token of one text is matched to its nearest of the other, in a learned metric; small networks turn how near it is,
how near the question is, and how rare it is into a credit and a weight. Alignment as in BERTScore (Zhang et al., 2020),
comparison of aligned vectors as in the decomposable attention model (Parikh et al., 2016), GELU by its approximation
with tanh (Hendrycks & Gimpel, 2016), which ONNX computes the same everywhere.
"""

from typing import Any, Final, NamedTuple

import torch
from torch import nn
from torch.nn import functional

from training.base import SIZE

SHARPNESS: Final = 14.0
LEAST_NEAR: Final = -0.2
SIMILAR_FROM: Final = 0.55
FEATURES: Final = 16
"""Surface features of the runtime."""
SEEN: Final = 8
"""Numbers on a token: nearness in two layers to the other text and the question, rarity, and three made of them."""
MATCHED: Final = 6
COSINES: Final = 3
SIGNS: Final = 4


class Batch(NamedTuple):
    """Texts: `third_last` 2 x texts x tokens x 384, `mask` and `rarity` texts x tokens."""

    third_last: Any
    mask: Any
    rarity: Any


class _Side(NamedTuple):
    third: Any
    last: Any
    raw: Any
    mask: Any
    rarity: Any


class Network(nn.Module):
    """`rank` of the learned metric; `compared`: how many numbers of aligned tokens are compared, 0 for none."""

    def __init__(self, rank: int, compared: int) -> None:
        super().__init__()
        self.compared = compared
        self.U = nn.Parameter(torch.randn(2, SIZE, rank) * 0.02)
        self.V = nn.Parameter(torch.zeros(2, rank, SIZE))
        self.P = nn.Parameter(torch.randn(SIZE, max(compared, 1)) * 0.05)
        of_token = SEEN + 2 * compared
        self.cred, self.credp = _layers(of_token, 24), _layers(of_token, 24)
        self.wt, self.wtp = _layers(3, 12), _layers(3, 12)
        self.con = nn.Sequential(nn.Linear(of_token, 24), _gelu(), nn.Dropout(0.1), nn.Linear(24, SIGNS))
        joined = FEATURES + MATCHED + COSINES + 2 * SIGNS
        self.out = nn.Linear(MATCHED, 1)
        self.glob = nn.Sequential(nn.Dropout(0.15), nn.Linear(joined, 24), _gelu(), nn.Dropout(0.1), nn.Linear(24, 1))
        self.cls = nn.Sequential(nn.Dropout(0.1), nn.Linear(joined, 32), _gelu(), nn.Linear(32, 3))
        self.drop = nn.Dropout(0.15)
        # It begins as the share of the reference that the answer has.
        with torch.no_grad():
            self.glob[-1].weight.zero_()
            self.out.weight.zero_()
            self.out.weight[0, 0] = 3.0
            self.out.bias.fill_(-1.5)

    def forward(self, question: Batch, reference: Batch, answer: Batch, surface: Any) -> tuple[Any, Any]:
        """Return the logit of each score (n) and the logits of contradicts, covers, silent (n x 3).

        `surface`: n x 16, with mean 0 and deviation 1.
        """
        asked, wanted, said = (self._project(text) for text in (question, reference, answer))
        forward = self._match(wanted, said, asked, self.cred, self.wt)
        backward = self._match(said, wanted, asked, self.credp, self.wtp)
        means = [_mean(text) for text in (reference, answer, question)]
        pairs = ((means[0], means[1]), (means[1], means[2]), (means[0], means[2]))
        cosines = torch.stack([(one * other).sum(1) for one, other in pairs], 1)
        matched = torch.stack([one[i] for i in range(3) for one in (forward, backward)], 1)
        joined = torch.cat([surface, matched, cosines, forward[3], backward[3]], 1)
        return (self.out(matched) + self.glob(joined)).squeeze(1), self.cls(joined)

    def _project(self, text: Batch) -> _Side:
        third, last = (
            functional.normalize(layer + layer @ self.U[i] @ self.V[i], dim=-1)
            for i, layer in enumerate(text.third_last)
        )
        return _Side(third, last, functional.normalize(text.third_last[1], dim=-1) * 4, text.mask, text.rarity)

    def _match(self, texts: _Side, others: _Side, question: _Side, credit_by: Any, weight_by: Any) -> tuple[Any, ...]:
        alike = _alike(texts.last, others.last, others.mask)
        near, near_third = _nearest(alike), _nearest(_alike(texts.third, others.third, others.mask))
        asked = _nearest(_alike(texts.last, question.last, question.mask))
        asked_third = _nearest(_alike(texts.third, question.third, question.mask))
        rare = texts.rarity
        seen = [near, near_third, asked, asked_third, rare, near * near_third, near - asked, near_third - asked_third]
        inputs = torch.stack(seen, -1)
        if self.compared:
            aligned = torch.softmax(alike * SHARPNESS, 2) @ others.raw
            own, theirs = self.drop(texts.raw @ self.P), self.drop(aligned @ self.P)
            inputs = torch.cat([inputs, own * theirs, (own - theirs).abs()], -1)
        credit = torch.sigmoid(credit_by(inputs).squeeze(-1) + 8 * (near - SIMILAR_FROM))
        weight = weight_by(torch.stack([asked, asked_third, rare], -1)).squeeze(-1)
        weight = functional.softplus(weight + 2 * rare - 1.5 * asked) * texts.mask
        weight = weight / (weight.sum(1, keepdim=True) + 1e-6)
        mean = (credit * weight).sum(1)
        spread = ((credit - mean.unsqueeze(1)) ** 2 * weight).sum(1)
        return mean, spread, (near * weight).sum(1), (self.con(inputs) * weight.unsqueeze(-1)).sum(1)


def _mean(text: Batch) -> Any:
    """Return the mean vector of each text, 1 long, as the base encoder was trained to make it."""
    return functional.normalize((text.third_last[1] * text.mask.unsqueeze(-1)).sum(1), dim=-1)


def _alike(texts: Any, others: Any, mask: Any) -> Any:
    """Return how alike each two tokens are, -1..1; what only pads is out of reach."""
    return texts @ others.transpose(1, 2) - (1 - mask).unsqueeze(1) * 2


def _nearest(alike: Any) -> Any:
    return alike.max(2).values.clamp(min=LEAST_NEAR)


def _layers(inputs: int, hidden: int) -> Any:
    return nn.Sequential(nn.Linear(inputs, hidden), _gelu(), nn.Linear(hidden, 1))


def _gelu() -> Any:
    return nn.GELU(approximate="tanh")
