"""What every handler has at hand: the services, the reader's language, and the way to the archive's threads."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextvars import copy_context
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from functools import partial
from typing import TYPE_CHECKING, Any, ParamSpec, TypeVar

from telegram import User
from telegram.ext import Application, CallbackContext, ExtBot

from bot.delivery import Pulse
from bot.memory import Memory
from bot.messages.render import Ages
from bot.messages.texts import Catalogue, Texts
from bot.metrics import Metrics
from bot.ordering import Locks
from bot.rights import Rights
from bot.seldom import Seldom
from bot.settings import BotSettings
from retrieval import Archive

if TYPE_CHECKING:
    # It works with the threads of this module.
    from bot.receiving import Receipts

P = ParamSpec("P")
T = TypeVar("T")

THREADS = 2
"""A model uses several cores by itself; more threads would only make every answer slower."""
WAITING = 120
"""How many calls may wait for a thread before Kabar says that it is busy: some ten seconds' worth, at thirteen answers
a second on two cores."""


MEMORY_THREADS = 2
MEMORY_WAITING = 1_000
"""A call of the memory takes milliseconds: this, too, is some ten seconds' worth."""


class BusyError(Exception):
    """Every thread is at work and the waiting line is full."""


class Threads:
    """A few threads for what would block the event loop, and a bounded line in front of them."""

    def __init__(self, threads: int = THREADS, waiting: int = WAITING, *, name: str = "archive") -> None:
        self._executor = ThreadPoolExecutor(threads, thread_name_prefix=name)
        self._room = threads + waiting
        self._taken = 0

    async def run(self, work: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> T:
        """What `work` returns or raises. Raises BusyError at once when there is no room left."""
        if self._taken >= self._room:
            raise BusyError
        self._taken += 1
        # What the log is told of the update goes along into the thread.
        call = partial(copy_context().run, partial(work, *args, **kwargs))
        future = asyncio.get_running_loop().run_in_executor(self._executor, call)
        # Not in a `finally` around the await: a caller that gives up does not stop the thread.
        future.add_done_callback(self._free)
        return await asyncio.shield(future)

    @property
    def taken(self) -> int:
        """How many calls are being worked on, or wait to be."""
        return self._taken

    def _free(self, _: asyncio.Future[Any]) -> None:
        self._taken -= 1

    def close(self) -> None:
        """Wait for what is being worked on; forget what has not begun."""
        self._executor.shutdown(cancel_futures=True)


def memory_threads() -> Threads:
    """Threads for the memory alone."""
    return Threads(MEMORY_THREADS, MEMORY_WAITING, name="memory")


def chore_threads() -> Threads:
    """Threads for what nobody waits for, so that it never stands in a question's way: one may wait for a slow site
    while the other tells of news."""
    return Threads(2, MEMORY_WAITING, name="chores")


@dataclass(frozen=True, slots=True)
class Services:
    """What the handlers work with. `threads` are for the archive, `memory_threads` for the memory, and
    `chore_threads` for the archive too, where nobody waits."""

    archive: Archive
    settings: BotSettings
    catalogue: Catalogue
    threads: Threads
    memory: Memory
    memory_threads: Threads
    chore_threads: Threads


class Shared:
    """What handlers share. python-telegram-bot makes it without arguments; `build_application` puts services, metrics,
    the pulse and the receipts in.

    `people` are the locks by which one question of a person is worked on at a time, in whatever chat it was asked.
    `showing` are held for a chat while an answer is sent and then remembered, so that a button which is pressed in
    between can wait for that. `inline_queries` are the newest that is worked on for each person. `pushes` are the
    batches that are worked on, by chat and progress message; the event that is set stops one; `batches` are their
    tasks. The rest is what was said lately, and is not said again so soon.
    """

    services: Services
    metrics: Metrics
    pulse: Pulse
    receipts: Receipts

    def __init__(self) -> None:
        self.people: Locks[int] = Locks()
        self.showing: Locks[int] = Locks()
        self.inline_queries: dict[int, str] = {}
        self.pushes: dict[tuple[int, int], asyncio.Event] = {}
        self.batches: set[asyncio.Task[None]] = set()
        self.alarms = Seldom(timedelta(hours=1))
        self.outages = Seldom(timedelta(minutes=10))
        self.apologies = Seldom(timedelta(hours=1))


class Context(CallbackContext[ExtBot[int], dict[Any, Any], dict[Any, Any], Shared]):
    """The context of an update, with the services."""

    @property
    def services(self) -> Services:
        return self.bot_data.services

    @property
    def memory(self) -> Memory:
        """What is remembered. Handlers call it by way of `remembering`."""
        return self.services.memory

    @property
    def ages(self) -> Ages:
        """From when on a source says how old it is now."""
        return Ages(datetime.now(UTC), self.services.settings.old)

    @property
    def rights(self) -> Rights:
        """Who may do what the desk does."""
        return Rights(self.services.settings, self.memory.editors)

    async def in_thread(self, work: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> T:
        """Call the archive. This is the only way a handler may: the event loop never waits for a model."""
        return await self.services.threads.run(work, *args, **kwargs)

    async def remembering(self, work: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> T:
        """Call the memory, which has threads of its own, so that it never waits for a model either."""
        return await self.services.memory_threads.run(work, *args, **kwargs)

    def texts_for(self, user: User | None, *wishes: str | None) -> Texts:
        """The words for this reader: in the first of `wishes` that is spoken, else in the reader's own language."""
        return self.services.catalogue.for_reader(*wishes, user.language_code if user else None)


App = Application[ExtBot[int], Context, dict[Any, Any], dict[Any, Any], Shared, None]
"""The bot's kind of application."""
