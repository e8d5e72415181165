"""The dense index in segments: whatever happens to it, it finds what an exact search over everything finds."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from retrieval.index.dense import DenseIndex
from retrieval.index.segments import Segment
from retrieval.protocols import EmbeddingModel, IndexEntry, IndexQuery, Matrix

DIMENSION = 64
MODEL = EmbeddingModel("made up", DIMENSION, "1")


def vectors(count: int, seed: int = 0) -> Matrix:
    """Unit vectors that all point the same way by and large, as those of E5 do."""
    drawn = np.random.default_rng(seed).standard_normal((count, DIMENSION)).astype(np.float32)
    drawn[:, 0] += 12.0
    made: Matrix = drawn / np.linalg.norm(drawn, axis=1, keepdims=True)
    return made


VECTORS = vectors(40)


def entries(*ids: int) -> list[IndexEntry]:
    return [IndexEntry(id, "", "id", VECTORS[id]) for id in ids]


def opened(folder: Path, *, writable: bool = True) -> DenseIndex:
    return DenseIndex(MODEL, "archive", folder, writable=writable, exact_up_to=4, capacity=8)


Step: st.SearchStrategy[tuple[str, list[int]]] = st.one_of(
    st.tuples(st.just("add"), st.lists(st.integers(1, 39), max_size=12)),
    st.tuples(st.just("remove"), st.lists(st.integers(1, 39), max_size=12)),
    st.tuples(st.just("reopen"), st.just([])),
)


@settings(max_examples=150, deadline=None)
@given(steps=st.lists(Step, max_size=12))
def test_after_anything_it_finds_what_an_exact_search_finds(
    tmp_path_factory: pytest.TempPathFactory, steps: list[tuple[str, list[int]]]
) -> None:
    folder = tmp_path_factory.mktemp("dense")
    index, there = opened(folder), set[int]()
    for position, (step, ids) in enumerate(steps, 1):
        if step == "reopen":
            index.save()
            index = opened(folder)
            continue
        index.update(position, entries(*ids) if step == "add" else [], ids if step == "remove" else [])
        there = there.union(ids) if step == "add" else there.difference(ids)
    assert index.ids() == there
    assert len(index) == len(there)
    vector = VECTORS[0]
    exactly = sorted(there, key=lambda id: -float(VECTORS[id] @ vector))
    every = index.search(IndexQuery("", "id", vector), 40)
    assert [hit.id for hit in every] == exactly
    assert [hit.score for hit in every] == pytest.approx([float(VECTORS[id] @ vector) for id in exactly], abs=1e-3)
    odd, without = frozenset(range(1, 40, 2)), frozenset(range(1, 40, 3))
    some = index.search(IndexQuery("", "id", vector, among=odd, without=without), 5)
    assert [hit.id for hit in some] == [id for id in exactly if id in odd - without][:5]


def test_codes_find_nearly_all_that_an_exact_search_finds() -> None:
    count = 6_000
    many = vectors(count, seed=1)
    exact, coded = (DenseIndex(MODEL, "archive", exact_up_to=limit, capacity=4_096) for limit in (count, 1_000))
    for index in (exact, coded):
        index.update(1, [IndexEntry(id, "", "id", vector) for id, vector in enumerate(many, 1)], [])
    shared = 0
    for vector in vectors(30, seed=2):
        query = IndexQuery("", "id", vector)
        shared += len({hit.id for hit in exact.search(query, 10)} & {hit.id for hit in coded.search(query, 10)})
    assert shared >= 0.95 * 300


def test_what_a_correction_replaced_takes_no_room_after_a_save(tmp_path: Path) -> None:
    index = opened(tmp_path)
    index.update(1, entries(*range(1, 21)), [])
    index.save()
    before = {path.name for path in tmp_path.glob("*.vectors")}
    index.update(2, [], [1, 2, 3])
    index.save()
    after = {path.name for path in tmp_path.glob("*.vectors")}
    assert len(after) == 3
    # Only the segment in which something died was written anew.
    assert len(after - before) == 1
    assert opened(tmp_path).ids() == frozenset(range(4, 21))


def test_a_full_segment_is_written_once(tmp_path: Path) -> None:
    index = opened(tmp_path)
    index.update(1, entries(*range(1, 9)), [])
    index.save()
    (first,) = tmp_path.glob("*.vectors")
    written = first.stat().st_mtime_ns
    index.update(2, entries(20), [])
    index.save()
    assert first.stat().st_mtime_ns == written
    assert len(list(tmp_path.glob("*.vectors"))) == 2


def test_parts_of_different_lengths_are_no_segment(tmp_path: Path) -> None:
    segment = Segment(DIMENSION)
    segment.add(np.arange(3), VECTORS[:3])
    segment.write_vectors(tmp_path / "three")
    with pytest.raises(ValueError, match="different lengths"):
        Segment.read(tmp_path / "three", None, np.arange(2), np.ones(2, np.bool_), grows=True)
