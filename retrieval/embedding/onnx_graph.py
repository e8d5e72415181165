"""The bundled model as a graph that ONNX Runtime computes: BERT's encoder, written out operator by operator.

Made from the shipped weights themselves, with no detour over a framework: nothing is traced, so nothing of a gigabyte
has to be installed for it, and the words' vectors stay in their four bits. The operators of the domain "com.microsoft"
are those that the runtime's own optimiser puts in the place of BERT's patterns.

Inputs: `tokens` of shape (texts, length), of texts of one length, and `positions` of shape (length,). Output: `states`
of shape (texts, length, hidden), what the last layer makes of each token.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from functools import cache
from importlib import resources
from pathlib import Path
from typing import Any

import numpy as np
import onnx
from numpy.typing import NDArray
from onnx import TensorProto, helper, numpy_helper

from retrieval.embedding.e5_files import GRAPH
from retrieval.embedding.shipped import BLOCK, ShippedModel

_DOMAIN = "com.microsoft"
_VERSIONS = {"": 21, _DOMAIN: 1}
_IR_VERSION = 10
_EPSILON = 1e-12
_APART = 1024
"""Bytes from which a tensor lies beside the graph, where the runtime maps it into memory."""


@cache
def _outliers() -> Mapping[str, Sequence[int]]:
    """By the layer's name the places of its inputs that go far beyond the others, as `retrieval.evaluation.outliers`
    found them."""
    stored = json.loads((resources.files("retrieval.embedding") / "outliers.json").read_text("utf-8"))
    outliers: Mapping[str, Sequence[int]] = stored["outliers"]
    return outliers


class _Graph:
    """Operators and tensors, gathered in order."""

    def __init__(self, model: ShippedModel, levels: int) -> None:
        self._model, self._levels = model, levels
        self._nodes: list[onnx.NodeProto] = []
        self._tensors: list[onnx.TensorProto] = []

    def tensor(self, name: str, values: NDArray[Any]) -> str:
        self._tensors.append(numpy_helper.from_array(np.ascontiguousarray(values), name))
        return name

    def shipped(self, *names: str) -> str:
        """Tensors of the shipped model, as one."""
        return self.tensor("+".join(names), np.concatenate([self._model.values(name) for name in names]))

    def node(self, operator: str, inputs: Sequence[str], output: str, domain: str = "", **attributes: Any) -> str:
        self._nodes.append(helper.make_node(operator, inputs, output.split(), domain=domain, **attributes))
        return output

    def words(self, output: str) -> str:
        """The words' vectors, kept in four bits: signed ones, two to a byte, the first in its low half."""
        halves, scales = self._model.blocks("emb.word")
        signed = (halves ^ 8).reshape(-1, 2)
        rows, hidden = self._model.shape.vocabulary, self._model.shape.hidden
        packed = (signed[:, 0] | (signed[:, 1] << 4)).tobytes()
        self._tensors.append(helper.make_tensor("words", TensorProto.INT4, (rows, hidden), packed, raw=True))
        self.tensor("words' scales", scales.reshape(rows, hidden // BLOCK))
        inputs = ["words", "tokens", "words' scales"]
        return self.node("GatherBlockQuantized", inputs, output, _DOMAIN, block_size=BLOCK, quantize_axis=1)

    def linear(self, vectors: str, parts: Sequence[str], width: int, output: str) -> str:
        """The shipped layers `parts` side by side, applied to vectors of this width."""
        bias = self.shipped(*(f"{part}.b" for part in parts))
        weights = np.concatenate([self._model.values(f"{part}.w").reshape(-1, width) for part in parts])
        name = f"{parts[0]}.weights"
        if not self._levels:
            product = self.node("MatMul", [vectors, self.tensor(name, weights.T)], f"{output}_product")
            return self.node("Add", [product, bias], output)
        outliers = _outliers().get(parts[0], ())
        if not outliers:
            return self.rounded(vectors, weights, bias, name, output)
        others = np.ones(width, np.float32)
        others[list(outliers)] = 0
        rest = self.node("Mul", [vectors, self.tensor(f"{name}' others", others)], f"{output}_rest")
        rest = self.rounded(rest, weights * others, bias, name, f"{output}_rounded")
        places = self.tensor(f"{name}' outliers", np.array(outliers, np.int64))
        apart = self.node("Gather", [vectors, places], f"{output}_outliers", axis=-1)
        apart = self.node("MatMul", [apart, self.tensor(f"{name} apart", weights[:, outliers].T)], f"{output}_apart")
        return self.node("Add", [rest, apart], output)

    def rounded(self, vectors: str, weights: NDArray[np.float32], bias: str, name: str, output: str) -> str:
        """The product in eight bits. The vectors' steps are laid over all numbers of the text, so that a single large
        one leaves few to the others."""
        scales = np.abs(weights).max(axis=1) / self._levels
        rounded = np.rint(weights / scales[:, None]).astype(np.int8)
        inputs = [
            vectors,
            self.tensor(name, rounded.T),
            self.tensor(f"{name}' scales", scales),
            self.tensor(f"{name}' zeros", np.zeros(len(scales), np.int8)),
            bias,
        ]
        return self.node("DynamicQuantizeMatMul", inputs, output, _DOMAIN)

    def normalised_sum(self, vectors: str, residual: str, norm: str, output: str) -> str:
        inputs = [vectors, residual, self.shipped(f"{norm}.w"), self.shipped(f"{norm}.b")]
        return self.node("SkipLayerNormalization", inputs, output, _DOMAIN, epsilon=_EPSILON)

    def embeddings(self) -> str:
        hidden = self._model.shape.hidden
        # All tokens are of the first type, so its vector belongs to each position.
        places = self._model.values("emb.pos").reshape(-1, hidden) + self._model.values("emb.type")[:hidden]
        positions = self.node("Gather", [self.tensor("places", places), "positions"], "embedded_positions")
        both = self.node("Add", [self.words("embedded_words"), positions], "embedded")
        norm = [both, self.shipped("emb.ln.w"), self.shipped("emb.ln.b")]
        return self.node("LayerNormalization", norm, "states_0", axis=-1, epsilon=_EPSILON)

    def layer(self, number: int, states: str, output: str) -> str:
        shape, name = self._model.shape, f"l{number}"
        joined = self.linear(states, [f"{name}.{part}" for part in "qkv"], shape.hidden, f"{name}_joined")
        parts = f"{name}_query {name}_key {name}_value"
        self.node("Split", [joined], parts, axis=-1, num_outputs=3)
        read = self.node("MultiHeadAttention", parts.split(), f"{name}_read", _DOMAIN, num_heads=shape.heads)
        read = self.linear(read, [f"{name}.ao"], shape.hidden, f"{name}_attention")
        states = self.normalised_sum(read, states, f"{name}.aln", f"{name}_attended")
        wide = self.node(
            "Gelu", [self.linear(states, [f"{name}.fi"], shape.hidden, f"{name}_wide")], f"{name}_gelu", _DOMAIN
        )
        narrow = self.linear(wide, [f"{name}.fo"], shape.feed_forward, f"{name}_narrow")
        return self.normalised_sum(narrow, states, f"{name}.oln", output)

    def made(self) -> onnx.ModelProto:
        shape = self._model.shape
        states = self.embeddings()
        for number in range(shape.layers):
            states = self.layer(number, states, "states" if number == shape.layers - 1 else f"states_{number + 1}")
        graph = helper.make_graph(
            self._nodes,
            "multilingual-e5-small",
            [
                helper.make_tensor_value_info("tokens", TensorProto.INT64, ["texts", "length"]),
                helper.make_tensor_value_info("positions", TensorProto.INT64, ["length"]),
            ],
            [helper.make_tensor_value_info(states, TensorProto.FLOAT, ["texts", "length", shape.hidden])],
            self._tensors,
        )
        versions = [helper.make_opsetid(domain, version) for domain, version in _VERSIONS.items()]
        return helper.make_model(graph, opset_imports=versions, ir_version=_IR_VERSION)


def write_graph(model: ShippedModel, folder: Path, levels: int) -> None:
    """Write `model.onnx` and its tensors into the folder; the layers' weights in eight bits, of which so many `levels`
    on either side of zero are used: all 127, or 63 where the sum of two products has but sixteen bits; with 0 in full
    precision."""
    made = _Graph(model, levels).made()
    onnx.save_model(
        made, folder / GRAPH, save_as_external_data=True, location=f"{GRAPH}.tensors", size_threshold=_APART
    )
