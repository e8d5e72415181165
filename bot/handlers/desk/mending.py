"""Changing what is stored: /correct, /withdraw, /restore, and the buttons that edit an article or undo a change."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import datetime

from telegram import ForceReply, Message
from telegram.ext import MessageHandler, filters

from bot.context import Context
from bot.handlers.desk.commands import note
from bot.handlers.desk.items import RefusedError, items_of
from bot.handlers.desk.looking import number_in, show_article
from bot.handlers.desk.submissions import handed_in
from bot.handlers.pressing import Pressed
from bot.handlers.replies import AnyHandler, after_command, for_message, say, show, while_seen
from bot.messages.buttons import Deed
from bot.messages.desk_buttons import article_buttons
from bot.messages.keys import OF_FLAW, OF_OBSTACLE, DeskText, Key, Text
from bot.messages.measure import clean
from bot.messages.render import addition_message
from bot.messages.texts import Texts
from bot.rights import Right
from retrieval import Addition, Archive, Article, ArticleNotFoundError, Draft, FetchError, Page, UnreadableError

_Deed = Callable[[Archive, int], Article]
_Take = Callable[[Archive], Page]

_LONGEST_FACT = 300
_SIGNS = {"✏️": Deed.EDIT_TITLE, "\N{NEWSPAPER}": Deed.EDIT_SOURCE, "\N{CALENDAR}": Deed.EDIT_DATE}
"""What a message that asks for a new fact begins with. It says all that the reply to it needs, after a restart too."""
_SIGN_OF = {deed: sign for sign, deed in _SIGNS.items()}
_ASKED = {
    Deed.EDIT_TITLE: DeskText.EDIT_TITLE,
    Deed.EDIT_SOURCE: DeskText.EDIT_SOURCE,
    Deed.EDIT_DATE: DeskText.EDIT_DATE,
}
_PROMPT = re.compile(rf"({'|'.join(_SIGNS)}) \[(\d{{1,16}})\]")


class AnswersPrompt(filters.MessageFilter):
    """A reply to a message of the bot's own that asked for an article's title, outlet or date."""

    def filter(self, message: Message) -> bool:
        return _prompted(message) is not None


def handlers() -> list[AnyHandler]:
    return [MessageHandler(filters.UpdateType.MESSAGE & filters.TEXT & AnswersPrompt(), for_message(take_fact))]


def _prompted(message: Message) -> tuple[Deed, int] | None:
    original = message.reply_to_message
    if original is None or original.from_user is None or original.from_user.id != message.get_bot().id:
        return None
    match = _PROMPT.match(original.text or "")
    return (_SIGNS[match[1]], int(match[2])) if match else None


# Withdrawing and restoring


async def withdraw(message: Message, context: Context) -> None:
    """Never cite an article again; what stands behind its number is the reason."""
    said = after_command(message.text)
    reason = " ".join(said.split()[1:])[:_LONGEST_FACT] or None
    await _to_one(message, context, lambda archive, number: archive.desk.withdraw(number, reason), "withdraw")


async def restore(message: Message, context: Context) -> None:
    await _to_one(message, context, lambda archive, number: archive.desk.restore(number), "restore")


_DONE = {"withdraw": DeskText.WITHDRAWN, "restore": DeskText.RESTORED}


async def _to_one(message: Message, context: Context, deed: _Deed, name: str) -> None:
    texts, number = context.texts_for(message.from_user), number_in(after_command(message.text))
    if number is None:
        await say(message, texts.say(DeskText.ARTICLE_USAGE))
        return
    try:
        article = await context.in_thread(deed, context.services.archive, number)
    except ArticleNotFoundError:
        await say(message, texts.say(DeskText.ARTICLE_UNKNOWN, id=number))
        return
    await note(context, message.from_user, name, article)
    await say(message, texts.say(_DONE[name], id=number, title=clean(article.title)))


# Correcting


async def correct(message: Message, context: Context) -> None:
    """Put another text in the place of an article's own: after its number, in a document, or in the message that the
    command replies to."""
    texts, said = context.texts_for(message.from_user), after_command(message.text or message.caption)
    number = number_in(said)
    submission = handed_in(message, after_command(said)) if number is not None else None
    if number is None or submission is None:
        await say(message, texts.say(DeskText.CORRECT_USAGE))
        return
    try:
        items = await items_of(submission, context)
        if len(items) != 1:
            raise RefusedError(DeskText.CORRECT_MANY)
        archive = context.services.archive
        page, addition = await while_seen(message, context.in_thread(_corrected, archive, number, items[0].take))
    except RefusedError as refusal:
        await say(message, texts.say(refusal.text, **refusal.values))
    except FetchError as error:
        await say(message, texts.say(OF_OBSTACLE[error.obstacle]))
    except UnreadableError as error:
        await say(message, texts.say(OF_FLAW[error.flaw]))
    except ArticleNotFoundError:
        await say(message, texts.say(DeskText.ARTICLE_UNKNOWN, id=number))
    else:
        if addition.outcome.changed:
            await note(context, message.from_user, "correct", addition.article)
        await show(message, [addition_message(page, addition, texts)], article_buttons(number, texts))


def _corrected(archive: Archive, number: int, take: _Take) -> tuple[Page, Addition]:
    archive.desk.article(number)
    page = take(archive)
    return page, archive.desk.correct(number, page.draft)


# Editing and taking back


async def ask_for_fact(deed: Deed, pressed: Pressed, _: Context) -> Key | None:
    """Ask for an article's new title, outlet or date; the reply is what it will be."""
    texts, sign = pressed.reader.texts, _SIGN_OF[deed]
    question = f"{sign} [{pressed.number}] {texts.say(_ASKED[deed])}"
    await pressed.message.reply_text(question, reply_markup=ForceReply(selective=True))
    return None


async def take_fact(message: Message, context: Context) -> None:
    """Write what a reply says over an article's title, outlet or date."""
    texts, prompted = context.texts_for(message.from_user), _prompted(message)
    if prompted is None:
        return
    if not context.rights.may(message, Right.EDIT):
        await say(message, texts.say(DeskText.REFUSED))
        return
    deed, number = prompted
    fact = " ".join(clean(message.text or "").split())[:_LONGEST_FACT]
    try:
        article = await context.in_thread(_edited, context.services.archive, number, deed, fact)
    except ArticleNotFoundError:
        await say(message, texts.say(DeskText.ARTICLE_UNKNOWN, id=number))
        return
    if article is None:
        await say(message, texts.say(DeskText.EDIT_NO_DATE))
        return
    await note(context, message.from_user, "edit", article)
    await show_article(message, number, texts, context)


def _edited(archive: Archive, number: int, deed: Deed, fact: str) -> Article | None:
    """The article with its new fact; None for a date that is none."""
    if deed is Deed.EDIT_TITLE:
        return archive.desk.edit(number, title=fact)
    if deed is Deed.EDIT_SOURCE:
        return archive.desk.edit(number, source=fact)
    published = _date_in(archive, fact)
    return archive.desk.edit(number, published=published) if published else None


def _date_in(archive: Archive, text: str) -> datetime | None:
    return archive.overridden(Draft("?", ("?",)), f"Tanggal: {text}").published


async def undo(pressed: Pressed, context: Context) -> Key | None:
    """Take an article's latest change back."""
    texts, archive = pressed.reader.texts, context.services.archive
    try:
        former = await context.in_thread(archive.desk.article, pressed.number)
        article = await context.in_thread(archive.desk.undo, pressed.number)
    except ArticleNotFoundError:
        return Text.ARTICLE_GONE
    await note(context, pressed.by, "undo", former)
    await say(pressed.message, _undone(former, article, texts))
    return None


def _undone(former: Article, article: Article | None, texts: Texts) -> str:
    if article is None:
        return texts.say(DeskText.UNDONE_REMOVED, id=former.id, title=clean(former.title))
    return texts.say(DeskText.UNDONE, id=former.id, title=clean(article.title))
