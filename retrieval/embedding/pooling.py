"""From the states of a text's tokens to the vectors of the text and of its sentences."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np
from numpy.typing import NDArray

from retrieval.domain import Span
from retrieval.protocols import EmbeddedPassage, Matrix, Vector

BATCH = 8
"""Passages a turn at the model, and a forward pass of torch: on CPUs small batches of like lengths were the fastest."""


def unit(vector: Vector) -> Vector:
    """The vector at the length of one."""
    at_one: Vector = (vector / np.linalg.norm(vector)).astype(np.float32)
    return at_one


def batches(texts: Sequence[str]) -> Iterator[list[int]]:
    """The places of the texts, a batch of like lengths at a time: between two of them a question may have its turn."""
    by_length = sorted(range(len(texts)), key=lambda place: -len(texts[place]))
    yield from (by_length[start : start + BATCH] for start in range(0, len(by_length), BATCH))


def with_sentences(
    vector: Vector, states: Matrix, offsets: NDArray[np.int64], sentences: Sequence[Span]
) -> EmbeddedPassage:
    """The passage's vector and, for each sentence, the mean of the states of its own tokens ("late chunking", Guenther
    and others, 2024). `states` are of shape (tokens, dimension), `offsets` of shape (tokens, 2), in code points of the
    text. A sentence without tokens has the passage's vector."""
    own = [_mean_within(states, offsets, span, vector) for span in sentences]
    return EmbeddedPassage(vector, np.array(own, np.float32).reshape(-1, len(vector)))


def _mean_within(states: Matrix, offsets: NDArray[np.int64], span: Span, otherwise: Vector) -> Vector:
    starts, ends = offsets[:, 0], offsets[:, 1]
    # A token's offsets may take in the space before it.
    inside = (starts >= span.start - 1) & (ends <= span.end) & (ends > starts)
    return unit(states[inside].mean(axis=0)) if inside.any() else otherwise
