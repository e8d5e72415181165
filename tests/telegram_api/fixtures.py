"""The `telegram` fixture: a started emulator that has nothing to complain of when the test is over."""

from __future__ import annotations

from collections.abc import AsyncIterator

import pytest

from tests.telegram_api.emulator import Emulator


@pytest.fixture
async def telegram() -> AsyncIterator[Emulator]:
    """Telegram on loopback. A test that provokes violations on purpose asserts and clears them itself."""
    async with Emulator() as emulator:
        yield emulator
    assert emulator.violations == [], f"Telegram would object:\n{emulator.transcript()}"
