"""Nobody but the desk does what the desk does: every command of its list, on every way to it."""

from __future__ import annotations

from telegram import InlineKeyboardButton, InlineKeyboardMarkup
from telegram.ext import CommandHandler

from bot.handlers import desk
from bot.memory import Memory
from bot.messages.buttons import Press
from bot.messages.keys import DeskText
from bot.rights import Right
from retrieval import Archive, Draft
from tests.bot.memory.turns import NOON
from tests.bot.running import ARTICLE, ID, running
from tests.telegram_api.emulator import Emulator

COMMANDS = sorted(
    command for handler in desk.handlers() if isinstance(handler, CommandHandler) for command in handler.commands
)
LED = sorted(command.name for command in desk.COMMANDS if command.right is Right.LEAD)
REFUSAL = ID.say(DeskText.REFUSED)
NEWS = Draft("Gempa Mengguncang Ambon", ("Gempa mengguncang Ambon pada Senin pagi dan merusak 12 rumah warga.",))


def test_there_are_commands_to_try() -> None:
    assert sorted(command.name for command in desk.COMMANDS) == COMMANDS
    assert {"push", "withdraw", "editors"} <= set(COMMANDS)


async def test_a_stranger_is_refused_and_nothing_is_fetched_or_stored(telegram: Emulator, archive: Archive) -> None:
    async with running(telegram, archive, [telegram.user("Desk")]):
        for command in COMMANDS:
            # Telegram lets a chat have few messages at once.
            stranger, another = (telegram.user("Eve", language_code="id") for _ in range(2))
            file = await stranger.sends_document("a.txt", ARTICLE.encode())
            await telegram.reply_to(file)
            told = [
                await telegram.reply_to(await another.says(f"/{command}")),
                await telegram.reply_to(await another.says(f"/{command} 1 {ARTICLE}")),
                await telegram.reply_to(await another.says(f"/{command} http://127.0.0.1/rahasia")),
                await telegram.reply_to(await stranger.replies(file, f"/{command} 1")),
                await telegram.reply_to(
                    await stranger.sends_document("a.pdf", ARTICLE.encode(), caption=f"/{command} 1")
                ),
            ]
            assert {message.text for message in told} == {REFUSAL}, command
    assert archive.articles() == []
    assert telegram.calls("getFile") == []


async def test_an_admin_behind_a_group_or_a_forwarded_command_is_refused(telegram: Emulator, archive: Archive) -> None:
    admins = [telegram.user("Desk", language_code="id") for _ in COMMANDS]
    async with running(telegram, archive, admins):
        for command, admin in zip(COMMANDS, admins, strict=True):
            stranger = telegram.user("Eve")
            group = telegram.group("Redaksi", [admin, stranger], admins=[admin])
            said = await stranger.says(f"/{command} {ARTICLE}")
            await telegram.reply_to(said)
            hidden = await admin.says(f"/{command}@kabar_bot {ARTICLE}", in_=group, anonymously=True)
            told = [await telegram.reply_to(await admin.forwards(said)), await telegram.reply_to(hidden)]
            assert {message.text for message in told} == {REFUSAL}, command
    assert archive.articles() == []


async def test_neither_a_channel_nor_an_edit_nor_an_inline_query_is_the_desk(
    telegram: Emulator, archive: Archive
) -> None:
    admins = [telegram.user("Desk", language_code="id") for _ in COMMANDS]
    async with running(telegram, archive, admins):
        for command, admin in zip(COMMANDS, admins, strict=True):
            channel = telegram.channel("Berita", bot="administrator")
            await channel.posts(f"/{command} 1 {ARTICLE}")
            message = await admin.says("/weather")
            await telegram.reply_to(message)
            await admin.edits(message, f"/{command} 1 {ARTICLE}")
            await admin.asks_inline(f"/{command} 1")
        await telegram.read_all()
    assert archive.articles() == []


async def test_a_stranger_presses_no_button_of_the_desk(telegram: Emulator, archive: Archive) -> None:
    admin, stranger = telegram.user("Desk", language_code="id"), telegram.user("Eve", language_code="id")
    group = telegram.group("Redaksi", [admin, stranger])
    archive.add(NEWS)
    async with running(telegram, archive, [admin]) as application:
        row = [InlineKeyboardButton(deed, callback_data=Press(deed, 1).callback_data) for deed in sorted(desk.DEEDS)]
        await application.bot.send_message(group.id, "Tombol", reply_markup=InlineKeyboardMarkup([row[:6], row[6:]]))
        (under,) = telegram.messages(group)
        for deed in sorted(desk.DEEDS):
            assert (await stranger.presses(deed, on=under)).text == REFUSAL, deed
    assert [message.text for message in telegram.messages(group)] == ["Tombol"]
    assert [article.title for article in archive.articles()] == [NEWS.title]


async def test_a_stranger_does_not_answer_what_the_desk_was_asked(telegram: Emulator, archive: Archive) -> None:
    admin, stranger = telegram.user("Desk", language_code="id"), telegram.user("Eve", language_code="id")
    group = telegram.group("Redaksi", [admin, stranger])
    archive.add(NEWS)
    async with running(telegram, archive, [admin]):
        card = await telegram.reply_to(await admin.says("/article@kabar_bot 1", in_=group))
        await admin.presses(ID.say(DeskText.BUTTON_EDIT_TITLE), on=card)
        asked = await admin.hears(in_=group)
        told = await telegram.reply_to(await stranger.says("Bohong", in_=group, replying_to=asked))
    assert told.text == REFUSAL
    assert [article.title for article in archive.articles()] == [NEWS.title]


async def test_an_editor_does_not_what_only_admins_do(telegram: Emulator, archive: Archive, memory: Memory) -> None:
    archive.add(NEWS)
    async with running(telegram, archive, [telegram.user("Desk")], memory=memory):
        for command in LED:
            editor = telegram.user("Edi", language_code="id")
            memory.editors.name(editor.id, "Edi", NOON)
            assert (await telegram.reply_to(await editor.says(f"/{command} 1"))).text == REFUSAL, command
    assert [article.title for article in archive.articles()] == [NEWS.title]
