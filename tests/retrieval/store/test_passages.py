"""Paragraphs as a question reads them: what is shown, whose it is, what stands beside it and what it stands for."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from retrieval import Archive, ArticleNotFoundError, Draft, Timeframe
from retrieval.domain import Span
from retrieval.language.terms import terms
from retrieval.store.rows import terms_from_text, terms_to_text
from retrieval.store.store import Store
from tests.conftest import OpenArchive

NOON = datetime(2026, 11, 25, 12, tzinfo=UTC)
FIRST = Draft("Satu", ("A pertama.", "B kedua.", "C ketiga."), url="https://a.id/1", published=NOON)
OTHER = Draft("Dua", ("X keempat.", "Y kelima."), url="https://a.id/2")


@pytest.fixture
def archive(open_here: OpenArchive) -> Archive:
    return open_here()


@pytest.fixture
def store(archive: Archive, tmp_path: Path) -> Store:
    """The archive's own, seen from beside."""
    for draft in (FIRST, OTHER):
        archive.add(draft)
    return Store(f"sqlite:///{tmp_path / 'data' / 'kabar.db'}")


def test_a_paragraph_knows_the_words_beside_it_in_its_own_article(store: Store) -> None:
    first, second, third, fourth, fifth = (
        frozenset(terms(text, "id")) for draft in (FIRST, OTHER) for text in draft.paragraphs
    )
    assert store.passages.beside(range(1, 6)) == {1: second, 2: first | third, 3: second, 4: fifth, 5: fourth}
    assert store.passages.beside([]) == {}


def test_terms_that_were_not_stored_or_of_another_analysis_are_made_when_they_are_read(
    store: Store, tmp_path: Path
) -> None:
    expected, beside = [each.terms for each in store.passages.of([1, 4]).values()], store.passages.beside([2])
    assert expected == [(terms("A pertama.", "id"),), (terms("X keempat.", "id"),)]
    for stored in (None, "terms-0\nlama sekali", ""):
        with closing(sqlite3.connect(tmp_path / "data" / "kabar.db")) as database, database:
            database.execute("UPDATE paragraphs SET terms = ?", [stored])
        assert [each.terms for each in store.passages.of([1, 4]).values()] == expected
        assert store.passages.beside([2]) == beside


@given(st.text(min_size=1), st.sampled_from(["id", "en", "th", "ar"]))
@example("Rp 17.700\u2028pada 22/5\nไทย\tsiapa dia", "id")
def test_terms_come_back_from_the_store_as_they_went(text: str, language: str) -> None:
    spans = [Span(0, len(text)), Span(0, 1)]
    stored = terms_to_text(text, spans, language)
    assert terms_from_text(stored) == (terms(text, language), terms(text[0], language))


def test_what_is_withdrawn_is_nobody_s_and_is_read_only_where_what_is_hidden_is_wanted(
    archive: Archive, store: Store
) -> None:
    assert {id: each.article.id for id, each in store.passages.of([1, 4, 99]).items()} == {1: 1, 4: 2}
    archive.desk.withdraw(1)
    assert store.passages.of([1, 4]).keys() == {4}
    assert store.passages.of([1, 4], hidden=True).keys() == {1, 4}
    assert store.passages.ids_of([1]) == {1, 2, 3}
    assert store.passages.ids_of([]) == frozenset()


def test_what_is_read_at_once_is_of_one_moment(archive: Archive, store: Store) -> None:
    with store.passages.at_once() as passages:
        assert passages.beside([1])
        archive.desk.withdraw(1)
        assert passages.of([1]).keys() == {1}
    assert not store.passages.of([1])


def test_an_archive_in_which_nothing_is_shown_is_known_without_counting(archive: Archive, store: Store) -> None:
    assert not store.passages.are_none()
    archive.desk.withdraw(1)
    archive.remove(2)
    assert store.passages.are_none()
    with pytest.raises(ArticleNotFoundError):
        archive.remove(2)


def test_a_period_holds_what_was_published_in_it(store: Store) -> None:
    day = timedelta(days=1)
    assert store.passages.ids_within(Timeframe(NOON, NOON + day)) == {1, 2, 3}
    assert store.passages.ids_within(Timeframe(None, NOON)) == frozenset()
    assert store.passages.ids_within(Timeframe(NOON - day, None)) == {1, 2, 3}


def test_copies_are_told_by_the_article_that_stands_for_them(archive: Archive, store: Store) -> None:
    words = " ".join(f"kata{number}" for number in range(60))
    first = archive.add(Draft("Asli", (f"Banjir di Demak. {words}",), url="https://b.id/1")).article
    copy = archive.add(Draft("Salinan", (f"Banjir di Demak. {words}",), url="https://c.id/1")).article
    assert copy.copy_of == first.id
    found = store.passages.copies_of([first.id, 1])
    assert {id: [article.title for article in copies] for id, copies in found.items()} == {first.id: ["Salinan"]}
    (stands_for_it,) = store.passages.of(store.passages.ids_of([first.id])).values()
    assert stands_for_it.copied
    assert not any(each.copied for each in store.passages.of(store.passages.ids_of([1, 2])).values())
    archive.desk.withdraw(copy.id)
    (alone,) = store.passages.of(store.passages.ids_of([first.id])).values()
    assert not alone.copied
