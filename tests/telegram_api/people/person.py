"""A person, with all that people do."""

from __future__ import annotations

from tests.telegram_api.people.asking import Asker
from tests.telegram_api.people.pressing import Presser
from tests.telegram_api.people.topics import TopicKeeper


class Person(TopicKeeper, Presser, Asker):
    """Somebody with Telegram open."""
