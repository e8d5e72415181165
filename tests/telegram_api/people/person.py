"""A person, with all that people do."""

from __future__ import annotations

from tests.telegram_api.people.organising import Organiser
from tests.telegram_api.people.pressing import Presser


class Person(Organiser, Presser):
    """Somebody with Telegram open."""
