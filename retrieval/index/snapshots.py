"""What an index leaves on disk: files beside a manifest that says what they hold, and can be told to be damaged.

The manifest is written last and in one step, so it never speaks of files that are not complete.
"""

from __future__ import annotations

import hashlib
import json
import logging
import os
from contextlib import suppress
from dataclasses import asdict, dataclass
from pathlib import Path

_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Origin:
    """What an index was made from. One of another archive, or made in another way, is of no use."""

    archive: str
    content: str


@dataclass(frozen=True, slots=True)
class Manifest:
    """What a snapshot holds: everything up to the outbox `position`, in files of which each has its SHA-256."""

    archive: str
    content: str
    position: int
    files: dict[str, str]

    @property
    def origin(self) -> Origin:
        return Origin(self.archive, self.content)


def read_manifest(path: Path, origin: Origin) -> Manifest | None:
    """The manifest at `path`; None when there is none, it cannot be read, or it is of another origin."""
    try:
        manifest = Manifest(**json.loads(path.read_text("utf-8")))
        if not isinstance(manifest.files, dict) or not isinstance(manifest.position, int):
            raise TypeError("wrong types")
    except FileNotFoundError:
        return None
    except (OSError, ValueError, TypeError) as error:
        _log.warning("The index manifest %s is damaged (%s); the index is made again.", path, error)
        return None
    if manifest.origin != origin:
        _log.warning("The index %s was made for another archive or model; it is made again.", path)
        return None
    return manifest


def write_manifest(path: Path, manifest: Manifest) -> None:
    scratch = path.with_suffix(".tmp")
    scratch.write_text(json.dumps(asdict(manifest), indent=1), "utf-8")
    scratch.replace(path)


def checksum(path: Path) -> str:
    """SHA-256 of the file, in hexadecimal."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def compare_files(manifest: Path, folder: Path) -> tuple[int, list[str]]:
    """How many of the files in the folder that a manifest names are there, and which of those are not what they were.
    What a save or a merge takes away in the meantime is neither."""
    count, damaged = 0, list[str]()
    with suppress(FileNotFoundError):
        for name, sha256 in json.loads(manifest.read_text("utf-8"))["files"].items():
            with suppress(FileNotFoundError):
                found = checksum(folder / name)
                count += 1
                if found != sha256:
                    damaged.append(name)
    return count, damaged


def set_aside(path: Path, reason: object) -> None:
    """Move a damaged file or folder out of the way, keeping it for a look, and say so."""
    aside = path.with_name(f"{path.name}.damaged-{os.getpid()}-{path.stat().st_mtime_ns}")
    path.rename(aside)
    _log.warning("The index %s is damaged (%s); it was set aside as %s and is made again.", path, reason, aside.name)
