"""Who can speak in Telegram: people, bots, and the accounts that stand in for those who hide behind a chat."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

Json = dict[str, Any]


@dataclass(frozen=True, slots=True)
class User:
    """A person or a bot. `language_code` may be empty: Telegram does not always tell it."""

    id: int
    first_name: str
    last_name: str = ""
    username: str = ""
    language_code: str = ""
    is_bot: bool = False

    def as_json(self) -> Json:
        optional = {"last_name": self.last_name, "username": self.username, "language_code": self.language_code}
        names = {key: value for key, value in optional.items() if value}
        return {"id": self.id, "is_bot": self.is_bot, "first_name": self.first_name, **names}

    def as_sender(self) -> Json:
        """The fields of a message that name its sender."""
        return {"from": self.as_json()}


# Their numbers and names are the real ones (https://core.telegram.org/bots/api#message, field `from`).
GROUP_ANONYMOUS_BOT = User(1_087_968_824, "Group", username="GroupAnonymousBot", is_bot=True)
CHANNEL_BOT = User(136_817_688, "Channel", username="Channel_Bot", is_bot=True)
TELEGRAM = User(777_000, "Telegram")


def author_id(message: Json) -> int:
    """The number of who wrote a message; a channel's posts are the channel's own."""
    return int((message.get("from") or message["sender_chat"])["id"])
