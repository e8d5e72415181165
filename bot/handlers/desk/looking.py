"""Looking through the archive: /articles, /article, and an article's paragraphs."""

from __future__ import annotations

from telegram import InlineKeyboardMarkup, Message

from bot.context import Context
from bot.handlers.pressing import Pressed
from bot.handlers.replies import after_command, change, say, show
from bot.messages.desk_buttons import PAGE, article_buttons, list_buttons, of_paged, paragraph_buttons
from bot.messages.keys import DeskText, Key, Text
from bot.messages.render import article_list, desk_card, paragraph_pages
from bot.messages.texts import Texts
from retrieval import ArticleNotFoundError


async def articles(message: Message, context: Context) -> None:
    """The articles, or those that have the words behind the command, the newest first."""
    html, buttons = await _list(after_command(message.text), 0, context.texts_for(message.from_user), context)
    # Its other pages are of the same words, which stand in the message that it replies to.
    await show(message, [html], buttons, quoting=True)


async def turn_list(pressed: Pressed, context: Context) -> Key | None:
    """Another page of the list. Its words stand in the command that it replies to."""
    command = pressed.message.reply_to_message
    if command is None:
        return Text.PRESS_OUTDATED
    html, buttons = await _list(after_command(command.text), pressed.number, pressed.reader.texts, context)
    await change(context.bot, pressed.message.chat_id, pressed.message.message_id, html, buttons)
    return None


async def _list(words: str, offset: int, texts: Texts, context: Context) -> tuple[str, InlineKeyboardMarkup | None]:
    desk = context.services.archive.desk
    listing = await context.in_thread(desk.articles, words, offset=offset, limit=PAGE)
    return article_list(listing, offset, texts), list_buttons(listing, offset)


async def article(message: Message, context: Context) -> None:
    """One article by its number, with what can be done to it."""
    texts, number = context.texts_for(message.from_user), number_in(after_command(message.text))
    if number is None:
        await say(message, texts.say(DeskText.ARTICLE_USAGE))
    elif not await show_article(message, number, texts, context):
        await say(message, texts.say(DeskText.ARTICLE_UNKNOWN, id=number))


async def open_article(pressed: Pressed, context: Context) -> Key | None:
    shown = await show_article(pressed.message, pressed.number, pressed.reader.texts, context)
    return None if shown else Text.ARTICLE_GONE


async def show_article(message: Message, number: int, texts: Texts, context: Context) -> bool:
    """Whether there is such an article to show."""
    try:
        excerpt = await context.in_thread(context.services.archive.desk.whole, number)
    except ArticleNotFoundError:
        return False
    await show(message, [desk_card(excerpt, texts, context.ages)], article_buttons(number, texts))
    return True


async def open_paragraphs(pressed: Pressed, context: Context) -> Key | None:
    """All paragraphs of an article as they are stored, in a message of their own."""
    try:
        html, buttons = await _paragraphs(pressed.number, 0, pressed.reader.texts, context)
    except ArticleNotFoundError:
        return Text.ARTICLE_GONE
    await show(pressed.message, [html], buttons)
    return None


async def turn_paragraphs(pressed: Pressed, context: Context) -> Key | None:
    try:
        html, buttons = await _paragraphs(*of_paged(pressed.number), pressed.reader.texts, context)
    except ArticleNotFoundError:
        return Text.ARTICLE_GONE
    await change(context.bot, pressed.message.chat_id, pressed.message.message_id, html, buttons)
    return None


async def _paragraphs(
    number: int, page: int, texts: Texts, context: Context
) -> tuple[str, InlineKeyboardMarkup | None]:
    excerpt = await context.in_thread(context.services.archive.desk.whole, number)
    pages = paragraph_pages(excerpt, texts)
    page = min(page, len(pages) - 1)
    return pages[page], paragraph_buttons(number, page, len(pages))


def number_in(text: str) -> int | None:
    """The article's number that a text begins with."""
    word = text.split(maxsplit=1)[0].strip("[]#") if text else ""
    return int(word) if word.isascii() and word.isdigit() and len(word) <= 16 else None
