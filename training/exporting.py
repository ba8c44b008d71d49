"""The encoders as ONNX, which take word vectors in, so that both share one table of these; the networks' export."""

from pathlib import Path
from typing import Any, Final

import numpy as np
import onnx
import torch
from numpy.typing import NDArray
from onnx import TensorProto

from interview_simulator.interviewers.offline.grader.encoder import Floats
from training import base
from training.graphs import OPSET, Graph

SHOWN: Final = 16
"""Tokens of the text that a network's export is traced with."""


def texts(path: Path) -> None:
    """Write the base encoder to `path`: `embedded`, 1 x n x 384, to `third` and `last`, the same."""
    model = base.model()
    graph = Graph(_arrays(model.state_dict()))
    layers = _layers(graph, model.config.num_hidden_layers, "", graph.constant(np.zeros((1, 1), np.int64)))
    shown = {"third": layers[base.THIRD], "last": layers[-1]}
    graph.write(path, {"embedded": TensorProto.FLOAT}, shown, [1, "n", base.SIZE])


def pairs(weights: dict[str, Any], path: Path) -> None:
    """Write the encoder of pairs: `embedded` and `types`, 1 x n, to `logits`, 1 x 3."""
    graph = Graph(_arrays(weights))
    hidden = _layers(graph, base.model().config.num_hidden_layers, "encoder.", "types")[-1]
    first = graph.add("Gather", hidden, graph.constant(np.array(0)), axis=1)
    mean = graph.add("ReduceMean", hidden, graph.constant(np.array([1])), keepdims=0)
    logits = graph.linear(graph.add("Concat", first, mean, axis=1), "head")
    graph.write(path, {"embedded": TensorProto.FLOAT, "types": TensorProto.INT64}, {"logits": logits}, [1, 3])


def words() -> tuple[NDArray[np.int8], Floats]:
    """Return the word vectors, word pieces x 384 in -127..127, and what one of each row stands for."""
    found = base.model().embeddings.word_embeddings.weight.detach().numpy()
    scales = np.abs(found).max(1) / 127
    rounded = np.round(found / np.maximum(scales, 1e-9)[:, None]).astype(np.int8)
    return rounded, scales.astype(np.float32)


def seeded() -> Any:
    """Return what draws the same numbers every time."""
    return torch.Generator().manual_seed(0)


def _layers(graph: Graph, count: int, name: str, types: str) -> list[str]:
    """Return what comes out before the first and after each layer of the encoder that `name` begins."""
    size = graph.add("Shape", "embedded", start=1, end=2)
    table = graph.rounded(f"{name}embeddings.position_embeddings.weight")
    places = graph.add("Slice", table, graph.constant(np.array([0])), size)
    of_type = graph.add("Gather", graph.rounded(f"{name}embeddings.token_type_embeddings.weight"), types)
    whole = graph.add("Add", graph.add("Add", "embedded", of_type), places)
    found = [graph.normal(whole, f"{name}embeddings.LayerNorm")]
    for i in range(count):
        found.append(graph.layer(found[-1], f"{name}encoder.layer.{i}"))
    return found


def _arrays(weights: dict[str, Any]) -> dict[str, NDArray[Any]]:
    return {name: one.detach().numpy() for name, one in weights.items()}


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
