"""Archives of earlier versions are brought to the newest schema with all that they hold."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest
from alembic import command
from alembic.config import Config
from sqlalchemy import create_engine

import retrieval.store
from retrieval.store.store import Store


def archive_at(revision: str, path: Path) -> sqlite3.Connection:
    """A database as the version of this schema made it, open."""
    config = Config()
    config.set_main_option("script_location", str(Path(retrieval.store.__file__).parent / "migrations"))
    engine = create_engine(f"sqlite:///{path}")
    with engine.begin() as connection:
        config.attributes.update(connection=connection, version_table="alembic_version")
        command.upgrade(config, revision)
    engine.dispose()
    return sqlite3.connect(path)


def test_articles_whose_addresses_are_one_now_are_all_kept_and_the_latest_bears_it(tmp_path: Path) -> None:
    path = tmp_path / "kabar.db"
    before = archive_at("0002", path)
    stored = [
        ("https://contoh.id/1", "https://contoh.id/1"),
        ("http://www.contoh.id/1?utm_source=x", "http://www.contoh.id/1?utm_source=x"),
        ("https://m.contoh.id/2", "https://m.contoh.id/2"),
        ("text:abc", None),
    ]
    with before:
        before.executemany(
            "INSERT INTO articles (identity, fingerprint, title, url, language, added) "
            "VALUES (?, 'f', 'Judul', ?, 'id', '2026-06-01T00:00:00+00:00')",
            stored,
        )
    before.close()
    store = Store(f"sqlite:///{path}")
    assert {article.url for article in store.articles()} == {url for _, url in stored}
    store.close()
    after = sqlite3.connect(path)
    identities = dict(after.execute("SELECT id, identity FROM articles").fetchall())
    after.close()
    assert identities == {
        1: "https://contoh.id/1#1",
        2: "https://contoh.id/1",
        3: "https://contoh.id/2",
        4: "text:abc",
    }


@pytest.mark.parametrize("revision", ["0001", "0002", "0003"])
def test_articles_from_before_corrections_keep_their_paragraphs_and_are_shown(tmp_path: Path, revision: str) -> None:
    path = tmp_path / "kabar.db"
    before = archive_at(revision, path)
    with before:
        before.execute(
            "INSERT INTO articles (identity, fingerprint, title, language, added) "
            "VALUES ('text:abc', 'f', 'Judul', 'id', '2026-06-01T00:00:00+00:00')"
        )
        before.execute(
            "INSERT INTO paragraphs (article_id, position, text, sentence_spans, vector) "
            "VALUES (1, 0, 'Satu.', '[[0, 5]]', x'0000803f')"
        )
    before.close()
    store = Store(f"sqlite:///{path}")
    (article,) = store.articles()
    assert (article.corrected, article.withdrawn, article.copy_of) == (None, None, None)
    assert [stored.paragraph.text for stored in store.passages.of([1]).values()] == ["Satu."]
    assert (store.paragraph_count(), store.signatures()) == (1, {1: None})
    store.close()
