"""The desk's people: /editors names them, /audit tells what they did."""

from __future__ import annotations

from datetime import UTC, datetime, tzinfo

from telegram import InlineKeyboardMarkup, Message

from bot.context import Context
from bot.handlers.desk.commands import note
from bot.handlers.desk.looking import number_in
from bot.handlers.pressing import Pressed
from bot.handlers.readers import reader_of
from bot.handlers.replies import after_command, change, say, show
from bot.menus import set_editors_menu
from bot.messages.desk_buttons import PAGE, audit_buttons, editor_buttons
from bot.messages.keys import DeskText, Key, Text
from bot.messages.render import DoneBefore, audit_page, editor_list
from bot.messages.texts import Texts

_NAME_LIMIT = 80


async def editors(message: Message, context: Context) -> None:
    """Name the person who wrote the message that this replies to, or whose number is given, an editor; without either,
    list them, with a button to remove each."""
    texts, said = context.texts_for(message.from_user), after_command(message.text)
    named = _named(message, said)
    if named is None and said:
        await say(message, texts.say(DeskText.EDITORS_USAGE))
        return
    if named is not None:
        user_id, name = named
        await context.remembering(context.memory.editors.name, user_id, name, datetime.now(UTC))
        await note(context, message.from_user, "editor", more=f"{name} ({user_id})")
        await set_editors_menu(context.bot, context.services, user_id)
    html, buttons = await _list(texts, context)
    await show(message, [html], buttons)


def _named(message: Message, said: str) -> tuple[int, str] | None:
    number = number_in(said)
    if number is not None:
        return number, (" ".join(said.split()[1:]) or str(number))[:_NAME_LIMIT]
    original = message.reply_to_message
    author = original.from_user if original and original.sender_chat is None and not said else None
    # A reply within a topic formally answers the topic's beginning.
    if author is None or author.is_bot or (original and original.forum_topic_created):
        return None
    return author.id, author.full_name[:_NAME_LIMIT]


async def _list(texts: Texts, context: Context) -> tuple[str, InlineKeyboardMarkup | None]:
    found = await context.remembering(context.memory.editors.all)
    people = [(each.name, each.user_id) for each in found]
    return editor_list(people, texts), editor_buttons(people, texts)


async def remove_editor(pressed: Pressed, context: Context) -> Key | None:
    removed = await context.remembering(context.memory.editors.remove, pressed.number)
    if removed is None:
        return Text.PRESS_OUTDATED
    await note(context, pressed.by, "no_editor", more=f"{removed.name} ({removed.user_id})")
    html, buttons = await _list(pressed.reader.texts, context)
    await change(context.bot, pressed.message.chat_id, pressed.message.message_id, html, buttons)
    return None


async def audit(message: Message, context: Context) -> None:
    """Who did what when, the newest first."""
    reader = await reader_of(message, context)
    html, buttons = await _audit(0, reader.zone, reader.texts, context)
    await show(message, [html], buttons)


async def turn_audit(pressed: Pressed, context: Context) -> Key | None:
    html, buttons = await _audit(pressed.number, pressed.reader.zone, pressed.reader.texts, context)
    await change(context.bot, pressed.message.chat_id, pressed.message.message_id, html, buttons)
    return None


async def _audit(offset: int, zone: tzinfo, texts: Texts, context: Context) -> tuple[str, InlineKeyboardMarkup | None]:
    done, total = await context.remembering(context.memory.audit.page, offset, PAGE)
    lines = [DoneBefore(each.at.astimezone(zone), each.name, each.deed, each.subject) for each in done]
    return audit_page(lines, total, texts), audit_buttons(offset, total)
