"""Sumber: an answer's passages in their context, one at a time, in a message of their own that is turned in place."""

from __future__ import annotations

from telegram import InlineKeyboardMarkup

from bot.context import Context
from bot.handlers.pressing import Pressed
from bot.handlers.replies import change, show
from bot.memory import KnownTurn
from bot.messages.buttons import source_buttons
from bot.messages.keys import Text
from bot.messages.render import source_page


async def open_sources(pressed: Pressed, context: Context) -> Text | None:
    known = await pressed.turn(context)
    if known is None or not known.exchange.evidence:
        return Text.PRESS_OUTDATED
    html, buttons = await _page(known, 0, pressed, context)
    lock = context.bot_data.showing.of(pressed.message.chat_id)
    async with lock:
        (sent,) = await show(pressed.message, [html], buttons)
        # So that it can be turned, and a reply to it continues the conversation.
        await context.remembering(context.memory.conversations.also_shown, known.id, sent.chat_id, sent.message_id)
    return None


async def turn_page(pressed: Pressed, context: Context) -> Text | None:
    known = await pressed.turn(context)
    if known is None or not known.exchange.evidence:
        return Text.PRESS_OUTDATED
    page = min(pressed.number, len(known.exchange.evidence) - 1)
    html, buttons = await _page(known, page, pressed, context)
    await change(context.bot, pressed.message.chat_id, pressed.message.message_id, html, buttons)
    return None


async def close_sources(pressed: Pressed, context: Context) -> Text | None:
    """Take the message away; in a group only whoever opened it, turned it last, or asked the question."""
    known = await pressed.turn(context)
    if pressed.by.id != pressed.number and not (known and pressed.is_by(known.user_id)):
        return Text.PRESS_NOT_YOURS
    await pressed.message.delete()
    return None


async def _page(known: KnownTurn, page: int, pressed: Pressed, context: Context) -> tuple[str, InlineKeyboardMarkup]:
    exchange, services = known.exchange, context.services
    texts = services.catalogue.for_reader(exchange.language, pressed.reader.language)
    passage, count = exchange.evidence[page], len(exchange.evidence)
    excerpt = await context.in_thread(services.archive.browsing.around, passage.paragraph_id)
    html = source_page(excerpt, passage.paragraph_id, page + 1, count, texts, context.ages)
    return html, source_buttons(page, count, pressed.by.id, texts)
