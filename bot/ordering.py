"""Which update waits for which: one chat is answered in order, different chats at the same time."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable
from typing import Any
from weakref import WeakValueDictionary

from telegram import Update
from telegram.ext import BaseUpdateProcessor

Place = tuple[int, int | None]
"""A chat, and the topic inside it where there are topics."""

MAX_CONCURRENT_UPDATES = 2_048
"""Who waits in line counts as well: a crowd in one flooded chat must leave room for all others."""


def place_of(update: object) -> Place | None:
    """Where the update waits in line; None when it need not wait."""
    # A pressed button must react at once, even while an answer is being worked on in the same chat.
    if not isinstance(update, Update) or update.callback_query or update.effective_chat is None:
        return None
    message = update.effective_message
    topic = message.message_thread_id if message and message.is_topic_message else None
    return update.effective_chat.id, topic


class OrderedUpdates(BaseUpdateProcessor):
    """One lock for each place. A lock lives only while an update holds it or waits for it: idle chats cost nothing."""

    def __init__(self, max_concurrent_updates: int = MAX_CONCURRENT_UPDATES) -> None:
        super().__init__(max_concurrent_updates)
        self._locks: WeakValueDictionary[Place, asyncio.Lock] = WeakValueDictionary()

    @property
    def places(self) -> int:
        """In how many places something is being done or waits."""
        return len(self._locks)

    async def do_process_update(self, update: object, coroutine: Awaitable[Any]) -> None:
        place = place_of(update)
        if place is None:
            await coroutine
            return
        # asyncio.Lock is fair: who came first goes first. This name keeps the lock alive until the update is done.
        lock = self._locks.setdefault(place, asyncio.Lock())
        async with lock:
            await coroutine

    async def initialize(self) -> None:
        """Nothing is needed before the first update."""

    async def shutdown(self) -> None:
        """Nothing is kept after the last update."""
