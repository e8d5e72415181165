"""The Bot API emulator: what a test starts, drives and questions.

    async with Emulator() as telegram:
        ani = telegram.user("Ani", language_code="id")
        question = await ani.says("berapa tentara NATO?")
        answer = await telegram.reply_to(question, timeout=30)
        assert answer.texts("bold") == ["40.000"]

The bot under test is pointed at `telegram.url` and may live in this loop or in another process.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from types import TracebackType
from typing import Any, Self, TypeVar

from tests.telegram_api.backend import Backend, canonical
from tests.telegram_api.faults import Fault
from tests.telegram_api.journal import Call, Changes, Journal
from tests.telegram_api.methods.profile import scope_key
from tests.telegram_api.people import Group, Person
from tests.telegram_api.reading import Message
from tests.telegram_api.server import Server
from tests.telegram_api.updates import UpdateQueue
from tests.telegram_api.world import Chat, GroupKind, User, World

Json = dict[str, Any]
T = TypeVar("T")

_BOT_ID = 7_000_000_001
# Waits outlast a slow machine; a test that expects silence gives its own, shorter one.
_PATIENCE = 10.0


class Emulator:
    """Telegram for one bot. Entering it starts the server; leaving it closes every connection."""

    def __init__(self, username: str = "kabar_bot", *, reads_all_group_messages: bool = False) -> None:
        bot = User(_BOT_ID, "Kabar", username=username, is_bot=True)
        changes = Changes()
        world = World(bot, reads_all_group_messages=reads_all_group_messages)
        self.backend = Backend(world, UpdateQueue(changes), Journal(), changes)
        self.token = f"{_BOT_ID}:AAE_this_token_opens_the_emulator_only"
        self._server = Server(self.backend, self.token)
        self._heard: dict[int, int] = {}

    async def __aenter__(self) -> Self:
        await self._server.start()
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.backend.updates.closed = True
        await self.backend.changes.ring()
        await self._server.stop()

    # Where it is

    @property
    def url(self) -> str:
        """The root of the server, as api.telegram.org is the root of the real one."""
        return f"http://127.0.0.1:{self._server.port}"

    @property
    def base_url(self) -> str:
        """As python-telegram-bot wants it: the token follows."""
        return f"{self.url}/bot"

    @property
    def base_file_url(self) -> str:
        return f"{self.url}/file/bot"

    @property
    def bot(self) -> User:
        return self.backend.world.bot

    # Who is there

    def user(
        self,
        first_name: str,
        *,
        last_name: str = "",
        username: str = "",
        language_code: str = "",
        started: bool = True,
    ) -> Person:
        """A new person. Unless they have `started` the private chat, the bot may not write to them."""
        number = 1000 + len(self.backend.world.users)
        user = User(number, first_name, last_name, username, language_code)
        return Person(self, user, self.backend.world.add_user(user, started=started))

    def group(
        self,
        title: str,
        members: Iterable[Person],
        *,
        admins: Iterable[Person] = (),
        bot: str = "member",
        kind: GroupKind = "supergroup",
    ) -> Group:
        """A group of these people and the bot; `bot` is its status there: member, administrator, left or kicked."""
        statuses = {person.id: "member" for person in members} | {person.id: "administrator" for person in admins}
        return Group(self.backend.world.add_group(title, kind, {**statuses, self.bot.id: bot}))

    # What the bot does

    async def reply_to(self, message: Message, timeout: float = _PATIENCE) -> Message:
        """The first message of the bot in that chat after `message`. Raises AssertionError with the transcript."""
        chat = self.backend.world.chat(message.chat_id)
        return await self._next(chat, message.id, timeout)

    async def hear(self, chat: Chat, timeout: float = _PATIENCE) -> Message:
        """The next message of the bot in the chat that nobody has waited for yet."""
        return await self._next(chat, self._heard.get(chat.id, 0), timeout)

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

    def messages(self, person_or_group: Person | Group) -> list[Message]:
        """Everything in a chat, deleted messages aside, oldest first."""
        return [Message(raw) for raw in self.backend.world.chat(person_or_group.id).messages.values()]

    def content(self, message: Message) -> bytes:
        """The bytes of the file in a message."""
        assert message.document, f"#{message.id} has no file"
        return self.backend.world.files[message.document["file_id"]].content

    def commands(self, *, scope: Json | None = None, language_code: str = "") -> dict[str, str]:
        """The menu of commands: descriptions by command."""
        menu = self.backend.world.commands.get((scope_key(scope), language_code), [])
        return {command["command"]: command["description"] for command in menu}

    # What went over the wire

    def calls(self, method: str | None = None) -> list[Call]:
        return [call for call in self.backend.journal.calls if method in {None, call.method}]

    @property
    def violations(self) -> list[str]:
        """What Telegram would not have borne, or the emulator does not know. The fixture asserts that it is empty."""
        return self.backend.journal.violations

    def transcript(self, chat_id: int | None = None) -> str:
        """A readable log of what was said and what failed."""
        return self.backend.journal.transcript(chat_id)

    def fails(self, method: str, fault: Fault, times: int = 1) -> None:
        """Let the next `times` calls of the method meet with this mishap; plans queue up."""
        name = canonical(method)
        assert name is not None, f"{method} is not emulated"
        self._server.faults.add(name, fault, times)

    async def _next(self, chat: Chat, after: int, timeout: float) -> Message:
        def spoken() -> Message | None:
            found = (raw for number, raw in chat.messages.items() if number > after)
            return next((Message(raw) for raw in found if raw["from"]["id"] == self.bot.id), None)

        message = await self.until(spoken, f"a message of the bot after #{after}", timeout, chat.id)
        self._heard[chat.id] = max(self._heard.get(chat.id, 0), message.id)
        return message
