"""Paragraphs as a question reads them: what is shown, whose it is, what stands beside it and what it stands for."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from retrieval import Archive, ArticleNotFoundError, Draft, Timeframe
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
    for given in (FIRST, OTHER):
        archive.add(given)
    return Store(f"sqlite:///{tmp_path / 'data' / 'kabar.db'}")


def test_a_paragraph_knows_the_texts_beside_it_in_its_own_article(store: Store) -> None:
    beside = {id: tuple(text[0] for text in texts) for id, texts in store.passages.beside(range(1, 6)).items()}
    assert beside == {1: ("B",), 2: ("A", "C"), 3: ("B",), 4: ("Y",), 5: ("X",)}
    assert store.passages.beside([]) == {}


def test_what_is_withdrawn_is_nobody_s_and_is_read_only_where_what_is_hidden_is_wanted(
    archive: Archive, store: Store
) -> None:
    assert store.passages.owners([1, 4, 99]) == {1: 1, 4: 2}
    archive.desk.withdraw(1)
    assert store.passages.owners([1, 4, 99]) == {4: 2}
    assert store.passages.of([1, 4]).keys() == {4}
    assert store.passages.of([1, 4], hidden=True).keys() == {1, 4}
    assert store.passages.ids_of([1]) == {1, 2, 3}
    assert store.passages.ids_of([]) == frozenset()


def test_what_is_read_at_once_is_of_one_moment(archive: Archive, store: Store) -> None:
    with store.passages.at_once() as passages:
        assert passages.owners([1]) == {1: 1}
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
