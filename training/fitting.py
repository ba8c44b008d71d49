"""Training an alignment network."""

import random
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Final

import numpy as np
import torch
from torch.nn import functional

from interview_simulator.interviewers.offline.grader.encoder import Floats
from training import base
from training.alignment import Network
from training.data import TRAINED
from training.examples import INFERENCE, OWN, Example
from training.material import Material, packed, size

SOURCES: Final = (*TRAINED, OWN, INFERENCE)
BATCH: Final = 64
EPOCHS: Final = 3
WARM_UP: Final = 60
MADE_EACH_EPOCH: Final = 0.55
"""Share of the examples not graded by people that an epoch takes."""
MADE_WEIGHT: Final = 0.15
LABEL_LOSS: Final = 0.5
MOST_DEVIATIONS: Final = 3.0


@dataclass(frozen=True)
class Kind:
    """`made`: whether it learns from the project's own material, inference pairs and what is made by rule too."""

    name: str
    rank: int
    compared: int
    made: bool


KINDS: Final = (Kind("graded", 32, 0, made=False), Kind("all", 48, 24, made=True))


@dataclass(frozen=True)
class Fitted:
    """A trained network; `mean` and `deviation` of the surface features, 16 each, by which they are normalised."""

    network: Network
    mean: Floats
    deviation: Floats


def fit(material: Material, chosen: Sequence[int], kind: Kind, seed: int) -> Fitted:
    """Return a network trained on the examples at the places `chosen`."""
    torch.manual_seed(seed)
    draw = random.Random(seed)
    every = material.examples
    places = [i for i in chosen if kind.made or every[i].person]
    weights = dict(zip(places, _weights([every[i] for i in places]), strict=True))
    surface = material.surface
    mean = np.asarray(surface.mean(0), np.float32)
    deviation = np.asarray(surface.std(0) + 1e-6, np.float32)
    scaled = np.clip((surface - mean) / deviation, -MOST_DEVIATIONS, MOST_DEVIATIONS)
    network = Network(kind.rank, kind.compared)
    # How strict the graders of a set are says nothing of the answers, and is not kept.
    bias, scale = (torch.nn.Parameter(torch.zeros(len(SOURCES))) for _ in range(2))
    steps = _steps(material, places, draw)
    optimizer, schedule = _optimizer(network, [bias, scale], len(steps))
    for batch in steps:
        texts = [every[i] for i in batch]
        logits, labels = network(*packed(texts, material), torch.from_numpy(scaled[batch]))
        weight = torch.tensor([weights[i] for i in batch])
        source = torch.tensor([SOURCES.index(one.source) for one in texts])
        loss = _score_loss(logits * torch.exp(scale[source]) + bias[source], texts, weight)
        loss = loss + LABEL_LOSS * _label_loss(labels, texts, weight)
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
        schedule.step()
    return Fitted(network, mean, deviation)


def _weights(chosen: Sequence[Example]) -> Floats:
    """Return how much each counts, 1 in the mean: an answer less, the more answers its question has."""
    answers = Counter((one.source, one.question_id) for one in chosen if one.person)
    found = [
        one.weight * (answers[one.source, one.question_id] ** -0.4 if one.person else MADE_WEIGHT) for one in chosen
    ]
    return np.array(found, np.float32) / np.float32(np.mean(found))


def _steps(material: Material, places: Sequence[int], draw: random.Random) -> list[list[int]]:
    found = []
    for _ in range(EPOCHS):
        taken = [i for i in places if material.examples[i].person or draw.random() < MADE_EACH_EPOCH]
        sizes = [size(material.examples[i], material) for i in taken]
        found += [[taken[k] for k in batch] for batch in base.batches(sizes, BATCH, draw)]
    return found


def _optimizer(network: Network, of_sources: list[Any], steps: int) -> tuple[Any, Any]:
    metric = [network.U, network.V, network.P]
    others = [one for one in network.parameters() if not any(one is known for known in metric)]
    optimizer = torch.optim.AdamW(
        [
            {"params": metric, "lr": 1.2e-3, "weight_decay": 0.05},
            {"params": others, "lr": 4e-3, "weight_decay": 0.02},
            {"params": of_sources, "lr": 1e-2, "weight_decay": 0.02},
        ]
    )
    return optimizer, torch.optim.lr_scheduler.LambdaLR(
        optimizer, lambda step: min((step + 1) / WARM_UP, max(0.01, 1 - step / steps))
    )


def _score_loss(logits: Any, texts: Sequence[Example], weight: Any) -> Any:
    wanted = torch.tensor([one.score or 0.0 for one in texts])
    known = torch.tensor([float(one.score is not None) for one in texts])
    loss = functional.binary_cross_entropy_with_logits(logits, wanted, reduction="none")
    return (loss * weight * known).mean()


def _label_loss(logits: Any, texts: Sequence[Example], weight: Any) -> Any:
    wanted = torch.tensor([one.label or 0 for one in texts])
    known = torch.tensor([float(one.label is not None) for one in texts])
    return (functional.cross_entropy(logits, wanted, reduction="none") * weight * known).mean()
