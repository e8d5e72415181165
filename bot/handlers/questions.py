"""Asking: any text in a private chat; elsewhere a command, a mention, or a reply to one of the bot's messages.

In groups Kabar is silent otherwise. With privacy mode on it only gets commands and replies, which are enough.
"""

from __future__ import annotations

from datetime import timedelta

from telegram import Message, Update
from telegram.ext import CommandHandler, MessageHandler, filters

from bot.context import Context
from bot.handlers import desk
from bot.handlers.addressing import MentionsKabar, RepliesToKabar, question_in, quoted_in
from bot.handlers.asking import LONGEST_QUESTION, ask, ask_again
from bot.handlers.readers import reader_of
from bot.handlers.replies import AnyHandler, for_message, say, while_seen
from bot.messages.keys import Text
from bot.rights import Right
from retrieval import Question

EDITABLE_FOR = timedelta(minutes=2)
"""How long after a question its answer follows an edit."""


def handlers() -> list[AnyHandler]:
    new = filters.UpdateType.MESSAGE | filters.UpdateType.CHANNEL_POST
    private, written = filters.ChatType.PRIVATE, filters.TEXT | filters.CAPTION
    addressed = (MentionsKabar() | RepliesToKabar()) & ~filters.COMMAND & ~filters.FORWARDED
    return [
        CommandHandler(["ask", "tanya"], for_message(ask_by_text), new),
        MessageHandler(new & private & filters.FORWARDED & ~filters.COMMAND, for_message(take_forwarded)),
        MessageHandler(new & private & filters.COMMAND, for_message(refuse_command)),
        MessageHandler(new & private & filters.TEXT, for_message(ask_by_text)),
        MessageHandler(new & ~private & written & addressed, for_message(ask_by_text)),
        MessageHandler(new & private & ~filters.StatusUpdate.ALL, for_message(refuse_other)),
        MessageHandler(filters.UpdateType.EDITED_MESSAGE & written, follow_edit),
    ]


async def ask_by_text(message: Message, context: Context) -> None:
    """The question that the message holds; without one, the message of somebody else that it replies to."""
    reader = await reader_of(message, context)
    text = question_in(message)
    if text:
        await ask(message, context, reader, text)
    else:
        await ask(message, context, reader, quoted_in(message), alone=True)


async def take_forwarded(message: Message, context: Context) -> None:
    """What the desk forwards may be an article to keep; what anybody else does is a question like any other."""
    if message.from_user is not None and context.rights.holds(message.from_user.id, Right.EDIT):
        await desk.offer(message, context)
    elif message.text:
        await ask_by_text(message, context)
    else:
        await refuse_other(message, context)


async def follow_edit(update: Update, context: Context) -> None:
    """A question that was edited soon after it was asked: its answer is edited. Whatever else is edited is let be."""
    message = update.edited_message
    if message is None or message.edit_date is None or message.edit_date - message.date > EDITABLE_FOR:
        return
    known = await context.remembering(context.memory.conversations.at, message.chat_id, message.message_id)
    text = question_in(message)
    if known is None or known.question_id != message.message_id or not 0 < len(text) <= LONGEST_QUESTION:
        return
    former = known.exchange.question
    if text == former.text:
        return
    reader = await reader_of(message, context)
    question = Question(text, former.asked, conversation=former.conversation)
    await while_seen(message, ask_again(known, question, reader, context))


async def refuse_command(message: Message, context: Context) -> None:
    await say(message, (await reader_of(message, context)).texts.say(Text.QUESTION_UNKNOWN_COMMAND))


async def refuse_other(message: Message, context: Context) -> None:
    await say(message, (await reader_of(message, context)).texts.say(Text.QUESTION_NOT_TEXT))
