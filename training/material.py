"""Examples with all that is computed of them, and batches of these."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
import torch

from interview_simulator.interviewers.offline.grader.encoder import Floats
from training import base
from training.alignment import Batch
from training.examples import Example
from training.vectors import Vectors

MOST_QUESTION: Final = 50
MOST_REFERENCE: Final = 90
MOST_ANSWER: Final = 110
"""Word pieces of each that are learned from."""


@dataclass(frozen=True)
class Material:
    """`surface`: a row of 16 features for each example; `vectors` by text; `rarity` by word piece."""

    examples: Sequence[Example]
    surface: Floats
    vectors: Mapping[str, Vectors]
    rarity: Floats


def packed(texts: Sequence[Example], material: Material) -> list[Batch]:
    """Return questions, references and answers of `texts`."""
    return [
        _pack([one.question for one in texts], MOST_QUESTION, material),
        _pack([one.reference for one in texts], MOST_REFERENCE, material),
        _pack([one.answer for one in texts], MOST_ANSWER, material),
    ]


def _pack(texts: Sequence[str], most: int, material: Material) -> Batch:
    found = [material.vectors.get(text) for text in texts]
    longest = max(1, *(min(len(one.ids), most) for one in found if one), 1)
    vectors = np.zeros((2, len(texts), longest, base.SIZE), np.float32)
    mask, rarity = np.zeros((2, len(texts), longest), np.float32)
    for i, one in enumerate(found):
        if one:
            n = min(len(one.ids), most)
            vectors[0, i, :n], vectors[1, i, :n] = one.third[:n], one.last[:n]
            mask[i, :n], rarity[i, :n] = 1, material.rarity[one.ids[:n]]
    return Batch(*(torch.from_numpy(array) for array in (vectors, mask, rarity)))


def size(example: Example, material: Material) -> int:
    """Return how many word pieces answer and reference have."""
    limits = ((example.answer, MOST_ANSWER), (example.reference, MOST_REFERENCE))
    return sum(min(len(material.vectors[text].ids), most) for text, most in limits)
