"""The truth in SQLite: whole articles or nothing, and an outbox that tells the indexes what happened."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from datetime import datetime, timedelta, timezone
from pathlib import Path

import numpy as np
import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext

from retrieval import ArchiveError, ArticleNotFoundError, Draft, Outcome, SettingsError, Span
from retrieval.protocols import EmbeddingModel
from retrieval.store.database import open_database
from retrieval.store.rows import Change, NewParagraph
from retrieval.store.store import Store
from retrieval.store.tables import metadata

WIB = timezone(timedelta(hours=7))
WIT = timezone(timedelta(hours=9))


@pytest.fixture
def url(tmp_path: Path) -> str:
    return f"sqlite:///{tmp_path / 'kabar.db'}"


@pytest.fixture
def store(url: str) -> Iterator[Store]:
    store = Store(url)
    yield store
    store.close()


def draft(*paragraphs: str, title: str = "Judul", url: str | None = None, published: datetime | None = None) -> Draft:
    return Draft(title, paragraphs or ("Satu. Dua.", "Tiga."), url=url, published=published)


def content(of: Draft) -> list[NewParagraph]:
    return [
        NewParagraph(text, (Span(0, len(text)),), np.full(4, 0.5, np.float32), np.full((1, 4), 0.5, np.float32))
        for text in of.paragraphs
    ]


def put(store: Store, given: Draft) -> int:
    return store.put(given, content(given)).article.id


def test_an_article_comes_back_as_it_went_in(store: Store) -> None:
    given = Draft(
        "Judul", ("Satu. Dua.", "Tiga."), "Harian", "Ani", "https://a.id/1", datetime(2022, 3, 24, 5, 56, tzinfo=WIB)
    )
    article = store.put(given, content(given)).article
    assert store.article(article.id) == article
    assert (article.title, article.source, article.author, article.url) == ("Judul", "Harian", "Ani", "https://a.id/1")
    assert article.published is not None
    assert article.published.isoformat() == "2022-03-24T05:56:00+07:00"
    stored = store.passages.of(store.paragraph_ids())
    assert [each.paragraph.text for each in stored.values()] == ["Satu. Dua.", "Tiga."]
    assert {each.article for each in stored.values()} == {article}
    assert all(each.sentence_vectors == pytest.approx(np.full((1, 4), 0.5)) for each in stored.values())
    (first, second) = store.entries(store.paragraph_ids())
    assert (first.text, second.text) == ("Satu. Dua.", "Tiga.")
    assert first.vector == pytest.approx(np.full(4, 0.5))


def test_the_same_again_changes_nothing(store: Store) -> None:
    given = draft()
    put(store, given)
    before = store.changes_after(0, 100)
    assert store.put(given, content(given)).outcome is Outcome.UNCHANGED
    assert store.changes_after(0, 100) == before
    assert store.settled(given) is not None
    assert store.settled(draft("Lain.")) is None


def test_a_new_text_under_the_same_address_takes_the_place_of_the_old(store: Store) -> None:
    old, new = draft("Lama.", url="https://a.id/1"), draft("Baru.", "Lebih.", url="https://a.id/1/")
    article_id = put(store, old)
    addition = store.put(new, content(new))
    assert (addition.outcome, addition.article.id) == (Outcome.REPLACED, article_id)
    assert [each.paragraph.text for each in store.passages.of(store.paragraph_ids()).values()] == ["Baru.", "Lebih."]


def test_the_outbox_tells_what_came_and_went_in_order_and_never_uses_an_id_twice(store: Store) -> None:
    article_id = put(store, draft())
    store.desk.remove(article_id)
    put(store, draft())
    assert store.changes_after(0, 100) == [
        Change(1, 1, removed=False),
        Change(2, 2, removed=False),
        Change(3, 1, removed=True),
        Change(4, 2, removed=True),
        Change(5, 3, removed=False),
        Change(6, 4, removed=False),
    ]
    assert store.changes_after(4, 1) == [Change(5, 3, removed=False)]
    assert store.last_position() == 6


def test_removing_leaves_nothing_behind_and_what_is_not_there_cannot_be_removed(store: Store) -> None:
    article_id = put(store, draft())
    store.desk.remove(article_id)
    assert (store.articles(), store.paragraph_ids(), store.paragraph_count()) == ([], frozenset(), 0)
    with pytest.raises(ArticleNotFoundError):
        store.desk.remove(article_id)


def test_articles_come_newest_first_whatever_zone_they_state_and_undated_ones_last(store: Store) -> None:
    put(store, draft("a", title="pukul 10 WIB", published=datetime(2022, 3, 24, 10, tzinfo=WIB)))
    put(store, draft("b", title="tanpa tanggal"))
    put(store, draft("c", title="pukul 11 WIT", published=datetime(2022, 3, 24, 11, tzinfo=WIT)))
    assert [article.title for article in store.articles()] == ["pukul 10 WIB", "pukul 11 WIT", "tanpa tanggal"]


def test_a_failure_in_the_middle_of_a_write_leaves_nothing(store: Store) -> None:
    given = draft()
    broken = [content(given)[0], NewParagraph("Tiga.", (Span(0, 5),), None, None)]  # type: ignore[arg-type]
    with pytest.raises(AttributeError):
        store.put(given, broken)
    assert (store.articles(), store.last_position()) == ([], 0)


def test_the_model_is_recorded_and_binds_once_there_are_vectors(store: Store) -> None:
    assert store.embedding_model() is None
    model = EmbeddingModel("e5", 384, "query:|passage:")
    store.record_embedding_model(model)
    assert store.embedding_model() is None
    put(store, draft())
    assert store.embedding_model() == model


def test_every_archive_has_a_name_of_its_own_that_stays(tmp_path: Path, url: str, store: Store) -> None:
    assert Store(url).uuid == store.uuid
    assert Store(f"sqlite:///{tmp_path / 'other.db'}").uuid != store.uuid


def test_many_ids_are_more_than_one_query_takes_and_no_matter(store: Store) -> None:
    put(store, draft(*(f"Paragraf nomor {number}." for number in range(1200))))
    assert len(store.passages.of(store.paragraph_ids())) == 1200
    assert len(store.entries(store.paragraph_ids())) == 1200


def test_the_migrations_make_exactly_the_tables_that_the_code_uses(url: str) -> None:
    engine = open_database(url)
    with engine.connect() as connection:
        assert compare_metadata(MigrationContext.configure(connection), metadata) == []
    engine.dispose()


def test_sqlite_writes_ahead_and_to_the_disk(tmp_path: Path, url: str, store: Store) -> None:
    put(store, draft())
    with sqlite3.connect(tmp_path / "kabar.db") as connection:
        assert connection.execute("PRAGMA journal_mode").fetchone() == ("wal",)
    connection.close()
    engine = open_database(url)
    with engine.connect() as opened:
        assert opened.exec_driver_sql("PRAGMA synchronous").scalar() == 2
        assert opened.exec_driver_sql("PRAGMA foreign_keys").scalar() == 1
    engine.dispose()


@pytest.mark.parametrize(
    "wrong",
    [
        "kabar.db",
        "nosuchthing://x",
        "postgresql+nosuchdriver://x",
        "mysql://u:p@h:x/y",
        "sqlite://",
        "sqlite:///a.db?b=c",
    ],
)
def test_a_url_that_is_none_is_one_line_that_names_the_setting(wrong: str) -> None:
    with pytest.raises(SettingsError, match=r"^RETRIEVAL_DATABASE_URL: "):
        Store(wrong)


def test_a_password_in_the_url_is_not_repeated() -> None:
    with pytest.raises(SettingsError) as caught:
        Store("nosuchthing://ani:rahasia@db/kabar")
    assert "rahasia" not in str(caught.value)


def test_a_file_that_is_no_database_is_one_line_that_names_the_setting(tmp_path: Path) -> None:
    (tmp_path / "kabar.db").write_text("bukan basis data, sama sekali bukan" * 50)
    with pytest.raises(ArchiveError, match=r"^RETRIEVAL_DATABASE_URL: .*not a database") as caught:
        Store(f"sqlite:///{tmp_path / 'kabar.db'}")
    assert "\n" not in str(caught.value)
