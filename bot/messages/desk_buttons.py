"""The buttons that the news desk presses."""

from __future__ import annotations

from collections.abc import Sequence

from telegram import InlineKeyboardButton, InlineKeyboardMarkup

from bot.messages.buttons import Deed, button
from bot.messages.keys import DeskText, FeedText
from bot.messages.measure import cut_end
from bot.messages.texts import Texts
from retrieval import Feed, Listing

PAGE = 10
"""Articles, or deeds, that a page of a list shows."""
_PAGES = 1_000
"""Of an article's paragraphs, at most; so that an article and a page of it are one number."""
_NAME_LIMIT = 40


def paged(article_id: int, page: int) -> int:
    return article_id * _PAGES + page


def of_paged(number: int) -> tuple[int, int]:
    """The article and the page that `paged` made one number of."""
    return divmod(number, _PAGES)


def stop_button(texts: Texts) -> InlineKeyboardMarkup:
    return InlineKeyboardMarkup([[button(texts.say(DeskText.BUTTON_STOP), Deed.STOP)]])


def push_button(texts: Texts) -> InlineKeyboardMarkup:
    return InlineKeyboardMarkup([[button(texts.say(DeskText.BUTTON_PUSH), Deed.PUSH)]])


def article_buttons(article_id: int, texts: Texts) -> InlineKeyboardMarkup:
    """What can be done to one article."""
    edits = (
        (DeskText.BUTTON_EDIT_TITLE, Deed.EDIT_TITLE),
        (DeskText.BUTTON_EDIT_DATE, Deed.EDIT_DATE),
        (DeskText.BUTTON_EDIT_SOURCE, Deed.EDIT_SOURCE),
    )
    others = ((DeskText.BUTTON_PARAGRAPHS, Deed.PARAGRAPHS), (DeskText.BUTTON_UNDO, Deed.UNDO))
    rows = [[button(texts.say(label), deed, article_id) for label, deed in row] for row in (edits, others)]
    return InlineKeyboardMarkup(rows)


def list_buttons(listing: Listing, offset: int) -> InlineKeyboardMarkup | None:
    """A number for each article of the page, five a row, and the ways to the pages beside it."""
    buttons = [button(str(article.id), Deed.DESK_CARD, article.id) for article in listing.articles]
    rows = [buttons[start : start + 5] for start in range(0, len(buttons), 5)]
    return _with_turns(rows, Deed.LIST, offset, listing.total)


def audit_buttons(offset: int, total: int) -> InlineKeyboardMarkup | None:
    return _with_turns([], Deed.AUDIT, offset, total)


def paragraph_buttons(article_id: int, page: int, count: int) -> InlineKeyboardMarkup | None:
    """Back and forth between the pages of an article's paragraphs, round and round."""
    if count < 2:
        return None
    turns = (("‹", page - 1), ("›", page + 1))
    row = [button(sign, Deed.PARAGRAPHS_PAGE, paged(article_id, turned % count)) for sign, turned in turns]
    return InlineKeyboardMarkup([row])


def feed_buttons(feeds: Sequence[Feed], texts: Texts) -> InlineKeyboardMarkup | None:
    """For each feed one to pause or resume it, and one to follow it no more."""
    rows = []
    for feed in feeds:
        label, deed = (
            (FeedText.BUTTON_RESUME, Deed.FEED_RESUME) if feed.paused else (FeedText.BUTTON_PAUSE, Deed.FEED_PAUSE)
        )
        others = ((label, deed), (FeedText.BUTTON_REMOVE, Deed.FEED_REMOVE))
        rows.append([button(texts.say(text, id=feed.id), deed, feed.id) for text, deed in others])
    return InlineKeyboardMarkup(rows) if rows else None


def editor_buttons(editors: Sequence[tuple[str, int]], texts: Texts) -> InlineKeyboardMarkup | None:
    """One to remove each of the editors with these names and ids."""
    labels = ((texts.say(DeskText.BUTTON_REMOVE, name=cut_end(name, _NAME_LIMIT)), id) for name, id in editors)
    rows = [[button(label, Deed.EDITOR, id)] for label, id in labels]
    return InlineKeyboardMarkup(rows) if rows else None


def _with_turns(
    rows: list[list[InlineKeyboardButton]], deed: Deed, offset: int, total: int
) -> InlineKeyboardMarkup | None:
    turns = []
    if offset:
        turns.append(button("‹", deed, max(0, offset - PAGE)))
    if offset + PAGE < total:
        turns.append(button("›", deed, offset + PAGE))
    whole = [*rows, turns] if turns else rows
    return InlineKeyboardMarkup(whole) if whole else None
