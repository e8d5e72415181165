"""What people do in Telegram: say, reply, edit, send files, press buttons, block the bot; and wait for it to speak."""

from __future__ import annotations

import time
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from tests.telegram_api import text as telegram_text
from tests.telegram_api.methods.composing import MAX_TEXT, entities_field
from tests.telegram_api.reading import CallbackAnswer, Message
from tests.telegram_api.world import Chat, User, one_level

if TYPE_CHECKING:
    from tests.telegram_api.emulator import Emulator

Json = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Group:
    """A group the bot is in."""

    chat: Chat

    @property
    def id(self) -> int:
        return self.chat.id


class Person:
    """Somebody with Telegram open. Without `chat` they act in their private chat with the bot."""

    def __init__(self, telegram: Emulator, user: User, private: Chat) -> None:
        self._telegram = telegram
        self._backend = telegram.backend
        self._private = private
        self._buttons_pressed = 0
        self.user = user

    @property
    def id(self) -> int:
        """The number of the person, and of their private chat with the bot."""
        return self.user.id

    async def says(self, text: str, *, chat: Group | None = None) -> Message:
        """Write a message; links, commands and mentions in it are marked as Telegram marks them."""
        return await self._sends(self._chat(chat), self._written("text", "entities", text))

    async def replies(self, message: Message, text: str) -> Message:
        """Answer a message in its chat."""
        chat = self._backend.world.chat(message.chat_id)
        original = self._telegram.current(message)
        fields = {"reply_to_message": one_level(original.raw), **self._written("text", "entities", text)}
        return await self._sends(chat, fields)

    async def sends_document(
        self,
        name: str,
        content: bytes,
        *,
        caption: str = "",
        mime_type: str = "application/octet-stream",
        chat: Group | None = None,
    ) -> Message:
        """Send a file, with a caption or without."""
        file = self._backend.world.add_file(name, content, mime_type)
        written = self._written("caption", "caption_entities", caption) if caption else {}
        return await self._sends(self._chat(chat), {"document": file.as_document(), **written})

    async def edits(self, message: Message, text: str) -> Message:
        """Write another text into a message of one's own."""
        assert message.sender_id == self.id, f"#{message.id} is not {self.user.first_name}'s to edit"
        chat = self._backend.world.chat(message.chat_id)
        name = "text" if "text" in message.raw else "caption"
        entities = "entities" if name == "text" else "caption_entities"
        bare = {key: value for key, value in chat.messages[message.id].items() if key not in {name, entities}}
        edited = self._backend.world.replace(chat, {**bare, **self._written(name, entities, text)})
        self._backend.journal.message(edited, " edits")
        if self._backend.world.shows_bot(chat, edited):
            await self._backend.deliver("edited_message", edited)
        return Message(edited)

    async def presses(self, message: Message, label: str, timeout: float = 10.0) -> CallbackAnswer:
        """Press the button under the message as it stands now, and wait until the bot answers the press."""
        current = self._telegram.current(message)
        button = current.button(label)
        assert "callback_data" in button, f"the button {label!r} does not call the bot: {button}"
        self._buttons_pressed += 1
        query_id = f"{self.id}{self._buttons_pressed:06}"
        callbacks = self._backend.world.callbacks
        callbacks[query_id] = None
        self._backend.journal.note(f"{self.user.first_name} presses [{label}] under #{message.id}", message.chat_id)
        query = {"id": query_id, "from": self.user.as_json(), "message": current.raw, "data": button["callback_data"]}
        await self._backend.deliver("callback_query", {**query, "chat_instance": str(message.chat_id)})
        answer = await self._telegram.until(
            lambda: callbacks[query_id], f"an answer to [{label}]", timeout, message.chat_id
        )
        return CallbackAnswer(**answer)

    async def hears(self, timeout: float = 10.0, *, chat: Group | None = None) -> Message:
        """The next message of the bot in the chat that no test has waited for yet."""
        return await self._telegram.hear(self._chat(chat), timeout)

    async def blocks_bot(self) -> None:
        await self._membership("member", "kicked")

    async def unblocks_bot(self) -> None:
        await self._membership("kicked", "member")

    def _chat(self, group: Group | None) -> Chat:
        return group.chat if group else self._private

    def _written(self, name: str, entities: str, text: str) -> Json:
        formatted = telegram_text.settled(telegram_text.FormattedText(text))
        assert formatted.text, "Telegram's apps do not send an empty message"
        assert telegram_text.utf16_length(formatted.text) <= MAX_TEXT, "Telegram's apps split what is longer than 4096"
        return {name: formatted.text, **entities_field(self._backend, entities, formatted)}

    async def _sends(self, chat: Chat, fields: Json) -> Message:
        assert not chat.blocked, f"{self.user.first_name} has blocked the bot and must unblock it first"
        chat.started = True
        message = self._backend.world.post(chat, self.user, fields)
        self._backend.journal.message(message)
        if self._backend.world.shows_bot(chat, message):
            await self._backend.deliver("message", message)
        return Message(message)

    async def _membership(self, old: str, new: str) -> None:
        """Blocking a bot shows as the bot being kicked from the private chat."""
        chat, bot = self._private, self._backend.world.bot
        changes: Json = {}
        for name, status in (("old_chat_member", old), ("new_chat_member", new)):
            chat.statuses[bot.id] = status
            changes[name] = chat.member(bot)
        chat.blocked = new == "kicked"
        self._backend.journal.note(f"{self.user.first_name}: the bot is now {new}", chat.id)
        event = {"chat": chat.as_json(), "from": self.user.as_json(), "date": int(time.time()), **changes}
        await self._backend.deliver("my_chat_member", event)
