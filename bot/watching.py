"""What whoever watches is told: whether the bot is alive, whether it is ready, and its figures."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from telegram.error import TelegramError

from bot.context import App, Services
from bot.delivery import Pulse
from bot.health import LONGEST_SILENCE, Page, verdict
from bot.logs import said
from bot.metrics import Metrics
from retrieval import Condition, Feed

logger = logging.getLogger(__name__)

LOOK_EVERY, LONGEST_IDLE = 10.0, 60.0
"""Seconds between two looks at whether updates are still fetched, and that they may not be; between two tries after an
error python-telegram-bot waits for half of that."""
_LAGGING = 1_000
"""Changes that an index may be behind while it is catching up."""


async def keep_polling(application: App, pulse: Pulse, allowed_updates: Sequence[str]) -> None:
    """Until it is cancelled: where nobody has asked Telegram for updates for a while, though somebody should, begin
    anew."""
    while True:
        await asyncio.sleep(LOOK_EVERY)
        await revive(application, pulse, allowed_updates)


async def revive(
    application: App, pulse: Pulse, allowed_updates: Sequence[str], patience: float = LONGEST_IDLE
) -> bool:
    """Begin to fetch updates anew if that has ended in silence; whether that was necessary and done. Where Telegram
    cannot be reached, a later look tries again."""
    updater = application.updater
    if updater is None or not application.running or pulse.idle_for <= patience:
        return False
    logger.error("updates were not fetched any more; beginning anew")
    if updater.running:
        await updater.stop()
    try:
        await updater.start_polling(allowed_updates=list(allowed_updates), error_callback=report_to(application))
    except TelegramError as error:
        logger.warning("could not begin anew: %s", said(error))
        return False
    return True


def report_to(application: App) -> Callable[[TelegramError], None]:
    """Hands what goes wrong while updates are fetched to the error handler, as `run_polling` does."""

    def report(error: TelegramError) -> None:
        application.create_task(application.process_error(None, error))

    return report


@dataclass(frozen=True, slots=True)
class Watch:
    """A running application, seen from outside."""

    services: Services
    pulse: Pulse
    application: App
    metrics: Metrics

    async def healthz(self) -> Page:
        """Well as long as the bot runs and hears from Telegram: else it is to be started again."""
        return verdict(self._silence())

    async def readyz(self) -> Page:
        """Well when the bot hears from Telegram and both indexes hold what the database does."""
        complaint = self._silence()
        if complaint is None:
            condition, _ = await self._standing()
            complaint = _disagreement(condition)
        return verdict(complaint)

    async def figures(self) -> Page:
        return Page(self.metrics.text(self.services.threads.taken, *await self._standing()))

    async def _standing(self) -> tuple[Condition, list[Feed]]:
        # On a thread of its own: whoever watches must not wait behind what is watched.
        archive = self.services.archive
        return await asyncio.to_thread(lambda: (archive.condition(), archive.feeds.all()))

    def _silence(self) -> str | None:
        if not self.application.running:
            return "not running"
        if self.services.settings.webhook_url is not None:
            return None
        age = self.pulse.age
        if age is None or age > LONGEST_SILENCE:
            return "no answer from Telegram" if age is None else f"no answer from Telegram for {age:.0f} s"
        return None


def _disagreement(condition: Condition) -> str | None:
    if condition.dense != condition.lexical:
        return f"the indexes hold {condition.dense} and {condition.lexical} paragraphs"
    return f"the indexes are {condition.behind} changes behind" if condition.behind > _LAGGING else None
