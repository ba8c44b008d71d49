"""Encoders written to ONNX operation by operation: onnxruntime has 8-bit products, attention and GELU as one each, and
takes a tenth less time over these than over the operations that an export of the model comes apart into.
"""

from collections.abc import Mapping
from pathlib import Path
from typing import Any, Final

import numpy as np
import onnx
from numpy.typing import NDArray
from onnx import TensorProto, helper, numpy_helper

from training import base

OPSET: Final = 18
IR: Final = 10
OF_RUNTIME: Final = "com.microsoft"
"""Where onnxruntime has operations of its own."""
HEAD: Final = 32
"""Numbers of a vector that one head of the attention takes."""
EPSILON: Final = 1e-12
LARGEST: Final = 64
"""Of weights in 8 bits; with twice as much, sums of two products overflow on processors without VNNI."""

Arrays = Mapping[str, NDArray[Any]]


class Graph:
    """A graph in the making; `weights`: of the model, by name, in 32 bits."""

    def __init__(self, weights: Arrays) -> None:
        self._weights = weights
        self._nodes: list[Any] = []
        self._constants: list[Any] = []

    def add(self, operation: str, *inputs: str, domain: str = "", **attributes: Any) -> str:
        """Add an operation and return the name of what comes out."""
        return self._add(operation, inputs, 1, domain, attributes)[0]

    def constant(self, values: NDArray[Any]) -> str:
        name = f"constant_{len(self._constants)}"
        self._constants.append(numpy_helper.from_array(np.array(values, order="C"), name))
        return name

    def weight(self, name: str) -> str:
        return self.constant(self._weights[name])

    def rounded(self, name: str) -> str:
        """Return a table of vectors, which is kept in 8 bits."""
        values = self._weights[name]
        low, high = min(float(values.min()), 0.0), max(float(values.max()), 0.0)
        scale = np.float32((high - low) / 255)
        zero = np.uint8(np.round(-low / scale))
        kept = np.clip(np.round(values / scale) + zero, 0, 255).astype(np.uint8)
        of_scale, of_zero = self.constant(np.array(scale)), self.constant(np.array(zero))
        return self.add("DequantizeLinear", self.constant(kept), of_scale, of_zero)

    def linear(self, values: str, name: str) -> str:
        """Add the product of `values` with weights in 8 bits, themselves rounded to 8 bits, and the bias."""
        return self.add("DynamicQuantizeMatMul", values, *self._products([name]), domain=OF_RUNTIME)

    def normal(self, values: str, name: str) -> str:
        scale, bias = self.weight(f"{name}.weight"), self.weight(f"{name}.bias")
        return self.add("LayerNormalization", values, scale, bias, axis=-1, epsilon=EPSILON)

    def layer(self, values: str, name: str) -> str:
        """Add a layer of the encoder."""
        rounded, scale, zero = self._add("DynamicQuantizeLinear", (values,), 3, "", {})
        names = [f"{name}.attention.self.{part}" for part in ("query", "key", "value")]
        weights, scales, zeros, bias = self._products(names)
        given = (rounded, weights, bias, scale, scales, "", zero, zeros)
        heads = len(self._weights[f"{names[0]}.bias"]) // HEAD
        attended = self.add("QAttention", *given, domain=OF_RUNTIME, num_heads=heads)
        told = self.add("Add", self.linear(attended, f"{name}.attention.output.dense"), values)
        values = self.normal(told, f"{name}.attention.output.LayerNorm")
        grown = self.add("Gelu", self.linear(values, f"{name}.intermediate.dense"), domain=OF_RUNTIME)
        told = self.add("Add", self.linear(grown, f"{name}.output.dense"), values)
        return self.normal(told, f"{name}.output.LayerNorm")

    def write(self, path: Path, inputs: Mapping[str, Any], outputs: Mapping[str, str], shape: list[Any]) -> None:
        """Write the graph to `path`; `inputs`: types by name, all 1 x n or vectors of it; `outputs`: what they show."""
        nodes = [*self._nodes, *(helper.make_node("Identity", [shown], [name]) for name, shown in outputs.items())]
        given = [
            helper.make_tensor_value_info(name, kind, [1, "n", *([base.SIZE] if kind == TensorProto.FLOAT else [])])
            for name, kind in inputs.items()
        ]
        told = [helper.make_tensor_value_info(name, TensorProto.FLOAT, shape) for name in outputs]
        graph = helper.make_graph(nodes, "encoder", given, told, self._constants)
        opsets = [helper.make_opsetid("", OPSET), helper.make_opsetid(OF_RUNTIME, 1)]
        onnx.save(helper.make_model(graph, opset_imports=opsets, ir_version=IR), path)

    def _add(
        self, operation: str, inputs: tuple[str, ...], count: int, domain: str, attributes: Mapping[str, Any]
    ) -> list[str]:
        told = [f"value_{len(self._nodes)}_{i}" for i in range(count)]
        self._nodes.append(helper.make_node(operation, inputs, told, domain=domain, **attributes))
        return told

    def _products(self, names: list[str]) -> list[str]:
        """Return weights side by side, by column what 1 stands for and what stands for 0, and the biases."""
        weights = np.concatenate([self._weights[f"{name}.weight"].T for name in names], 1)
        scales = np.maximum(np.abs(weights).max(0), 1e-9) / np.float32(LARGEST)
        kept = np.round(weights / scales).astype(np.int8)
        bias = np.concatenate([self._weights[f"{name}.bias"] for name in names])
        return [self.constant(one) for one in (kept, scales, np.zeros(len(scales), np.int8), bias)]
