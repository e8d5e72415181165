"""The bundled model on ONNX Runtime: the same vectors as with torch, in a fraction of its time and memory."""

from __future__ import annotations

import os
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from functools import cached_property
from pathlib import Path

import numpy as np
import onnxruntime
from numpy.typing import NDArray
from tokenizers import Encoding, Tokenizer

from retrieval.domain import Span
from retrieval.embedding.e5_files import GRAPH, PIECES, PREFIXES, TOKENIZER, TRUNCATION
from retrieval.embedding.pieces import Pieces
from retrieval.embedding.pooling import batches, unit, with_sentences
from retrieval.embedding.turns import Turns
from retrieval.protocols import EmbeddedPassage, EmbeddingModel, Matrix, Vector

_ONLY_ERRORS = 3
_CORES = os.cpu_count() or 1
_MOST_THREADS = 4
"""One text in full precision is too small a work for more. In eight bits it is too small for two: they make it no
quicker, and of two people asking at once each waited 1.6 times as long as alone, with one thread 1.4 times."""


def _session(graph: Path, threads: int) -> onnxruntime.InferenceSession:
    options = onnxruntime.SessionOptions()
    options.log_severity_level = _ONLY_ERRORS
    options.intra_op_num_threads = threads
    # Threads that wait by spinning take the processor from whoever else asks at the same time: of two people asking at
    # once each waited twice as long, without it half as long again.
    options.add_session_config_entry("session.intra_op.allow_spinning", "0")
    return onnxruntime.InferenceSession(graph, options, providers=["CPUExecutionProvider"])


class OnnxEmbedder:
    """An `Embedder` over the folder that `bundled_graph_folder` makes. Each text goes through the graph alone, for the
    steps of eight bits are laid over all that a layer is given: in a batch a text's vector would hang on the others."""

    def __init__(self, name: str, folder: Path, *, int8: bool) -> None:
        self._session = _session(folder / GRAPH, 1 if int8 else min(_MOST_THREADS, _CORES))
        self._folder = folder
        self._pieces = Pieces(folder / PIECES)
        dimension = self._session.get_outputs()[0].shape[-1]
        revision = "|".join(prefix.strip() for prefix in PREFIXES)
        self._model = EmbeddingModel(name, dimension, revision)
        self._turns = Turns(together=True)
        self._beside = ThreadPoolExecutor(_CORES, "embedding")

    @property
    def model(self) -> EmbeddingModel:
        return self._model

    def embed_question(self, text: str) -> Vector:
        """float32 of shape (dimension,), of unit length."""
        tokens = self._tokens_of_question(PREFIXES[0] + text)
        with self._turns.at_once():
            states = self._states(tokens)
        return unit(states.mean(axis=0))

    def embed_passages(self, texts: Sequence[str]) -> Matrix:
        """float32 of shape (len(texts), dimension), rows of unit length in the order of the texts."""
        embedded = self.embed_with_sentences(texts, [()] * len(texts))
        return np.array([each.vector for each in embedded], np.float32).reshape(-1, self._model.dimension)

    def embed_with_sentences(self, texts: Sequence[str], sentences: Sequence[Sequence[Span]]) -> list[EmbeddedPassage]:
        """Both from one pass, of as many texts beside each other as there are cores."""
        found: dict[int, EmbeddedPassage] = {}
        for places in batches(texts):
            read: list[Encoding] = self._tokenizer.encode_batch([PREFIXES[1] + texts[place] for place in places])
            with self._turns.when_free():
                states = list(self._beside.map(self._states, [encoding.ids for encoding in read]))
            for place, encoding, own in zip(places, read, states, strict=True):
                offsets = np.array(encoding.offsets) - len(PREFIXES[1])
                found[place] = with_sentences(unit(own.mean(axis=0)), own, offsets, sentences[place])
        return [found[place] for place in range(len(texts))]

    @cached_property
    def _tokenizer(self) -> Tokenizer:
        tokenizer = Tokenizer.from_file(str(self._folder / TOKENIZER))
        tokenizer.enable_truncation(TRUNCATION)
        return tokenizer

    def _tokens_of_question(self, text: str) -> list[int]:
        # Where passages are embedded too the whole tokenizer is there, and is quicker.
        if "_tokenizer" not in vars(self):
            return self._pieces.tokens(text)
        ids: list[int] = self._tokenizer.encode(text).ids
        return ids

    def _states(self, tokens: Sequence[int]) -> NDArray[np.float32]:
        """What the model makes of each token of a text, given by their ids: of shape (tokens, dimension)."""
        inputs = {"tokens": np.array([tokens], np.int64), "positions": np.arange(len(tokens))}
        (states,) = self._session.run(None, inputs)
        of_text: NDArray[np.float32] = states[0]
        return of_text
