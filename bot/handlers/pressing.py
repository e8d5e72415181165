"""A pressed button, with everything around it that its deed needs."""

from __future__ import annotations

from dataclasses import dataclass

from telegram import Message, User

from bot.context import Context
from bot.handlers.readers import Reader
from bot.memory import KnownTurn


@dataclass(frozen=True, slots=True)
class Pressed:
    """The button's number, the message that it is under, and who pressed it."""

    number: int
    message: Message
    by: User
    reader: Reader

    def is_by(self, person_id: int | None) -> bool:
        """Whether this person pressed it. Nobody presses as a channel or a group: what such a one asked is open to
        all."""
        return person_id is None or person_id < 0 or person_id == self.by.id

    async def turn(self, context: Context) -> KnownTurn | None:
        """The question and answer that the message belongs to; None when they are forgotten."""
        chat_id, at = self.message.chat_id, context.memory.conversations.at
        known = await context.remembering(at, chat_id, self.message.message_id)
        if known is None:
            # The finger may have been quicker than the memory.
            lock = context.bot_data.showing.of(chat_id)
            async with lock:
                known = await context.remembering(at, chat_id, self.message.message_id)
        return known
