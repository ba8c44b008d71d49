"""Token vectors of the base encoder, which stays as it is: made once, in parts, so that a stopped run goes on."""

import hashlib
import time
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any, Final, NamedTuple

import numpy as np
import torch
import typer
from numpy.typing import NDArray

from training import base

MOST_TOKENS: Final = 256
MOST_KEPT: Final = 110
"""More of a text is never learned from."""
PART: Final = 4096
AT_ONCE: Final = 64

Halves = NDArray[np.float16]


class Vectors(NamedTuple):
    """`ids`: n word pieces, without the marks of both ends; `third`, `last`: n x 384, vectors of those layers."""

    ids: NDArray[np.int32]
    third: Halves
    last: Halves


def vectors(texts: Iterable[str], folder: Path) -> dict[str, Vectors]:
    """Return the vectors by text; `folder` keeps them."""
    folder.mkdir(parents=True, exist_ok=True)
    ranked = sorted({text for text in texts if text}, key=lambda text: (len(text), text))
    tokenizer, model, found = base.tokenizer(MOST_TOKENS), base.model().eval(), dict[str, Vectors]()
    started = time.perf_counter()
    for begin in range(0, len(ranked), PART):
        part = ranked[begin : begin + PART]
        path = folder / f"{hashlib.sha256(chr(0).join(part).encode()).hexdigest()[:16]}.npz"
        if not path.exists():
            _write(
                path,
                [one for k in range(0, PART, AT_ONCE) for one in _encoded(part[k : k + AT_ONCE], tokenizer, model)],
            )
            typer.echo(f"  {begin + len(part)} of {len(ranked)} texts, {time.perf_counter() - started:.0f} s")
        found.update(zip(part, _read(path), strict=True))
    return found


def _encoded(texts: Sequence[str], tokenizer: Any, model: Any) -> list[Vectors]:
    if not texts:
        return []
    given = base.tensors(tokenizer, texts)
    with torch.no_grad():
        layers = model(**given, output_hidden_states=True).hidden_states
    third, last = (layers[i].numpy().astype(np.float16) for i in (base.THIRD, -1))
    ids = given["input_ids"].numpy().astype(np.int32)
    ends = np.minimum(given["attention_mask"].sum(1).numpy() - 1, MOST_KEPT + 1)
    return [Vectors(ids[i, 1:end].copy(), third[i, 1:end].copy(), last[i, 1:end].copy()) for i, end in enumerate(ends)]


def _write(path: Path, every: Sequence[Vectors]) -> None:
    beginning = path.with_suffix(".part.npz")
    sizes = np.array([len(one.ids) for one in every])
    ids, third, last = (np.concatenate(arrays) for arrays in zip(*every, strict=True))
    np.savez(beginning, sizes=sizes, ids=ids, third=third, last=last)
    beginning.rename(path)


def _read(path: Path) -> list[Vectors]:
    with np.load(path) as arrays:
        cuts = np.cumsum(arrays["sizes"])[:-1]
        parts = (np.split(arrays[name], cuts) for name in ("ids", "third", "last"))
        return [Vectors(*one) for one in zip(*parts, strict=True)]
