"""Inline mode: `@bot question` in any chat offers the answer and the best passages, to be sent from there."""

from __future__ import annotations

import logging
from datetime import UTC, datetime

from telegram import (
    InlineQuery,
    InlineQueryResultArticle,
    InlineQueryResultsButton,
    InputTextMessageContent,
    LinkPreviewOptions,
    Update,
)
from telegram.constants import ParseMode
from telegram.error import BadRequest
from telegram.ext import InlineQueryHandler

from bot.context import BusyError, Context
from bot.handlers.asking import LONGEST_QUESTION, spoken
from bot.handlers.readers import Reader, reader_alone
from bot.handlers.replies import AnyHandler
from bot.messages.keys import Text
from bot.messages.render import Offer, offers
from retrieval import Question

logger = logging.getLogger(__name__)

SHORTEST = 4
"""In characters. What is shorter is the beginning of a question."""
CACHE_SECONDS = 60
"""How long Telegram may give the same person the same offers; the archive changes in between."""
_START = "inline"


def handlers() -> list[AnyHandler]:
    return [InlineQueryHandler(offer)]


async def offer(update: Update, context: Context) -> None:
    """Answer the newest of a person's queries. They come with every key that is pressed, so that one which waited while
    newer ones came in is answered with nothing: nobody looks at it any more."""
    query = update.inline_query
    if query is None:
        return
    newest = context.bot_data.inline_queries
    newest[query.from_user.id] = query.id
    reader = await reader_alone(query.from_user, context)
    found: list[Offer] = []
    done = False
    try:
        if SHORTEST <= len(query.query.strip()) <= LONGEST_QUESTION:
            found, done = await _offers(query, context, reader)
    except BusyError:
        logger.info("an inline query was passed over: the waiting line for the archive is full")
    finally:
        if newest.get(query.from_user.id) == query.id:
            del newest[query.from_user.id]
        await _answer(query, found, reader, CACHE_SECONDS if done else 0)


async def _offers(query: InlineQuery, context: Context, reader: Reader) -> tuple[list[Offer], bool]:
    """What to offer, and whether it may be kept: not when the query was passed over."""
    lock = context.bot_data.people.of(query.from_user.id)
    async with lock:
        if context.bot_data.inline_queries.get(query.from_user.id) != query.id:
            return [], False
        question = Question(query.query.strip(), datetime.now(UTC).astimezone(reader.zone))
        answer = await context.in_thread(context.services.archive.ask, question)
    return offers(answer, spoken(answer, reader, context), context.services.settings.old), True


async def _answer(query: InlineQuery, found: list[Offer], reader: Reader, seconds: int) -> None:
    button = InlineQueryResultsButton(reader.texts.say(Text.INLINE_ASK), start_parameter=_START)
    results = [_result(each) for each in found]
    try:
        await query.answer(results, cache_time=seconds, is_personal=True, button=button)
    except BadRequest as error:
        # A query is good for some seconds only. Anything else is a mistake of ours.
        if "too old" not in error.message.lower():
            raise


def _result(offered: Offer) -> InlineQueryResultArticle:
    content = InputTextMessageContent(
        offered.html, parse_mode=ParseMode.HTML, link_preview_options=LinkPreviewOptions(is_disabled=True)
    )
    return InlineQueryResultArticle(offered.id, offered.title, content, description=offered.description)
