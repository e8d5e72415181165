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

UNPRIVILEGED = """
import ctypes, os, sys
# CAP_DAC_OVERRIDE and CAP_DAC_READ_SEARCH: without them root, too, may do what the modes of files allow.
for capability in (1, 2):
    ctypes.CDLL(None).prctl(24, capability, 0, 0, 0)
os.execv(sys.executable, [sys.executable, *sys.argv[1:]])
"""
LEXICAL_FAILS = """
import sys
from datetime import UTC, datetime
from pathlib import Path
from retrieval import Draft, IndexUnusableError, Question, RetrievalSettings, open_archive
from tests.embedding import HashingEmbedder
folder = Path(sys.argv[1])
lexical = folder / "indexes" / "lexical"
def titles():
    return sorted(passage.article.title for passage in archive.search(Question("jembatan kota", datetime.now(UTC))))
def add(number):
    archive.add(Draft(f"Kabar {number}", (f"Kota nomor {number} meresmikan jembatan ke-{number}. " * 10,)))
with open_archive(RetrievalSettings(data_dir=folder), embedder=HashingEmbedder()) as archive:
    add(1)
    lexical.chmod(0o555)
    for number in (2, 3):
        try:
            add(number)
        except IndexUnusableError as error:
            print(error)
    print(titles())
    lexical.chmod(0o755)
    print(titles())
    add(4)
    print(titles(), archive.check().problems)
    lexical.chmod(0o555)
    (folder / "indexes").chmod(0o555)
(folder / "indexes").chmod(0o755)
lexical.chmod(0o755)
with open_archive(RetrievalSettings(data_dir=folder), embedder=HashingEmbedder()) as archive:
    print(titles(), archive.check().problems)
"""
OPENS = """
import sys
from datetime import UTC, datetime
from pathlib import Path
from retrieval import ArchiveError, Question, RetrievalSettings, open_archive
from tests.embedding import HashingEmbedder
protected = Path(sys.argv[2])
before = protected.stat().st_mode
protected.chmod(MODE)
try:
    with open_archive(RetrievalSettings(data_dir=Path(sys.argv[1])), embedder=HashingEmbedder()) as archive:
        print(len(archive.search(Question("jembatan kota nomor 0", datetime.now(UTC)))))
except ArchiveError as error:
    print(error, file=sys.stderr)
    sys.exit(1)
finally:
    protected.chmod(before)
"""
CRASHES = """
import os, sys
from pathlib import Path
from retrieval import ArchiveBusyError, Draft, RetrievalSettings, open_archive
from tests.embedding import HashingEmbedder
try:
    archive = open_archive(RetrievalSettings(data_dir=Path(sys.argv[1])), embedder=HashingEmbedder())
except ArchiveBusyError as error:
    sys.exit(str(error))
archive.add(Draft(sys.argv[2], (f"{sys.argv[2]} diresmikan kemarin oleh wali kota, dan warga datang.",)))
print("added", flush=True)
sys.stdin.read(1)
os.abort()
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


@pytest.mark.parametrize("name", ["dense-*.vectors", "dense-*.rows", "lexical/*.idx", "lexical/*.term"])
def test_a_file_of_an_index_that_rots_while_it_is_in_use_is_found_and_mended(
    open_here: OpenArchive, tmp_path: Path, name: str
) -> None:
    archive = open_here()
    for _ in archive.add_all(drafts(5)):
        pass
    archive.close()
    archive = open_here()
    assert archive.check().files_compared > 4
    (path,) = (tmp_path / "data" / "indexes").glob(name)
    content = bytearray(path.read_bytes())
    content[len(content) // 2] ^= 1
    path.write_bytes(content)
    assert archive.check().problems == (f"the index file {path.name} is damaged",)
    assert archive.repair().problems == ()
    assert archive.check().files_compared > 4


def run_unprivileged(script: str, *arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-c", UNPRIVILEGED, "-c", script, *arguments],
        env={"PATH": "", "PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
    )


def test_an_index_that_cannot_be_written_is_told_of_and_lacks_nothing_afterwards(tmp_path: Path) -> None:
    run = run_unprivileged(LEXICAL_FAILS, str(tmp_path / "data"))
    assert run.returncode == 0, run.stderr
    *refusals, during, after, later, again = run.stdout.splitlines()
    assert len(refusals) == 2
    assert all(line.startswith("RETRIEVAL_DATA_DIR: ") and "cannot be written" in line for line in refusals)
    # Both indexes propose; the one in memory went on.
    assert "'Kabar 1'" in during
    assert after == "['Kabar 1', 'Kabar 2', 'Kabar 3']"
    assert later == again == "['Kabar 1', 'Kabar 2', 'Kabar 3', 'Kabar 4'] ()"
    assert "Traceback" not in run.stderr


@pytest.mark.parametrize("protected", [".", "kabar.db", "kabar.db.lock", "indexes", "indexes/lexical"])
@pytest.mark.parametrize("mode", [0o555, 0o000])
def test_what_may_not_be_written_or_read_ends_in_service_or_in_one_sentence(
    open_here: OpenArchive, tmp_path: Path, protected: str, mode: int
) -> None:
    archive = open_here()
    archive.add(drafts(1)[0])
    archive.close()
    script = OPENS.replace("MODE", oct(mode))
    run = run_unprivileged(script, str(tmp_path / "data"), str(tmp_path / "data" / protected))
    assert "Traceback" not in run.stderr
    if run.returncode:
        assert run.stderr.splitlines()[-1].startswith("RETRIEVAL_DA")
    else:
        assert run.stdout == "1\n"
    again = open_here()
    assert len(again.search(question())) == 1
    assert again.check().problems == ()


def test_a_second_process_is_refused_until_the_first_has_gone_however_it_went(tmp_path: Path) -> None:
    def begin(title: str) -> subprocess.Popen[str]:
        pipe = subprocess.PIPE
        return subprocess.Popen(
            [sys.executable, "-c", CRASHES, str(tmp_path / "data"), title],
            env={"PATH": "", "PYTHONPATH": str(ROOT)},
            stdin=pipe,
            stdout=pipe,
            stderr=pipe,
            text=True,
        )

    with begin("Jembatan Satu") as first:
        assert first.stdout is not None
        assert first.stdout.readline() == "added\n"
        with begin("Jembatan Dua") as second:
            _, complaint = second.communicate("x", timeout=60)
        assert second.returncode == 1
        (line,) = complaint.splitlines()
        assert line.startswith("another Kabar process has the archive open")
        first.communicate("x", timeout=60)
    assert first.returncode < 0
    with begin("Jembatan Tiga") as third:
        assert third.communicate("x", timeout=60)[0] == "added\n"
    with begin("Jembatan Empat") as fourth:
        fourth.kill()
    with begin("Jembatan Lima") as fifth:
        assert fifth.communicate("x", timeout=60)[0] == "added\n"


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
