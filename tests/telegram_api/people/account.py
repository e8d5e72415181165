"""What people do in Telegram: say, reply, edit, send files, forward, block the bot; and wait for it to speak."""

from __future__ import annotations

import time
from collections.abc import Iterable
from datetime import timedelta
from typing import TYPE_CHECKING, Any

from tests.telegram_api.chats import Chat
from tests.telegram_api.forwarding import forwarded
from tests.telegram_api.people.places import Place
from tests.telegram_api.people.writer import Writer
from tests.telegram_api.reading import Message
from tests.telegram_api.users import GROUP_ANONYMOUS_BOT, User
from tests.telegram_api.world import NOW

if TYPE_CHECKING:
    from tests.telegram_api.listening import Listener

Json = dict[str, Any]


class Account(Writer):
    """Somebody with Telegram open, and what they write. Without a place it goes to their private chat with the bot."""

    def __init__(self, telegram: Listener, user: User, private: Chat) -> None:
        super().__init__(telegram)
        self._private = private
        self.user = user

    @property
    def id(self) -> int:
        """The number of the person, and of their private chat with the bot."""
        return self.user.id

    async def says(
        self,
        text: str,
        *,
        in_: Place | None = None,
        replying_to: Message | None = None,
        naming: Iterable[User] = (),
        html: bool = False,
        anonymously: bool = False,
        ago: timedelta = NOW,
        chat: Place | None = None,
    ) -> Message:
        """Write a message; a reply goes where the other message is. `chat` is an older name of `in_`.

        `anonymously` is how administrators speak in the name of their group.
        """
        place = self._place(in_ or chat, replying_to)
        fields = self._text(text, html=html, naming=naming)
        return await self._posts(place, self._sender(place, anonymously), fields, replying_to=replying_to, ago=ago)

    async def replies(self, message: Message, text: str) -> Message:
        """Answer a message in its chat."""
        return await self.says(text, replying_to=message)

    async def starts(self, payload: str = "") -> Message:
        """Press the start button, or follow a link that starts the bot with a payload."""
        return await self.says(f"/start {payload}".strip())

    async def sends_document(
        self,
        name: str,
        content: bytes,
        *,
        caption: str = "",
        mime_type: str = "application/octet-stream",
        in_: Place | None = None,
        replying_to: Message | None = None,
    ) -> Message:
        """Send a file, with a caption or without."""
        place = self._place(in_, replying_to)
        file = self._backend.world.add_file(name, content, mime_type)
        fields = {"document": file.as_document(), **self._caption(caption)}
        return await self._posts(place, self._sender(place), fields, replying_to=replying_to)

    async def sends_photo(
        self, content: bytes, *, caption: str = "", in_: Place | None = None, replying_to: Message | None = None
    ) -> Message:
        """Send a picture, with a caption or without."""
        place = self._place(in_, replying_to)
        file = self._backend.world.add_file("photo.jpg", content, "image/jpeg")
        fields = {"photo": file.as_photo(), **self._caption(caption)}
        return await self._posts(place, self._sender(place), fields, replying_to=replying_to)

    async def edits(self, message: Message, text: str) -> Message:
        """Write another text into a message of one's own."""
        assert message.sender_id == self.id, f"#{message.id} is not {self.user.first_name}'s to edit"
        return await self._rewrites(message, text)

    async def deletes(self, message: Message) -> None:
        """Take a message back; bots are not told."""
        self._telegram.current(message)
        del self._backend.world.chat(message.chat_id).messages[message.id]
        self._backend.journal.note(f"{self.user.first_name} deletes #{message.id}", message.chat_id)

    async def hears(self, timeout: float = 10.0, *, in_: Place | None = None, chat: Place | None = None) -> Message:
        """The next message of the bot there that no test has waited for yet. `chat` is an older name of `in_`."""
        return await self._telegram.hear(in_ or chat or Place(self._private), timeout)

    async def forwards(self, message: Message, *, in_: Place | None = None) -> Message:
        """Forward a message from wherever it stands; without a place, to the bot."""
        place = self._place(in_)
        return await self._posts(place, self._sender(place), forwarded(message.raw, self._backend.world.hidden))

    async def blocks_bot(self) -> None:
        """Telegram shows it as the bot being kicked from the private chat."""
        self._private.blocked = True
        await self._becomes(self._backend.world.bot, "kicked", self._private)

    async def unblocks_bot(self) -> None:
        self._private.blocked = False
        await self._becomes(self._backend.world.bot, "member", self._private)

    def deletes_account(self) -> None:
        """Leave Telegram for good; bots learn it when they next write."""
        self._private.statuses[self.id] = "left"
        self._backend.journal.note(f"{self.user.first_name} deletes their account", self.id)

    def _place(self, in_: Place | None, replying_to: Message | None = None) -> Place:
        """Where a message goes, which its writer must be free to do."""
        place = in_ or Place(self._private)
        if replying_to and not in_:
            place = Place(self._backend.world.chat(replying_to.chat_id), replying_to.thread_id)
        chat, name = place.chat, self.user.first_name
        assert not chat.blocked, f"{name} has blocked the bot and must unblock it first"
        assert chat.has(self.id), f"{name} is not in {chat.title}"
        assert not chat.migrated_to, f"{chat.title} goes on as a supergroup"
        assert not chat.is_closed(place.thread_id) or chat.is_led_by(self.id), f"{name} writes in a closed topic"
        chat.started = True
        return place

    def _sender(self, place: Place, anonymously: bool = False) -> Json:
        if not anonymously:
            return self.user.as_sender()
        self._must_lead(place)
        return {**GROUP_ANONYMOUS_BOT.as_sender(), **place.chat.as_sender()}

    def _must_lead(self, place: Place) -> None:
        assert place.chat.is_led_by(self.id), f"{self.user.first_name} is no administrator of {place.chat.title}"

    async def _becomes(self, user: User, status: str, chat: Chat) -> None:
        """Change what somebody is in a chat. The bot is told of itself, and as an administrator of everybody."""
        bot, old = self._backend.world.bot, chat.member(user)
        chat.statuses[user.id] = status
        self._backend.journal.note(f"{self.user.first_name}: {user.first_name} is now {status}", chat.id)
        changes = {"old_chat_member": old, "new_chat_member": chat.member(user)}
        event = {"chat": chat.as_json(), "from": self.user.as_json(), "date": int(time.time()), **changes}
        if user == bot:
            await self._backend.deliver("my_chat_member", event)
        elif chat.is_led_by(bot.id):
            await self._backend.deliver("chat_member", event)
