"""Archives that tests of conversations ask."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from tests.bot.handlers.questioning import Curious
from tests.bot.running import new_archive


@pytest.fixture
def curious(tmp_path: Path) -> Iterator[Curious]:
    """Two articles, and a record of what was asked."""
    with closing(new_archive(tmp_path, Curious)) as archive:
        yield archive
