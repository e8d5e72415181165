"""Other ways of ranking, over indexes whose scores are written down here."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence

import numpy as np

from retrieval.evaluation.baselines import dense_alone, lexical_alone, min_max, reciprocal_ranks, self_gating
from retrieval.protocols import Hit, IndexEntry, IndexQuery

QUERY = IndexQuery("tanya", "id", np.zeros(2, np.float32))


class WrittenIndex:
    """A `PassageIndex` of known scores; what has none is not found, and scores 0."""

    def __init__(self, scores: Mapping[int, float]) -> None:
        self._scores = scores
        self.position = 1

    def search(self, _query: IndexQuery, limit: int) -> list[Hit]:
        hits = [Hit(id, score) for id, score in self._scores.items()]
        return sorted(hits, key=lambda hit: -hit.score)[:limit]

    def score(self, _query: IndexQuery, ids: Sequence[int]) -> list[float]:
        return [self._scores.get(id, 0.0) for id in ids]

    def ids(self) -> frozenset[int]:
        return frozenset(self._scores)

    def __len__(self) -> int:
        return len(self._scores)

    def update(self, position: int, added: Sequence[IndexEntry], removed: Collection[int]) -> None:
        raise NotImplementedError

    def clear(self) -> None:
        raise NotImplementedError

    def save(self) -> None:
        raise NotImplementedError


DENSE = WrittenIndex({1: 0.90, 2: 0.88, 3: 0.80})
LEXICAL = WrittenIndex({3: 1.0, 2: 0.5, 4: 0.1})


def test_each_index_alone_keeps_its_own_order() -> None:
    assert dense_alone(QUERY, DENSE, LEXICAL) == [1, 2, 3]
    assert lexical_alone(QUERY, DENSE, LEXICAL) == [3, 2, 4]


def test_reciprocal_ranks_add_up_over_both() -> None:
    # 3: 1/63 + 1/61, 2: 1/62 + 1/62, 1: 1/61, 4: 1/63.
    assert reciprocal_ranks(QUERY, DENSE, LEXICAL) == [3, 2, 1, 4]


def test_min_max_stretches_both_scores_over_the_pool() -> None:
    dense = WrittenIndex({1: 0.9, 2: 0.8, 3: 0.7, 4: 0.5})
    # Dense 1, 0.75, 0.5, 0 and lexical 0, 0.5, 1, 0.1: means 0.5, 0.625, 0.75, 0.05.
    assert min_max(QUERY, dense, LEXICAL) == [3, 2, 1, 4]
    assert min_max(QUERY, WrittenIndex({}), WrittenIndex({})) == []
    assert min_max(QUERY, WrittenIndex({7: 0.8}), WrittenIndex({})) == [7]


def test_self_gating_adds_a_tenth_of_the_lexical_share() -> None:
    # 2: 0.88 + 0.05, 1: 0.90, 3: 0.80 + 0.1 (a tie, the smaller id first), 4: 0 + 0.01.
    assert self_gating(QUERY, DENSE, LEXICAL)[0] == 2
    assert set(self_gating(QUERY, DENSE, LEXICAL)[1:3]) == {1, 3}
    assert self_gating(QUERY, DENSE, LEXICAL)[3] == 4


def test_where_no_word_is_shared_self_gating_keeps_the_dense_order() -> None:
    assert self_gating(QUERY, DENSE, WrittenIndex({})) == dense_alone(QUERY, DENSE, WrittenIndex({}))
