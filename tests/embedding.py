"""An embedder for tests that are about something else: quick, deterministic, and honest about shared words."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence

import numpy as np

from retrieval.domain import Span
from retrieval.language.terms import terms
from retrieval.protocols import EmbeddedPassage, EmbeddingModel, Matrix, Vector

_DIMENSION = 64


class HashingEmbedder:
    """An `Embedder` whose vectors are counts of stemmed words, each word in the place that its hash says."""

    @property
    def model(self) -> EmbeddingModel:
        return EmbeddingModel("hashing", _DIMENSION, "1")

    def embed_question(self, text: str) -> Vector:
        vector: Vector = self.embed_passages([text])[0]
        return vector

    def embed_passages(self, texts: Sequence[str]) -> Matrix:
        matrix = np.zeros((len(texts), _DIMENSION), np.float32)
        # The first place is everybody's, so that no text is a null vector.
        matrix[:, 0] = 0.5
        for row, text in enumerate(texts):
            for term in terms(text, "id"):
                matrix[row, 1 + hashlib.sha256(term.encode()).digest()[0] % (_DIMENSION - 1)] += 1
        unit: Matrix = matrix / np.linalg.norm(matrix, axis=1, keepdims=True)
        return unit

    def embed_with_sentences(self, texts: Sequence[str], sentences: Sequence[Sequence[Span]]) -> list[EmbeddedPassage]:
        return [
            EmbeddedPassage(self.embed_passages([text])[0], self.embed_passages([span.of(text) for span in spans]))
            for text, spans in zip(texts, sentences, strict=True)
        ]
