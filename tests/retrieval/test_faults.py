"""When the disk, the files or another version are in the way: one clear sentence, or service with what is intact."""

from __future__ import annotations

import shutil
import sqlite3
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path

import numpy as np
import pytest

from retrieval import Archive, ArchiveError, Draft, Question, RetrievalSettings
from retrieval.backup import back_up
from retrieval.store.store import Store
from tests.conftest import ROOT, OpenArchive
from tests.retrieval.store.test_migrations import archive_at

PAGE = 4096
DAMAGED = "RETRIEVAL_DATABASE_URL: it is damaged.*restore"
FULL = """
import resource, signal, sys
from pathlib import Path
from retrieval import ArchiveError, Draft, RetrievalSettings, open_archive
from tests.embedding import HashingEmbedder
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
with open_archive(RetrievalSettings(data_dir=Path(sys.argv[1])), embedder=HashingEmbedder()) as archive:
    archive.warm_up()
    resource.setrlimit(resource.RLIMIT_FSIZE, (400_000, resource.RLIM_INFINITY))
    try:
        for number in range(5_000):
            archive.add(Draft(f"Kabar {number}", (f"Kota nomor {number} meresmikan jembatan. " * 20,)))
            print(number, flush=True)
    except ArchiveError as error:
        print(error, file=sys.stderr)
    resource.setrlimit(resource.RLIMIT_FSIZE, (resource.RLIM_INFINITY, resource.RLIM_INFINITY))
"""


def drafts(count: int) -> list[Draft]:
    return [Draft(f"Kabar {n}", (f"Kota nomor {n} meresmikan jembatan ke-{n}. " * 30,)) for n in range(count)]


def question() -> Question:
    return Question("jembatan kota nomor 7", datetime.now(UTC))


def damage(database: Path) -> None:
    """Overwrite every third page behind the first ones."""
    with database.open("r+b") as file:
        for page in range(12, database.stat().st_size // PAGE, 3):
            file.seek(page * PAGE)
            file.write(b"\xff" * PAGE)


@pytest.fixture
def damaged(open_here: OpenArchive, tmp_path: Path) -> Archive:
    archive = open_here()
    for _ in archive.add_all(drafts(60)):
        pass
    archive.close()
    damage(tmp_path / "data" / "kabar.db")
    return open_here()


def test_a_damaged_database_is_told_of_in_one_sentence(damaged: Archive, tmp_path: Path) -> None:
    errors = []
    for use in (damaged.articles, lambda: damaged.search(question()), lambda: damaged.ask(question())):
        with pytest.raises(ArchiveError, match=DAMAGED) as caught:
            use()
        # An error that is kept keeps whatever was half open when it was raised.
        errors.append(caught.value)
        assert "\n" not in str(caught.value)
    with pytest.raises(ArchiveError, match=r"damaged|cannot be copied"):
        back_up(RetrievalSettings(data_dir=tmp_path / "data"), tmp_path / "copy")


def test_a_check_finds_the_damage_that_no_query_has_met_yet(open_here: OpenArchive, tmp_path: Path) -> None:
    archive = open_here()
    for _ in archive.add_all(drafts(60)):
        pass
    archive.close()
    with sqlite3.connect(tmp_path / "data" / "kabar.db") as database:
        database.execute("PRAGMA writable_schema = ON")
        database.execute("UPDATE sqlite_master SET rootpage = 3 WHERE name = 'ix_paragraphs_article_position'")
    database.close()
    report = open_here().check()
    assert report.problems
    assert all("the database is damaged" in problem for problem in report.problems)


def test_a_full_disk_is_told_of_and_what_was_acknowledged_is_whole(open_here: OpenArchive, tmp_path: Path) -> None:
    run = subprocess.run(
        [sys.executable, "-c", FULL, str(tmp_path / "data")],
        env={"PATH": "", "PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
    )
    acknowledged = len(run.stdout.splitlines())
    assert run.returncode == 0, run.stderr
    assert acknowledged > 3
    assert run.stderr.splitlines()[-1].startswith("RETRIEVAL_DATABASE_URL: the disk")
    archive = open_here()
    assert archive.check().problems == ()
    assert {f"Kabar {number}" for number in range(acknowledged)} <= {each.title for each in archive.articles()}
    assert archive.add(drafts(1)[0]).outcome.changed


def test_reading_a_database_of_an_older_version_is_refused_in_one_sentence(tmp_path: Path) -> None:
    archive_at("0001", tmp_path / "old.db").close()
    store = Store(f"sqlite:///{tmp_path / 'old.db'}", migrate=False)
    with pytest.raises(ArchiveError, match="not of this version"):
        store.articles()
    store.close()


def test_a_database_of_a_newer_version_is_refused_in_one_sentence(open_here: OpenArchive, tmp_path: Path) -> None:
    open_here().close()
    with sqlite3.connect(tmp_path / "data" / "kabar.db") as database:
        database.execute("UPDATE alembic_version SET version_num = '9999'")
    database.close()
    with pytest.raises(ArchiveError, match="RETRIEVAL_DATABASE_URL: the database cannot be opened"):
        open_here()


def test_a_vector_that_is_not_of_its_text_is_found_and_mended(open_here: OpenArchive, tmp_path: Path) -> None:
    archive = open_here()
    for _ in archive.add_all(drafts(5)):
        pass
    archive.close()
    shutil.rmtree(tmp_path / "data" / "indexes")
    wrong = np.eye(1, 64, 63, dtype="<f4").tobytes()
    with sqlite3.connect(tmp_path / "data" / "kabar.db") as database:
        database.execute("UPDATE paragraphs SET vector = ? WHERE id = 2", (wrong,))
    database.close()
    archive = open_here()
    report = archive.check()
    assert report.problems == ("the database has another vector for paragraph 2 than its text",)
    assert report.vectors_recomputed == 5
    assert archive.repair().problems == ()
