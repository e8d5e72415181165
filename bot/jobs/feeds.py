"""Feeds are read when their time has come, and what they offer is fetched, one article at a time.

All of it happens on the thread for what nobody waits for, so that no question waits for a feed. What a feed offers is
in the archive's database before it is fetched: what a stop interrupts is gone on with.
"""

from __future__ import annotations

import logging
from datetime import timedelta
from zoneinfo import ZoneInfo

from telegram.error import TelegramError
from telegram.ext import ExtBot

from bot.context import Services
from bot.jobs.matching import Clock, utc
from bot.jobs.schedule import Job
from bot.messages.keys import OF_EVENT
from bot.messages.render import feed_name, trouble_said
from retrieval import Addition, FeedCheck, FeedNotFoundError

logger = logging.getLogger(__name__)


def following(services: Services, bot: ExtBot[int], clock: Clock = utc) -> Job:
    return Job("feeds", timedelta(seconds=2), _Following(services, bot, clock).follow)


class _Following:
    def __init__(self, services: Services, bot: ExtBot[int], clock: Clock) -> None:
        self._services = services
        self._bot = bot
        self._clock = clock

    async def follow(self) -> None:
        """Read every feed that is due, and fetch what may be fetched now."""
        feeds, work = self._services.archive.feeds, self._services.chore_threads.run
        for feed in await work(feeds.due, self._clock()):
            try:
                await self._report(await work(feeds.check, feed.id, self._clock()))
            except FeedNotFoundError:
                continue
        for waiting in await work(feeds.waiting, self._clock()):
            try:
                result = await work(feeds.take, waiting, self._clock())
            except FeedNotFoundError:
                continue
            # The address is the outlet's, and may hold a key of its own: the log names the feed.
            outcome = str(result.outcome) if isinstance(result, Addition) else type(result).__name__
            logger.info("an article of feed %d: %s", waiting.feed_id, outcome)

    async def _report(self, checked: FeedCheck) -> None:
        """Tell the admins, once, that a feed fails, has fallen silent, or has recovered."""
        settings = self._services.settings
        if checked.event is None or settings.token is None:
            return
        texts = self._services.catalogue.for_reader()
        since, zone = checked.feed.changed or self._clock(), ZoneInfo(settings.time_zone)
        sentence = texts.say(
            OF_EVENT[checked.event],
            id=checked.feed.id,
            name=feed_name(checked.feed),
            reason=trouble_said(checked.trouble, texts),
            date=texts.moment(since.astimezone(zone)),
        )
        for admin in sorted(settings.admin_ids):
            try:
                await self._bot.send_message(admin, sentence)
            except TelegramError as error:
                # An admin who has never written to the bot cannot be written to.
                logger.info("an admin could not be told of a feed: %s", type(error).__name__)
