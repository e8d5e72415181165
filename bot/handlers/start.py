"""Getting to know Kabar: /start with its links, /help and /bantuan."""

from __future__ import annotations

import re

from telegram import Message
from telegram.ext import CommandHandler, filters

from bot.context import Context
from bot.handlers.headlines import show_card
from bot.handlers.readers import reader_of
from bot.handlers.replies import AnyHandler, after_command, for_message, say
from bot.messages.keys import DeskText, Text
from bot.rights import Right

_ARTICLE_LINK = re.compile(r"a_(\d{1,16})")
"""What t.me/bot?start=a_<article> sends after /start."""


def handlers() -> list[AnyHandler]:
    new = filters.UpdateType.MESSAGE
    return [
        CommandHandler("start", for_message(greet), new),
        CommandHandler(["help", "bantuan"], for_message(explain), new | filters.UpdateType.CHANNEL_POST),
    ]


async def greet(message: Message, context: Context) -> None:
    """Say hello; a link that names an article shows it instead. A group was greeted when Kabar came into it."""
    reader = await reader_of(message, context)
    link = _ARTICLE_LINK.fullmatch(after_command(message.text))
    if link:
        if not await show_card(message, int(link[1]), context, reader):
            await say(message, reader.texts.say(Text.ARTICLE_GONE))
    elif message.chat.type == message.chat.PRIVATE:
        await say(message, reader.texts.say(Text.START))
    elif not after_command(message.text):
        await say(message, reader.texts.say(Text.GROUP_GREETING, username=context.bot.username))


async def explain(message: Message, context: Context) -> None:
    """The help; the desk also reads how to push, but only in private: a group need not know who they are."""
    texts = (await reader_of(message, context)).texts
    parts = [texts.say(Text.HELP, username=context.bot.username)]
    if message.chat.type == message.chat.PRIVATE and context.rights.may(message, Right.EDIT):
        parts.append(f"{texts.say(DeskText.HELP_ADMIN)}\n{texts.say(DeskText.PUSH_WAYS)}")
        parts.append(texts.say(DeskText.HELP_EDITOR))
    await say(message, "\n\n".join(parts))
