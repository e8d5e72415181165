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
from tests.telegram_api.chats import GroupKind
from tests.telegram_api.faults import Fault
from tests.telegram_api.journal import Call, Changes, Journal
from tests.telegram_api.methods.profile import scope_key
from tests.telegram_api.people import Group, Person, Place
from tests.telegram_api.reading import Message
from tests.telegram_api.server import Server
from tests.telegram_api.updates import UpdateQueue
from tests.telegram_api.users import User
from tests.telegram_api.world import World

Json = dict[str, Any]
T = TypeVar("T")

_BOT_ID = 7_000_000_001
# Waits outlast a slow machine; a test that expects silence gives its own, shorter one.
_PATIENCE = 10.0


class Emulator:
    """Telegram for one bot. Entering it starts the server; leaving it closes every connection."""

    def __init__(
        self, username: str = "kabar_bot", *, reads_all_group_messages: bool = False, hears_mentions: bool = False
    ) -> None:
        bot = User(_BOT_ID, "Kabar", username=username, is_bot=True)
        changes = Changes()
        world = World(bot, reads_all_group_messages=reads_all_group_messages, hears_mentions=hears_mentions)
        self.backend = Backend(world, UpdateQueue(changes), Journal(), changes)
        self.token = f"{_BOT_ID}:AAE_this_token_opens_the_emulator_only"
        self._server = Server(self.backend, self.token)
        self._heard: dict[tuple[int, int], int] = {}

    async def __aenter__(self) -> Self:
        await self._server.start()
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._count_unanswered()
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

    def expire_queries(self) -> None:
        """Let the apps of all who have pressed a button or typed an inline query stop waiting for the bot."""
        for query in self.backend.world.queries.values():
            query.expired = True

    def forgive_silence(self) -> None:
        """Do not hold it against the bot that it has answered some presses and inline queries never."""
        for query in self.backend.world.queries.values():
            query.attempted = True

    def _count_unanswered(self) -> None:
        for query in (query for query in self.backend.world.queries.values() if not query.attempted):
            self.backend.journal.violation(f"{query.what} was never answered")
        self.forgive_silence()

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
