"""The real application on the emulator, with the real archive on a quick embedder."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable, Iterable, Iterator
from contextlib import ExitStack, asynccontextmanager, contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, TypeVar, overload

from pydantic import SecretStr

from bot.app import ALLOWED_UPDATES, build_application
from bot.context import App, Services, Threads, chore_threads, memory_threads
from bot.memory import Memory, open_memory
from bot.messages.texts import Catalogue
from bot.settings import BotSettings
from bot.watching import report_to
from retrieval import Archive, RetrievalSettings
from tests.embedding import HashingEmbedder

if TYPE_CHECKING:
    # The emulator takes seconds to import, and the processes that test_main starts do not need it.
    from tests.telegram_api.emulator import Emulator
    from tests.telegram_api.people import Person

AnyArchive = TypeVar("AnyArchive", bound=Archive)

ID = Catalogue("id").for_reader("id")
EN = Catalogue("id").for_reader("en")
MS = Catalogue("id").for_reader("ms")

ARTICLE = """NATO Tambah Pasukan di Perbatasan Timur

Saat ini ada sekitar 40.000 tentara di bawah komando langsung NATO di perbatasan timur. Mereka tersebar luas.

Polandia mengusir 45 diplomat Rusia pada hari yang sama, kata pemerintah di Warsawa."""
TITLE = "NATO Tambah Pasukan di Perbatasan Timur"
QUESTION = "berapa tentara NATO di perbatasan timur?"


def archive_settings(folder: Path) -> RetrievalSettings:
    # The threshold is for the real model's confidence; here any evidence will do.
    return RetrievalSettings(data_dir=folder / "data", answer_threshold=0.0)


@overload
def new_archive(folder: Path) -> Archive: ...
@overload
def new_archive(folder: Path, kind: type[AnyArchive]) -> AnyArchive: ...
def new_archive(folder: Path, kind: type[Archive] = Archive) -> Archive:
    """An empty archive, of a kind that misbehaves if the test wants one."""
    return kind(archive_settings(folder), HashingEmbedder(), read_only=False)


def new_memory(folder: Path) -> Memory:
    """What was remembered in this folder, or else an empty memory."""
    return open_memory(f"sqlite:///{folder / 'data' / 'bot.db'}")


@contextmanager
def services_for(
    settings: BotSettings, archive: Archive, threads: Threads | None = None, memory: Memory | None = None
) -> Iterator[Services]:
    """The services, with threads and a memory of their own unless they are given."""
    with ExitStack() as stack:
        folder = Path(stack.enter_context(TemporaryDirectory()))
        memory = memory or stack.enter_context(new_memory(folder))
        threads, remembering, chores = threads or Threads(), memory_threads(), chore_threads()
        for each in (remembering, chores, threads):
            stack.callback(each.close)
        yield Services(archive, settings, Catalogue("id"), threads, memory, remembering, chores)


@asynccontextmanager
async def running(
    telegram: Emulator,
    archive: Archive,
    admins: Iterable[Person] = (),
    threads: Threads | None = None,
    memory: Memory | None = None,
    **more: object,
) -> AsyncIterator[App]:
    """The bot, from its first getUpdates until it has been stopped in the way `run_polling` stops it. `more` are
    further settings."""
    settings = BotSettings.model_validate(
        {
            "token": SecretStr(telegram.token),
            "api_url": telegram.url,
            "admin_ids": frozenset(admin.id for admin in admins),
            "language": "id",
            **more,
        }
    )
    with services_for(settings, archive, threads, memory) as services:
        application = build_application(settings, services)
        assert application.updater
        assert application.post_init
        async with application:
            await application.post_init(application)
            await application.updater.start_polling(
                allowed_updates=ALLOWED_UPDATES, error_callback=report_to(application)
            )
            await application.start()
            try:
                yield application
            finally:
                await application.updater.stop()
                await application.stop()
                assert application.post_stop
                await application.post_stop(application)
                assert application.post_shutdown
                await application.post_shutdown(application)


async def eventually(condition: Callable[[], object], seconds: float = 10.0) -> None:
    """Wait until the condition holds. Raises TimeoutError."""
    async with asyncio.timeout(seconds):
        while not condition():  # noqa: ASYNC110 - what is waited for rings no bell
            await asyncio.sleep(0.01)
