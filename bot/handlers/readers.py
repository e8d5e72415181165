"""Who is being spoken to: in which words, in which time zone, and whether they want to be remembered."""

from __future__ import annotations

from dataclasses import dataclass
from zoneinfo import ZoneInfo

from telegram import Chat, Message, User

from bot.context import Context
from bot.memory import Preference
from bot.messages.texts import Texts


@dataclass(frozen=True, slots=True)
class Reader:
    """`id` is the person, or the channel or group that somebody speaks as; None where Telegram does not tell.

    `language` is what they chose, or what their Telegram speaks; `texts` are the words for it.
    """

    id: int | None
    language: str | None
    texts: Texts
    zone: ZoneInfo
    remembers: bool


async def reader_of(message: Message, context: Context) -> Reader:
    """The one who wrote the message."""
    sender = message.sender_chat or message.from_user
    # Behind a channel or a group there is somebody, but Telegram shows a placeholder.
    person = None if message.sender_chat else message.from_user
    code = person.language_code if person else None
    return await _reader(sender.id if sender else None, code, message.chat, context)


async def reader_in(chat: Chat, user: User, context: Context) -> Reader:
    """Somebody who does something else than writing: presses a button, adds Kabar to a group."""
    return await _reader(user.id, user.language_code, chat, context)


async def reader_alone(user: User, context: Context) -> Reader:
    """Somebody in no chat that Kabar could see, as in inline mode."""
    own = await context.remembering(context.memory.preferences.of, user.id)
    return _described(user.id, user.language_code, own, own, context)


async def _reader(person_id: int | None, code: str | None, chat: Chat, context: Context) -> Reader:
    preferences = context.memory.preferences
    here = await context.remembering(preferences.of, chat.id)
    own = here
    if person_id is not None and person_id != chat.id:
        own = await context.remembering(preferences.of, person_id)
    return _described(person_id, code, here, own, context)


def _described(person_id: int | None, code: str | None, here: Preference, own: Preference, context: Context) -> Reader:
    """In a group its own language is spoken, if it chose one; the time is everybody's own."""
    services = context.services
    language = here.language or own.language or code
    zone = ZoneInfo(own.time_zone or here.time_zone or services.settings.time_zone)
    return Reader(person_id, language, services.catalogue.for_reader(language), zone, own.remembers)
