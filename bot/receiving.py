"""A question is noted before Telegram is told that it has arrived, for Telegram does not hand it over again.

python-telegram-bot asks for the next updates, or answers a delivery, when these are in its queue: what is done before
they get in is done while Telegram still has them.
"""

from __future__ import annotations

import asyncio

from telegram import Message, Update

from bot.context import BusyError, Threads
from bot.memory import Handled


class Receipts:
    """The private questions that have arrived and that nobody has begun to answer. They are among the unanswered of the
    memory from their arrival on.

    In groups, and by a command, it is not known until a handler looks whether a message asks Kabar anything.
    """

    def __init__(self, handled: Handled, threads: Threads) -> None:
        self._handled = handled
        self._threads = threads
        self._noted: set[tuple[int, int]] = set()

    async def note(self, update: Update) -> None:
        """Take down what may be a question. Where the memory has no time for it, it is noted when it is begun."""
        message = update.message
        if message is None or message.chat.type != message.chat.PRIVATE or (message.text or "/").startswith("/"):
            return
        place = (message.chat_id, message.message_id)
        try:
            if await self._threads.run(self._handled.claim, *place, message.date, answering=True):
                self._noted.add(place)
        except BusyError:
            return

    async def begin(self, message: Message) -> bool:
        """Whether this question is new; it is among the unanswered then until it is answered. Raises BusyError."""
        place = (message.chat_id, message.message_id)
        if place in self._noted:
            self._noted.remove(place)
            return True
        return await self._threads.run(self._handled.claim, *place, message.date, answering=True)

    async def answered(self, chat_id: int, *message_ids: int) -> None:
        """Nobody waits for an answer to these any more."""
        await self._threads.run(self._handled.answered, chat_id, *message_ids)

    async def settle(self, update: Update) -> None:
        """The update has been handled: if no question was begun with it, it was none."""
        message = update.message
        if message and (message.chat_id, message.message_id) in self._noted:
            self._noted.remove((message.chat_id, message.message_id))
            await self.answered(message.chat_id, message.message_id)


class ReceivedUpdates(asyncio.Queue[object]):
    """The queue of an application, into which nothing gets that was not noted."""

    def __init__(self, receipts: Receipts) -> None:
        super().__init__()
        self._receipts = receipts

    async def put(self, item: object) -> None:
        if isinstance(item, Update):
            await self._receipts.note(item)
        await super().put(item)
