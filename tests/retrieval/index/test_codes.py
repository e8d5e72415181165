"""Codes tell which vectors are near without reading them."""

from __future__ import annotations

import faiss
import numpy as np
import pytest

from retrieval.index.codes import codes_for, codes_like
from retrieval.protocols import Matrix
from tests.benchmarks.made_up import MadeUpEmbedder

MADE_UP = MadeUpEmbedder()
VECTORS = MADE_UP.embed_passages(["x"] * 6_000)
QUESTIONS = np.array([MADE_UP.embed_question("x") for _ in range(40)])


def share_found(codes: faiss.Index, vectors: Matrix, among: int) -> float:
    """Of the ten nearest to each question, how many are among so many of the codes' first."""
    nearest = np.argsort(-(QUESTIONS @ vectors.T), axis=1)[:, :10]
    _, proposed = codes.search(QUESTIONS, among)
    return float(np.mean([len(set(own) & set(first)) / 10 for own, first in zip(nearest, proposed, strict=True)]))


@pytest.mark.parametrize("learned_from", [VECTORS, VECTORS[:2_000]])
def test_the_nearest_are_among_the_first_though_all_vectors_point_the_same_way(learned_from: Matrix) -> None:
    codes = codes_for(learned_from)
    assert codes.ntotal == 0
    codes.add(VECTORS)
    assert share_found(codes, VECTORS, 300) > 0.98


def test_codes_that_were_learned_for_others_serve_and_take_nothing_over() -> None:
    first = codes_for(VECTORS[:3_000])
    first.add(VECTORS[:3_000])
    second = codes_like(first)
    assert (first.ntotal, second.ntotal) == (3_000, 0)
    second.add(VECTORS[3_000:])
    assert (first.ntotal, second.ntotal) == (3_000, 3_000)
    assert share_found(second, VECTORS[3_000:], 300) > 0.98


@pytest.mark.parametrize("dimension", [2, 3, 4, 7, 64, 96, 385])
@pytest.mark.parametrize("count", [1, 15, 40])
def test_vectors_of_any_width_are_estimated_however_few_there_are(dimension: int, count: int) -> None:
    drawn = np.random.default_rng(dimension).standard_normal((count, dimension)) + 1.0
    vectors = (drawn / np.linalg.norm(drawn, axis=1, keepdims=True)).astype(np.float32)
    codes = codes_for(vectors)
    codes.add(vectors)
    (scores,), (rows,) = codes.search(vectors[:1], count)
    # FAISS leaves out those that are estimated lowest of all: with one vector, that one.
    proposed = rows >= 0
    assert count == 1 or 0 in rows
    assert scores[proposed] == pytest.approx((vectors @ vectors[0])[rows[proposed]], abs=0.25)
