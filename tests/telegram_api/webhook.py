"""Webhooks: Telegram brings the updates to the bot, and comes again when it finds the door closed."""

from __future__ import annotations

import asyncio
import time
from dataclasses import dataclass, field
from typing import Any

import aiohttp

from tests.telegram_api.journal import Changes, Journal
from tests.telegram_api.updates import UpdateQueue

Json = dict[str, Any]

# Telegram waits longer after each failure; here it begins with less than the real server does, for quick tests.
_FIRST_PAUSE = 0.05
_LONGEST_PAUSE = 1.0
_PATIENCE = 10.0


@dataclass(slots=True)
class Webhook:
    """Where the bot wants its updates, and how the last attempt to bring one failed."""

    url: str
    secret_token: str = ""
    max_connections: int = 40
    trouble: Json = field(default_factory=dict)

    def as_json(self, pending: int) -> Json:
        """WebhookInfo."""
        known = {"url": self.url, "has_custom_certificate": False, "pending_update_count": pending}
        return {**known, "max_connections": self.max_connections, **self.trouble}


class Courier:
    """Brings updates one by one, oldest first. `routes` lead from public addresses, as a reverse proxy does, to the
    bot's own; to an address without a route nothing is ever sent.
    """

    def __init__(self, updates: UpdateQueue, changes: Changes, journal: Journal) -> None:
        self._updates = updates
        self._changes = changes
        self._journal = journal
        self.routes: dict[str, str] = {}

    async def run(self) -> None:
        pause = _FIRST_PAUSE
        async with aiohttp.ClientSession(timeout=aiohttp.ClientTimeout(_PATIENCE)) as session:
            while True:
                webhook = await self._changes.until(self._waiting, None)
                update = self._updates.pending[0]
                trouble = await self._bring(session, webhook, update)
                if not trouble:
                    self._updates.forget(update)
                    await self._changes.ring()
                    pause = _FIRST_PAUSE
                    continue
                webhook.trouble = {"last_error_date": int(time.time()), "last_error_message": trouble}
                self._journal.note(f"the webhook does not take update {update['update_id']}: {trouble}")
                await self._changes.ring()
                await asyncio.sleep(pause)
                pause = min(2 * pause, _LONGEST_PAUSE)

    def _waiting(self) -> Webhook | None:
        return self._updates.webhook if self._updates.pending else None

    async def _bring(self, session: aiohttp.ClientSession, webhook: Webhook, update: Json) -> str:
        """Why the update was not taken; empty if it was."""
        public = next((public for public in self.routes if webhook.url.startswith(public)), None)
        if public is None:
            return "Failed to resolve host: Name or service not known"
        url = self.routes[public] + webhook.url.removeprefix(public)
        headers = {"X-Telegram-Bot-Api-Secret-Token": webhook.secret_token} if webhook.secret_token else {}
        try:
            async with session.post(url, json=update, headers=headers) as answer:
                taken = 200 <= answer.status < 300
                return "" if taken else f"Wrong response from the webhook: {answer.status} {answer.reason}"
        except aiohttp.ClientError:
            return "Connection refused"
        except TimeoutError:
            return "Read timeout expired"
