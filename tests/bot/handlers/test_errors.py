"""The one error handler: what the person reads, and what the log must not hold."""

from __future__ import annotations

import logging
from collections.abc import Collection
from datetime import UTC, datetime
from pathlib import Path

import pytest
from telegram import Chat, InlineKeyboardButton, InlineKeyboardMarkup, Message, Update
from telegram.error import ChatMigrated, Conflict, NetworkError
from telegram.ext import CallbackQueryHandler, InlineQueryHandler

from bot.memory import ChatKind, Memory
from bot.messages.keys import DeskText, Text
from retrieval import Answer, Archive, Question
from tests.bot.memory.turns import asks
from tests.bot.running import EN, ID, QUESTION, eventually, new_archive, running
from tests.telegram_api import Emulator, Fault, drop_after, drop_before, flood_wait

BUTTON = InlineKeyboardButton("Sources", callback_data="v1:x")
SECRET = "apa rahasia di perbatasan timur?"


class Broken(Archive):
    """Fails as a database would: with what the person wrote in its message."""

    def ask(self, question: Question, *, without: Collection[int] = ()) -> Answer:
        raise KeyError(f"SELECT ... {question.text}") from ValueError(question.text)


async def test_a_failure_is_told_with_an_id_that_stands_in_the_log_without_the_question(
    telegram: Emulator, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.INFO)
    ani = telegram.user("Ani", language_code="id")
    with new_archive(tmp_path, Broken) as archive:
        async with running(telegram, archive):
            told = await telegram.reply_to(await ani.says(SECRET))
            again = await telegram.reply_to(await ani.says("/start"))
    assert told.text.startswith(ID.say(Text.TROUBLE_ERROR, id=""))
    reference = told.text.split()[-1]
    (line,) = [record.getMessage() for record in caplog.records if reference in record.getMessage()]
    assert "KeyError at ask" in line
    assert "ValueError" in line
    assert SECRET not in caplog.text
    assert again.text == ID.say(Text.START)


async def test_who_blocked_the_bot_is_no_error(
    telegram: Emulator, archive: Archive, caplog: pytest.LogCaptureFixture
) -> None:
    ani, budi = telegram.user("Ani"), telegram.user("Budi")
    async with running(telegram, archive):
        await ani.says("/start")
        await ani.blocks_bot()
        await telegram.reply_to(await budi.says("/start"))
    assert not [
        record for record in caplog.records if record.levelno >= logging.ERROR and record.name.startswith("bot")
    ]


async def test_the_desk_reads_id_and_kind_once_an_hour(telegram: Emulator, tmp_path: Path) -> None:
    ani, budi, desk = (telegram.user(name) for name in ("Ani", "Budi", "Redaksi"))
    stranger = telegram.user("Belum Menyapa", started=False)
    with new_archive(tmp_path, Broken) as archive:
        async with running(telegram, archive, admins=[desk, stranger]):
            told = await telegram.reply_to(await ani.says(SECRET))
            alarm = await desk.hears()
            await telegram.reply_to(await budi.says(SECRET))
    reference = told.text.split()[-1]
    assert alarm.text == ID.say(DeskText.TROUBLE_FOR_DESK, kind="KeyError at ask", id=reference)
    assert len(telegram.messages(desk)) == 1


async def test_an_admin_who_ran_into_the_error_is_told_once(telegram: Emulator, tmp_path: Path) -> None:
    desk = telegram.user("Redaksi")
    with new_archive(tmp_path, Broken) as archive:
        async with running(telegram, archive, admins=[desk]):
            await telegram.reply_to(await desk.says(SECRET))
            await telegram.reply_to(await desk.says("/start"))
    assert len([message for message in telegram.messages(desk) if message.sender_id == telegram.bot.id]) == 2


@pytest.mark.parametrize("fault", [drop_before(), drop_after()], ids=str)
async def test_when_an_answer_may_have_arrived_nobody_is_told_that_it_did_not(
    telegram: Emulator, newsroom: Archive, caplog: pytest.LogCaptureFixture, fault: Fault
) -> None:
    ani = telegram.user("Ani")
    telegram.fails("sendMessage", fault)
    async with running(telegram, newsroom):
        await ani.says(QUESTION)
        await telegram.called("sendMessage")
        await telegram.reply_to(await ani.says("/start"))
    assert len(telegram.calls("sendMessage")) == 2
    assert "nobody knows whether the message arrived" in caplog.text


async def test_a_chat_that_is_flooded_for_long_gets_no_answer_and_is_no_error(
    telegram: Emulator, newsroom: Archive, caplog: pytest.LogCaptureFixture
) -> None:
    ani, budi, desk = (telegram.user(name) for name in ("Ani", "Budi", "Redaksi"))
    telegram.fails("sendMessage", flood_wait(600))
    async with running(telegram, newsroom, admins=[desk]):
        await ani.says(QUESTION)
        await telegram.called("sendMessage")
        await telegram.reply_to(await budi.says("/start"))
    assert telegram.messages(desk) == []
    assert "a flooded chat gets no answer" in caplog.text
    assert "error " not in [record.getMessage()[:6] for record in caplog.records]


async def _fail(update: Update, context: object) -> None:
    raise KeyError(SECRET)


async def test_a_button_whose_handler_fails_is_answered_all_the_same(telegram: Emulator, archive: Archive) -> None:
    ani = telegram.user("Ani", language_code="en")
    async with running(telegram, archive) as application:
        application.handlers[0].insert(0, CallbackQueryHandler(_fail))
        await application.bot.send_message(ani.id, "x", reply_markup=InlineKeyboardMarkup.from_button(BUTTON))
        answer = await ani.presses("Sources", on=await ani.hears())
    assert answer.show_alert
    assert answer.text.startswith(EN.say(Text.TROUBLE_ERROR, id=""))


async def test_an_inline_query_whose_handler_fails_is_answered_with_nothing(
    telegram: Emulator, archive: Archive
) -> None:
    async with running(telegram, archive) as application:
        application.handlers[0].insert(0, InlineQueryHandler(_fail))
        answer = await telegram.user("Ani").asks_inline(SECRET)
    assert answer.results == []
    assert answer.cache_time == 0


async def test_a_chat_that_lets_kabar_write_no_more_is_known_as_such(
    telegram: Emulator, archive: Archive, memory: Memory
) -> None:
    ani = telegram.user("Ani")
    group = telegram.group("Keluarga", [], admins=[ani])
    memory.chats.seen(group.id, ChatKind.SUPERGROUP, "Keluarga", at=datetime.now(UTC))

    def may_write() -> bool:
        chat = memory.chats.of(group.id)
        return chat is not None and chat.writable

    async with running(telegram, archive, memory=memory):
        await ani.makes_bot("restricted", in_=group)
        assert may_write()
        await ani.says("/start@kabar_bot", in_=group)
        await eventually(lambda: not may_write())
    assert len(telegram.calls("sendMessage")) == 1


async def test_a_group_that_became_a_supergroup_unnoticed_takes_its_conversations_along(
    telegram: Emulator, archive: Archive, memory: Memory
) -> None:
    asks(memory, chat=-4000)
    update = Update(1, message=Message(20, datetime.now(UTC), Chat(-4000, Chat.GROUP)))
    async with running(telegram, archive, memory=memory) as application:
        await application.process_error(update, ChatMigrated(-1004000))
    assert memory.conversations.at(-1004000, 11) is not None
    assert memory.conversations.at(-4000, 11) is None


async def test_failing_to_fetch_updates_is_a_line_now_and_then(
    telegram: Emulator, archive: Archive, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.INFO)
    async with running(telegram, archive) as application:
        for kind in (Conflict("terminated by other getUpdates request"), NetworkError("httpx.ReadError")) * 3:
            await application.process_error(None, kind)
    lines = [record.getMessage() for record in caplog.records if record.name == "bot.handlers.errors"]
    assert len(lines) == 2
    assert lines[0].startswith("another process fetches the updates of this bot")
    assert lines[1] == "cannot fetch updates from Telegram, trying again: NetworkError: httpx.ReadError"
