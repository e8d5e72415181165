"""The bundled model on ONNX Runtime: the same vectors as with torch, in a fraction of its time and memory."""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import onnxruntime
from numpy.typing import NDArray
from tokenizers import Encoding, Tokenizer

from retrieval.domain import Span
from retrieval.embedding.e5_files import GRAPH, PADDING, PREFIXES, TOKENIZER, TRUNCATION
from retrieval.embedding.pooling import batches, unit, with_sentences
from retrieval.embedding.turns import Turns
from retrieval.protocols import EmbeddedPassage, EmbeddingModel, Matrix, Vector

_ONLY_ERRORS = 3
_MOST_THREADS = 4
"""One question is too small a work for more."""


def _session(graph: Path) -> onnxruntime.InferenceSession:
    options = onnxruntime.SessionOptions()
    options.log_severity_level = _ONLY_ERRORS
    options.intra_op_num_threads = min(_MOST_THREADS, os.cpu_count() or 1)
    # Threads that wait by spinning take the processor from whoever else asks at the same time: of two people asking at
    # once each waited twice as long, without it half as long again.
    options.add_session_config_entry("session.intra_op.allow_spinning", "0")
    return onnxruntime.InferenceSession(graph, options, providers=["CPUExecutionProvider"])


class OnnxEmbedder:
    """An `Embedder` over the folder that `bundled_graph_folder` makes."""

    def __init__(self, name: str, folder: Path, *, int8: bool) -> None:
        self._session = _session(folder / GRAPH)
        self._tokenizer = Tokenizer.from_file(str(folder / TOKENIZER))
        self._tokenizer.enable_truncation(TRUNCATION)
        dimension = self._session.get_outputs()[0].shape[-1]
        revision = "|".join(prefix.strip() for prefix in PREFIXES)
        # Vectors of eight bits are near to the others, not near enough to be searched by them.
        self._model = EmbeddingModel(name, dimension, f"{revision}|int8" if int8 else revision)
        self._turns = Turns(together=True)

    @property
    def model(self) -> EmbeddingModel:
        return self._model

    def embed_question(self, text: str) -> Vector:
        """float32 of shape (dimension,), of unit length."""
        (read,) = self._read([PREFIXES[0] + text])
        with self._turns.at_once():
            (states,) = self._states([read])
        return unit(states.mean(axis=0))

    def embed_passages(self, texts: Sequence[str]) -> Matrix:
        """float32 of shape (len(texts), dimension), rows of unit length in the order of the texts."""
        embedded = self.embed_with_sentences(texts, [()] * len(texts))
        return np.array([each.vector for each in embedded], np.float32).reshape(-1, self._model.dimension)

    def embed_with_sentences(self, texts: Sequence[str], sentences: Sequence[Sequence[Span]]) -> list[EmbeddedPassage]:
        """Both from one pass."""
        found: dict[int, EmbeddedPassage] = {}
        for places in batches(texts):
            read = self._read([PREFIXES[1] + texts[place] for place in places])
            with self._turns.when_free():
                states = self._states(read)
            for place, encoding, own in zip(places, read, states, strict=True):
                offsets = np.array(encoding.offsets) - len(PREFIXES[1])
                found[place] = with_sentences(unit(own.mean(axis=0)), own, offsets, sentences[place])
        return [found[place] for place in range(len(texts))]

    def _read(self, texts: list[str]) -> list[Encoding]:
        read: list[Encoding] = self._tokenizer.encode_batch(texts)
        return read

    def _states(self, read: Sequence[Encoding]) -> list[NDArray[np.float32]]:
        """What the model makes of each token of each text: float32 of shape (tokens, dimension)."""
        length = max(len(encoding.ids) for encoding in read)
        tokens = np.full((len(read), length), PADDING, np.int64)
        attended = np.zeros((len(read), length), np.int32)
        for row, encoding in enumerate(read):
            tokens[row, : len(encoding.ids)] = encoding.ids
            attended[row, : len(encoding.ids)] = 1
        inputs = {"tokens": tokens, "positions": np.arange(length), "attended": attended}
        (states,) = self._session.run(None, inputs)
        return [row[: len(encoding.ids)] for row, encoding in zip(states, read, strict=True)]
