"""/feed: what is followed, and how often."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

from telegram import InlineKeyboardMarkup, Message

from bot.context import Context
from bot.handlers.desk.commands import note
from bot.handlers.desk.looking import number_in
from bot.handlers.pressing import Pressed
from bot.handlers.readers import Reader, reader_of
from bot.handlers.replies import after_command, change, say, show, while_seen
from bot.messages.desk_buttons import feed_buttons
from bot.messages.keys import OF_FLAW, OF_OBSTACLE, FeedText, Key, Text
from bot.messages.render import MOST_FEEDS, feed_list, feed_name
from bot.messages.texts import Texts
from retrieval import Feed, FeedNotFoundError, FetchError, UnreadableError

LONGEST_MINUTES = 1_440
_VERBS = {
    "add": ("add", "tambah"),
    "list": ("list", "daftar", "senarai", ""),
    "remove": ("remove", "hapus", "buang"),
    "pause": ("pause", "jeda"),
    "resume": ("resume", "lanjut", "sambung"),
    "interval": ("interval", "selang"),
}
_VERB_OF = {word: verb for verb, words in _VERBS.items() for word in words}


async def feed(message: Message, context: Context) -> None:
    """Follow a feed, list the feeds, or change one; the first word behind the command says which."""
    verb, _, said = after_command(message.text).partition(" ")
    texts, said = context.texts_for(message.from_user), said.strip()
    match _VERB_OF.get(verb.strip().lower()):
        case "add" if said:
            await while_seen(message, _add(message, context, said.split(), texts))
        case "list":
            html, buttons = await _list(await reader_of(message, context), context)
            await show(message, [html], buttons)
        case "remove" | "pause" | "resume" | "interval" as known if number_in(said) is not None:
            await _change(message, context, known, said, texts)
        case _:
            await say(message, texts.say(FeedText.USAGE))


async def _add(message: Message, context: Context, words: list[str], texts: Texts) -> None:
    url, interval = words[0], _minutes(words[1]) if len(words) > 1 else None
    try:
        added = await context.in_thread(context.services.archive.feeds.add, url, interval)
    except FetchError as error:
        await say(message, texts.say(OF_OBSTACLE[error.obstacle]))
    except UnreadableError as error:
        await say(message, texts.say(OF_FLAW[error.flaw]))
    else:
        await note(context, message.from_user, "feed", more=added.url)
        minutes = int(added.interval.total_seconds()) // 60
        await say(message, texts.say(FeedText.ADDED, id=added.id, name=feed_name(added), minutes=minutes))


async def _change(message: Message, context: Context, verb: str, said: str, texts: Texts) -> None:
    feeds, number = context.services.archive.feeds, number_in(said) or 0
    interval = _minutes(said.split()[1]) if verb == "interval" and len(said.split()) > 1 else None
    if verb == "interval" and interval is None:
        await say(message, texts.say(FeedText.USAGE))
        return
    deeds: dict[str, tuple[Callable[[], Feed], FeedText]] = {
        "remove": (lambda: feeds.remove(number), FeedText.REMOVED),
        "pause": (lambda: feeds.pause(number), FeedText.PAUSED),
        "resume": (lambda: feeds.resume(number), FeedText.RESUMED),
        "interval": (lambda: feeds.set_interval(number, interval or timedelta()), FeedText.INTERVAL),
    }
    deed, told = deeds[verb]
    try:
        changed = await context.in_thread(deed)
    except FeedNotFoundError:
        await say(message, texts.say(FeedText.UNKNOWN, id=number))
        return
    if verb == "remove":
        await note(context, message.from_user, "no_feed", more=changed.url)
    minutes = int(changed.interval.total_seconds()) // 60
    await say(message, texts.say(told, id=number, name=feed_name(changed), minutes=minutes))


def _minutes(word: str) -> timedelta | None:
    number = number_in(word)
    return timedelta(minutes=number) if number is not None and 1 <= number <= LONGEST_MINUTES else None


async def _list(reader: Reader, context: Context) -> tuple[str, InlineKeyboardMarkup | None]:
    found = await context.in_thread(context.services.archive.feeds.all)
    html = feed_list(found, reader.zone, reader.texts)
    return html, feed_buttons(found[:MOST_FEEDS], reader.texts)


async def pause(pressed: Pressed, context: Context) -> Key | None:
    return await _press(pressed, context, context.services.archive.feeds.pause)


async def resume(pressed: Pressed, context: Context) -> Key | None:
    return await _press(pressed, context, context.services.archive.feeds.resume)


async def remove(pressed: Pressed, context: Context) -> Key | None:
    return await _press(pressed, context, context.services.archive.feeds.remove, noted="no_feed")


async def _press(
    pressed: Pressed, context: Context, deed: Callable[[int], Feed], *, noted: str | None = None
) -> Key | None:
    try:
        changed = await context.in_thread(deed, pressed.number)
    except FeedNotFoundError:
        return Text.PRESS_OUTDATED
    if noted:
        await note(context, pressed.by, noted, more=changed.url)
    html, buttons = await _list(pressed.reader, context)
    await change(context.bot, pressed.message.chat_id, pressed.message.message_id, html, buttons)
    return None
