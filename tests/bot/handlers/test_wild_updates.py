"""Whatever Telegram delivers, no handler fails on it: updates of every kind with fields that nobody would expect.

Each is a message that stands in the emulator's chat, with wild fields in the place of its own, as the application reads
it from JSON. `make fuzz` looks for new ones.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Iterator
from contextlib import AsyncExitStack
from dataclasses import dataclass
from itertools import count
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from telegram import Update

from bot.app import build_application
from bot.context import App
from bot.messages.buttons import Deed
from bot.settings import BotSettings
from tests.bot.running import ARTICLE, new_archive, services_for
from tests.telegram_api.emulator import Emulator
from tests.telegram_api.people import Group, Person
from tests.telegram_api.reading import Message

Json = dict[str, Any]

WORDS = st.text(st.characters(exclude_categories=["Cs"]), max_size=60)
NUMBERS = st.integers(-(2**63), 2**63) | st.integers(0, 5)
ARGUMENTS = st.lists(
    WORDS | NUMBERS.map(str) | st.sampled_from(["id", "@kabar_bot", "https://x", "-", "/"]), max_size=3
)
COMMANDS = (
    "start ask tanya latest terbaru subscribe langganan unsubscribe berhenti settings setelan forget lupakan help "
    "bantuan push articles article correct withdraw restore editors feed audit stats status"
).split()
COMMANDS_GIVEN = st.builds(
    lambda name, mention, arguments: " ".join([f"/{name}{mention}", *arguments]),
    st.sampled_from(COMMANDS) | st.text("abcdefghij_", min_size=1, max_size=32),
    st.sampled_from(["", "@kabar_bot", "@other_bot", "@"]),
    ARGUMENTS,
)
ASKED = st.sampled_from(["berapa tentara NATO?", "kalau Rusia?", "dan?", "?", "terbaru", "kemarin", "@kabar_bot apa?"])
TEXTS = COMMANDS_GIVEN | ASKED | WORDS | st.builds("{} {}".format, ASKED, WORDS)
SPANS = st.fixed_dictionaries({
    "type": st.sampled_from(["bot_command", "mention", "text_link", "bold", "url", "pre", "spoiler", "newer_kind"]),
    "offset": st.integers(0, 80),
    "length": st.integers(1, 80),
    "url": st.just("https://contoh.id/"),
})  # fmt: skip
PERSON = {"id": 5_550_001, "is_bot": False, "first_name": "Asing"}
CHANNEL = {"id": -1_009_990_001, "type": "channel", "title": "Kanal"}
ORIGINS = st.sampled_from(
    [
        {"type": "hidden_user", "date": 1_700_000_000, "sender_user_name": "Anonim"},
        {"type": "user", "date": 1_700_000_000, "sender_user": PERSON},
        {"type": "channel", "date": 1_700_000_000, "chat": CHANNEL, "message_id": 7},
        {"type": "chat", "date": 1_700_000_000, "sender_chat": CHANNEL},
    ]
)
FILE = {"file_id": "nobody-knows-this-file", "file_unique_id": "unknown", "file_size": 10}
FIELDS = st.fixed_dictionaries({}, optional={
    "text": TEXTS,
    "caption": TEXTS,
    "entities": st.lists(SPANS, max_size=3),
    "caption_entities": st.lists(SPANS, max_size=3),
    "document": WORDS.map(lambda name: {**FILE, "file_name": name, "mime_type": "text/plain"}),
    "photo": st.just([{**FILE, "width": 1, "height": 1}]),
    "sticker": st.just({**FILE, "type": "regular", "width": 1, "height": 1, "is_animated": False, "is_video": False}),
    "location": st.just({"latitude": -6.2, "longitude": 106.8}),
    "contact": WORDS.map(lambda name: {"phone_number": "0", "first_name": name}),
    "dice": st.just({"emoji": "🎲", "value": 6}),
    "forward_origin": ORIGINS,
    "quote": st.fixed_dictionaries({"text": WORDS, "position": st.integers(0, 9)}),
    "via_bot": st.just({**PERSON, "is_bot": True}),
    "sender_chat": st.just(CHANNEL),
    "media_group_id": WORDS,
    "is_automatic_forward": st.just(value=True),
    "new_chat_members": st.just([PERSON]),
    "left_chat_member": st.just(PERSON),
    "pinned_message": st.just({"message_id": 1, "date": 0, "chat": CHANNEL}),
    "new_chat_title": WORDS,
    "successful_payment_of_2027": st.just({"stars": 5}),
    "date": st.integers(0, 2**31),
    "edit_date": st.integers(0, 2**31),
})  # fmt: skip
PRESSED = st.builds("v1:{}:{}".format, st.sampled_from([*Deed, "soon"]), st.integers(0, 10**16 - 1) | st.integers(0, 5))
DATA = PRESSED | st.text(max_size=16) | st.just("")
KINDS = st.sampled_from(["message"] * 4 + ["edited_message", "channel_post", "callback_query", "inline_query"])


@dataclass(frozen=True, slots=True)
class Town:
    """The application, and what went wrong in it."""

    loop: asyncio.Runner
    telegram: Emulator
    application: App
    complaints: list[str]
    numbers: Iterator[int]

    async def deliver(self, kind: str, fields: Json, data: str, *, admin: bool, in_group: bool, replying: bool) -> None:
        """Somebody new writes, in a group of their own or in private, so that nobody writes too much for an answer."""
        number = next(self.numbers)
        person = self.telegram.user("Ani", language_code="id")
        self.application.bot_data.services.settings.admin_ids = frozenset({person.id} if admin else ())
        place = self.telegram.group("Grup", [person]) if in_group else None
        kept: Json = (await self._bot_in(person, place)).raw
        if kind != "callback_query":
            kept = (await person.says("x", in_=place, replying_to=Message(kept) if replying else None)).raw
        text = {} if fields.keys() & {"text", "caption"} else {"text": "x"}
        message = {**{key: value for key, value in kept.items() if key != "text"}, **text, **fields}
        content: Json = message
        if kind == "callback_query":
            # The message is the bot's own; who presses is a person.
            sender = {"id": person.id, "is_bot": False, "first_name": "Ani", "language_code": "id"}
            content = {"id": str(number), "from": sender, "message": kept, "chat_instance": "1"}
            content |= {"data": data} if data else {"game_short_name": "x"}
        elif kind == "inline_query":
            content = {"id": str(number), "from": message["from"], "query": str(fields.get("text", "")), "offset": data}
        update = Update.de_json({"update_id": number, kind: content}, self.application.bot)
        await self.application.process_update(update)

    async def _bot_in(self, person: Person, place: Group | None) -> Message:
        """A message of the bot's, which a button may hang on or a reply answer."""
        sent = await self.application.bot.send_message(place.id if place else person.id, "40.000 tentara")
        return next(each for each in self.telegram.messages(place or person) if each.id == sent.message_id)


class Complaints(logging.Handler):
    """Whatever the program itself calls an error."""

    def __init__(self, kept: list[str]) -> None:
        super().__init__(logging.ERROR)
        self._kept = kept

    def emit(self, record: logging.LogRecord) -> None:
        self._kept.append(record.getMessage())


@pytest.fixture(scope="module")
def town(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Town]:
    folder, complaints = tmp_path_factory.mktemp("wild"), list[str]()
    handler = Complaints(complaints)
    with asyncio.Runner() as loop:
        stack = AsyncExitStack()
        made = loop.run(_settle(stack, loop, folder, complaints))
        logging.getLogger().addHandler(handler)
        yield made
        logging.getLogger().removeHandler(handler)
        loop.run(stack.aclose())


async def _settle(stack: AsyncExitStack, loop: asyncio.Runner, folder: Path, complaints: list[str]) -> Town:
    telegram = await stack.enter_async_context(Emulator(reads_all_group_messages=True))
    settings = BotSettings.model_validate({
        "token": telegram.token, "api_url": telegram.url,
    })  # fmt: skip
    archive = stack.enter_context(new_archive(folder))
    archive.add(archive.parse(ARTICLE))
    services = stack.enter_context(services_for(settings, archive))
    application = build_application(settings, services)
    await stack.enter_async_context(application)
    await application.start()
    stack.push_async_callback(application.stop)
    return Town(loop, telegram, application, complaints, count(1))


@given(kind=KINDS, fields=FIELDS, data=DATA, admin=st.booleans(), in_group=st.booleans(), replying=st.booleans())
@settings(max_examples=300, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_whatever_is_delivered_no_handler_fails_on_it(
    town: Town, kind: str, fields: Json, data: str, admin: bool, in_group: bool, replying: bool
) -> None:
    town.complaints.clear()
    town.telegram.violations.clear()
    town.loop.run(town.deliver(kind, fields, data, admin=admin, in_group=in_group, replying=replying))
    assert town.complaints == []
    # That the emulator knows nothing of these presses and queries is the test's doing.
    assert [each for each in town.telegram.violations if "query" not in each] == []
