"""/start, /help and the menus of commands."""

from __future__ import annotations

import pytest

from bot.messages.keys import DeskText, Text
from retrieval import Archive
from tests.bot.running import EN, ID, MS, running
from tests.telegram_api import faults
from tests.telegram_api.emulator import Emulator


async def test_everybody_is_greeted_in_their_language(telegram: Emulator, archive: Archive) -> None:
    people = [telegram.user("A", language_code=code) for code in ("id", "en-GB", "ms", "nl", "")]
    async with running(telegram, archive):
        greetings = [(await telegram.reply_to(await person.says("/start"))).text for person in people]
    assert greetings == [texts.say(Text.START) for texts in (ID, EN, MS, ID, ID)]


@pytest.mark.parametrize("command", ["/help", "/bantuan"])
async def test_the_help_tells_only_admins_how_to_push(telegram: Emulator, archive: Archive, command: str) -> None:
    desk, ani = telegram.user("Desk", language_code="ms"), telegram.user("Ani", language_code="ms")
    async with running(telegram, archive, [desk]):
        for_desk = await telegram.reply_to(await desk.says(command))
        for_ani = await telegram.reply_to(await ani.says(command))
    explained = MS.say(Text.HELP, username="kabar_bot")
    assert for_ani.text == explained
    ways = f"{MS.say(DeskText.HELP_ADMIN)}\n{MS.say(DeskText.PUSH_WAYS)}"
    assert for_desk.text == f"{explained}\n\n{ways}\n\n{MS.say(DeskText.HELP_EDITOR)}"


async def test_menus_differ_by_language_and_only_admins_see_push(telegram: Emulator, archive: Archive) -> None:
    desk = telegram.user("Desk")
    async with running(telegram, archive, [desk]):
        private, groups = {"type": "all_private_chats"}, {"type": "all_group_chats"}
        assert list(telegram.commands(scope=private, language_code="en")) == [
            "ask",
            "latest",
            "subscribe",
            "unsubscribe",
            "settings",
            "forget",
            "help",
        ]
        assert list(telegram.commands(scope=groups, language_code="en")) == ["ask", "latest", "subscribe", "help"]
        assert list(telegram.commands(scope=groups)) == ["tanya", "terbaru", "langganan", "bantuan"]
        assert telegram.commands(scope=private)["tanya"] == ID.say(Text.COMMAND_ASK)
        assert telegram.commands(scope=groups, language_code="ms")["tanya"] == MS.say(Text.COMMAND_ASK)
        own = telegram.commands(scope={"type": "chat", "chat_id": desk.id}, language_code="en")
        assert own["push"] == EN.say(DeskText.COMMAND_PUSH)


async def test_a_menu_that_cannot_be_set_does_not_stop_the_bot(telegram: Emulator, archive: Archive) -> None:
    desk, ani = telegram.user("Desk", started=False), telegram.user("Ani", language_code="id")
    telegram.fails("setMyCommands", faults.status(502, "Bad Gateway"), times=2)
    async with running(telegram, archive, [desk]):
        assert (await telegram.reply_to(await ani.says("/start"))).text == ID.say(Text.START)
