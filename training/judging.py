"""The runtime's own judgement of answers, by networks and verdicts that the caller names."""

import json
from collections.abc import Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from multiprocessing import get_context
from typing import Any, Final, NamedTuple

import numpy as np
from numpy.typing import NDArray

from interview_simulator.interviewers.offline.grader.alignment import AlignmentNetwork
from interview_simulator.interviewers.offline.grader.encoder import Encoder
from interview_simulator.interviewers.offline.grader.judging import judge
from interview_simulator.interviewers.offline.grader.weights import Basis, Weights
from training.combining import Doubles

INPUTS: Final = 4
"""Of the combination: logit of the networks' mean, share of the words recalled, logit of the mean cover, mean
contradiction.
"""

_weights: list[Weights] = []


class Task(NamedTuple):
    """An answer, the statements that it is judged by, and a right answer where one is known besides."""

    question: str
    statements: list[str]
    answer: str
    reference: str = ""


@dataclass(frozen=True)
class Grader:
    """All that a process needs to judge: `files`: encoders, tokenizer; `arrays`: by name; `networks`: in ONNX."""

    files: Mapping[str, bytes]
    arrays: Mapping[str, NDArray[Any]]
    networks: Sequence[bytes]
    rarity: Mapping[str, float]

    def weights(self) -> Weights:
        vocabulary = json.loads(self.files["tokenizer.json"])["model"]["vocab"]
        return Weights(
            encoder=Encoder(self.files, self.arrays["words"], self.arrays["scales"]),
            networks=tuple(AlignmentNetwork(network) for network in self.networks),
            rarity=self.rarity,
            piece_rarity=self.arrays["piece_rarity"].astype(np.float32),
            # What comes of combining is of no interest here, only what is combined: all of it.
            combining=dict.fromkeys(Basis, (1.0,) * (1 + INPUTS)),
            known=frozenset(word for word in vocabulary if not word.startswith("##")),
        )


def judged(grader: Grader, tasks: Sequence[Task], processes: int) -> Doubles:
    """Return what each score is combined of, tasks x 4; not a number where nothing of the answer counts."""
    if not tasks:
        return np.zeros((0, INPUTS))
    # Not forked: a process that has run torch has threads, whose locks a copy may find taken.
    with ProcessPoolExecutor(processes, get_context("spawn"), _begin, (grader,)) as pool:
        return np.array(list(pool.map(_judge, tasks, chunksize=16)), np.float64)


def _begin(grader: Grader) -> None:
    _weights[:] = [grader.weights()]


def _judge(task: Task) -> tuple[float, ...]:
    found = judge(_weights[0], task.question, task.statements, task.answer, reference=task.reference)
    return found.inputs or (np.nan,) * INPUTS
