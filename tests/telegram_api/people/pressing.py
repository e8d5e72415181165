"""Pressing the buttons under messages, and reacting to them."""

from __future__ import annotations

import time
from typing import Any

from tests.telegram_api.methods.hinting import REACTIONS
from tests.telegram_api.people.account import Account
from tests.telegram_api.queries import Query
from tests.telegram_api.reading import CallbackAnswer, Message

Json = dict[str, Any]


class Presser(Account):
    """A person with a finger."""

    async def presses(self, name: str, *, on: Message, timeout: float = 10.0) -> CallbackAnswer:
        """Press the button with this label or data, and wait until the bot answers the press."""
        query = await self.taps(name, on=on)
        answer = await self._telegram.until(lambda: query.answer, f"an answer to {query.what}", timeout, on.chat_id)
        return CallbackAnswer(**answer)

    async def taps(self, name: str, *, on: Message) -> Query:
        """Press a button of the message as it stands now, or stood when the person's screen showed it, and go on."""
        chat = self._backend.world.chat(on.chat_id)
        assert chat.has(self.id), f"{self.user.first_name} is not in {chat.title}"
        message = chat.messages.get(on.id, on.raw)
        button = Message(message).button(name)
        assert "callback_data" in button, f"the button {name!r} does not call the bot: {button}"
        what = f"{self.user.first_name}'s press of [{button['text']}] under #{on.id}"
        self._backend.journal.note(what, on.chat_id)
        query = self._backend.world.ask("callback_query", what)
        asked = {"id": query.id, "from": self.user.as_json(), "data": button["callback_data"]}
        await self._backend.deliver("callback_query", {**asked, **self._under(message), "chat_instance": str(chat.id)})
        return query

    def _under(self, message: Json) -> Json:
        """How a press names its message: one sent via the bot by its own number, a deleted one by its number alone."""
        chat_id, message_id = message["chat"]["id"], message["message_id"]
        if number := self._backend.world.inline_number(chat_id, message_id):
            return {"inline_message_id": number}
        if message_id in self._backend.world.chat(chat_id).messages:
            return {"message": message}
        return {"message": {"chat": message["chat"], "message_id": message_id, "date": 0}}

    async def reacts(self, emoji: str, *, to: Message) -> None:
        """React to a message, or take it back with no emoji. Bots hear of it in private and as administrators."""
        assert emoji in {"", *REACTIONS}, f"nobody can react with {emoji}"
        chat = self._backend.world.chat(to.chat_id)
        before = chat.react(self.id, to.id, emoji)
        self._backend.journal.note(f"{self.user.first_name} reacts to #{to.id}: {emoji or 'nothing'}", chat.id)
        event = {"chat": chat.as_json(), "message_id": to.id, "date": int(time.time()), "user": self.user.as_json()}
        changes = {"old_reaction": _reaction(before), "new_reaction": _reaction(emoji)}
        if chat.kind == "private" or chat.is_led_by(self._backend.world.bot.id):
            await self._backend.deliver("message_reaction", {**event, **changes})


def _reaction(emoji: str) -> list[dict[str, str]]:
    return [{"type": "emoji", "emoji": emoji}] if emoji else []
