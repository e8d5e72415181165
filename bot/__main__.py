"""`python -m bot`: Kabar in Telegram when BOT_TOKEN is set, else in the terminal; or one of its commands."""

from __future__ import annotations

import asyncio
import signal
import sys
from dataclasses import replace
from itertools import count

from telegram.error import InvalidToken, TelegramError

from bot.app import ALLOWED_UPDATES, STOP_SIGNALS, build_application, listen_to_telegram
from bot.command_line import app
from bot.console import ConsoleRequest, Screen, converse
from bot.context import Services, Threads, chore_threads, memory_threads
from bot.logs import set_up_logging
from bot.memory import Memory, UnusableMemoryError, open_memory
from bot.messages.keys import Text
from bot.messages.texts import Catalogue
from bot.settings import BotSettings
from bot.terminal import Lines
from retrieval import Archive, RetrievalError, RetrievalSettings, SettingsError, load_settings, open_archive

_WRONG_SETTING = 2
_FAILED = 1
_INTERRUPTED = 130


def main() -> int:
    """Run until stopped, and return the exit code. Whatever is wrong is said in one line on standard error."""
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(0))
    try:
        settings, archive_settings = load_settings(BotSettings), load_settings(RetrievalSettings)
        set_up_logging(settings.token, settings.webhook_secret, form=settings.log_format)
        _tell("Loading the model and opening the archive ...")
        archive = open_archive(archive_settings)
        memory = open_memory(settings.database(archive_settings.data_dir), keep=settings.retention)
        archive.warm_up()
    except SettingsError as error:
        _tell(str(error))
        return _WRONG_SETTING
    except (RetrievalError, UnusableMemoryError) as error:
        _tell(str(error))
        return _FAILED
    except KeyboardInterrupt:
        return _INTERRUPTED
    return run(settings, archive, memory)


def run(settings: BotSettings, archive: Archive, memory: Memory) -> int:
    """Answer from this archive until stopped, close it and the memory, and return the exit code."""
    threads, remembering, chores = Threads(), memory_threads(), chore_threads()
    services = Services(archive, settings, Catalogue(settings.language), threads, memory, remembering, chores)
    try:
        return _in_telegram(settings, services) if settings.token else _in_console(settings, services)
    finally:
        # What they ask for is being done. Handlers in Python are gone before the process is; this stays to the end.
        for each in STOP_SIGNALS:
            signal.signal(each, signal.SIG_IGN)
        for line in (threads, chores, remembering):
            line.close()
        memory.close()
        archive.close()


def _in_telegram(settings: BotSettings, services: Services) -> int:
    _tell(f"Connecting to {settings.api_url} ...")
    application = build_application(settings, services)
    try:
        listen_to_telegram(application, settings)
    except InvalidToken:
        # Its message holds the token, so it is not repeated.
        _tell("BOT_TOKEN: Telegram refuses this token; copy it again from @BotFather")
        return _WRONG_SETTING
    except TelegramError as error:
        _tell(f"BOT_API_URL: no usable answer from {settings.api_url} ({type(error).__name__})")
        return _FAILED
    except OSError as error:
        _tell(f"BOT_LISTEN: cannot listen on {settings.listen} for updates or /healthz: {error.strerror}")
        return _WRONG_SETTING
    return 0


def _in_console(settings: BotSettings, services: Services) -> int:
    admin = min(settings.admin_ids, default=1)
    reader = next(number for number in count(2) if number not in settings.admin_ids)
    settings = settings.model_copy(update={"admin_ids": settings.admin_ids | {admin}})
    texts = services.catalogue.for_reader()
    typed = sys.stdin.isatty()
    screen = Screen(sys.stdout, sys.stdout if typed else sys.stderr, fancy=typed and sys.stdout.isatty())
    screen.notice(f"{texts.say(Text.CONSOLE_WELCOME)}\n")
    lines = Lines(0)
    console = ConsoleRequest(lines, screen, texts, {"user": reader, "admin": admin})
    application = build_application(settings, replace(services, settings=settings), console)

    async def talk() -> None:
        loop = asyncio.get_running_loop()
        for stop in (signal.SIGINT, signal.SIGTERM):
            loop.add_signal_handler(stop, console.finished.set)
        await converse(application, console, lines, ALLOWED_UPDATES)

    asyncio.run(talk())
    return 0


def _tell(line: str) -> None:
    sys.stderr.write(f"{line}\n")
    sys.stderr.flush()


if __name__ == "__main__":
    sys.exit(app() if len(sys.argv) > 1 else main())
