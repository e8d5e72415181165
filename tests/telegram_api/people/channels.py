"""Channels: they post to their readers, into the group linked to them, and speak in groups under their own name."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from tests.telegram_api.chats import Chat
from tests.telegram_api.forwarding import forwarded
from tests.telegram_api.people.places import Place
from tests.telegram_api.people.writer import Writer
from tests.telegram_api.reading import Message
from tests.telegram_api.users import CHANNEL_BOT, TELEGRAM
from tests.telegram_api.world import NOW

if TYPE_CHECKING:
    from tests.telegram_api.listening import Listener


class Channel(Writer):
    """A channel; the bot sees its posts as an administrator of it, or where they are forwarded."""

    def __init__(self, telegram: Listener, chat: Chat) -> None:
        super().__init__(telegram)
        self.chat = chat

    @property
    def id(self) -> int:
        return self.chat.id

    async def posts(self, text: str, *, html: bool = False, ago: timedelta = NOW) -> Message:
        """Publish a post. Telegram forwards it into the linked group at once."""
        post = await self._posts(Place(self.chat), self.chat.as_sender(), self._text(text, html=html), ago=ago)
        if self.chat.linked_to:
            group = Place(self._backend.world.chat(self.chat.linked_to))
            sender = {**TELEGRAM.as_sender(), **self.chat.as_sender()}
            copy = {**forwarded(post.raw, ()), "is_automatic_forward": True}
            await self._posts(group, sender, copy, ago=ago)
        return post

    async def edits(self, post: Message, text: str) -> Message:
        return await self._rewrites(post, text)

    async def says(self, text: str, *, in_: Place, replying_to: Message | None = None) -> Message:
        """Speak in a group: its owner there writes in the channel's name."""
        sender = {**CHANNEL_BOT.as_sender(), **self.chat.as_sender()}
        return await self._posts(in_, sender, self._text(text), replying_to=replying_to)
