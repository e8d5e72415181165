"""What everybody does whose words appear in chats: people and channels."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import timedelta
from typing import TYPE_CHECKING, Any

from tests.telegram_api import text as telegram_text
from tests.telegram_api.methods.composing import MAX_CAPTION, MAX_TEXT, entities_field
from tests.telegram_api.people.places import Place
from tests.telegram_api.reading import Message
from tests.telegram_api.text import Entity, FormattedText
from tests.telegram_api.users import User
from tests.telegram_api.world import NOW

if TYPE_CHECKING:
    from tests.telegram_api.listening import Listener

Json = dict[str, Any]


class Writer:
    """Somebody who writes; apps mark links, commands and mentions, and send nothing that is empty or too long."""

    def __init__(self, telegram: Listener) -> None:
        self._telegram = telegram
        self._backend = telegram.backend

    def _text(self, text: str, *, html: bool = False, naming: Iterable[User] = ()) -> Json:
        """`text` and its entities. `naming`: people without a username whose first name in the text mentions them."""
        return self._written("text", "entities", MAX_TEXT, self._marked(text, html, naming))

    def _caption(self, caption: str, *, html: bool = False) -> Json:
        if not caption:
            return {}
        return self._written("caption", "caption_entities", MAX_CAPTION, self._marked(caption, html, ()))

    def _marked(self, text: str, html: bool, naming: Iterable[User]) -> FormattedText:
        marked = telegram_text.parse(text, "HTML") if html else FormattedText(text)
        named = [_mention(marked.text, user) for user in naming]
        return telegram_text.settled(FormattedText(marked.text, (*marked.entities, *named)))

    def _written(self, name: str, entities: str, limit: int, formatted: FormattedText) -> Json:
        assert formatted.text, "Telegram's apps do not send an empty message"
        assert telegram_text.utf16_length(formatted.text) <= limit, f"Telegram's apps refuse a {name} over {limit}"
        return {name: formatted.text, **entities_field(self._backend, entities, formatted)}

    async def _posts(
        self, place: Place, sender: Json, fields: Json, *, replying_to: Message | None = None, ago: timedelta = NOW
    ) -> Message:
        original = self._telegram.current(replying_to).raw if replying_to else None
        threading = place.chat.threading(place.thread_id, original)
        message = self._backend.world.post(place.chat, sender, {**threading, **fields}, ago)
        await self._backend.show(place.chat, message)
        return Message(message)

    async def _rewrites(self, message: Message, text: str) -> Message:
        """Write another text, or another caption, into a message of one's own."""
        chat = self._backend.world.chat(message.chat_id)
        old = self._telegram.current(message).raw
        written = self._text(text) if "text" in old else self._caption(text)
        bare = {key: value for key, value in old.items() if key not in {*written, "entities", "caption_entities"}}
        edited = self._backend.world.replace(chat, {**bare, **written})
        await self._backend.show(chat, edited, edited=True)
        return Message(edited)


def _mention(text: str, user: User) -> Entity:
    before, found, _ = text.partition(user.first_name)
    assert found, f"{user.first_name} is not named in {text!r}"
    offset, length = telegram_text.utf16_length(before), telegram_text.utf16_length(found)
    return Entity("text_mention", offset, length, (("user_id", user.id),))
