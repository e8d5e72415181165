"""The seams of the archive: what an embedding model and a passage index must do, whoever does it."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from retrieval.domain import Span

Vector = NDArray[np.float32]
"""One embedding: float32 of shape (dimension,), of unit length."""

Matrix = NDArray[np.float32]
"""Embeddings in order: float32 of shape (n, dimension), each row of unit length."""


@dataclass(frozen=True, slots=True)
class EmbeddingModel:
    """What vectors depend on. Two archives can share vectors only when all three are equal."""

    name: str
    dimension: int
    revision: str


@dataclass(frozen=True, slots=True)
class EmbeddedPassage:
    """The vector of a passage, and one of each of its sentences: a matrix of shape (sentences, dimension)."""

    vector: Vector
    sentences: Matrix


class Embedder(Protocol):
    """Turns texts into vectors whose inner product is their similarity. Safe to call from several threads."""

    @property
    def model(self) -> EmbeddingModel: ...

    def embed_question(self, text: str) -> Vector:
        """The vector to search with."""
        ...

    def embed_passages(self, texts: Sequence[str]) -> Matrix:
        """The vectors to be found, in the order of the texts; shape (0, dimension) for none."""
        ...

    def embed_with_sentences(self, texts: Sequence[str], sentences: Sequence[Sequence[Span]]) -> list[EmbeddedPassage]:
        """The vectors that `embed_passages` gives, and those of the sentences that lie at `sentences` in each text.

        A sentence's vector compares with a question's as a passage's does. It may know the sentences around it, and so
        say more than the sentence alone ("Dia memperingatkan ..."). One that the model cannot read any more, because
        the text is too long, has the passage's vector.
        """
        ...


@dataclass(frozen=True, slots=True)
class IndexEntry:
    """A paragraph as an index takes it."""

    id: int
    text: str
    language: str
    vector: Vector


@dataclass(frozen=True, slots=True)
class IndexQuery:
    """A question as an index takes it. A search finds nothing outside of `among`, where that is given, and nothing of
    `without`: both are left out inside the search, so that it still brings as many hits as there are."""

    text: str
    language: str
    vector: Vector
    among: frozenset[int] | None = None
    without: frozenset[int] = frozenset()


@dataclass(frozen=True, slots=True)
class Hit:
    """A paragraph's id and its raw score in one index; higher is better."""

    id: int
    score: float


class PassageIndex(Protocol):
    """Paragraphs by id, found by one kind of likeness. A cache of the store: whatever it holds can be made again.

    Searches may run at once, and while an update does. Updates come one at a time.
    """

    def update(self, position: int, added: Sequence[IndexEntry], removed: Collection[int]) -> None:
        """Take in what the outbox says up to `position`: forget `removed`, then take `added`, each in the place of an
        older entry of the same id. An unknown id in `removed` is no error, and the same update twice is as good as
        once."""
        ...

    @property
    def position(self) -> int:
        """The outbox position of the last update; 0 when empty."""
        ...

    def search(self, query: IndexQuery, limit: int) -> list[Hit]:
        """At most `limit` hits, best first, none twice."""
        ...

    def score(self, query: IndexQuery, ids: Sequence[int]) -> list[float]:
        """The scores that `search` would give to these ids, in their order, whatever the query leaves out; 0.0 for an
        id that is not there."""
        ...

    def ids(self) -> frozenset[int]:
        """Every id that can be found."""
        ...

    def __len__(self) -> int:
        """How many ids can be found."""
        ...

    def clear(self) -> None:
        """Forget everything, and be at position 0."""
        ...

    def save(self) -> None:
        """Make the index as it is survive a restart."""
        ...
