"""Headlines and articles: /terbaru, an article's card behind a button or a link."""

from __future__ import annotations

from telegram import Message
from telegram.ext import CommandHandler, filters

from bot.context import Context
from bot.handlers.asking import LONGEST_QUESTION
from bot.handlers.pressing import Pressed
from bot.handlers.readers import Reader, reader_of
from bot.handlers.replies import AnyHandler, after_command, for_message, say, show, while_seen
from bot.messages.buttons import headline_buttons
from bot.messages.keys import Text
from bot.messages.measure import clean, cut_end
from bot.messages.render import NAME_LIMIT, article_card, headlines
from retrieval import ArticleNotFoundError, Question

HEADLINES = 8


def handlers() -> list[AnyHandler]:
    new = filters.UpdateType.MESSAGE | filters.UpdateType.CHANNEL_POST
    return [CommandHandler(["terbaru", "latest"], for_message(latest), new)]


async def latest(message: Message, context: Context) -> None:
    """The newest headlines, or those on the topic that follows the command."""
    reader = await reader_of(message, context)
    topic = after_command(message.text)[:LONGEST_QUESTION]
    about = Question(topic, message.date.astimezone(reader.zone)) if topic else None
    found = await while_seen(message, context.in_thread(context.services.archive.browsing.latest, HEADLINES, about))
    named = cut_end(" ".join(clean(topic).split()), NAME_LIMIT)
    if found:
        heading = reader.texts.say(Text.LATEST_ABOUT if topic else Text.LATEST_HEADING, topic=named)
        await show(message, [headlines(found, heading, reader.texts)], headline_buttons(found))
    else:
        await say(message, reader.texts.say(Text.LATEST_NONE if topic else Text.LATEST_EMPTY, topic=named))


async def open_card(pressed: Pressed, context: Context) -> Text | None:
    shown = await show_card(pressed.message, pressed.number, context, pressed.reader)
    return None if shown else Text.ARTICLE_GONE


async def show_card(message: Message, article_id: int, context: Context, reader: Reader) -> bool:
    """Reply with an article's card; whether there is such an article."""
    try:
        excerpt = await context.in_thread(context.services.archive.browsing.whole, article_id)
    except ArticleNotFoundError:
        return False
    await show(message, [article_card(excerpt, reader.texts, context.ages)])
    return True
