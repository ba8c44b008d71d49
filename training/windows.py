"""Which piece of an answer comes nearest to each key point, as the runtime finds it."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, Final

import numpy as np
import torch

from evals.grading.material import Item
from interview_simulator.interviewers.offline.grader import spans
from interview_simulator.interviewers.offline.grader.encoder import Floats, unit
from training import base

MOST_TOKENS: Final = 96
AT_ONCE: Final = 64


def nearest(items: Sequence[Item]) -> dict[str, list[str]]:
    """Return by the id of an answer, for each key point of its question, the piece of the answer nearest to it."""
    pieces = {answer.id: _pieces(answer.text) for item in items for answer in item.answers}
    points = {point.text for item in items for point in item.question.key_points}
    vectors = means(points.union(*pieces.values()))
    return {
        answer.id: [_nearest(point.text, pieces[answer.id], vectors) for point in item.question.key_points]
        for item in items
        for answer in item.answers
    }


def means(texts: Iterable[str]) -> dict[str, Floats]:
    """Return by text the mean of its token vectors, 384 numbers, 1 long."""
    ranked = sorted(set(texts), key=lambda text: (len(text), text))
    tokenizer, model = base.tokenizer(MOST_TOKENS), base.model().eval()
    found: dict[str, Floats] = {}
    for begin in range(0, len(ranked), AT_ONCE):
        batch = ranked[begin : begin + AT_ONCE]
        given: dict[str, Any] = base.tensors(tokenizer, batch)
        with torch.no_grad():
            hidden = model(**given).last_hidden_state
        mask = given["attention_mask"].unsqueeze(-1)
        found.update(zip(batch, unit(((hidden * mask).sum(1) / mask.sum(1)).numpy()), strict=True))
    return found


def _pieces(answer: str) -> list[str]:
    return [text for text, _ in spans.windows(answer, spans.sentences(answer))]


def _nearest(point: str, pieces: Sequence[str], vectors: Mapping[str, Floats]) -> str:
    return pieces[int(np.argmax([vectors[piece] @ vectors[point] for piece in pieces]))]
