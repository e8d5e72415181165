"""What the bot's tests share: an empty archive, and one with the NATO article."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from retrieval import Archive
from tests.bot.running import ARTICLE, new_archive


@pytest.fixture
def archive(tmp_path: Path) -> Iterator[Archive]:
    """An empty archive."""
    with new_archive(tmp_path) as archive:
        yield archive


@pytest.fixture
def newsroom(archive: Archive) -> Archive:
    """An archive with the NATO article in it."""
    archive.add(archive.parse(ARTICLE))
    return archive
