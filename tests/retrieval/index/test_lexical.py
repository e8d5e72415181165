"""Paragraphs by words in their order."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from retrieval.index.lexical import LexicalIndex
from retrieval.language.terms import terms
from tests.contracts.test_passage_index import entry, query

TEXTS = {
    1: "Acara itu dibuka Gubernur DKI Jakarta Pramono Anung.",
    2: "Gubernur Jakarta belum menjawab.",
    3: "Wakil Gubernur Jakarta Rano Karno hadir.",
    4: "Jakarta dikunjungi gubernur dari Banten.",
}
TITLE = terms("gubernur Jakarta", "id")


@pytest.fixture
def lexical(tmp_path: Path) -> Iterator[LexicalIndex]:
    index = LexicalIndex("archive", tmp_path)
    index.update(4, [entry(id, text) for id, text in TEXTS.items()], [])
    yield index
    index.close()


def test_a_phrase_is_found_with_one_word_between_and_not_in_another_order(lexical: LexicalIndex) -> None:
    assert set(lexical.with_phrase(query("siapa?"), TITLE, 10)) == {1, 2, 3}


def test_what_makes_another_thing_of_it_may_not_stand_before(lexical: LexicalIndex) -> None:
    assert set(lexical.with_phrase(query("siapa?"), TITLE, 10, never_behind=terms("wakil", "id"))) == {1, 2}


def test_a_phrase_that_begins_with_such_a_word_is_found_all_the_same(lexical: LexicalIndex) -> None:
    deputy = terms("wakil gubernur Jakarta", "id")
    assert lexical.with_phrase(query("siapa?"), deputy, 10, never_behind=terms("wakil", "id")) == [3]


def test_only_where_it_may_be_found_and_no_more_than_asked_for(lexical: LexicalIndex) -> None:
    asked = query("siapa?")
    assert lexical.with_phrase(replace(asked, among=frozenset({1, 4})), TITLE, 10) == [1]
    assert set(lexical.with_phrase(replace(asked, without=frozenset({1})), TITLE, 10)) == {2, 3}
    assert len(lexical.with_phrase(asked, TITLE, 1)) == 1
