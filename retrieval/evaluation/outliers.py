"""Makes `embedding/outliers.json`: which inputs of the bundled model's layers go far beyond the others beside them.

    python -m retrieval.evaluation.outliers DATA > outliers.json

DATA holds the folders `facqa-id` and `xquad`. Some of their questions and passages go through the model in full
precision, and those inputs of a layer are chosen that grew largest. The steps of eight bits are laid over all that a
layer is given: one number of seventy leaves eighteen of them to the others, which stay under five. So the largest few
are left out and computed in full precision beside the rest ("LLM.int8()", Dettmers and others, 2022). Graphs that are
made already take no notice of another file until `FORMATS` in `embedding/bundled.py` counts on.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

import numpy as np
import onnx
import onnxruntime
from numpy.typing import NDArray
from onnx import TensorProto, helper
from tokenizers import Tokenizer

from retrieval.embedding.bundled import bundled_graph_folder
from retrieval.embedding.e5_files import GRAPH, PREFIXES, TOKENIZER, TRUNCATION
from retrieval.evaluation.bench import drawn
from retrieval.evaluation.datasets import DataSet, read_data_set
from retrieval.settings import RetrievalSettings, load_settings

_APART = {"q": 4, "fi": 4, "fo": 1}
"""How many inputs of a layer of this kind: without any the vectors have a cosine of 0.996 to those of full precision,
with these one of 0.9995 with weights of seven bits and 0.9997 of eight, for a seventh more time. Twice as many bring no
more."""
_LANGUAGES = ("en", "es", "de", "ru")
_OF_EACH = 25
"""Questions, and as many of their passages, of each part of the data."""


def texts_of(data: DataSet, count: int) -> Iterator[str]:
    """This many questions and the first passages that answer them, as the model sees both."""
    for question in drawn([each for each in data.questions if each.relevant], count):
        yield PREFIXES[0] + question.text
        yield PREFIXES[1] + data.corpus[min(question.relevant)].text


class _Watched:
    """The graph in full precision that also tells what each of its layers is given."""

    def __init__(self, folder: Path) -> None:
        graph = onnx.load(folder / GRAPH)
        self._given = {
            node.input[1].removesuffix(".weights"): node.input[0]
            for node in graph.graph.node
            if node.op_type == "MatMul"
        }
        told = (helper.make_tensor_value_info(name, TensorProto.FLOAT, None) for name in self._given.values())
        graph.graph.output.extend(told)
        self._session = onnxruntime.InferenceSession(graph.SerializeToString(), providers=["CPUExecutionProvider"])
        self._tokenizer = Tokenizer.from_file(str(folder / TOKENIZER))
        self._tokenizer.enable_truncation(TRUNCATION)

    def largest(self, texts: Sequence[str]) -> Mapping[str, NDArray[np.float32]]:
        """By the layer's name the largest magnitude of each of its inputs, over all tokens of the texts."""
        largest = dict[str, NDArray[np.float32]]()
        for text in texts:
            tokens = np.array([self._tokenizer.encode(text).ids], np.int64)
            inputs = {"tokens": tokens, "positions": np.arange(tokens.shape[1])}
            given = self._session.run(list(self._given.values()), inputs)
            for layer, values in zip(self._given, given, strict=True):
                here = np.abs(values).max(axis=(0, 1))
                largest[layer] = np.maximum(largest.get(layer, here), here)
        return largest


def outliers(folder: Path, texts: Sequence[str], made_of: str) -> dict[str, Any]:
    """The content of the file, for the graph in full precision in `folder`."""
    found = dict[str, list[int]]()
    for layer, largest in _Watched(folder).largest(texts).items():
        if count := _APART.get(layer.partition(".")[2]):
            found[layer] = sorted(map(int, np.argsort(-largest)[:count]))
    return {"made": {"texts": len(texts), "data": made_of}, "outliers": found}


def main(data: str) -> None:
    parts = [read_data_set(Path(data) / "facqa-id")] + [
        read_data_set(Path(data) / "xquad", corpus_language=language, queries=f"queries.{language}.jsonl")
        for language in _LANGUAGES
    ]
    texts = [text for part in parts for text in texts_of(part, _OF_EACH)]
    folder = bundled_graph_folder(load_settings(RetrievalSettings).models, int8=False)
    made = outliers(folder, texts, ", ".join(part.name for part in parts))
    lines = ",\n".join(f"  {json.dumps(layer)}: {json.dumps(places)}" for layer, places in made["outliers"].items())
    sys.stdout.write(f'{{\n "made": {json.dumps(made["made"])},\n "outliers": {{\n{lines}\n }}\n}}\n')


if __name__ == "__main__":
    main(*sys.argv[1:])
