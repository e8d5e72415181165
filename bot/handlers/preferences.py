"""/setelan: language, time zone and whether questions are remembered; a person's in private, a group's in the group."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from zoneinfo import available_timezones

from telegram import Chat, ChatMember, InlineKeyboardMarkup, Message
from telegram.ext import CommandHandler, filters

from bot.context import Context
from bot.handlers.pressing import Pressed
from bot.handlers.readers import reader_of
from bot.handlers.replies import AnyHandler, after_command, change, for_message, say, show
from bot.memory import Preference
from bot.messages.buttons import ZONES, language_buttons, settings_buttons, zone_buttons
from bot.messages.keys import Text
from bot.messages.measure import clean, cut_end
from bot.messages.render import NAME_LIMIT, escaped
from bot.messages.texts import LANGUAGES, Texts
from bot.rights import is_admin

_CHIEFS = {ChatMember.OWNER, ChatMember.ADMINISTRATOR}


def handlers() -> list[AnyHandler]:
    return [CommandHandler(["setelan", "settings"], for_message(settings), filters.UpdateType.MESSAGE)]


async def settings(message: Message, context: Context) -> None:
    """The settings with their buttons; with a zone after the command, that zone is set first."""
    texts = (await reader_of(message, context)).texts
    name = after_command(message.text)
    if name:
        zone = _zone_called(name)
        if zone is None:
            shown = cut_end(" ".join(clean(name).split()), NAME_LIMIT)
            await say(message, texts.say(Text.SETTINGS_UNKNOWN_ZONE, zone=shown))
            return
        if not await may_set(message, context):
            await say(message, texts.say(Text.SETTINGS_ONLY_ADMINS))
            return
        await keep(message.chat, context, lambda kept: replace(kept, time_zone=zone))
    html, buttons = await _overview(message.chat, texts, context)
    await show(message, [html], buttons)


async def show_settings(pressed: Pressed, context: Context) -> Text | None:
    html, buttons = await _overview(pressed.message.chat, pressed.reader.texts, context)
    return await _turn(pressed, context, html, buttons)


async def choose_language(pressed: Pressed, context: Context) -> Text | None:
    texts = pressed.reader.texts
    return await _turn(pressed, context, escaped(texts.say(Text.SETTINGS_CHOOSE_LANGUAGE)), language_buttons(texts))


async def choose_zone(pressed: Pressed, context: Context) -> Text | None:
    texts = pressed.reader.texts
    return await _turn(pressed, context, escaped(texts.say(Text.SETTINGS_CHOOSE_ZONE)), zone_buttons(texts))


async def set_language(pressed: Pressed, context: Context) -> Text | None:
    codes = (None, *LANGUAGES)
    if pressed.number >= len(codes):
        return Text.PRESS_UNKNOWN
    return await _set(pressed, context, lambda kept: replace(kept, language=codes[pressed.number]))


async def set_zone(pressed: Pressed, context: Context) -> Text | None:
    names = tuple(ZONES)
    if pressed.number >= len(names):
        return Text.PRESS_UNKNOWN
    return await _set(pressed, context, lambda kept: replace(kept, time_zone=names[pressed.number]))


async def set_remembering(pressed: Pressed, context: Context) -> Text | None:
    return await _set(pressed, context, lambda kept: replace(kept, remembers=bool(pressed.number)))


async def _set(pressed: Pressed, context: Context, changed: Callable[[Preference], Preference]) -> Text | None:
    if not await may_press(pressed, context):
        return Text.SETTINGS_ONLY_ADMINS
    chat = pressed.message.chat
    kept = await keep(chat, context, changed)
    # The language may be another one now.
    texts = context.services.catalogue.for_reader(kept.language, pressed.by.language_code)
    html, buttons = await _overview(chat, texts, context)
    await change(context.bot, chat.id, pressed.message.message_id, html, buttons)
    return Text.PRESS_DONE


async def _turn(pressed: Pressed, context: Context, html: str, buttons: InlineKeyboardMarkup) -> Text | None:
    if not await may_press(pressed, context):
        return Text.SETTINGS_ONLY_ADMINS
    await change(context.bot, pressed.message.chat_id, pressed.message.message_id, html, buttons)
    return None


async def _overview(chat: Chat, texts: Texts, context: Context) -> tuple[str, InlineKeyboardMarkup]:
    kept = await context.remembering(context.memory.preferences.of, chat.id)
    here = context.services.settings
    language = texts.own_name(kept.language) if kept.language else texts.say(Text.SETTINGS_AUTOMATIC)
    zone = kept.time_zone or here.time_zone
    named = f"{ZONES[zone]} ({zone})" if ZONES.get(zone, zone) != zone else zone
    if chat.type != chat.PRIVATE:
        said = texts.say(Text.SETTINGS_GROUP, language=language, zone=named)
        return escaped(said), settings_buttons(texts, remembers=None)
    history = Text.SETTINGS_REMEMBERED if kept.remembers else Text.SETTINGS_NOT_REMEMBERED
    remembered = texts.say(history, days=here.retention_days)
    said = texts.say(Text.SETTINGS_PRIVATE, language=language, zone=named, history=remembered)
    return escaped(said), settings_buttons(texts, remembers=kept.remembers)


async def keep(chat: Chat, context: Context, changed: Callable[[Preference], Preference]) -> Preference:
    preferences = context.memory.preferences
    kept = changed(await context.remembering(preferences.of, chat.id))
    await context.remembering(preferences.put, chat.id, kept)
    return kept


async def may_set(message: Message, context: Context) -> bool:
    """In private everybody; in a group its admins, also those who write as the group itself."""
    chat, sender = message.chat, message.from_user
    if chat.type == chat.PRIVATE or is_admin(message, context.services.settings):
        return True
    if message.sender_chat is not None:
        return message.sender_chat.id == chat.id
    return sender is not None and await _is_chief(chat, sender.id)


async def may_press(pressed: Pressed, context: Context) -> bool:
    chat = pressed.message.chat
    known = pressed.by.id in context.services.settings.admin_ids
    return chat.type == chat.PRIVATE or known or await _is_chief(chat, pressed.by.id)


async def _is_chief(chat: Chat, person_id: int) -> bool:
    return (await chat.get_member(person_id)).status in _CHIEFS


def _zone_called(name: str) -> str | None:
    """The zone of this name or label, however it is capitalised; None when there is none."""
    wanted = name.strip().replace(" ", "_").lower()
    called = {label.replace(" ", "_").lower(): zone for zone, label in ZONES.items()}
    return called.get(wanted) or next((zone for zone in available_timezones() if zone.lower() == wanted), None)
