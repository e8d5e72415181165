"""Nobody but the desk does what the desk does: every command of its list, on every way to it."""

from __future__ import annotations

import pytest
from telegram.ext import CommandHandler

from bot.handlers import desk
from bot.messages.keys import DeskText
from retrieval import Archive
from tests.bot.running import ARTICLE, ID, running
from tests.telegram_api.emulator import Emulator

COMMANDS = sorted(
    command for handler in desk.handlers() if isinstance(handler, CommandHandler) for command in handler.commands
)
REFUSAL = ID.say(DeskText.PUSH_REFUSED)


def test_there_are_commands_to_try() -> None:
    assert "push" in COMMANDS


@pytest.mark.parametrize("command", COMMANDS)
async def test_a_stranger_is_refused_and_nothing_is_fetched_or_stored(
    telegram: Emulator, archive: Archive, command: str
) -> None:
    admin, stranger = telegram.user("Desk"), telegram.user("Eve", language_code="id")
    async with running(telegram, archive, [admin]):
        file = await stranger.sends_document("a.txt", ARTICLE.encode())
        await telegram.reply_to(file)
        told = [
            await telegram.reply_to(await stranger.says(f"/{command}")),
            await telegram.reply_to(await stranger.says(f"/{command} {ARTICLE}")),
            await telegram.reply_to(await stranger.says(f"/{command} http://127.0.0.1/rahasia")),
            await telegram.reply_to(await stranger.replies(file, f"/{command}")),
            await telegram.reply_to(await stranger.sends_document("a.pdf", ARTICLE.encode(), caption=f"/{command}")),
        ]
    assert [message.text for message in told] == [REFUSAL] * len(told)
    assert archive.articles() == []
    assert telegram.calls("getFile") == []


@pytest.mark.parametrize("command", COMMANDS)
async def test_an_admin_behind_a_group_or_a_forwarded_command_is_refused(
    telegram: Emulator, archive: Archive, command: str
) -> None:
    admin, stranger = telegram.user("Desk", language_code="id"), telegram.user("Eve")
    group = telegram.group("Redaksi", [admin, stranger], admins=[admin])
    async with running(telegram, archive, [admin]):
        said = await stranger.says(f"/{command} {ARTICLE}")
        await telegram.reply_to(said)
        told = [
            await telegram.reply_to(await admin.forwards(said)),
            await telegram.reply_to(await admin.says(f"/{command}@kabar_bot {ARTICLE}", in_=group, anonymously=True)),
        ]
    assert [message.text for message in told] == [REFUSAL] * len(told)
    assert archive.articles() == []


@pytest.mark.parametrize("command", COMMANDS)
async def test_neither_a_channel_nor_an_edit_is_the_desk(telegram: Emulator, archive: Archive, command: str) -> None:
    admin = telegram.user("Desk", language_code="id")
    channel = telegram.channel("Berita", bot="administrator")
    async with running(telegram, archive, [admin]):
        await channel.posts(f"/{command} {ARTICLE}")
        message = await admin.says("/weather")
        await telegram.reply_to(message)
        await admin.edits(message, f"/{command} {ARTICLE}")
        await telegram.reply_to(await admin.says("/weather"))
    assert archive.articles() == []
