"""Started emulators that have nothing to complain of when the test is over."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import pytest

from tests.telegram_api.emulator import Emulator


@pytest.fixture
async def telegram() -> AsyncIterator[Emulator]:
    """Telegram on loopback. A test that provokes violations on purpose asserts and clears them itself."""
    async with _contented(Emulator()) as emulator:
        yield emulator


@pytest.fixture
async def open_telegram() -> AsyncIterator[Emulator]:
    """Telegram for a bot whose privacy mode is off: in groups it sees everything."""
    async with _contented(Emulator(reads_all_group_messages=True)) as emulator:
        yield emulator


@asynccontextmanager
async def _contented(emulator: Emulator) -> AsyncIterator[Emulator]:
    async with emulator:
        yield emulator
    assert emulator.violations == [], f"Telegram would object:\n{emulator.transcript()}"
