"""Who may do what. Every path to a deed of the desk asks here, and nowhere else."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from telegram import Message

from bot.memory import Editors
from bot.settings import BotSettings


class Right(StrEnum):
    """What somebody of the desk may do."""

    EDIT = "edit"
    """Put articles in, look through them, mend them. Admins and the editors whom they have named."""
    LEAD = "lead"
    """Withdraw articles, name editors, see who did what and how Kabar is. Admins only."""


@dataclass(frozen=True, slots=True)
class Rights:
    """The rights of the desk's people."""

    settings: BotSettings
    editors: Editors

    def holds(self, user_id: int, right: Right) -> bool:
        """Whether the person who pressed a button has the right. Nobody presses as a channel or a group."""
        if user_id in self.settings.admin_ids:
            return True
        return right is Right.EDIT and user_id in self.editors.ids

    def may(self, message: Message, right: Right) -> bool:
        """Whether the message comes in person from somebody who has the right.

        Somebody who writes as a channel or as the group (an anonymous admin) shows Telegram's placeholder as sender,
        and a forwarded message holds another person's words: neither is the desk speaking.
        """
        in_person = message.forward_origin is None and message.sender_chat is None and message.from_user is not None
        return in_person and message.from_user is not None and self.holds(message.from_user.id, right)


def is_admin(message: Message, settings: BotSettings) -> bool:
    """Whether an admin wrote the message under their own name."""
    return message.sender_chat is None and message.from_user is not None and message.from_user.id in settings.admin_ids
