"""Other ways to put the candidates of the two indexes into one order, to see what the archive's own is worth."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence

from retrieval.protocols import IndexQuery, PassageIndex

_PROPOSED = 100
"""Candidates that each index proposes."""
_RRF_K = 60
_SELF_GATING_WEIGHT = 0.1

Baseline = Callable[[IndexQuery, PassageIndex, PassageIndex], list[int]]
"""The ids of the paragraphs found by a dense and a lexical index, best first."""


def _in_order(scores: Mapping[int, float]) -> list[int]:
    return sorted(scores, key=lambda id: (-scores[id], id))


def _pool(query: IndexQuery, dense: PassageIndex, lexical: PassageIndex) -> list[int]:
    return sorted({hit.id for index in (dense, lexical) for hit in index.search(query, _PROPOSED)})


def dense_alone(query: IndexQuery, dense: PassageIndex, _lexical: PassageIndex) -> list[int]:
    return [hit.id for hit in dense.search(query, _PROPOSED)]


def lexical_alone(query: IndexQuery, _dense: PassageIndex, lexical: PassageIndex) -> list[int]:
    return [hit.id for hit in lexical.search(query, _PROPOSED)]


def reciprocal_ranks(query: IndexQuery, dense: PassageIndex, lexical: PassageIndex) -> list[int]:
    """The sum of 1 / (60 + rank) over the indexes (Cormack, Clarke and Buettcher 2009)."""
    scores: dict[int, float] = defaultdict(float)
    for index in (dense, lexical):
        for rank, hit in enumerate(index.search(query, _PROPOSED), 1):
            scores[hit.id] += 1 / (_RRF_K + rank)
    return _in_order(scores)


def _between_extremes(scores: Sequence[float]) -> list[float]:
    low, high = min(scores), max(scores)
    return [(score - low) / (high - low) if high > low else 0.0 for score in scores]


def min_max(query: IndexQuery, dense: PassageIndex, lexical: PassageIndex) -> list[int]:
    """The mean of both scores, each stretched over 0 to 1 within the pool of candidates."""
    ids = _pool(query, dense, lexical)
    if not ids:
        return []
    stretched = (_between_extremes(index.score(query, ids)) for index in (dense, lexical))
    return _in_order({id: (cosine + share) / 2 for id, cosine, share in zip(ids, *stretched, strict=True)})


def self_gating(query: IndexQuery, dense: PassageIndex, lexical: PassageIndex) -> list[int]:
    """cosine + 0.1 * BM25 / (sum of the idf of the question's terms, an unseen one counting most); the quotient is the
    lexical index's own score."""
    ids = _pool(query, dense, lexical)
    both = zip(ids, dense.score(query, ids), lexical.score(query, ids), strict=True)
    return _in_order({id: cosine + _SELF_GATING_WEIGHT * share for id, cosine, share in both})


BASELINES: Mapping[str, Baseline] = {
    "dense": dense_alone,
    "lexical": lexical_alone,
    "rrf": reciprocal_ranks,
    "min-max": min_max,
    "self-gating": self_gating,
}
