"""The encoders as ONNX with weights of 8 bits, which take word vectors in, so that both share one table of these."""

from pathlib import Path
from typing import Any, Final

import numpy as np
import onnx
import torch
from numpy.typing import NDArray
from onnxruntime.quantization import QuantType, quantize_dynamic

from interview_simulator.interviewers.offline.grader.encoder import Floats
from training import base
from training.finetuning import PairEncoder

OPSET: Final = 18
LONGEST: Final = 512
SHOWN: Final = 16
"""Tokens of the text that the export is traced with."""


class _Texts(torch.nn.Module):
    def __init__(self) -> None:
        super().__init__()
        self.encoder = base.model(exported=True)

    def forward(self, embedded: Any) -> tuple[Any, Any]:
        found = self.encoder(inputs_embeds=embedded, output_hidden_states=True)
        return found.hidden_states[base.THIRD], found.last_hidden_state


class _Pairs(torch.nn.Module):
    def __init__(self, pairs: PairEncoder) -> None:
        super().__init__()
        self.pairs = pairs

    def forward(self, embedded: Any, types: Any) -> Any:
        hidden = self.pairs.encoder(inputs_embeds=embedded, token_type_ids=types).last_hidden_state
        return self.pairs.head(torch.cat([hidden[:, 0], hidden.mean(1)], 1))


def texts(path: Path) -> None:
    """Write the base encoder to `path`: `embedded`, 1 x n x 384, to `third` and `last`, the same."""
    _export(_Texts(), {"embedded": _embedded()}, ["third", "last"], [_along(1)], path)


def pairs(weights: dict[str, Any], path: Path) -> None:
    """Write the encoder of pairs: `embedded` and `types`, 1 x n, to `logits`, 1 x 3."""
    model = PairEncoder(exported=True)
    model.load_state_dict(weights)
    given = {"embedded": _embedded(), "types": torch.zeros(1, SHOWN, dtype=torch.int64)}
    _export(_Pairs(model), given, ["logits"], [_along(1)] * 2, path)


def words() -> tuple[NDArray[np.int8], Floats]:
    """Return the word vectors, word pieces x 384 in -127..127, and what one of each row stands for."""
    found = base.model().embeddings.word_embeddings.weight.detach().numpy()
    scales = np.abs(found).max(1) / 127
    rounded = np.round(found / np.maximum(scales, 1e-9)[:, None]).astype(np.int8)
    return rounded, scales.astype(np.float32)


def _embedded() -> Any:
    return torch.randn(1, SHOWN, base.SIZE, generator=seeded())


def seeded() -> Any:
    """Return what draws the same numbers every time."""
    return torch.Generator().manual_seed(0)


def _along(axis: int) -> dict[int, Any]:
    return {axis: torch.export.Dim("n", min=2, max=LONGEST)}


def _export(model: Any, given: dict[str, Any], outputs: list[str], along: list[dict[int, Any]], path: Path) -> None:
    whole, beginning = path.with_suffix(".whole.onnx"), path.with_suffix(".part.onnx")
    write(model, given, outputs, tuple(along), whole)
    # A bit less of the range: without it, sums of 8 bits overflow on processors without VNNI.
    quantize_dynamic(whole, beginning, per_channel=True, reduce_range=True, weight_type=QuantType.QInt8)
    whole.unlink()
    strip(beginning)
    beginning.rename(path)


def write(model: Any, given: dict[str, Any], outputs: list[str], shapes: tuple[Any, ...], path: Path) -> None:
    """Write `model` to `path`, traced with `given`; `shapes`: which axes of these have any length."""
    torch.onnx.export(
        model.eval(),
        tuple(given.values()),
        path,
        dynamo=True,
        input_names=list(given),
        output_names=outputs,
        dynamic_shapes=shapes,
        external_data=False,
        opset_version=OPSET,
        verbose=False,
    )


def strip(path: Path) -> None:
    """Leave out of the model at `path` where in which file each operation was written: as much as a small network."""
    model = onnx.load(path)
    graphs = [model.graph, *model.functions]
    parts = [model, *graphs, *(one for graph in graphs for one in (*graph.node, *graph.value_info))]
    parts += [*model.graph.input, *model.graph.output, *model.graph.initializer]
    for part in parts:
        part.ClearField("metadata_props")
        part.ClearField("doc_string")
    onnx.save(model, path)
