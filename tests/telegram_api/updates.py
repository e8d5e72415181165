"""The bot's queue of updates: long polling, acknowledgement by offset, one poller at a time."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from tests.telegram_api.errors import conflict
from tests.telegram_api.journal import Changes
from tests.telegram_api.schema import UPDATE_KINDS

if TYPE_CHECKING:
    from tests.telegram_api.webhook import Webhook

Json = dict[str, Any]

# The default of allowed_updates leaves these out (https://core.telegram.org/bots/api#getupdates).
_ON_REQUEST = {"chat_member", "message_reaction", "message_reaction_count"}
DEFAULT_ALLOWED = frozenset(UPDATE_KINDS - _ON_REQUEST)
_MAX_TIMEOUT = 50


class UpdateQueue:
    """Updates that the bot has not acknowledged yet, oldest first."""

    def __init__(self, changes: Changes) -> None:
        self._changes = changes
        self._next_id = 100_000_001
        self._poller = 0
        self.pending: list[Json] = []
        self.allowed = DEFAULT_ALLOWED
        self.webhook: Webhook | None = None
        self.polls = 0
        self.closed = False

    def allow(self, kinds: list[str] | None) -> None:
        """Remember what the bot wants to hear of; an empty list means the default, None leaves it as it was."""
        if kinds is not None:
            self.allowed = frozenset(kinds) & UPDATE_KINDS or DEFAULT_ALLOWED

    def add(self, kind: str, content: Json) -> Json | None:
        """Queue an update, unless the bot has not asked for its kind: then Telegram drops it for good."""
        if kind not in self.allowed:
            return None
        update = {"update_id": self._next_id, kind: content}
        self._next_id += 1
        self.pending.append(update)
        return update

    def forget(self, update: Json) -> None:
        """The bot has taken the update."""
        self.pending = [other for other in self.pending if other is not update]

    def usurp(self) -> None:
        """Somebody else polls with the bot's token: the open poll ends with a conflict."""
        self._poller += 1

    async def poll(self, offset: int, limit: int, seconds: int) -> list[Json]:
        """getUpdates. Raises 409 while a webhook is set, and in the poll that a later one takes the place of."""
        if self.webhook is not None:
            hint = "use deleteWebhook to delete the webhook first"
            raise conflict(f"can't use getUpdates method while webhook is active; {hint}")
        self.polls += 1
        self._forget(offset)
        if not self.pending and seconds:
            await self._wait(min(seconds, _MAX_TIMEOUT))
        return self.pending[: min(limit, 100)]

    async def _wait(self, seconds: int) -> None:
        self._poller += 1
        mine = self._poller
        await self._changes.ring()
        try:
            await self._changes.until(lambda: self.pending or self._poller != mine or self.closed, seconds)
        except TimeoutError:
            return
        if self._poller != mine:
            raise conflict("terminated by other getUpdates request; make sure that only one bot instance is running")

    def _forget(self, offset: int) -> None:
        """What the bot has seen is gone: everything below the offset; a negative one counts from the end."""
        if offset < 0:
            self.pending = self.pending[offset:]
        elif offset > 0:
            self.pending = [update for update in self.pending if update["update_id"] >= offset]
