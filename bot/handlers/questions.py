"""Asking: any text in a private chat, /ask and /tanya everywhere. In groups Kabar is silent otherwise."""

from __future__ import annotations

from telegram import Message
from telegram.ext import CommandHandler, MessageHandler, filters

from bot.context import Context
from bot.handlers.lateness import came_too_late
from bot.handlers.replies import AnyHandler, after_command, for_message, say, show, while_typing
from bot.messages.render import answer_messages
from bot.messages.texts import Text
from retrieval import Answer, Question, Reason

LONGEST_QUESTION = 1_000
"""In characters. A longer text is an article somebody forgot to push, not a question."""

_OF_THE_BOT = (Reason.ABOUT_THE_BOT, Reason.A_REQUEST)


def handlers() -> list[AnyHandler]:
    new, private = filters.UpdateType.MESSAGE, filters.ChatType.PRIVATE
    return [
        CommandHandler(["ask", "tanya"], for_message(ask_by_command), new),
        MessageHandler(new & private & filters.COMMAND, for_message(refuse_command)),
        MessageHandler(new & private & filters.TEXT, for_message(ask_by_text)),
        MessageHandler(new & private & ~filters.StatusUpdate.ALL, for_message(refuse_other)),
    ]


async def ask_by_command(message: Message, context: Context) -> None:
    """The question after the command, or the message that the bare command replies to."""
    original = message.reply_to_message
    await _ask(message, context, after_command(message.text) or ((original.text or "").strip() if original else ""))


async def ask_by_text(message: Message, context: Context) -> None:
    await _ask(message, context, (message.text or "").strip())


async def refuse_command(message: Message, context: Context) -> None:
    await say(message, context.texts_for(message.from_user).say(Text.QUESTION_UNKNOWN_COMMAND))


async def refuse_other(message: Message, context: Context) -> None:
    await say(message, context.texts_for(message.from_user).say(Text.QUESTION_NOT_TEXT))


async def _ask(message: Message, context: Context, text: str) -> None:
    if not text:
        await say(message, context.texts_for(message.from_user).say(Text.QUESTION_EMPTY))
        return
    if len(text) > LONGEST_QUESTION:
        texts = context.texts_for(message.from_user)
        await say(message, texts.say(Text.QUESTION_TOO_LONG, limit=LONGEST_QUESTION))
        return
    if await came_too_late(message, context):
        return
    question = Question(text, asked=message.date)
    answer = await while_typing(message, context.in_thread(context.services.archive.ask, question))
    await show(message, answer_messages(answer, context.texts_for(message.from_user, _spoken(answer, message))))


def _spoken(answer: Answer, message: Message) -> str | None:
    """The language to answer in; None for the reader's own."""
    # "Halo", "ok" or "help" is written in no language in particular, so the reader's own is the better guess.
    one_word = len(answer.question.text.split()) == 1
    if answer.reason is Reason.NOT_A_QUESTION or (one_word and answer.reason in _OF_THE_BOT):
        return None
    # Most Malay questions are Indonesian ones as well, word for word; a Malay reader means Malay.
    own = message.from_user.language_code if message.from_user else None
    return None if answer.language == "id" and own == "ms" else answer.language
