"""Replying: as text, as HTML with plain text in reserve, and the sign that an answer is being worked on."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Awaitable, Callable, Coroutine, Sequence
from typing import Any, TypeVar

from telegram import Message, Update
from telegram.constants import ChatAction, ParseMode
from telegram.error import BadRequest, TelegramError
from telegram.ext import BaseHandler

from bot.context import Context
from bot.messages.markup import plain

logger = logging.getLogger(__name__)

T = TypeVar("T")

MessageCallback = Callable[[Message, Context], Coroutine[Any, Any, None]]
AnyHandler = BaseHandler[Update, Context, None]


def for_message(handle: MessageCallback) -> Callable[[Update, Context], Coroutine[Any, Any, None]]:
    """A python-telegram-bot callback from a handler of new messages. An edited message never reaches it."""

    async def callback(update: Update, context: Context) -> None:
        if update.message is not None:
            await handle(update.message, context)

    return callback


def after_command(text: str | None) -> str:
    """What follows the command at the start of a text, its line breaks kept."""
    parts = (text or "").split(maxsplit=1)
    return parts[1].strip() if len(parts) == 2 else ""


async def say(message: Message, text: str) -> None:
    """Reply with plain text, whatever characters it holds."""
    await message.reply_text(text, allow_sending_without_reply=True)


async def show(message: Message, parts: Sequence[str]) -> None:
    """Reply with HTML, message after message. What Telegram cannot parse goes out as plain text instead."""
    for part in parts:
        try:
            await message.reply_text(part, parse_mode=ParseMode.HTML, allow_sending_without_reply=True)
        except BadRequest as error:
            # The texts differ and their capitals change between versions; both kinds name what could not be read.
            if "parse" not in error.message.lower() and "entit" not in error.message.lower():
                raise
            logger.warning("Telegram refused the markup of an answer: %s", error.message)
            await message.reply_text(plain(part), allow_sending_without_reply=True)


async def while_typing(message: Message, work: Awaitable[T]) -> T:
    """Await the work while the chat shows that something is being written."""
    _, result = await asyncio.gather(_type(message), work)
    return result


async def _type(message: Message) -> None:
    try:
        await message.reply_chat_action(ChatAction.TYPING)
    except TelegramError as error:
        # A courtesy only; the answer comes without it.
        logger.info("no typing action: %s", type(error).__name__)
