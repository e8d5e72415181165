"""What whoever watches is told: whether the bot is alive, whether it is ready, and its figures."""

from __future__ import annotations

from dataclasses import dataclass

from bot.context import App, Services
from bot.delivery import Pulse
from bot.health import LONGEST_SILENCE, Page, verdict
from bot.metrics import Metrics
from retrieval import Condition, Feed

_LAGGING = 1_000
"""Changes that an index may be behind while it is catching up."""


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
        archive = self.services.archive
        return await self.services.chore_threads.run(lambda: (archive.desk.condition(), archive.feeds.all()))

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
