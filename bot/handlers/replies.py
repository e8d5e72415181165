"""Replying: as text, as HTML with plain text in reserve, and the sign that an answer is being worked on."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Awaitable, Callable, Coroutine, Sequence
from functools import partial
from typing import Any, TypeVar

from telegram import Bot, InlineKeyboardMarkup, Message, ReplyParameters, Update
from telegram.constants import ChatAction, ParseMode, ReactionEmoji
from telegram.error import BadRequest, ChatMigrated, TelegramError
from telegram.ext import BaseHandler

from bot.context import Context
from bot.messages.markup import plain

logger = logging.getLogger(__name__)

T = TypeVar("T")

MessageCallback = Callable[[Message, Context], Coroutine[Any, Any, None]]
AnyHandler = BaseHandler[Update, Context, None]

SOON = 0.5
"""In seconds: an answer that comes sooner needs no sign that it is being worked on."""
_TYPING_LASTS = 4.5


def for_message(handle: MessageCallback) -> Callable[[Update, Context], Coroutine[Any, Any, None]]:
    """A python-telegram-bot callback from a handler of new messages and channel posts. An edit never reaches it."""

    async def callback(update: Update, context: Context) -> None:
        message = update.message or update.channel_post
        if message is not None:
            await handle(message, context)

    return callback


def after_command(text: str | None) -> str:
    """What follows the command at the start of a text, its line breaks kept."""
    parts = (text or "").split(maxsplit=1)
    return parts[1].strip() if len(parts) == 2 else ""


async def say(
    message: Message, text: str, buttons: InlineKeyboardMarkup | None = None, *, quoting: bool | None = None
) -> Message:
    """Answer with plain text, whatever characters it holds; returns what was sent. In a group it is a reply to the
    message, in private only when it is `quoting` it."""
    try:
        return await message.reply_text(text, reply_markup=buttons, allow_sending_without_reply=True, do_quote=quoting)
    except ChatMigrated as moved:
        return await message.get_bot().send_message(moved.new_chat_id, text, reply_markup=buttons)


async def show(
    message: Message,
    parts: Sequence[str],
    buttons: InlineKeyboardMarkup | None = None,
    *,
    quoting: bool | None = None,
) -> list[Message]:
    """Answer with HTML as `say` does, message after message, the buttons under the last; returns what was sent."""
    return [
        await _show(message, part, buttons if number == len(parts) else None, quoting)
        for number, part in enumerate(parts, 1)
    ]


async def _show(message: Message, html: str, buttons: InlineKeyboardMarkup | None, quoting: bool | None) -> Message:
    """What Telegram cannot parse goes out as plain text instead."""
    try:
        return await message.reply_text(
            html,
            parse_mode=ParseMode.HTML,
            reply_markup=buttons,
            allow_sending_without_reply=True,
            do_quote=quoting,
        )
    except ChatMigrated as moved:
        bot = message.get_bot()
        return await bot.send_message(moved.new_chat_id, html, parse_mode=ParseMode.HTML, reply_markup=buttons)
    except BadRequest as error:
        _require_markup_trouble(error)
        return await say(message, plain(html), buttons, quoting=quoting)


async def change(
    bot: Bot, chat_id: int, message_id: int, html: str, buttons: InlineKeyboardMarkup | None = None
) -> None:
    """Put other HTML, and other buttons, into a message of the bot's own. That it reads so already is no error."""
    edit = partial(bot.edit_message_text, chat_id=chat_id, message_id=message_id, reply_markup=buttons)
    try:
        await edit(html, parse_mode=ParseMode.HTML)
    except BadRequest as error:
        if "not modified" in error.message.lower():
            return
        _require_markup_trouble(error)
        await edit(plain(html))


async def add(bot: Bot, chat_id: int, message_id: int, html: str) -> Message:
    """One more message that belongs to one of the bot's own, and replies to it."""
    to = ReplyParameters(message_id, allow_sending_without_reply=True)
    return await bot.send_message(chat_id, html, parse_mode=ParseMode.HTML, reply_parameters=to)


async def take_away(bot: Bot, chat_id: int, message_id: int) -> None:
    """Delete a message of the bot's own. Telegram refuses that when it is gone already, or two days old."""
    try:
        await bot.delete_message(chat_id, message_id)
    except BadRequest as error:
        logger.info("a message stays: %s", error.message)


def _require_markup_trouble(error: BadRequest) -> None:
    # The texts differ and their capitals change between versions; both kinds name what could not be read.
    if "parse" not in error.message.lower() and "entit" not in error.message.lower():
        raise error
    logger.warning("Telegram refused the markup of a message: %s", error.message)


async def while_seen(message: Message, work: Awaitable[T]) -> T:
    """Await the work. If it takes longer than a moment, the chat shows that the message was seen: a group by a
    reaction, which bothers nobody, a private chat by typing."""
    task = asyncio.ensure_future(work)
    marking = asyncio.create_task(_mark(message))
    try:
        return await task
    finally:
        marking.cancel()


async def _mark(message: Message) -> None:
    await asyncio.sleep(SOON)
    try:
        if message.chat.type != message.chat.PRIVATE:
            await message.set_reaction(ReactionEmoji.EYES)
            return
        while True:
            await message.reply_chat_action(ChatAction.TYPING)
            await asyncio.sleep(_TYPING_LASTS)
    except TelegramError as error:
        # A courtesy only; the answer comes without it. Some groups allow no reactions.
        logger.info("no sign of having seen a message: %s", type(error).__name__)
