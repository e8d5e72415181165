"""What the methods work on, and the table of methods."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import Any

from tests.telegram_api import schema
from tests.telegram_api.journal import Changes, Journal
from tests.telegram_api.updates import UpdateQueue
from tests.telegram_api.wire import Request
from tests.telegram_api.world import Chat, World

Json = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Backend:
    """Telegram's side of the wire."""

    world: World
    updates: UpdateQueue
    journal: Journal
    changes: Changes

    async def deliver(self, kind: str, content: Json) -> None:
        """Queue an update for the bot and wake its poll."""
        update = self.updates.add(kind, content)
        if update is not None:
            for complaint in schema.check_update(update):
                self.journal.violation(complaint)
        await self.changes.ring()

    def say(self, chat: Chat, fields: Json) -> Json:
        """The bot's own new message."""
        message = self.world.post(chat, self.world.bot, fields)
        self.journal.message(message)
        return message


Method = Callable[[Backend, Request], Awaitable[object]]
METHODS: dict[str, Method] = {}


def method(name: str) -> Callable[[Method], Method]:
    """Register what the Bot API does when `name` is called. Telegram reads method names without regard to case."""

    def register(function: Method) -> Method:
        METHODS[name] = function
        return function

    return register


def canonical(name: str) -> str | None:
    """The method's name as documented, or None if it is not emulated."""
    return next((known for known in METHODS if known.lower() == name.lower()), None)
