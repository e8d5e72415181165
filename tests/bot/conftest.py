"""What the bot's tests share: an empty archive, one with the NATO article, and an empty memory."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from bot.memory import Memory
from retrieval import Archive
from tests.bot.running import ARTICLE, new_archive, new_memory


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


@pytest.fixture
def memory(tmp_path: Path) -> Iterator[Memory]:
    """A memory of nothing."""
    with new_memory(tmp_path) as memory:
        yield memory
