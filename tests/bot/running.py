"""The real application on the emulator, with the real archive on a quick embedder."""

from __future__ import annotations

from collections.abc import AsyncIterator, Iterable
from contextlib import asynccontextmanager
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar, overload

from pydantic import SecretStr

from bot.app import ALLOWED_UPDATES, build_application
from bot.context import App, Services, Threads
from bot.messages.texts import Catalogue
from bot.settings import BotSettings
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


@asynccontextmanager
async def running(
    telegram: Emulator, archive: Archive, admins: Iterable[Person] = (), threads: Threads | None = None
) -> AsyncIterator[App]:
    """The bot, from its first getUpdates until it has been stopped in the way `run_polling` stops it."""
    settings = BotSettings(
        token=SecretStr(telegram.token),
        api_url=telegram.url,
        admin_ids=frozenset(admin.id for admin in admins),
        language="id",
    )
    threads = threads or Threads()
    application = build_application(settings, Services(archive, settings, Catalogue("id"), threads))
    assert application.updater
    assert application.post_init
    async with application:
        await application.post_init(application)
        await application.updater.start_polling(allowed_updates=ALLOWED_UPDATES)
        await application.start()
        try:
            yield application
        finally:
            await application.updater.stop()
            await application.stop()
            threads.close()
