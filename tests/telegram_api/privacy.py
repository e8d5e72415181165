"""Which messages of a chat a bot is given (https://core.telegram.org/bots/features#privacy-mode)."""

from __future__ import annotations

from typing import Any

from tests.telegram_api.chats import Chat
from tests.telegram_api.text import utf16_slice
from tests.telegram_api.users import User, author_id

Json = dict[str, Any]

SERVICE = {
    "forum_topic_closed",
    "forum_topic_created",
    "forum_topic_reopened",
    "general_forum_topic_hidden",
    "left_chat_member",
    "migrate_from_chat_id",
    "migrate_to_chat_id",
    "new_chat_members",
    "new_chat_title",
}


def is_for(bot: User, message: Json, chat: Chat, *, mentions: bool) -> bool:
    """Whether privacy mode leaves the message to the bot: a service message, a command, a reply, its inline message.

    `mentions`: whether a mention suffices, on which Telegram's page is silent and reports conflict.
    """
    if SERVICE & message.keys() or message.get("via_bot", {}).get("id") == bot.id:
        return True
    if "reply_to_message" in message and author_id(message["reply_to_message"]) == bot.id:
        return True
    return _is_command_for(bot, message, chat) or (mentions and _mentions(bot, message))


def was_written_by_a_bot(message: Json) -> bool:
    """Bots never see each other's messages; the accounts that stand in for chats are no bots in this sense."""
    return "sender_chat" not in message and bool(message["from"]["is_bot"])


def _is_command_for(bot: User, message: Json, chat: Chat) -> bool:
    """A command with the bot's name, or a bare one while no other bot has spoken after it."""
    for marked in (marked for marked, _ in _marked(message, "bot_command") if _text(message).startswith(marked)):
        _, _, addressee = marked.partition("@")
        return addressee.lower() == bot.username.lower() if addressee else chat.last_bot in {0, bot.id}
    return False


def _mentions(bot: User, message: Json) -> bool:
    by_name = (marked.lower() == f"@{bot.username}".lower() for marked, _ in _marked(message, "mention"))
    by_number = (entity["user"]["id"] == bot.id for _, entity in _marked(message, "text_mention"))
    return any(by_name) or any(by_number)


def _marked(message: Json, kind: str) -> list[tuple[str, Json]]:
    """The stretches of text of one kind, with their entities."""
    entities = message.get("entities") or message.get("caption_entities") or []
    text = _text(message)
    return [(utf16_slice(text, item["offset"], item["length"]), item) for item in entities if item["type"] == kind]


def _text(message: Json) -> str:
    return str(message.get("text") or message.get("caption") or "")
