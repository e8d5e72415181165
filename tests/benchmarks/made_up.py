"""Large archives that nobody has to write: sentences of real articles put together anew, vectors of E5's geometry.

Vectors of E5 all point the same way by and large: two of them that have nothing to do with each other have a cosine of
about 0.74, two on one subject of 0.87 (`COMMON`, `SUBJECT`), and no more than that is wanted of those that are made up.
"""

from __future__ import annotations

import json
import random
from collections.abc import Iterator, Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from retrieval import BUNDLED_MODEL, Draft
from retrieval.domain import Span
from retrieval.embedding.e5_files import PREFIXES
from retrieval.language.sentences import sentence_spans
from retrieval.protocols import EmbeddedPassage, EmbeddingModel, Matrix, Vector

ROOT = Path(__file__).parents[2]
BESIDE = ROOT.parent / "shared" / "data" / "newsrag-id" / "corpus.jsonl"
DIMENSION = 384
COMMON, SUBJECT = 0.74, 0.13
SUBJECTS = 2_000
PARAGRAPHS = 20
"""Of an article."""
_SENTENCES = 3
"""Of a paragraph."""


def sentences() -> list[str]:
    """Of the Indonesian articles beside the repository, or where these are missing of the seeds."""
    if BESIDE.exists():
        texts = [json.loads(line)["text"] for line in BESIDE.read_text("utf-8").splitlines()]
    else:
        seeds = (ROOT / "seeds" / "articles.jsonl").read_text("utf-8").splitlines()
        texts = [paragraph for line in seeds for paragraph in json.loads(line)["paragraphs"]]
    return [span.of(text) for text in texts for span in sentence_spans(text, "id") if 30 < span.end - span.start < 300]


def drafts(count: int, seed: int = 0) -> Iterator[Draft]:
    """So many articles, the same for a seed in every run."""
    drawn, pool = random.Random(seed), sentences()
    for number in range(count):
        text = tuple(" ".join(drawn.choices(pool, k=_SENTENCES)) for _ in range(PARAGRAPHS))
        yield Draft(f"Berita {number}: {drawn.choice(pool)[:60]}", text)


class MadeUpEmbedder:
    """An `Embedder` that draws vectors: passages around subjects, questions beside the passages of one."""

    def __init__(self) -> None:
        self._drawn = np.random.default_rng(0)
        centres = self._noise(SUBJECTS + 1)
        self._subjects: Matrix = np.sqrt(COMMON) * centres[0] + np.sqrt(SUBJECT) * centres[1:]

    @property
    def model(self) -> EmbeddingModel:
        """Named as the bundled one, so that this may be asked about an archive of made-up vectors."""
        return EmbeddingModel(BUNDLED_MODEL, DIMENSION, "|".join(prefix.strip() for prefix in PREFIXES))

    def embed_question(self, text: str) -> Vector:
        vector: Vector = self._around(1)[0]
        return vector

    def embed_passages(self, texts: Sequence[str]) -> Matrix:
        return self._around(len(texts))

    def embed_with_sentences(self, texts: Sequence[str], sentences: Sequence[Sequence[Span]]) -> list[EmbeddedPassage]:
        vectors = self._around(len(texts))
        return [
            EmbeddedPassage(vector, np.repeat(vector[None, :], len(spans), axis=0))
            for vector, spans in zip(vectors, sentences, strict=True)
        ]

    def _around(self, count: int) -> Matrix:
        chosen = self._drawn.integers(0, SUBJECTS, count)
        drawn: Matrix = self._subjects[chosen] + np.sqrt(1.0 - COMMON - SUBJECT) * self._noise(count)
        return _unit(drawn)

    def _noise(self, count: int) -> Matrix:
        return _unit(self._drawn.standard_normal((count, DIMENSION)))


def _unit(vectors: NDArray[np.floating]) -> Matrix:
    unit: Matrix = (vectors / np.linalg.norm(vectors, axis=1, keepdims=True)).astype(np.float32)
    return unit


def questions(count: int) -> list[str]:
    """Each of the first words of some sentence."""
    drawn, pool = random.Random(1), sentences()
    return [f"berapa {' '.join(drawn.choice(pool).split()[:7])}?" for _ in range(count)]
