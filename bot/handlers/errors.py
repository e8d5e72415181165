"""When something goes wrong: one short sentence for the person, the rest for the log, tied together by an id."""

from __future__ import annotations

import logging
import secrets
import traceback
from collections.abc import Iterator

from telegram import Update
from telegram.error import NetworkError, TelegramError

from bot.context import BusyError, Context
from bot.handlers.chats import silenced
from bot.handlers.replies import say
from bot.messages.texts import Text
from retrieval import RetrievalError

logger = logging.getLogger(__name__)


async def report(update: object, context: Context) -> None:
    """The one error handler. `update` is None when fetching updates failed, which Kabar goes on trying by itself."""
    error = context.error
    if not isinstance(update, Update):
        logger.warning("cannot fetch updates from Telegram, trying again: %s", _said(error))
        return
    if await silenced(update, error, context):
        return
    if isinstance(error, BusyError):
        logger.warning("the waiting line for the archive is full")
        await _tell(update, context, Text.TROUBLE_BUSY)
        return
    reference = secrets.token_hex(4)
    logger.error("error %s in update %d: %s", reference, update.update_id, "; ".join(_story(error)))
    await _tell(update, context, Text.TROUBLE_ERROR, id=reference)


async def _tell(update: Update, context: Context, text: Text, **values: object) -> None:
    if update.message is None:
        return
    try:
        await say(update.message, context.texts_for(update.effective_user).say(text, **values))
    except TelegramError as error:
        logger.warning("the person could not be told: %s", type(error).__name__)


def _story(error: BaseException | None) -> Iterator[str]:
    """The error and what caused it, and where. Messages of foreign errors are left out: a database's or a parser's may
    hold what a person wrote."""
    while error is not None:
        frames = traceback.extract_tb(error.__traceback__)[-5:]
        where = " < ".join(f"{frame.name} ({frame.filename}:{frame.lineno})" for frame in reversed(frames))
        yield f"{_said(error)} at {where or 'no place'}"
        error = error.__cause__


def _said(error: BaseException | None) -> str:
    if isinstance(error, TelegramError) and (isinstance(error, NetworkError) or error.message):
        return f"{type(error).__name__}: {error.message}"
    if isinstance(error, RetrievalError):
        return f"{type(error).__name__}: {error}"
    return type(error).__name__
