"""What the bot's tests share: an empty archive, one with the NATO article, and Telegram."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from retrieval import Archive
from tests.bot.running import ARTICLE, new_archive
from tests.telegram_api.fixtures import telegram

__all__ = ["archive", "newsroom", "telegram"]


@pytest.fixture(autouse=True)
def _settings_of_nobody(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Neither the environment nor the .env of whoever runs the tests has a say."""
    for name in [name for name in os.environ if name.startswith(("BOT_", "RETRIEVAL_"))]:
        monkeypatch.delenv(name)
    monkeypatch.chdir(tmp_path)


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
