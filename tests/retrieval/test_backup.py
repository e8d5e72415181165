"""Copies of the databases: taken beside writers, brought back whole, refused when damaged."""

from __future__ import annotations

import sqlite3
from datetime import UTC, datetime
from pathlib import Path
from threading import Event, Thread

import pytest

from retrieval import Archive, ArchiveBusyError, ArchiveError, Draft, Question, RetrievalSettings
from retrieval.backup import MANIFEST, back_up, bring_back
from tests.conftest import OpenArchive

FIRST = Draft("Pertama", ("Sekitar 40.000 tentara NATO berada di perbatasan timur.",))
SECOND = Draft("Kedua", ("Harga cabai rawit mencapai Rp 90.000 per kilogram.",))


@pytest.fixture
def settings(tmp_path: Path) -> RetrievalSettings:
    return RetrievalSettings(data_dir=tmp_path / "data")


def _titles(archive: Archive) -> list[str]:
    found = archive.search(Question("tentara cabai", datetime.now(UTC)))
    assert archive.check().problems == ()
    return sorted(passage.article.title for passage in found)


def test_what_is_brought_back_is_found_and_what_was_there_is_kept(
    open_here: OpenArchive, settings: RetrievalSettings, tmp_path: Path
) -> None:
    archive = open_here()
    archive.add(FIRST)
    back_up(settings, tmp_path / "copy")
    archive.remove(1)
    archive.add(SECOND)
    with pytest.raises(ArchiveBusyError):
        bring_back(settings, tmp_path / "copy")
    archive.close()
    assert [path.name for path in bring_back(settings, tmp_path / "copy")] == ["kabar.db"]
    assert _titles(open_here()) == ["Pertama"]
    (aside,) = settings.data_dir.glob("before-restore-*")
    kept = sqlite3.connect(aside / "kabar.db")
    assert kept.execute("SELECT title FROM articles").fetchall() == [("Kedua",)]
    kept.close()


def test_a_copy_that_is_taken_while_others_write_is_whole(
    open_here: OpenArchive, settings: RetrievalSettings, tmp_path: Path
) -> None:
    archive, enough = open_here(), Event()
    archive.add(FIRST)

    def write() -> None:
        number = 0
        while not enough.is_set():
            number += 1
            archive.add(Draft(f"Judul {number}", (f"Kabar nomor {number} dari kota.", f"Ada {number} rumah.")))

    writer = Thread(target=write)
    writer.start()
    try:
        for copy in range(5):
            back_up(settings, tmp_path / f"copy{copy}")
    finally:
        enough.set()
        writer.join()
    for copy in range(5):
        made = sqlite3.connect(tmp_path / f"copy{copy}" / "kabar.db")
        held = made.execute("SELECT article_id, count(*) FROM paragraphs WHERE article_id > 1 GROUP BY article_id")
        there = made.execute("SELECT id, 2 FROM articles WHERE id > 1 ORDER BY id").fetchall()
        assert sorted(held.fetchall()) == there
        made.close()


def test_a_backup_that_is_damaged_is_refused(
    open_here: OpenArchive, settings: RetrievalSettings, tmp_path: Path
) -> None:
    with open_here() as archive:
        archive.add(FIRST)
    copy = tmp_path / "copy"
    back_up(settings, copy)
    content = bytearray((copy / "kabar.db").read_bytes())
    content[len(content) // 2] ^= 1
    (copy / "kabar.db").write_bytes(content)
    with pytest.raises(ArchiveError, match="is damaged"):
        bring_back(settings, copy)
    (copy / MANIFEST).write_text("{}")
    with pytest.raises(ArchiveError, match="is no backup"):
        bring_back(settings, copy)
    assert _titles(open_here()) == ["Pertama"]


def test_every_database_of_the_data_folder_is_copied(settings: RetrievalSettings, tmp_path: Path) -> None:
    with pytest.raises(ArchiveError, match="no SQLite database"):
        back_up(settings, tmp_path / "copy")
    settings.data_dir.mkdir()
    for name in ("kabar.db", "bot.db"):
        made = sqlite3.connect(settings.data_dir / name)
        made.execute("CREATE TABLE x (y)")
        made.close()
    assert [path.name for path in back_up(settings, tmp_path / "copy")] == ["bot.db", "kabar.db"]


def test_repairing_makes_the_indexes_again(open_here: OpenArchive) -> None:
    archive = open_here()
    archive.add(FIRST)
    archive.indexes().dense.update(1, [], [1])
    assert archive.check().problems != ()
    assert archive.repair().problems == ()
    assert _titles(archive) == ["Pertama"]
