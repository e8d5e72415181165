"""How the bot hears of people: long polls by hand, and a whole Application that polls by itself."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

import pytest
from telegram import Bot, InlineKeyboardButton, InlineKeyboardMarkup, Update
from telegram.error import Conflict
from telegram.ext import (
    Application,
    ApplicationBuilder,
    BaseHandler,
    CallbackQueryHandler,
    CommandHandler,
    ContextTypes,
    MessageHandler,
    filters,
)

from tests.telegram_api import Emulator

Context = ContextTypes.DEFAULT_TYPE


@asynccontextmanager
async def polling(telegram: Emulator, *handlers: BaseHandler[Any, Any, Any]) -> AsyncIterator[None]:
    """A real Application with these handlers that polls the emulator."""
    builder = ApplicationBuilder().token(telegram.token).base_url(telegram.base_url)
    app: Application[Any, Any, Any, Any, Any, Any] = builder.base_file_url(telegram.base_file_url).build()
    app.add_handlers(handlers)
    async with app:
        assert app.updater is not None
        await app.start()
        await app.updater.start_polling()
        yield
        await app.updater.stop()
        await app.stop()


async def ask(update: Update, context: Context) -> None:
    assert update.effective_message is not None
    keyboard = InlineKeyboardMarkup([[InlineKeyboardButton("Sumber", callback_data="v1:src:7")]])
    text = f"<b>{' '.join(context.args or [])}</b>?"
    await update.effective_message.reply_html(text, reply_markup=keyboard, do_quote=True)


async def show_source(update: Update, context: Context) -> None:
    assert update.callback_query is not None
    await update.callback_query.answer(f"{update.callback_query.data}: Antara", show_alert=True)


async def test_a_command_reaches_its_handler_and_the_answer_reaches_the_person(telegram: Emulator) -> None:
    ani = telegram.user("Ani", language_code="id")
    async with polling(telegram, CommandHandler("ask", ask)):
        await telegram.polled()
        question = await ani.says("/ask@kabar_bot berapa tentara NATO")
        reply = await telegram.reply_to(question)
        assert reply.texts("bold") == ["berapa tentara NATO"]
        assert reply.reply_to_message is not None
        assert reply.reply_to_message.id == question.id
        await telegram.read_all()
    assert [call.params["chat_id"] for call in telegram.calls("sendMessage")] == [ani.id]
    assert f"#2 kabar_bot (to #1): {reply.text} [Sumber]" in telegram.transcript(ani.id)


async def test_a_pressed_button_brings_the_bots_answer(telegram: Emulator) -> None:
    ani = telegram.user("Ani")
    async with polling(telegram, CommandHandler("ask", ask), CallbackQueryHandler(show_source)):
        reply = await telegram.reply_to(await ani.says("/ask NATO"))
        answer = await ani.presses("Sumber", on=reply)
        assert (answer.text, answer.show_alert) == ("v1:src:7: Antara", True)


async def test_edits_and_replies_arrive_as_what_they_are(telegram: Emulator) -> None:
    ani = telegram.user("Ani")

    async def echo(update: Update, context: Context) -> None:
        message = update.effective_message
        assert message is not None
        earlier = message.reply_to_message.text if message.reply_to_message else ""
        await message.reply_text(f"{'edited' if update.edited_message else 'new'}: {message.text} <- {earlier}")

    async with polling(telegram, MessageHandler(filters.TEXT, echo)):
        first = await ani.says("satu")
        assert (await ani.hears()).text == "new: satu <-"
        await ani.edits(first, "dua")
        heard = await ani.hears()
        assert heard.text == "edited: dua <-"
        await ani.replies(first, "tiga")
        assert (await ani.hears()).text == "new: tiga <- dua"


async def test_updates_stay_until_a_higher_offset_acknowledges_them(telegram: Emulator, bot: Bot) -> None:
    ani = telegram.user("Ani")
    for text in ("satu", "dua", "tiga"):
        await ani.says(text)
    first, second, third = await bot.get_updates()
    assert [update.update_id for update in await bot.get_updates(limit=1)] == [first.update_id]
    assert await bot.get_updates(offset=second.update_id + 1) == (third,)
    assert await bot.get_updates() == (third,)
    await ani.says("empat")
    (last,) = await bot.get_updates(offset=-1)
    assert last.update_id == third.update_id + 1
    assert await bot.get_updates(offset=last.update_id + 1) == ()


async def test_a_long_poll_ends_as_soon_as_somebody_speaks(telegram: Emulator, bot: Bot) -> None:
    ani = telegram.user("Ani")
    poll = asyncio.create_task(bot.get_updates(timeout=30))
    await telegram.polled()
    await ani.says("halo")
    (update,) = await asyncio.wait_for(poll, 5)
    assert update.message is not None
    assert update.message.text == "halo"


async def test_a_second_poller_throws_the_first_one_out(telegram: Emulator, bot: Bot) -> None:
    first = asyncio.create_task(bot.get_updates(timeout=30))
    await telegram.polled()
    async with Bot(telegram.token, base_url=telegram.base_url) as other:
        second = asyncio.create_task(other.get_updates(timeout=30))
        with pytest.raises(Conflict, match="terminated by other getUpdates request"):
            await asyncio.wait_for(first, 5)
        await telegram.user("Ani").says("halo")
        assert len(await second) == 1


async def test_a_poll_whose_client_went_away_does_not_stand_in_the_way(telegram: Emulator, bot: Bot) -> None:
    poll = asyncio.create_task(bot.get_updates(timeout=30))
    await telegram.polled()
    poll.cancel()
    await telegram.user("Ani").says("halo")
    assert len(await bot.get_updates(timeout=5)) == 1


async def test_leaving_telegram_ends_the_polls_that_are_open() -> None:
    async with Emulator() as telegram, Bot(telegram.token, base_url=telegram.base_url) as client:
        poll = asyncio.create_task(client.get_updates(timeout=30))
        await telegram.polled()
        await telegram.__aexit__(None, None, None)
        assert await asyncio.wait_for(poll, 5) == ()


async def test_allowed_updates_are_remembered_and_the_rest_is_never_kept(telegram: Emulator, bot: Bot) -> None:
    ani = telegram.user("Ani")
    await bot.get_updates(allowed_updates=[Update.MESSAGE])
    await ani.blocks_bot()
    await bot.get_updates()
    await ani.unblocks_bot()
    assert await bot.get_updates() == ()
    await bot.get_updates(allowed_updates=[])
    await ani.blocks_bot()
    (update,) = await bot.get_updates()
    assert update.my_chat_member is not None
    assert update.my_chat_member.new_chat_member.status == "kicked"


async def test_waiting_in_vain_shows_the_transcript(telegram: Emulator) -> None:
    ani = telegram.user("Ani")
    question = await ani.says("halo?")
    with pytest.raises(AssertionError, match=r"(?s)waited 0.05 s for a message of the bot after #1.*Ani: halo\?"):
        await telegram.reply_to(question, timeout=0.05)
