"""A memory in the test's own folder."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from bot.memory import Memory
from tests.bot.running import new_memory


@pytest.fixture
def memory(tmp_path: Path) -> Iterator[Memory]:
    with new_memory(tmp_path) as memory:
        yield memory
