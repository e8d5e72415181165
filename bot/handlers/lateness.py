"""Questions that waited while Kabar was down: not answered one by one, hours later, but owned up to once."""

from __future__ import annotations

from datetime import UTC, datetime

from telegram import Message

from bot.context import Context
from bot.handlers.replies import say
from bot.messages.keys import Text


async def came_too_late(message: Message, context: Context) -> bool:
    """Whether the question is too old to be answered. Its chat is told then, if it was not told lately."""
    now = datetime.now(UTC)
    if now - (message.edit_date or message.date) <= context.services.settings.oldest_question:
        return False
    if context.bot_data.apologies.first(message.chat_id, now):
        await say(message, context.texts_for(message.from_user).say(Text.TROUBLE_LATE))
    return True
