"""Topics of a forum: opening, closing and reopening them."""

from __future__ import annotations

from tests.telegram_api.chats import GENERAL
from tests.telegram_api.people.organising import Organiser
from tests.telegram_api.people.places import Group, Place, Topic

_BLUE = 0x6FB9F0


class TopicKeeper(Organiser):
    """A person in a forum."""

    async def opens_topic(self, name: str, *, in_: Group) -> Topic:
        """Make a new topic; its number is that of the service message which says so."""
        assert in_.chat.topics, f"{in_.chat.title} is no forum"
        number = in_.chat.last_message_id + 1
        thread = {"message_thread_id": number, "is_topic_message": True}
        in_.chat.topics[number] = True
        made = {"forum_topic_created": {"name": name, "icon_color": _BLUE}, **thread}
        await self._posts(in_, self._sender(in_), made)
        return Topic(in_.chat, number, name)

    async def closes(self, place: Place) -> None:
        """Close a topic, or General: then only administrators write there."""
        await self._turns(place, is_open=False)

    async def reopens(self, place: Place) -> None:
        await self._turns(place, is_open=True)

    async def _turns(self, place: Place, *, is_open: bool) -> None:
        self._must_lead(place)
        place.chat.topics[place.thread_id or GENERAL] = is_open
        said = "forum_topic_reopened" if is_open else "forum_topic_closed"
        await self._posts(place, self._sender(place), {said: {}})
