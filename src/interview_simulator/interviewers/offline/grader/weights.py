"""The trained weights: encoders, tokenizer, word vectors, networks, rarities in a zip; how they combine beside it."""

import io
import json
import threading
import zipfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from pathlib import Path
from typing import Final

import numpy as np

from interview_simulator.interviewers.offline.grader.alignment import AlignmentNetwork
from interview_simulator.interviewers.offline.grader.encoder import Encoder, Floats

SHIPPED: Final = Path(__file__).parent / "weights" / "grader.zip"
COMBINING: Final = "combining.json"
"""A few numbers, fitted last: beside the zip, so that fitting them anew leaves the rest as it is."""

_loading = threading.Lock()


class Basis(StrEnum):
    """What an answer is judged by: statements that stand each for itself, or those of one reference answer."""

    KEY_POINTS = "key_points"
    REFERENCE = "reference"


@dataclass(frozen=True, eq=False)
class Weights:
    """`rarity`: of a stem, 0..1; `piece_rarity`: the same by word piece.

    `combining`: a bias, and a weight for each of what the score is combined from, by what is judged by;
    `known`: words that are no noise.
    """

    encoder: Encoder
    networks: tuple[AlignmentNetwork, ...]
    rarity: Mapping[str, float]
    piece_rarity: Floats
    combining: Mapping[Basis, Sequence[float]]
    known: frozenset[str]


def shipped() -> Weights:
    """Return the weights of the package, read once in a process (about half a second)."""
    with _loading:
        return _read(SHIPPED)


@lru_cache(maxsize=1)
def _read(file: Path) -> Weights:
    with zipfile.ZipFile(file) as archive:
        files = {name: archive.read(name) for name in archive.namelist()}
    combining = file.with_name(COMBINING).read_text("utf-8")
    arrays = np.load(io.BytesIO(files["arrays.npz"]))
    networks = [AlignmentNetwork(files[name]) for name in sorted(files) if name.startswith("alignment")]
    vocabulary = json.loads(files["tokenizer.json"])["model"]["vocab"]
    return Weights(
        encoder=Encoder(files, arrays["words"], arrays["scales"]),
        networks=tuple(networks),
        rarity=json.loads(files["rarity.json"]),
        piece_rarity=arrays["piece_rarity"].astype(np.float32),
        combining={Basis(name): by for name, by in json.loads(combining).items()},
        known=frozenset(word for word in vocabulary if not word.startswith("##")),
    )
