"""A person, with all that people do."""

from __future__ import annotations

from tests.telegram_api.people.pressing import Presser


class Person(Presser):
    """Somebody with Telegram open."""
