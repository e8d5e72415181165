"""Where people write: private chats, groups, the topics of a forum."""

from __future__ import annotations

from dataclasses import dataclass

from tests.telegram_api.chats import Chat
from tests.telegram_api.reading import Message


@dataclass(frozen=True, slots=True)
class Place:
    """A chat; in a forum, a topic of it, and 0 is General."""

    chat: Chat
    thread_id: int = 0

    @property
    def id(self) -> int:
        """The number of the chat."""
        return self.chat.id

    @property
    def key(self) -> tuple[int, int]:
        return self.chat.id, self.thread_id

    def holds(self, message: Message) -> bool:
        """Whether the message stands here; a place without topics holds all of its chat."""
        return not self.chat.topics or message.thread_id == self.thread_id


@dataclass(frozen=True, slots=True)
class Group(Place):
    """A group or supergroup; in a forum its General topic."""


@dataclass(frozen=True, slots=True)
class Topic(Place):
    """A topic of a forum."""

    name: str = ""
