"""The archive that a command works on, and the option that all of them have."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Annotated

import typer

from retrieval.archive import Archive, open_archive
from retrieval.errors import ArchiveBusyError
from retrieval.settings import RetrievalSettings, load_settings

AsJson = Annotated[bool, typer.Option("--json", help="Print one JSON object for programs.")]


@contextmanager
def opened_archive(*, reading: bool = False) -> Iterator[Archive]:
    """The archive of the settings; a command that only reads also works while a bot has it open."""
    settings = load_settings(RetrievalSettings)
    try:
        archive = open_archive(settings)
    except ArchiveBusyError:
        if not reading:
            raise
        archive = open_archive(settings, read_only=True)
    with archive:
        yield archive
