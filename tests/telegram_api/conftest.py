"""What the emulator's own tests share: the real python-telegram-bot client, pointed at the emulator."""

from __future__ import annotations

from collections.abc import AsyncIterator

import pytest
from telegram import Bot

from tests.telegram_api.emulator import Emulator


@pytest.fixture
async def bot(telegram: Emulator) -> AsyncIterator[Bot]:
    async with Bot(telegram.token, base_url=telegram.base_url, base_file_url=telegram.base_file_url) as client:
        yield client
