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
    """Return by the id of an answer, and by that of a question for its reference answer, for each key point of the
    question the piece nearest to it.
    """
    texts = {item.id: item.question.reference_answer for item in items}
    texts |= {answer.id: answer.text for item in items for answer in item.answers}
    pieces = {name: _pieces(text) for name, text in texts.items()}
    points = {point.text for item in items for point in item.question.key_points}
    vectors = means(points.union(*pieces.values()))
    return {
        name: [_nearest(point.text, pieces[name], vectors) for point in item.question.key_points]
        for item in items
        for name in (item.id, *(answer.id for answer in item.answers))
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
    sentences = spans.sentences(answer)
    return [" ".join(sentences[place] for place in places) for places in spans.windows(sentences)]


def _nearest(point: str, pieces: Sequence[str], vectors: Mapping[str, Floats]) -> str:
    return pieces[int(np.argmax([vectors[piece] @ vectors[point] for piece in pieces]))]
