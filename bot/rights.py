"""Who may do what. Every path to an admin's deed asks here, and nowhere else."""

from __future__ import annotations

from telegram import Message, User

from bot.settings import BotSettings


def is_admin(message: Message, settings: BotSettings) -> bool:
    """Whether an admin wrote the message under their own name."""
    return message.sender_chat is None and message.from_user is not None and message.from_user.id in settings.admin_ids


def may_stop(presser: User, settings: BotSettings) -> bool:
    """Whether this person may stop a push by its button. Nobody presses as a channel or a group."""
    return presser.id in settings.admin_ids


def may_push(message: Message, settings: BotSettings) -> bool:
    """Whether the message comes from an admin in person.

    Somebody who writes as a channel or as the group (an anonymous admin) shows Telegram's placeholder as sender, and a
    forwarded message holds another person's words: neither is an admin speaking.
    """
    return message.forward_origin is None and is_admin(message, settings)
