"""`python -m bot COMMAND`: what whoever runs Kabar does beside running it. Without a command the bot itself runs.

Exit codes: 0 all is well, 1 something is wrong or nothing is known of the person, 2 a setting is wrong.
"""

from __future__ import annotations

import asyncio
import json
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import asdict
from datetime import datetime, timedelta
from typing import Annotated

import typer
from telegram import Bot
from telegram.error import InvalidToken, TelegramError
from telegram.request import HTTPXRequest

from bot.logs import set_up_logging
from bot.memory import Memory, UnusableMemoryError, open_memory
from bot.settings import BotSettings
from retrieval import ArchiveBusyError, RetrievalError, RetrievalSettings, SettingsError, load_settings, open_archive

_WRONG_SETTING = 2

app = typer.Typer(
    help="Kabar in Telegram. Without a command it runs.",
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    add_completion=False,
)
User = Annotated[int, typer.Argument(metavar="USER", help="The person's number in Telegram.")]


@app.command()
def check() -> None:
    """Try the settings, both databases, the model and the token, and say what is wrong, a line for each."""
    with _exiting():
        settings, archive_settings = load_settings(BotSettings), load_settings(RetrievalSettings)
    set_up_logging(settings.token, settings.webhook_secret, form=settings.log_format)
    steps: dict[str, Callable[[], str]] = {
        "archive": lambda: _archive(archive_settings),
        "memory": lambda: _memory(settings, archive_settings),
        "telegram": lambda: asyncio.run(_telegram(settings)),
    }
    sys.stdout.write("settings: ok\n")
    failed = False
    for name, step in steps.items():
        try:
            said = f"ok, {step()}"
        except (RetrievalError, UnusableMemoryError) as error:
            said, failed = str(error), True
        except InvalidToken:
            # Its message holds the token.
            said, failed = "BOT_TOKEN: Telegram refuses this token", True
        except TelegramError as error:
            said, failed = f"BOT_API_URL: no usable answer from {settings.api_url} ({type(error).__name__})", True
        sys.stdout.write(f"{name}: {said}\n")
    raise typer.Exit(int(failed))


def _archive(settings: RetrievalSettings) -> str:
    """The model is tried with a question, the indexes are compared with the database. A running bot is no hindrance."""
    try:
        archive = open_archive(settings)
    except ArchiveBusyError:
        archive = open_archive(settings, read_only=True)
    with archive:
        archive.warm_up()
        report = archive.check()
    if report.problems:
        raise RetrievalError("; ".join(report.problems))
    return f"{settings.embedding_model} answers, {report.articles} articles, {report.paragraphs} paragraphs agree"


def _memory(settings: BotSettings, archive_settings: RetrievalSettings) -> str:
    with open_memory(settings.database(archive_settings.data_dir)) as memory:
        return f"{len(memory.editors.all())} editors"


async def _telegram(settings: BotSettings) -> str:
    if settings.token is None:
        return "no BOT_TOKEN: the console is answered"
    request = HTTPXRequest(connect_timeout=10.0, read_timeout=10.0)
    async with Bot(settings.token.get_secret_value(), settings.base_url, request=request) as bot:
        return f"@{bot.username}, {len(settings.admin_ids)} admins"


@app.command()
def export(user: User) -> None:
    """Print everything that is stored about a person, as JSON."""
    with _exiting(), _remembered() as memory:
        record = asdict(memory.retention.export(user))
    json.dump(record, sys.stdout, ensure_ascii=False, indent=2, default=_plain)
    sys.stdout.write("\n")


@app.command()
def forget(user: User) -> None:
    """Erase everything that is stored about a person, in every chat."""
    with _exiting(), _remembered() as memory:
        gone = asdict(memory.retention.forget(user))
    sys.stdout.write(", ".join(f"{count} {what}" for what, count in gone.items()) + " erased\n")
    raise typer.Exit(0 if any(gone.values()) else 1)


@contextmanager
def _remembered() -> Iterator[Memory]:
    settings, archive_settings = load_settings(BotSettings), load_settings(RetrievalSettings)
    with open_memory(settings.database(archive_settings.data_dir), keep=settings.retention) as memory:
        yield memory


@contextmanager
def _exiting() -> Iterator[None]:
    """What is wrong is said in one line."""
    try:
        yield
    except (SettingsError, UnusableMemoryError) as error:
        sys.stderr.write(f"{error}\n")
        raise typer.Exit(_WRONG_SETTING if isinstance(error, SettingsError) else 1) from None


def _plain(value: object) -> object:
    if isinstance(value, datetime):
        return value.isoformat()
    if isinstance(value, timedelta):
        return value.total_seconds()
    return str(value)
