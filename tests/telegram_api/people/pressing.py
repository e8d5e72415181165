"""Pressing the buttons under the bot's messages."""

from __future__ import annotations

from tests.telegram_api.people.account import Account
from tests.telegram_api.queries import Query
from tests.telegram_api.reading import CallbackAnswer, Message


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
        # What has been deleted meanwhile is known to Telegram by its number alone.
        seen = message if on.id in chat.messages else {**_numbers(message), "date": 0}
        await self._backend.deliver("callback_query", {**asked, "message": seen, "chat_instance": str(chat.id)})
        return query


def _numbers(message: dict[str, object]) -> dict[str, object]:
    return {key: message[key] for key in ("message_id", "chat")}
