"""The Bot API emulator: what a test starts, drives and questions.

    async with Emulator() as telegram:
        ani = telegram.user("Ani", language_code="id")
        question = await ani.says("berapa tentara NATO?")
        answer = await telegram.reply_to(question, timeout=30)
        assert answer.texts("bold") == ["40.000"]

    siti, budi = telegram.user("Siti"), telegram.user("Budi")
    group = telegram.group("Redaksi", [budi], admins=[siti], forum=True)
    topic = await siti.opens_topic("Politik", in_=group)
    asked = await siti.says("/tanya@kabar_bot berapa tentara NATO?", in_=topic)
    answer = await telegram.answer_to(asked)
    shown = await budi.presses("Sumber", on=answer)
    await budi.says("lalu?", replying_to=answer)

The bot under test is pointed at `telegram.url` and may live in this loop or in another process. What Telegram would not
have borne, and what the emulator does not know, is in `telegram.violations`; so is, in the end, every press and every
inline query that the bot has never answered.
"""

from __future__ import annotations

import asyncio
from collections.abc import Iterable
from types import TracebackType
from typing import Self

from tests.telegram_api.backend import Backend, canonical
from tests.telegram_api.chats import GroupKind
from tests.telegram_api.faults import Fault
from tests.telegram_api.flood import FloodGauge, FloodLimits
from tests.telegram_api.journal import Changes, Journal
from tests.telegram_api.listening import Listener
from tests.telegram_api.people import Channel, Group, Person, Place
from tests.telegram_api.server import Server
from tests.telegram_api.updates import UpdateQueue
from tests.telegram_api.users import User
from tests.telegram_api.webhook import Courier
from tests.telegram_api.world import World

_BOT_ID = 7_000_000_001


class Emulator(Listener):
    """Telegram for one bot. Entering it starts the server; leaving it closes every connection."""

    def __init__(
        self,
        username: str = "kabar_bot",
        *,
        reads_all_group_messages: bool = False,
        hears_mentions: bool = False,
        flood_limits: FloodLimits | None = None,
    ) -> None:
        """`reads_all_group_messages`: privacy mode is off. `hears_mentions`: it is on, and lets mentions through.

        Without `flood_limits` the bot may send as much as it likes.
        """
        bot = User(_BOT_ID, "Kabar", username=username, is_bot=True)
        changes = Changes()
        world = World(bot, reads_all_group_messages=reads_all_group_messages, hears_mentions=hears_mentions)
        super().__init__(Backend(world, UpdateQueue(changes), Journal(), changes, FloodGauge(flood_limits)))
        self.token = f"{_BOT_ID}:AAE_this_token_opens_the_emulator_only"
        self._server = Server(self.backend, self.token)
        self._courier = Courier(self.backend.updates, changes, self.backend.journal)
        self._errand: asyncio.Task[None] | None = None

    async def __aenter__(self) -> Self:
        await self._server.start()
        self._errand = asyncio.create_task(self._courier.run())
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._count_unanswered()
        if self._errand is not None:
            self._errand.cancel()
            await asyncio.gather(self._errand, return_exceptions=True)
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

    def leads(self, public: str, to: str) -> None:
        """Lead the public https address of the bot's webhook to where the bot listens on this machine."""
        self._courier.routes[public] = to

    # Who is there

    def user(
        self,
        first_name: str,
        *,
        last_name: str = "",
        username: str = "",
        language_code: str = "",
        started: bool = True,
        hides_forwards: bool = False,
        is_bot: bool = False,
    ) -> Person:
        """A new person, or another bot. Unless they have `started` the private chat, the bot may not write to them.

        `hides_forwards`: forwards of their messages give their name and do not lead to them.
        """
        world = self.backend.world
        user = User(1000 + len(world.users), first_name, last_name, username, language_code, is_bot)
        if hides_forwards:
            world.hidden.add(user.id)
        return Person(self, user, world.add_user(user, started=started))

    def group(
        self,
        title: str,
        members: Iterable[Person],
        *,
        admins: Iterable[Person] = (),
        bot: str = "member",
        kind: GroupKind = "supergroup",
        forum: bool = False,
    ) -> Group:
        """A group of these people and the bot; `bot` is its status there: member, administrator, left or kicked.

        The messages of a `forum` stand in topics; it has General at first.
        """
        assert kind == "supergroup" or not forum, "only supergroups have topics"
        statuses = {person.id: "member" for person in members} | {person.id: "administrator" for person in admins}
        return Group(self.backend.world.add_chat(title, kind, {**statuses, self.bot.id: bot}, forum=forum))

    def channel(self, title: str, *, username: str = "", linked_to: Group | None = None, bot: str = "left") -> Channel:
        """A channel, perhaps with a group that discusses its posts; bots are administrators there or nothing."""
        chat = self.backend.world.add_chat(title, "channel", {self.bot.id: bot}, username=username)
        if linked_to is not None:
            chat.linked_to, linked_to.chat.linked_to = linked_to.id, chat.id
        return Channel(self, chat)

    # What went over the wire

    @property
    def violations(self) -> list[str]:
        """What Telegram would not have borne, or the emulator does not know. The fixture asserts that it is empty."""
        return self.backend.journal.violations

    def fails(self, method: str, fault: Fault, times: int = 1, *, in_: Person | Place | None = None) -> None:
        """Let the next `times` calls of the method meet with this mishap; plans queue up. `in_`: only in one chat."""
        name = canonical(method)
        assert name is not None, f"{method} is not emulated"
        self._server.faults.add(name, fault, times, in_.id if in_ else None)

    async def polls_elsewhere(self) -> None:
        """Somebody else asks for the bot's updates with its token: its open poll ends with a conflict."""
        self.backend.updates.usurp()
        await self.backend.changes.ring()

    # Time

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
