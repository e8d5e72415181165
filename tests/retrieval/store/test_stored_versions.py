"""Archives that were stored by every version of the schema, by the code of its time: `stored/` holds them as SQL.

Each has an article of NATO with an address and two paragraphs, one of a market, and one of a bridge that was withdrawn
(by versions that could not withdraw yet: removed).
"""

from __future__ import annotations

import shutil
import sqlite3
from datetime import UTC, datetime
from pathlib import Path

import pytest

import retrieval.store
from retrieval import Draft, Outcome, Question
from tests.conftest import OpenArchive

STORED = Path(__file__).parent / "stored"
VERSIONS = sorted(path.stem for path in STORED.glob("*.sql"))
CAN_WITHDRAW = "0004"


def asked(text: str) -> Question:
    return Question(text, datetime.now(UTC))


def restore(dump: Path, database: Path) -> None:
    """Make the database that the dump was made of."""
    database.parent.mkdir(parents=True, exist_ok=True)
    with sqlite3.connect(database) as made:
        made.executescript(dump.read_text("utf-8"))
    made.close()


def test_there_is_an_archive_of_every_version() -> None:
    migrations = Path(retrieval.store.__file__).parent / "migrations" / "versions"
    assert sorted(path.name[:4] for path in migrations.glob("*.py")) == VERSIONS


@pytest.mark.parametrize("version", VERSIONS)
def test_an_archive_of_every_version_is_found_quoted_corrected_and_withdrawn(
    open_here: OpenArchive, tmp_path: Path, version: str
) -> None:
    restore(STORED / f"{version}.sql", tmp_path / "data" / "kabar.db")
    archive = open_here()
    assert {article.title for article in archive.articles()} == {
        "NATO Tambah Pasukan di Perbatasan Timur",
        "Pasar Ikan Palu Dibuka Lagi",
    }
    (citation, *_) = archive.ask(asked("berapa tentara NATO di perbatasan timur?")).citations
    assert "40.000 tentara" in citation.passage.paragraph.text
    assert citation.passage.article.published == datetime.fromisoformat("2022-03-24T00:00:00+07:00")
    assert all("Kapuas" not in passage.paragraph.text for passage in archive.search(asked("jembatan Kapuas")))
    # Its address is the same under every spelling, for versions that knew one spelling only as well.
    nato = Draft("NATO", ("Kini ada 41.000 tentara di perbatasan timur.",), url="https://contoh.id/nato?utm_medium=x")
    assert archive.add(nato).outcome is Outcome.REPLACED
    market = next(article.id for article in archive.articles() if "Pasar" in article.title)
    archive.desk.withdraw(market)
    assert [article.title for article in archive.articles()] == ["NATO"]
    assert archive.desk.restore(market).title == "Pasar Ikan Palu Dibuka Lagi"
    if version >= CAN_WITHDRAW:
        archive.desk.restore(3)
        assert "Kapuas" in archive.search(asked("jembatan Kapuas"))[0].paragraph.text
    assert archive.check().problems == ()


def test_an_archive_that_is_newer_than_its_indexes_has_them_made_anew(open_here: OpenArchive, tmp_path: Path) -> None:
    """Indexes of a version are not those of the next; the database alone is carried over."""
    restore(STORED / "0001.sql", tmp_path / "data" / "kabar.db")
    first = open_here()
    first.search(asked("tentara NATO"))
    first.close()
    restore(STORED / f"{VERSIONS[-1]}.sql", tmp_path / "other.db")
    shutil.copy(tmp_path / "other.db", tmp_path / "data" / "kabar.db")
    second = open_here()
    assert "40.000" in second.search(asked("tentara NATO"))[0].paragraph.text
    assert second.check().problems == ()
