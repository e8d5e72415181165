"""Copies of everything that cannot be made again: the SQLite databases of a data folder. Indexes are not: they are.

A copy is one folder: the databases, and a manifest with their checksums. It is taken while others write, by SQLite's
own online backup, and holds each database as it was at one instant.
"""

from __future__ import annotations

import json
import shutil
import sqlite3
from contextlib import closing
from datetime import UTC, datetime
from hashlib import file_digest
from pathlib import Path

from retrieval.errors import ArchiveError
from retrieval.settings import RetrievalSettings
from retrieval.writer_lock import writing_alone

MANIFEST = "kabar-backup.json"
_SQLITE = "sqlite:///"
_BESIDE = ("-wal", "-shm", "-journal")


def back_up(settings: RetrievalSettings, to: Path) -> list[Path]:
    """Copy every database of the data folder into a new folder, and return the copies.

    Raises ArchiveError when the folder has something in it already, when there is nothing to copy, or when a copy is
    not whole.
    """
    if to.exists() and any(to.iterdir()):
        raise ArchiveError(f"{to} is not empty; name a new folder")
    found = _databases(settings)
    if not found:
        raise ArchiveError(f"there is no SQLite database in {settings.data_dir} to copy")
    to.mkdir(parents=True, exist_ok=True)
    copies = [_copied(database, to / database.name) for database in found]
    manifest = {"taken": datetime.now(UTC).isoformat(), "files": {copy.name: _checksum(copy) for copy in copies}}
    (to / MANIFEST).write_text(json.dumps(manifest, indent=2) + "\n", "utf-8")
    return copies


def bring_back(settings: RetrievalSettings, origin: Path) -> list[Path]:
    """Put the databases of a backup in the place of the data folder's own, which are kept beside it under another name;
    the indexes are made again at the next start. Returns what was brought back.

    Raises ArchiveBusyError while a process writes to the archive, ArchiveError for what is no whole backup.
    """
    files = _verified(origin)
    with writing_alone(settings):
        aside = settings.data_dir / f"before-restore-{datetime.now(UTC):%Y%m%d-%H%M%S}"
        brought = []
        for file in files:
            target = settings.data_dir / file.name
            scratch = target.with_name(f"{target.name}.restoring")
            shutil.copyfile(file, scratch)
            _set_aside(target, aside)
            scratch.replace(target)
            brought.append(target)
        shutil.rmtree(settings.indexes, ignore_errors=True)
    return brought


def _databases(settings: RetrievalSettings) -> list[Path]:
    own = settings.database
    elsewhere = [Path(own.removeprefix(_SQLITE))] if own.startswith(_SQLITE) else []
    found = {path.resolve() for path in (*settings.data_dir.glob("*.db"), *elsewhere) if path.is_file()}
    return sorted(found)


def _copied(database: Path, copy: Path) -> Path:
    with (
        closing(sqlite3.connect(f"file:{database}?mode=ro", uri=True)) as source,
        closing(sqlite3.connect(copy)) as made,
    ):
        try:
            source.backup(made)
            (state,) = made.execute("PRAGMA integrity_check").fetchone()
        except sqlite3.DatabaseError as error:
            raise ArchiveError(f"{database.name} cannot be copied: {error}") from error
    if state != "ok":
        raise ArchiveError(f"{database.name} is damaged: {state}")
    return copy


def _checksum(path: Path) -> str:
    with path.open("rb") as file:
        return file_digest(file, "sha256").hexdigest()


def _verified(origin: Path) -> list[Path]:
    try:
        files = json.loads((origin / MANIFEST).read_text("utf-8"))["files"]
        damaged = [name for name, checksum in files.items() if _checksum(origin / Path(name).name) != checksum]
    except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
        raise ArchiveError(f"{origin} is no backup of Kabar, or not a whole one") from error
    if damaged:
        raise ArchiveError(f"{origin} is damaged: {', '.join(damaged)}")
    return [origin / Path(name).name for name in files]


def _set_aside(database: Path, aside: Path) -> None:
    for path in (database, *(database.with_name(database.name + suffix) for suffix in _BESIDE)):
        if path.exists():
            aside.mkdir(exist_ok=True)
            path.replace(aside / path.name)
