"""Pressed buttons: each is understood, checked, done, and answered; also the unknown and the outdated."""

from __future__ import annotations

import logging
from collections.abc import Awaitable, Callable

from telegram import CallbackQuery, Message, Update
from telegram.error import BadRequest, ChatMigrated, Forbidden
from telegram.ext import CallbackQueryHandler

from bot.context import BusyError, Context
from bot.delivery import LostAnswerError
from bot.handlers import desk, forgetting, headlines, preferences, sources, subscriptions, votes
from bot.handlers.asking import ask_again
from bot.handlers.pressing import Pressed
from bot.handlers.readers import reader_in
from bot.handlers.replies import AnyHandler
from bot.messages.buttons import Deed, Press
from bot.messages.keys import Key, Text
from retrieval import Question

logger = logging.getLogger(__name__)


async def ask_whenever(pressed: Pressed, context: Context) -> Text | None:
    """Ask again without the period. Only whoever asked may, for it changes the answer that everybody sees."""
    known = await pressed.turn(context)
    if known is None:
        return Text.PRESS_OUTDATED
    if not pressed.is_by(known.user_id):
        return Text.PRESS_NOT_YOURS
    asked = known.exchange.question
    question = Question(asked.text, asked.asked, asked.language, asked.conversation, whenever=True)
    await ask_again(known, question, pressed.reader, context)
    return None


_DEEDS: dict[Deed, Callable[[Pressed, Context], Awaitable[Key | None]]] = {
    Deed.SOURCES: sources.open_sources,
    Deed.PAGE: sources.turn_page,
    Deed.CLOSE: sources.close_sources,
    Deed.HELPFUL: votes.find_helpful,
    Deed.UNHELPFUL: votes.find_unhelpful,
    Deed.WHENEVER: ask_whenever,
    Deed.CARD: headlines.open_card,
    Deed.SETTINGS: preferences.show_settings,
    Deed.LANGUAGES: preferences.choose_language,
    Deed.LANGUAGE: preferences.set_language,
    Deed.ZONES: preferences.choose_zone,
    Deed.ZONE: preferences.set_zone,
    Deed.REMEMBER: preferences.set_remembering,
    Deed.FORGET: forgetting.forget,
    Deed.KEEP: forgetting.keep,
    **desk.DEEDS,
    Deed.UNSUBSCRIBE: subscriptions.stop_one,
    Deed.DAILY: subscriptions.set_daily,
    Deed.QUIET: subscriptions.set_quiet,
}


def handlers() -> list[AnyHandler]:
    return [CallbackQueryHandler(press)]


async def press(update: Update, context: Context) -> None:
    """Do what the button says and answer the press with a word or without, whatever happens."""
    query = update.callback_query
    if query is None:
        return
    try:
        notice = await _notice(query, context)
    except (Forbidden, ChatMigrated, LostAnswerError):
        # The error handler has nothing to say to these.
        await _answer(query, "")
        raise
    await _answer(query, notice)


async def _notice(query: CallbackQuery, context: Context) -> str:
    """What the presser's app shows for a moment; "" for nothing."""
    pressed, message = Press.read(query.data), query.message
    if message is None:
        return context.texts_for(query.from_user).say(Text.PRESS_UNKNOWN)
    reader = await reader_in(message.chat, query.from_user, context)
    if pressed is None:
        return reader.texts.say(Text.PRESS_UNKNOWN)
    # A message that is gone, or months old, comes without its content, and nothing can be done with it.
    if not isinstance(message, Message) or not message.is_accessible:
        return reader.texts.say(Text.PRESS_OUTDATED)
    said: Key | None
    try:
        said = await _DEEDS[pressed.deed](Pressed(pressed.number, message, query.from_user, reader), context)
    except BusyError:
        said = Text.TROUBLE_BUSY
    return reader.texts.say(said) if said else ""


async def _answer(query: CallbackQuery, notice: str) -> None:
    try:
        await query.answer(notice or None)
    except BadRequest as error:
        # Telegram waits for some time only; what the button does is done all the same.
        logger.info("a press was answered too late: %s", error.message)
