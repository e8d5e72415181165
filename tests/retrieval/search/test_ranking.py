"""One order from two indexes."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from retrieval.index.dense import DenseIndex
from retrieval.index.lexical import LexicalIndex
from retrieval.protocols import IndexQuery
from retrieval.search.ranking import LEXICAL_WEIGHT, rank
from tests.contracts.test_passage_index import EMBEDDER, ENTRIES, query


@pytest.fixture
def indexes(tmp_path: Path) -> Iterator[tuple[DenseIndex, LexicalIndex]]:
    dense, lexical = DenseIndex(EMBEDDER.model, "archive"), LexicalIndex("archive", tmp_path)
    for index in (dense, lexical):
        index.update(4, ENTRIES, [])
    yield dense, lexical
    lexical.close()


def test_every_candidate_has_both_scores_and_their_sum_orders_them(indexes: tuple[DenseIndex, LexicalIndex]) -> None:
    candidates = rank(query("berapa tentara NATO di perbatasan timur?"), *indexes, limit=10)
    assert [candidate.id for candidate in candidates][:2] == [1, 2]
    for candidate in candidates:
        scores = candidate.scores
        assert scores.fused == pytest.approx(scores.cosine + LEXICAL_WEIGHT * scores.lexical)
    assert [each.scores.fused for each in candidates] == sorted(
        (each.scores.fused for each in candidates), reverse=True
    )


def test_the_limit_is_kept_and_nobody_comes_twice(indexes: tuple[DenseIndex, LexicalIndex]) -> None:
    assert len(rank(query("tentara"), *indexes, limit=2)) == 2
    ids = [candidate.id for candidate in rank(query("tentara"), *indexes, limit=10)]
    assert len(ids) == len(set(ids)) == 4


def test_what_is_ahead_stands_first_though_no_index_would_propose_it(indexes: tuple[DenseIndex, LexicalIndex]) -> None:
    asked = query("berapa tentara NATO di perbatasan timur?")
    first = rank(asked, *indexes, limit=2, ahead=[3])
    assert [candidate.id for candidate in first] == [3, 1]
    assert first[0].scores.fused == pytest.approx(first[0].scores.cosine + LEXICAL_WEIGHT * first[0].scores.lexical)


def test_where_no_word_is_shared_the_order_is_that_of_the_meaning(indexes: tuple[DenseIndex, LexicalIndex]) -> None:
    dense, lexical = indexes
    asked = IndexQuery("zzz qqq", "en", ENTRIES[3].vector)
    assert [each.id for each in rank(asked, dense, lexical, 4)] == [hit.id for hit in dense.search(asked, 4)]
