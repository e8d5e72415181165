"""/langganan and /berhenti: what a chat is told of by itself, when, and no more."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from telegram import InlineKeyboardMarkup, Message
from telegram.ext import CommandHandler, filters

from bot.context import Context
from bot.handlers.preferences import keep, may_press, may_set
from bot.handlers.pressing import Pressed
from bot.handlers.readers import reader_of
from bot.handlers.replies import AnyHandler, after_command, change, for_message, say, while_seen
from bot.memory import DIGEST_HOUR, Address, Preference, Subscribing
from bot.messages.buttons import QUIET_HOURS, subscription_buttons
from bot.messages.keys import AlertText, Key, Text
from bot.messages.measure import clean, cut_end
from bot.messages.render import escaped
from bot.messages.texts import Texts
from retrieval import Archive, Topic

MOST_TOPICS = 20
"""Of one chat, or of one thread of a forum."""
LONGEST_TOPIC = 100

_LABEL = 40
_ALL = {"semua", "semuanya", "all"}
_SAID = {
    Subscribing.NEW: AlertText.SUBSCRIBED,
    Subscribing.KNOWN: AlertText.SUBSCRIBED_ALREADY,
    Subscribing.FULL: AlertText.SUBSCRIBED_ENOUGH,
}


def handlers() -> list[AnyHandler]:
    new = filters.UpdateType.MESSAGE
    return [
        CommandHandler(["langganan", "subscribe"], for_message(subscribe), new),
        CommandHandler(["berhenti", "unsubscribe"], for_message(unsubscribe), new),
    ]


async def subscribe(message: Message, context: Context) -> None:
    """Subscribe to the topic after the command; without one, show what is subscribed to here."""
    texts = (await reader_of(message, context)).texts
    text = " ".join(clean(after_command(message.text)).split())
    if not text:
        said, buttons = await _overview(message, texts, context)
        await say(message, said, buttons)
    elif not await may_set(message, context):
        await say(message, texts.say(AlertText.ONLY_ADMINS))
    elif len(text) > LONGEST_TOPIC:
        await say(message, texts.say(AlertText.TOPIC_TOO_LONG, limit=LONGEST_TOPIC))
    else:
        topic = await while_seen(message, context.in_thread(_understood, context.services.archive, text))
        await say(message, await _subscribed(message, text, topic, texts, context))


async def unsubscribe(message: Message, context: Context) -> None:
    """Stop all, or the one whose number in the list or whose topic follows the command."""
    texts = (await reader_of(message, context)).texts
    wanted = " ".join(clean(after_command(message.text)).split()).casefold()
    known = await context.remembering(context.memory.subscriptions.of, _address(message))
    chosen = [each for number, each in enumerate(known, 1) if wanted in {str(number), each.topic.text.casefold()}]
    if not wanted or wanted in _ALL:
        chosen = known
    if not chosen:
        await say(message, texts.say(AlertText.STOP_UNKNOWN if known else AlertText.LIST_EMPTY))
    elif not await may_set(message, context):
        await say(message, texts.say(AlertText.ONLY_ADMINS))
    else:
        ids = [each.id for each in chosen]
        await context.remembering(context.memory.subscriptions.stop, _address(message), ids)
        said = AlertText.STOPPED if len(chosen) == 1 else AlertText.STOPPED_ALL
        await say(message, texts.say(said, topic=chosen[0].topic.text, count=len(chosen)))


async def stop_one(pressed: Pressed, context: Context) -> Key | None:
    if not await may_press(pressed, context):
        return AlertText.ONLY_ADMINS
    stop = context.memory.subscriptions.stop
    gone = await context.remembering(stop, _address(pressed.message), [pressed.number])
    await _show_again(pressed, context)
    return Text.PRESS_DONE if gone else AlertText.STOP_UNKNOWN


async def set_daily(pressed: Pressed, context: Context) -> Key | None:
    return await _set(pressed, context, lambda kept: replace(kept, daily=bool(pressed.number)))


async def set_quiet(pressed: Pressed, context: Context) -> Key | None:
    if pressed.number >= len(QUIET_HOURS):
        return Text.PRESS_UNKNOWN
    start, end = QUIET_HOURS[pressed.number]
    return await _set(pressed, context, lambda kept: replace(kept, quiet_from=start, quiet_until=end))


async def _set(pressed: Pressed, context: Context, changed: Callable[[Preference], Preference]) -> Key | None:
    if not await may_press(pressed, context):
        return AlertText.ONLY_ADMINS
    await keep(pressed.message.chat, context, changed)
    await _show_again(pressed, context)
    return Text.PRESS_DONE


def _understood(archive: Archive, text: str) -> Topic | None:
    return archive.alerting.topic(text)


async def _subscribed(message: Message, text: str, topic: Topic | None, texts: Texts, context: Context) -> str:
    if topic is None:
        return texts.say(AlertText.TOPIC_VAGUE, topic=text)
    add = context.memory.subscriptions.add
    outcome = await context.remembering(add, _address(message), topic, message.date, most=MOST_TOPICS)
    return texts.say(_SAID[outcome], topic=text, limit=MOST_TOPICS)


def _address(message: Message) -> Address:
    return Address(message.chat_id, (message.message_thread_id or 0) if message.is_topic_message else 0)


async def _show_again(pressed: Pressed, context: Context) -> None:
    said, buttons = await _overview(pressed.message, pressed.reader.texts, context)
    await change(context.bot, pressed.message.chat_id, pressed.message.message_id, escaped(said), buttons)


async def _overview(message: Message, texts: Texts, context: Context) -> tuple[str, InlineKeyboardMarkup | None]:
    known = await context.remembering(context.memory.subscriptions.of, _address(message))
    if not known:
        return texts.say(AlertText.LIST_EMPTY), None
    kept = await context.remembering(context.memory.preferences.of, message.chat_id)
    quiet = (kept.quiet_from, kept.quiet_until)
    hours = "–".join(f"{hour:02}.00" for hour in quiet if hour is not None)
    lines = [
        texts.say(AlertText.LIST_HEADING),
        *(f"{number}. {each.topic.text}" for number, each in enumerate(known, 1)),
        "",
        texts.say(AlertText.LIST_DAILY if kept.daily else AlertText.LIST_AT_ONCE, hour=f"{DIGEST_HOUR:02}.00"),
        texts.say(AlertText.LIST_QUIET if hours else AlertText.LIST_NOT_QUIET, hours=hours),
    ]
    topics = [(cut_end(each.topic.text, _LABEL), each.id) for each in known]
    return "\n".join(lines), subscription_buttons(topics, texts, daily=kept.daily, quiet=quiet)
