"""An alignment network as ONNX, for one question, reference and answer."""

from pathlib import Path
from typing import Any, Final

import torch

from interview_simulator.interviewers.offline.grader.alignment import FEWEST_TOKENS
from training import base
from training.alignment import FEATURES, Batch
from training.exporting import SHOWN, seeded, strip, write
from training.fitting import MOST_DEVIATIONS, Fitted

MOST_TOKENS: Final = 4096
"""Of a whole answer, which is encoded in parts."""


class _Alignment(torch.nn.Module):
    """The network for one question, reference and answer, which normalises the surface features and returns a share."""

    def __init__(self, fitted: Fitted) -> None:
        super().__init__()
        self.network = fitted.network
        self.register_buffer("mean", torch.from_numpy(fitted.mean))
        self.register_buffer("deviation", torch.from_numpy(fitted.deviation))

    def forward(self, *given: Any) -> Any:
        *texts, surface = given
        # Three tensors each: vectors of the third and of the last layer, rarity.
        question, reference, answer = (_batch(*texts[i : i + 3]) for i in (0, 3, 6))
        scaled = torch.clamp((surface - self.mean) / self.deviation, -MOST_DEVIATIONS, MOST_DEVIATIONS)
        logits, _ = self.network(question, reference, answer, scaled.unsqueeze(0))
        return torch.sigmoid(logits)


def alignment(fitted: Fitted, path: Path) -> None:
    """Write an alignment network: for question, reference and answer `third` and `last`, n x 384, and `rarity`, n;
    and `surface`, 16 features, to `score`, 0..1. It stays in 32 bits: it is small.
    """
    given: dict[str, Any] = {}
    along: list[dict[int, Any]] = []
    for k, name in enumerate(("question", "reference", "answer")):
        # Of different sizes, or the export would take them for the same.
        n, size = SHOWN + k, torch.export.Dim(name, min=FEWEST_TOKENS, max=MOST_TOKENS)
        shapes = {"third": (n, base.SIZE), "last": (n, base.SIZE), "rarity": (n,)}
        given |= {f"{name}_{part}": torch.rand(shape, generator=seeded()) for part, shape in shapes.items()}
        along += [{0: size}] * len(shapes)
    given["surface"] = torch.zeros(FEATURES)
    beginning = path.with_suffix(".part.onnx")
    # What takes any number of arguments gets their shapes as one.
    write(_Alignment(fitted), given, ["score"], ((*along, {}),), beginning)
    strip(beginning)
    beginning.rename(path)


def _batch(third: Any, last: Any, rarity: Any) -> Batch:
    return Batch(torch.stack([third, last]).unsqueeze(1), torch.ones_like(rarity).unsqueeze(0), rarity.unsqueeze(0))
