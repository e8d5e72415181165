"""Getting to know Kabar: /start, /help and /bantuan, and what to say to an unknown command."""

from __future__ import annotations

from telegram import Message
from telegram.ext import CommandHandler, filters

from bot.context import Context
from bot.handlers.replies import AnyHandler, for_message, say
from bot.messages.texts import Text
from bot.rights import may_push


def handlers() -> list[AnyHandler]:
    new = filters.UpdateType.MESSAGE
    return [
        CommandHandler("start", for_message(greet), new),
        CommandHandler(["help", "bantuan"], for_message(explain), new),
    ]


async def greet(message: Message, context: Context) -> None:
    await say(message, context.texts_for(message.from_user).say(Text.START))


async def explain(message: Message, context: Context) -> None:
    """The help; admins also read how to push, but only in private: a group need not know who they are."""
    texts = context.texts_for(message.from_user)
    parts = [texts.say(Text.HELP)]
    if message.chat.type == message.chat.PRIVATE and may_push(message, context.services.settings):
        parts.append(f"{texts.say(Text.HELP_ADMIN)}\n{texts.say(Text.PUSH_WAYS)}")
    await say(message, "\n\n".join(parts))
