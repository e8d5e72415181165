"""Large archives that nobody has to write: sentences of real articles, put together anew, with vectors of E5's geometry.

Vectors of E5 all point the same way by and large: two of them that have nothing to do with each other have a cosine of
about 0.74, two on one subject of 0.87 (`COMMON`, `SUBJECT`), and no more than that is wanted of those that are made up.
"""

from __future__ import annotations

import json
import random
from collections.abc import Iterator, Sequence
from pathlib import Path

import numpy as np

from retrieval import Draft
from retrieval.domain import Span
from retrieval.language.sentences import sentence_spans
from retrieval.protocols import EmbeddedPassage, EmbeddingModel, Matrix, Vector

ROOT = Path(__file__).parents[2]
DIMENSION = 384
COMMON, SUBJECT = 0.74, 0.13
SUBJECTS = 2_000
PARAGRAPHS = 20
"""Of an article."""
_SENTENCES = 3
"""Of a paragraph."""


def sentences() -> list[str]:
    """Of the Indonesian articles beside the repository, or where these are missing of the seeds."""
    beside = ROOT.parent / "shared" / "data" / "newsrag-id" / "corpus.jsonl"
    if beside.exists():
        texts = [json.loads(line)["text"] for line in beside.read_text("utf-8").splitlines()]
    else:
        texts = [path.read_text("utf-8") for path in sorted((ROOT / "seeds").rglob("*.txt"))]
    return [span.of(text) for text in texts for span in sentence_spans(text, "id") if 30 < span.end - span.start < 300]


def drafts(count: int) -> Iterator[Draft]:
    """So many articles, the same in every run."""
    drawn, pool = random.Random(0), sentences()
    for number in range(count):
        text = tuple(" ".join(drawn.choices(pool, k=_SENTENCES)) for _ in range(PARAGRAPHS))
        yield Draft(f"Berita {number}: {drawn.choice(pool)[:60]}", text)


class MadeUpEmbedder:
    """An `Embedder` that draws vectors: passages around subjects, questions beside the passages of one."""

    def __init__(self) -> None:
        self._drawn = np.random.default_rng(0)
        centres = self._noise(SUBJECTS + 1)
        self._subjects = np.sqrt(COMMON) * centres[0] + np.sqrt(SUBJECT) * centres[1:]

    @property
    def model(self) -> EmbeddingModel:
        return EmbeddingModel("made up", DIMENSION, "1")

    def embed_question(self, text: str) -> Vector:
        return self._around(1)[0]

    def embed_passages(self, texts: Sequence[str]) -> Matrix:
        return self._around(len(texts))

    def embed_with_sentences(self, texts: Sequence[str], sentences: Sequence[Sequence[Span]]) -> list[EmbeddedPassage]:
        vectors = self._around(len(texts))
        return [
            EmbeddedPassage(vector, np.repeat(vector[None, :], len(spans), axis=0))
            for vector, spans in zip(vectors, sentences, strict=True)
        ]

    def _around(self, count: int) -> Matrix:
        subjects = self._subjects[self._drawn.integers(0, SUBJECTS, count)]
        drawn = subjects + np.sqrt(1.0 - COMMON - SUBJECT) * self._noise(count)
        made: Matrix = (drawn / np.linalg.norm(drawn, axis=1, keepdims=True)).astype(np.float32)
        return made

    def _noise(self, count: int) -> Matrix:
        drawn = self._drawn.standard_normal((count, DIMENSION)).astype(np.float32)
        noise: Matrix = drawn / np.linalg.norm(drawn, axis=1, keepdims=True)
        return noise
