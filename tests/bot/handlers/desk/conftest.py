"""An admin to give the desk's commands."""

from __future__ import annotations

import pytest

from tests.telegram_api.emulator import Emulator
from tests.telegram_api.people import Person


@pytest.fixture
def desk(telegram: Emulator) -> Person:
    return telegram.user("Desk", language_code="id")
