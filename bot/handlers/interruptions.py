"""Questions that a stop or a crash interrupts: the next start owns up to them, once a chat.

A question is noted before it is worked on and until its answer is sent. What Telegram has handed over it does not hand
over again, so nobody else would know of it.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import AsyncIterator, Iterable, Mapping, Sequence
from contextlib import asynccontextmanager
from datetime import UTC, datetime

from telegram import Message, ReplyParameters, Update
from telegram.error import RetryAfter, TelegramError

from bot.context import App, Context
from bot.memory import Handled
from bot.messages.keys import Text

logger = logging.getLogger(__name__)


@asynccontextmanager
async def answering(message: Message, context: Context) -> AsyncIterator[bool]:
    """Whether the message is new. Inside it is being answered; an error that ends that is told to the person by
    the error handler."""
    handled, place = context.memory.handled, (message.chat_id, message.message_id)
    new = await context.remembering(handled.claim, *place, message.date, answering=True)
    try:
        yield new
    except (asyncio.CancelledError, RetryAfter):
        # A stop that gives up, or a chat in which nothing can be said now.
        raise
    except BaseException:
        await _answered(new, place, context)
        raise
    await _answered(new, place, context)


async def _answered(new: bool, place: tuple[int, int], context: Context) -> None:
    if new:
        await context.remembering(context.memory.handled.answered, *place)


def note_given_up(updates: Iterable[Update], handled: Handled) -> None:
    """Take down the private messages among what a stop has given up: each of them waits for an answer. Of what is said
    in groups only what was begun is known to be a question."""
    for update in updates:
        message = update.message
        if message and message.chat.type == message.chat.PRIVATE:
            handled.claim(message.chat_id, message.message_id, message.date, answering=True)


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
        await context.remembering(context.memory.handled.answered, chat_id, *message_ids)
