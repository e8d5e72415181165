"""Which update waits for which: one chat is answered in order, different chats at the same time."""

from __future__ import annotations

import asyncio
from collections import Counter
from collections.abc import Awaitable, Hashable
from contextvars import ContextVar
from enum import Enum, auto
from inspect import iscoroutine
from typing import Any, Generic, TypeVar
from weakref import WeakValueDictionary

from telegram import Update
from telegram.ext import BaseUpdateProcessor

from bot.logs import bind

Place = tuple[int, int | None]
"""A chat, and the topic inside it where there are topics."""

MAX_CONCURRENT_UPDATES = 2_048
"""Who waits in line counts as well: a crowd in one flooded chat must leave room for all others."""
LONGEST_LINE = 20
"""Updates of one person in one place that are worked on or wait: what comes on top would keep others waiting."""

K = TypeVar("K", bound=Hashable)


class Turn(Enum):
    """How an update stands in its line. What does not fit into the line is not kept waiting, but handled at once, so
    that its handler may say so: the first time, and not `AGAIN` until the line has been worked off."""

    IN_LINE = auto()
    OUT_OF_LINE = auto()
    OUT_OF_LINE_AGAIN = auto()


turn: ContextVar[Turn] = ContextVar("turn", default=Turn.IN_LINE)
"""The turn of the update that is being handled."""


def place_of(update: object) -> Place | None:
    """Where the update waits in line; None when it need not wait."""
    # A pressed button must react at once, even while an answer is being worked on in the same chat.
    if not isinstance(update, Update) or update.callback_query or update.effective_chat is None:
        return None
    message = update.effective_message
    topic = message.message_thread_id if message and message.is_topic_message else None
    return update.effective_chat.id, topic


class Locks(Generic[K]):
    """One lock for each key. A lock lives only while somebody holds it or waits for it: idle keys cost nothing."""

    def __init__(self) -> None:
        self._locks: WeakValueDictionary[K, asyncio.Lock] = WeakValueDictionary()

    def __len__(self) -> int:
        return len(self._locks)

    def of(self, key: K) -> asyncio.Lock:
        """The lock of this key; it must be held by a name as long as it is used. Who came first goes first."""
        return self._locks.setdefault(key, asyncio.Lock())


class OrderedUpdates(BaseUpdateProcessor):
    """One line for each place, in which one person has only so many updates."""

    def __init__(self, max_concurrent_updates: int = MAX_CONCURRENT_UPDATES) -> None:
        super().__init__(max_concurrent_updates)
        self._locks: Locks[Place] = Locks()
        self._waiting: Counter[tuple[Place, int | None]] = Counter()
        self._told: set[tuple[Place, int | None]] = set()
        self._tasks: set[asyncio.Task[Any]] = set()
        self._closed = False

    def give_up(self) -> None:
        """Let go of all that is handled or waits, and of what still comes."""
        self._closed = True
        for task in self._tasks:
            task.cancel()

    @property
    def places(self) -> int:
        """In how many places something is being done or waits."""
        return len(self._locks)

    async def do_process_update(self, update: object, coroutine: Awaitable[Any]) -> None:
        task = asyncio.current_task()
        assert task
        if self._closed:
            task.cancel()
        self._tasks.add(task)
        try:
            await self._in_turn(update, coroutine)
        finally:
            self._tasks.discard(task)
            if iscoroutine(coroutine):
                # What was given up in the line has not begun; Python would complain of it.
                coroutine.close()

    async def _in_turn(self, update: object, coroutine: Awaitable[Any]) -> None:
        if isinstance(update, Update):
            bind(update=update.update_id)
        place = place_of(update)
        if place is None:
            await coroutine
            return
        sender = update.effective_sender.id if isinstance(update, Update) and update.effective_sender else None
        line = (place, sender)
        if self._waiting[line] >= LONGEST_LINE:
            turn.set(Turn.OUT_OF_LINE_AGAIN if line in self._told else Turn.OUT_OF_LINE)
            self._told.add(line)
            await coroutine
            return
        self._waiting[line] += 1
        # This name keeps the lock alive until the update is done.
        lock = self._locks.of(place)
        try:
            async with lock:
                await coroutine
        finally:
            self._leave(line)

    def _leave(self, line: tuple[Place, int | None]) -> None:
        self._waiting[line] -= 1
        if not self._waiting[line]:
            del self._waiting[line]
            self._told.discard(line)

    async def initialize(self) -> None:
        """Nothing is needed before the first update."""

    async def shutdown(self) -> None:
        """Nothing is kept after the last update."""
