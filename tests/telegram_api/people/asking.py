"""Inline mode from a person's side: typing the bot's name and a question in any chat, and choosing a result."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from tests.telegram_api.people.account import Account
from tests.telegram_api.people.places import Place
from tests.telegram_api.queries import Query
from tests.telegram_api.reading import Message

Json = dict[str, Any]


@dataclass(frozen=True, slots=True)
class InlineResult:
    """One result above the keyboard; `message` is what choosing it would send."""

    id: str
    title: str
    description: str
    url: str
    thumbnail_url: str
    message: Message
    query: str


@dataclass(frozen=True, slots=True)
class InlineAnswer:
    """What the bot offers; `button` is the label above the results that leads to the private chat."""

    results: list[InlineResult]
    next_offset: str
    cache_time: int
    is_personal: bool
    button: str


class Asker(Account):
    """A person who asks the bot from anywhere, also where the bot is not."""

    async def asks_inline(
        self, text: str, *, in_: Place | None = None, offset: str = "", timeout: float = 10.0
    ) -> InlineAnswer:
        """Type `@bot text` and wait for the results; `offset` asks for those after the ones that were seen.

        Telegram keeps an answer for its `cache_time`, for everybody unless it is personal, and does not ask again.
        """
        given = self._backend.world.inline_answers.known(self.id, text, offset)
        if given is None:
            query = await self.types_inline(text, in_=in_, offset=offset)
            given = await self._telegram.until(lambda: query.answer, f"an answer to {query.what}", timeout)
            self._backend.world.inline_answers.keep(self.id, text, offset, given)
        results = [
            InlineResult(**item | {"message": Message(item["message"])}, query=text) for item in given["results"]
        ]
        return InlineAnswer(**given | {"results": results})

    async def types_inline(self, text: str, *, in_: Place | None = None, offset: str = "") -> Query:
        """Type `@bot text` and go on; without a place, in the private chat with the bot."""
        what = f"{self.user.first_name}'s inline query {text!r}"
        query = self._backend.world.ask("inline_query", what)
        self._backend.journal.note(what)
        asked = {"id": query.id, "from": self.user.as_json(), "query": text, "offset": offset}
        chat_type = in_.chat.kind if in_ else "sender"
        await self._backend.deliver("inline_query", {**asked, "chat_type": chat_type})
        return query

    async def chooses(self, result: InlineResult, *, in_: Place | None = None) -> Message:
        """Send a result. The bot is told, and can edit the message later if it has buttons."""
        place, world = self._place(in_), self._backend.world
        fields = {**result.message.raw, "via_bot": world.bot.as_json()}
        message = await self._posts(place, self._sender(place), fields)
        chosen: Json = {"result_id": result.id, "from": self.user.as_json(), "query": result.query}
        if message.buttons():
            chosen["inline_message_id"] = world.add_inline_message(message.chat_id, message.id)
        await self._backend.deliver("chosen_inline_result", chosen)
        return message
