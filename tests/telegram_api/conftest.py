"""What the emulator's own tests share: the real python-telegram-bot client, pointed at the emulator, and two people."""

from __future__ import annotations

from collections.abc import AsyncIterator

import pytest
from telegram import Bot

from tests.telegram_api.emulator import Emulator
from tests.telegram_api.people import Person


@pytest.fixture
async def bot(telegram: Emulator) -> AsyncIterator[Bot]:
    async with Bot(telegram.token, base_url=telegram.base_url, base_file_url=telegram.base_file_url) as client:
        yield client


@pytest.fixture
def siti(telegram: Emulator) -> Person:
    return telegram.user("Siti")


@pytest.fixture
def budi(telegram: Emulator) -> Person:
    return telegram.user("Budi")
