"""When something goes wrong: a short sentence for the person, an id and the kind for the desk, the rest for the log."""

from __future__ import annotations

import logging
import secrets
from datetime import UTC, datetime

from telegram import Update
from telegram.error import BadRequest, ChatMigrated, Conflict, Forbidden, RetryAfter, TelegramError

from bot.context import BusyError, Context
from bot.delivery import LostAnswerError
from bot.handlers.replies import say
from bot.logs import kind_of, said, story
from bot.messages.keys import DeskText, Text

logger = logging.getLogger(__name__)

# "Not enough rights to send text messages to the chat" and its relatives.
_NO_RIGHT = ("not enough rights to send", "have no rights to send", "chat_write_forbidden")


async def report(update: object, context: Context) -> None:
    """The one error handler."""
    error = context.error
    if not isinstance(update, Update):
        _log_failed_fetch(error, context)
    elif isinstance(error, LostAnswerError):
        # The person may have the message, so "something went wrong" would be wrong.
        logger.warning("update %d: nobody knows whether the message arrived: %s", update.update_id, said(error))
    elif isinstance(error, RetryAfter):
        # Nor would anything else arrive there now.
        logger.warning("update %d: a flooded chat gets no answer: %s", update.update_id, said(error))
    elif isinstance(error, ChatMigrated):
        await _follow(update, context, error.new_chat_id)
    elif await _silenced(update, error, context):
        pass
    elif isinstance(error, BusyError):
        logger.warning("the waiting line for the archive is full")
        await _tell(update, context, Text.TROUBLE_BUSY)
    else:
        reference = secrets.token_hex(4)
        logger.error("error %s in update %d: %s", reference, update.update_id, "; ".join(story(error)))
        await _tell(update, context, Text.TROUBLE_ERROR, id=reference)
        # Beside, so that this chat does not wait for those of the admins.
        context.application.create_task(_tell_the_desk(update, context, reference), update)


def _log_failed_fetch(error: BaseException | None, context: Context) -> None:
    """python-telegram-bot goes on trying by itself, every few seconds: a line now and then is enough."""
    if not context.bot_data.outages.first(type(error).__name__, datetime.now(UTC)):
        return
    if isinstance(error, Conflict):
        logger.warning("another process fetches the updates of this bot as well: stop it, or give it its own token")
    else:
        logger.warning("cannot fetch updates from Telegram, trying again: %s", said(error))


async def _silenced(update: Update, error: BaseException | None, context: Context) -> bool:
    """Whether Kabar may not write in that chat any more; it is noted, and nothing is sent."""
    said_so = error.message.lower() if isinstance(error, BadRequest) else ""
    if "topic_closed" in said_so:
        logger.info("a topic is closed")
        return True
    if not isinstance(error, Forbidden) and not any(sign in said_so for sign in _NO_RIGHT):
        return False
    logger.info("a chat no longer lets Kabar write")
    if update.effective_chat:
        await context.remembering(context.memory.chats.set_writable, update.effective_chat.id, writable=False)
    return True


async def _follow(update: Update, context: Context, new_chat_id: int) -> None:
    logger.info("a group has become a supergroup")
    if update.effective_chat:
        await context.remembering(context.memory.chats.migrate, update.effective_chat.id, new_chat_id)


async def _tell(update: Update, context: Context, text: Text, **values: object) -> None:
    """Tell who caused the update. A button and an inline query need an answer in any case."""
    sentence = context.texts_for(update.effective_user).say(text, **values)
    message = update.effective_message
    try:
        if update.callback_query:
            await update.callback_query.answer(sentence, show_alert=True)
        elif update.inline_query:
            await update.inline_query.answer([], cache_time=0, is_personal=True)
        elif message:
            await say(message, sentence)
    except TelegramError as error:
        logger.warning("the person could not be told: %s", type(error).__name__)


async def _tell_the_desk(update: Update, context: Context, reference: str) -> None:
    """Send id and kind to every admin; a kind that comes again within the hour stands in the log only."""
    settings = context.services.settings
    kind = kind_of(context.error)
    if settings.token is None or not context.bot_data.alarms.first(kind, datetime.now(UTC)):
        return
    sentence = context.texts_for(None).say(DeskText.TROUBLE_FOR_DESK, id=reference, kind=kind)
    told_already = update.effective_user.id if update.effective_user else None
    for admin in sorted(settings.admin_ids - {told_already}):
        try:
            await context.bot.send_message(admin, sentence)
        except TelegramError as error:
            # An admin who has never written to the bot cannot be written to.
            logger.info("an admin could not be told: %s", type(error).__name__)
