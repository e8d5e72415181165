"""Who may do what. Every path to an admin's deed asks here, and nowhere else."""

from __future__ import annotations

from telegram import Message

from bot.settings import BotSettings


def may_push(message: Message, settings: BotSettings) -> bool:
    """Whether the message comes from an admin in person.

    Somebody who writes as a channel or as the group (an anonymous admin) shows Telegram's placeholder as sender, and a
    forwarded message holds another person's words: neither is an admin speaking.
    """
    if message.sender_chat is not None or message.forward_origin is not None or message.from_user is None:
        return False
    return message.from_user.id in settings.admin_ids
