"""What every `PassageIndex` must do, tried on each; at the end against a model of plain dictionaries."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from retrieval.index.dense import DenseIndex
from retrieval.index.lexical import LexicalIndex
from retrieval.protocols import IndexEntry, IndexQuery, PassageIndex
from tests.embedding import HashingEmbedder

EMBEDDER = HashingEmbedder()
TEXTS = {
    1: "NATO menempatkan 40.000 tentara di perbatasan timur.",
    2: "Tentara NATO berlatih di Laut Baltik.",
    3: "Harga cabai naik menjelang Lebaran.",
    4: "Polandia mengusir 45 diplomat Rusia.",
}
Open = Callable[[], PassageIndex]


def entry(id: int, text: str) -> IndexEntry:
    return IndexEntry(id, text, "id", EMBEDDER.embed_passages([text])[0])


def query(text: str) -> IndexQuery:
    return IndexQuery(text, "id", EMBEDDER.embed_question(text))


ENTRIES = [entry(id, text) for id, text in TEXTS.items()]


def _let_go(index: PassageIndex) -> None:
    if isinstance(index, LexicalIndex):
        index.close()


def segmented(folder: Path) -> DenseIndex:
    """So small that a handful of paragraphs fills segments, and codes propose what is compared."""
    return DenseIndex(EMBEDDER.model, "archive", folder, exact_up_to=2, capacity=3)


@pytest.fixture(params=["dense", "segmented", "lexical"])
def open_index(request: pytest.FixtureRequest, tmp_path: Path) -> Open:
    """Opens the index of one folder; opening it again finds what was saved."""
    opened: list[PassageIndex] = []

    def open_again() -> PassageIndex:
        if opened:
            _let_go(opened.pop())
        index: PassageIndex
        if request.param == "lexical":
            index = LexicalIndex("archive", tmp_path)
        else:
            index = (
                segmented(tmp_path) if request.param == "segmented" else DenseIndex(EMBEDDER.model, "archive", tmp_path)
            )
        opened.append(index)
        return index

    return open_again


def test_an_empty_index_finds_nothing(open_index: Open) -> None:
    index = open_index()
    assert (len(index), index.position, index.ids()) == (0, 0, frozenset())
    assert index.search(query("tentara NATO"), 10) == []
    assert index.score(query("tentara NATO"), [1, 2]) == [0.0, 0.0]


def test_the_best_hit_comes_first_and_none_twice(open_index: Open) -> None:
    index = open_index()
    index.update(4, ENTRIES, [])
    hits = index.search(query("berapa tentara NATO di perbatasan timur?"), 10)
    assert [hit.id for hit in hits][:2] == [1, 2]
    assert [hit.score for hit in hits] == sorted((hit.score for hit in hits), reverse=True)
    assert len({hit.id for hit in hits}) == len(hits)


def test_no_more_hits_come_than_are_asked_for(open_index: Open) -> None:
    index = open_index()
    index.update(4, ENTRIES, [])
    assert len(index.search(query("tentara NATO"), 1)) == 1
    assert index.search(query("tentara NATO"), 0) == []


def test_only_what_the_query_allows_is_found_and_as_much_of_it_as_there_is(open_index: Open) -> None:
    index = open_index()
    index.update(4, ENTRIES, [])
    asked = query("tentara NATO di perbatasan")
    every = {hit.id for hit in index.search(asked, 10)}
    assert {hit.id for hit in index.search(replace(asked, among=frozenset({2, 77})), 1)} == {2}
    assert {hit.id for hit in index.search(replace(asked, without=frozenset({1})), 10)} == every - {1}
    assert index.search(replace(asked, among=frozenset({1}), without=frozenset({1})), 10) == []
    assert index.search(replace(asked, among=frozenset()), 10) == []


def test_of_many_that_a_query_allows_the_same_are_found_as_of_all_without_the_others(open_index: Open) -> None:
    index, random = open_index(), Random(0)
    words = "tentara NATO perbatasan timur jembatan pasar beras harga banjir sungai".split()
    index.update(400, [entry(id, " ".join(random.choices(words, k=6))) for id in range(1, 401)], [])
    asked = query("tentara NATO di perbatasan timur")
    every = index.search(asked, 400)
    for count in (1, 10, 19, 21, 60, 399, 400):
        among = frozenset(random.sample(range(1, 401), count))
        wanted = [hit.score for hit in every if hit.id in among][:12]
        found = index.search(replace(asked, among=among), 12)
        assert {hit.id for hit in found} <= among
        assert [hit.score for hit in found] == pytest.approx(wanted, abs=1e-5)


def test_what_a_query_allows_changes_no_score(open_index: Open) -> None:
    index = open_index()
    index.update(4, ENTRIES, [])
    asked = query("tentara NATO di perbatasan")
    scores = {hit.id: hit.score for hit in index.search(asked, 10)}
    (alone,) = index.search(replace(asked, among=frozenset({2})), 10)
    assert alone.score == pytest.approx(scores[2], abs=1e-5)
    assert index.score(replace(asked, without=frozenset({2})), [2]) == pytest.approx([scores[2]], abs=1e-5)


def test_scores_of_given_ids_are_those_of_the_search(open_index: Open) -> None:
    index = open_index()
    index.update(4, ENTRIES, [])
    found = {hit.id: hit.score for hit in index.search(query("diplomat Rusia"), 10)}
    ids = [4, 99, 1, 4]
    expected = [found.get(id, 0.0) for id in ids]
    scores = index.score(query("diplomat Rusia"), ids)
    assert [scores[place] for place in (0, 1, 3)] == pytest.approx([expected[place] for place in (0, 1, 3)], abs=1e-5)


def test_an_entry_takes_the_place_of_the_older_one_of_its_id(open_index: Open) -> None:
    index = open_index()
    index.update(4, ENTRIES, [])
    index.update(5, [entry(3, "Polandia mengusir empat puluh lima diplomat.")], [])
    assert len(index) == 4
    assert {hit.id for hit in index.search(query("Polandia mengusir diplomat"), 2)} == {3, 4}
    assert 3 not in [hit.id for hit in index.search(query("harga cabai Lebaran"), 4) if hit.score > 0.6]


def test_what_is_removed_is_found_no_more_and_unknown_ids_are_no_error(open_index: Open) -> None:
    index = open_index()
    index.update(4, ENTRIES, [])
    index.update(6, [], [1, 77])
    assert index.ids() == {2, 3, 4}
    assert 1 not in [hit.id for hit in index.search(query("tentara NATO perbatasan timur"), 10)]


def test_the_same_update_twice_is_as_good_as_once(open_index: Open) -> None:
    index = open_index()
    for _ in range(2):
        index.update(4, ENTRIES, [9])
    assert (len(index), index.position) == (4, 4)


def test_what_was_saved_is_there_after_a_restart(open_index: Open) -> None:
    index = open_index()
    index.update(4, ENTRIES, [])
    before = index.search(query("tentara NATO"), 4)
    index.save()
    again = open_index()
    assert (len(again), again.position) == (4, 4)
    assert [hit.id for hit in again.search(query("tentara NATO"), 4)] == [hit.id for hit in before]


def test_what_was_not_saved_leaves_the_position_where_it_was(open_index: Open) -> None:
    index = open_index()
    index.update(2, ENTRIES[:2], [])
    index.save()
    index.update(4, ENTRIES[2:], [])
    again = open_index()
    assert again.position == 2
    again.update(4, ENTRIES[2:], [])
    assert again.ids() == {1, 2, 3, 4}


def test_clearing_forgets_everything(open_index: Open) -> None:
    index = open_index()
    index.update(4, ENTRIES, [])
    index.clear()
    assert (len(index), index.position, index.search(query("tentara"), 5)) == (0, 0, [])


Updates = st.lists(
    st.tuples(
        st.dictionaries(st.integers(1, 8), st.sampled_from(sorted(TEXTS.values())), max_size=4),
        st.sets(st.integers(1, 8), max_size=4),
    ),
    max_size=6,
)


@settings(max_examples=25, deadline=None)
@given(updates=Updates)
def test_after_any_updates_exactly_what_should_be_there_is(
    tmp_path_factory: pytest.TempPathFactory, updates: list[tuple[dict[int, str], set[int]]]
) -> None:
    folder = tmp_path_factory.mktemp("index")
    indexes: list[PassageIndex] = [
        DenseIndex(EMBEDDER.model, "archive", folder / "dense"),
        segmented(folder / "segmented"),
        LexicalIndex("archive", folder),
    ]
    expected: dict[int, str] = {}
    for position, (added, removed) in enumerate(updates, 1):
        expected = {id: text for id, text in expected.items() if id not in removed} | added
        for index in indexes:
            index.update(position, [entry(id, text) for id, text in added.items()], removed)
    for index in indexes:
        assert index.ids() == expected.keys()
        assert len(index) == len(expected)
        for id, text in expected.items():
            best = index.search(query(text), len(expected))
            assert expected[best[0].id] == text
            assert id in [hit.id for hit in best if hit.score == pytest.approx(best[0].score, abs=1e-4)]
        _let_go(index)
