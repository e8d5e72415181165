"""Waiting for what the bot does, and looking at what it has done."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar

from tests.telegram_api.backend import Backend
from tests.telegram_api.journal import Call
from tests.telegram_api.methods.profile import scope_key
from tests.telegram_api.people import Person, Place
from tests.telegram_api.reading import Message
from tests.telegram_api.users import User

Json = dict[str, Any]
T = TypeVar("T")

# Waits outlast a slow machine; a test that expects silence gives its own, shorter one.
_PATIENCE = 10.0


class Listener:
    """Ears and eyes of a test. What it waits for in vain raises AssertionError with the transcript."""

    def __init__(self, backend: Backend) -> None:
        self.backend = backend
        self._heard: dict[tuple[int, int], int] = {}

    @property
    def bot(self) -> User:
        return self.backend.world.bot

    # Waiting

    async def reply_to(self, message: Message, timeout: float = _PATIENCE) -> Message:
        """The first message of the bot in that place after `message`. Raises AssertionError with the transcript."""
        return await self._next(self._place_of(message), message.id, timeout)

    async def answer_to(self, message: Message, timeout: float = _PATIENCE) -> Message:
        """The first message of the bot that replies to just this message, whoever else is talking there."""
        place = self._place_of(message)

        def answered() -> Message | None:
            found = (said for said in self._said(place, message.id) if said.reply_to_message)
            return next((said for said in found if said.raw["reply_to_message"]["message_id"] == message.id), None)

        return await self.until(answered, f"an answer to #{message.id}", timeout, place.id)

    async def hear(self, place: Place, timeout: float = _PATIENCE) -> Message:
        """The next message of the bot in the place that nobody has waited for yet."""
        return await self._next(place, self._heard.get(place.key, 0), timeout)

    async def edit_of(self, message: Message, timeout: float = _PATIENCE) -> Message:
        """The message once it reads otherwise than in `message`."""
        chat = self.backend.world.chat(message.chat_id)

        def edited() -> Message | None:
            now = chat.messages.get(message.id)
            return None if now is None or now is message.raw else Message(now)

        return await self.until(edited, f"an edit of #{message.id}", timeout, chat.id)

    async def called(self, method: str, times: int = 1, timeout: float = _PATIENCE) -> list[Call]:
        """The calls of a method, once there are so many."""
        what = f"{times} call(s) of {method}"
        await self.until(lambda: len(self.calls(method)) >= times, what, timeout)
        return self.calls(method)

    async def polled(self, timeout: float = _PATIENCE) -> None:
        """Wait until the bot has asked for updates for the first time: it is up."""
        await self.until(lambda: self.backend.updates.polls, "a first getUpdates", timeout)

    async def read_all(self, timeout: float = _PATIENCE) -> None:
        """Wait until the bot has acknowledged every update; its handlers may still be at work."""
        await self.until(lambda: not self.backend.updates.pending, "the acknowledgement of all updates", timeout)

    async def until(
        self, find: Callable[[], T | None], what: str, timeout: float = _PATIENCE, chat_id: int | None = None
    ) -> T:
        """The first truthy value of `find`. Raises AssertionError with the transcript after `timeout` seconds."""
        try:
            return await self.backend.changes.until(find, timeout)
        except TimeoutError:
            transcript = self.transcript(chat_id)
        raise AssertionError(f"waited {timeout} s for {what}; the transcript so far:\n{transcript}")

    def current(self, message: Message) -> Message:
        """The message as it stands now. Raises AssertionError if it was deleted."""
        messages = self.backend.world.chat(message.chat_id).messages
        assert message.id in messages, f"#{message.id} was deleted"
        return Message(messages[message.id])

    def messages(self, where: Person | Place) -> list[Message]:
        """Everything in a chat, or a topic of it, deleted messages aside, oldest first."""
        place = where if isinstance(where, Place) else Place(self.backend.world.chat(where.id))
        return [message for message in map(Message, place.chat.messages.values()) if place.holds(message)]

    def reaction(self, message: Message) -> str:
        """The bot's reaction to a message; empty if it has none."""
        return self.backend.world.chat(message.chat_id).reactions.get(message.id, {}).get(self.bot.id, "")

    def drafts(self, person: Person) -> list[str]:
        """What the bot has shown this person of answers still in the making, oldest first."""
        return self.backend.world.chat(person.id).drafts

    def content(self, message: Message) -> bytes:
        """The bytes of the file in a message."""
        assert message.document, f"#{message.id} has no file"
        return self.backend.world.files[message.document["file_id"]].content

    def commands(self, *, scope: Json | None = None, language_code: str = "") -> dict[str, str]:
        """The menu of commands: descriptions by command."""
        menu = self.backend.world.commands.get((scope_key(scope), language_code), [])
        return {command["command"]: command["description"] for command in menu}

    def calls(self, method: str | None = None) -> list[Call]:
        return [call for call in self.backend.journal.calls if method in {None, call.method}]

    def transcript(self, chat_id: int | None = None) -> str:
        """A readable log of what was said and what failed."""
        return self.backend.journal.transcript(chat_id)

    def _place_of(self, message: Message) -> Place:
        return Place(self.backend.world.chat(message.chat_id), message.thread_id)

    def _said(self, place: Place, after: int) -> list[Message]:
        """What the bot has said in a place after a message."""
        found = (Message(raw) for number, raw in place.chat.messages.items() if number > after)
        return [message for message in found if message.sender_id == self.bot.id and place.holds(message)]

    async def _next(self, place: Place, after: int, timeout: float) -> Message:
        what = f"a message of the bot after #{after}"
        (message, *_) = await self.until(lambda: self._said(place, after), what, timeout, place.id)
        self._heard[place.key] = max(self._heard.get(place.key, 0), message.id)
        return message
