"""Whether a message speaks to Kabar, and what it asks."""

from __future__ import annotations

from collections.abc import Sequence

from telegram import Message, MessageEntity
from telegram.ext import filters

from bot.handlers.replies import after_command


class MentionsKabar(filters.MessageFilter):
    """The bot is named in the text or the caption, by its username or, as some apps do it, by a link to it."""

    def filter(self, message: Message) -> bool:
        return bool(_mentions(message))


class RepliesToKabar(filters.MessageFilter):
    """An answer to a message of the bot's own."""

    def filter(self, message: Message) -> bool:
        original = replied_to(message)
        return bool(original and original.from_user and original.from_user.id == message.get_bot().id)


def replied_to(message: Message) -> Message | None:
    """The message that this one answers. What is written into a topic formally answers the topic's beginning."""
    original = message.reply_to_message
    return None if original is None or original.forum_topic_created else original


def question_in(message: Message) -> str:
    """What the message says without the command or the mention that it says it to Kabar by."""
    text = message.text or message.caption or ""
    if text.startswith("/"):
        return after_command(text)
    mentioned = _mentions(message)
    if mentioned:
        # The first one is the address; a question may speak of @kabar_bot as well.
        before, _, after = text.partition(mentioned[0])
        text = f"{before.rstrip()} {after.lstrip(' ,:;')}" if before.strip() else after.lstrip(" ,:;\n")
    return text.strip()


def quoted_in(message: Message) -> str:
    """What somebody else wrote and this message answers: the part that it marks, or all of it."""
    original = replied_to(message)
    if original is None or (original.from_user and original.from_user.id == message.get_bot().id):
        return ""
    marked = message.quote.text if message.quote else ""
    return (marked or original.text or original.caption or "").strip()


def marked(message: Message, kinds: Sequence[str]) -> dict[MessageEntity, str]:
    """The stretches of the text or the caption that are marked in one of these ways."""
    wanted: list[str | None] = [*kinds]
    try:
        in_text = message.parse_entities(wanted) if message.text else {}
        return {**in_text, **(message.parse_caption_entities(wanted) if message.caption else {})}
    except UnicodeDecodeError:
        # A mark that ends within an emoji: of another app's making, and no sign of anything.
        return {}


def _mentions(message: Message) -> list[str]:
    bot = message.get_bot()
    found = marked(message, [MessageEntity.MENTION, MessageEntity.TEXT_MENTION])
    ordered = sorted(found.items(), key=lambda each: each[0].offset)
    name = f"@{bot.username}".lower()
    return [text for entity, text in ordered if text.lower() == name or (entity.user and entity.user.id == bot.id)]
