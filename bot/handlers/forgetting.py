"""/lupakan: everything that is remembered of a person is erased, once they have confirmed it."""

from __future__ import annotations

from telegram import Message
from telegram.ext import CommandHandler, filters

from bot.context import Context
from bot.handlers.pressing import Pressed
from bot.handlers.readers import reader_of
from bot.handlers.replies import AnyHandler, change, for_message, say
from bot.messages.buttons import forget_buttons
from bot.messages.keys import Text
from bot.messages.render import escaped


def handlers() -> list[AnyHandler]:
    return [CommandHandler(["lupakan", "forget"], for_message(confirm), filters.UpdateType.MESSAGE)]


async def confirm(message: Message, context: Context) -> None:
    """Ask whether it is meant. What was asked as a channel or a group is nobody's to forget."""
    reader = await reader_of(message, context)
    if message.sender_chat is not None or reader.id is None:
        await say(message, reader.texts.say(Text.PRESS_NOT_YOURS))
        return
    await say(message, reader.texts.say(Text.FORGET_ASK), forget_buttons(reader.id, reader.texts))


async def forget(pressed: Pressed, context: Context) -> Text | None:
    if pressed.by.id != pressed.number:
        return Text.PRESS_NOT_YOURS
    gone = await context.remembering(context.memory.retention.forget, pressed.by.id)
    # What they chose is gone as well, the language included.
    texts = context.texts_for(pressed.by)
    counted = {"turns": gone.turns, "votes": gone.votes, "subscriptions": gone.subscriptions}
    await _close(pressed, context, texts.say(Text.FORGET_DONE, **counted))
    return Text.PRESS_DONE


async def keep(pressed: Pressed, context: Context) -> Text | None:
    if pressed.by.id != pressed.number:
        return Text.PRESS_NOT_YOURS
    await _close(pressed, context, pressed.reader.texts.say(Text.FORGET_KEPT))
    return None


async def _close(pressed: Pressed, context: Context, said: str) -> None:
    await change(context.bot, pressed.message.chat_id, pressed.message.message_id, escaped(said))
