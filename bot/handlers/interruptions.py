"""Questions that a stop or a crash interrupts: the next start owns up to them, once a chat.

A question is noted when it arrives (`bot/receiving.py`), or else when it is begun, and until its answer is sent.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import AsyncIterator, Mapping, Sequence
from contextlib import asynccontextmanager
from datetime import UTC, datetime

from telegram import Message, ReplyParameters, Update
from telegram.error import RetryAfter, TelegramError

from bot.context import App, Context
from bot.messages.keys import Text
from bot.receiving import Receipts

logger = logging.getLogger(__name__)


@asynccontextmanager
async def answering(message: Message, context: Context) -> AsyncIterator[bool]:
    """Whether the message is new. Inside it is being answered; an error that ends that is told to the person by the
    error handler."""
    receipts = context.bot_data.receipts
    new = await receipts.begin(message)
    try:
        yield new
    except (asyncio.CancelledError, RetryAfter):
        # A stop that gives up, or a chat in which nothing can be said now.
        raise
    except BaseException:
        await _answered(new, message, receipts)
        raise
    await _answered(new, message, receipts)


async def _answered(new: bool, message: Message, receipts: Receipts) -> None:
    if new:
        await receipts.answered(message.chat_id, message.message_id)


async def settle(update: Update, context: Context) -> None:
    """What was noted on its arrival and is no question after all is nothing to own up to."""
    await context.bot_data.receipts.settle(update)


async def own_up(application: App, unanswered: Mapping[int, Sequence[int]]) -> None:
    """Tell every chat that its questions, in order, were interrupted; under the last of them."""
    context = Context(application)
    for chat_id, message_ids in unanswered.items():
        context.bot_data.apologies.first(chat_id, datetime.now(UTC))
        kept = await context.remembering(context.memory.preferences.of, chat_id)
        words = context.services.catalogue.for_reader(kept.language).say(Text.TROUBLE_INTERRUPTED)
        under = ReplyParameters(message_ids[-1], allow_sending_without_reply=True)
        try:
            await context.bot.send_message(chat_id, words, reply_parameters=under)
        except TelegramError as error:
            logger.warning("a chat was not told of an interruption: %s", type(error).__name__)
        await context.bot_data.receipts.answered(chat_id, *message_ids)
