"""What the methods work on, and the table of methods."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import Any

from tests.telegram_api import schema
from tests.telegram_api.chats import Chat
from tests.telegram_api.errors import bad_request
from tests.telegram_api.flood import FloodGauge
from tests.telegram_api.journal import Changes, Journal
from tests.telegram_api.queries import Query, QueryKind
from tests.telegram_api.updates import UpdateQueue
from tests.telegram_api.wire import Request
from tests.telegram_api.world import World

Json = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Backend:
    """Telegram's side of the wire."""

    world: World
    updates: UpdateQueue
    journal: Journal
    changes: Changes
    flood: FloodGauge

    async def deliver(self, kind: str, content: Json) -> None:
        """Queue an update for the bot and wake its poll."""
        update = self.updates.add(kind, content)
        if update is not None:
            for complaint in schema.check_update(update):
                self.journal.violation(complaint)
        await self.changes.ring()

    async def show(self, chat: Chat, message: Json, *, edited: bool = False) -> None:
        """Note what somebody wrote, and give it to the bot if it may see it."""
        self.journal.message(message, " edits" if edited else "")
        kind = "channel_post" if chat.kind == "channel" else "message"
        if self.world.shows_bot(chat, message):
            await self.deliver(f"edited_{kind}" if edited else kind, message)

    def say(self, chat: Chat, fields: Json) -> Json:
        """The bot's own new message; in a channel it is the channel's. Raises 429 when it comes too soon."""
        self.flood.count(chat)
        sender = chat.as_sender() if chat.kind == "channel" else self.world.bot.as_sender()
        message = self.world.post(chat, sender, fields)
        self.journal.message(message)
        return message

    def asked(self, kind: QueryKind, query_id: str) -> Query:
        """The open query that the bot answers. Raises 400 when nobody waits for it any more, or nobody ever did."""
        query = self.world.queries.get(query_id)
        if query is not None and query.kind == kind:
            query.attempted = True
            if not query.expired:
                return query
        raise bad_request("query is too old and response timeout expired or query ID is invalid")


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
