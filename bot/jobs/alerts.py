"""What was found is told to those who subscribed, when it is time: each alert waits in the memory until Telegram has
taken it, so that a restart goes on where the process was."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from telegram.constants import ParseMode
from telegram.error import BadRequest, ChatMigrated, Forbidden, RetryAfter, TelegramError
from telegram.ext import ExtBot

from bot.context import Services
from bot.delivery import LostAnswerError
from bot.flood import Pace, Window
from bot.jobs.matching import Clock, utc
from bot.jobs.schedule import Job
from bot.memory import Address, Alert, Preference, Waiting
from bot.messages.render import Ages, alert_message, digest_message
from retrieval import Excerpt

logger = logging.getLogger(__name__)

PACE = Pace(1, 0.04)
"""25 a second, evenly: five of what Telegram lets a bot send are left to answers, which never wait behind many."""
HEADLINES = 10
"""In one message."""
ONE_BY_ONE = 3
"""So many alerts come each in a message of its own; more at once are told in one."""

AT_ONCE = 8
"""Messages on their way to Telegram; and so the most that a crash can say twice."""

_DAY = timedelta(days=1)
_PAGE = 50
_BETWEEN = timedelta(seconds=1.1)
"""Between two messages to one chat."""


def alerting(services: Services, bot: ExtBot[int], clock: Clock = utc) -> Job:
    return Job("alerts", timedelta(seconds=1), _Telling(services, bot, clock).tell_all)


class _Telling:
    def __init__(self, services: Services, bot: ExtBot[int], clock: Clock) -> None:
        self._services = services
        self._bot = bot
        self._clock = clock
        self._pace = Window(PACE)
        self._room = asyncio.Semaphore(AT_ONCE)

    async def tell_all(self) -> None:
        """Tell all that is due, a page of addresses at a time. What Telegram cannot be reached for waits."""
        alerts, remember = self._services.memory.alerts, self._services.memory_threads.run
        while addresses := await remember(alerts.due, self._clock(), _PAGE):
            if not all(await asyncio.gather(*map(self._tell, addresses))):
                return

    async def _tell(self, address: Address) -> bool:
        """Tell what is due at one address, or put it off; False when it still is due."""
        async with self._room:
            now, alerts, remember = self._clock(), self._services.memory.alerts, self._services.memory_threads.run
            waiting = await remember(alerts.waiting, address, now, HEADLINES)
            if not waiting.alerts:
                return True
            kept = await remember(self._services.memory.preferences.of, address.chat_id)
            zone = ZoneInfo(kept.time_zone or self._services.settings.time_zone)
            found = waiting.alerts[0].at
            # A clock that was set back since does not know when it was; it is of yesterday at the latest.
            moment = kept.told_at(found if found <= now else now - _DAY, now, zone)
            if moment > now:
                await remember(alerts.postpone, address, now, moment)
                return True
            together = kept.daily or len(waiting.alerts) > ONE_BY_ONE
            told = waiting.alerts if together else waiting.alerts[:1]
            html = await self._written(told, waiting, kept, now, together=together)
            if html and not await self._send(address, html, now):
                return False
            await remember(alerts.told, address, now, None if together else told)
            await remember(alerts.postpone, address, now, now + _BETWEEN)
            return True

    async def _written(
        self, told: Sequence[Alert], waiting: Waiting, kept: Preference, now: datetime, *, together: bool
    ) -> str:
        """What to send; "" when nothing of it is in the archive any more."""
        around = self._services.archive.browsing.around
        found = [(each, await self._services.chore_threads.run(around, each.found.paragraph_id, 0)) for each in told]
        left = [(each, excerpt) for each, excerpt in found if excerpt and _still_says(each, excerpt)]
        if not left:
            return ""
        texts = self._services.catalogue.for_reader(kept.language, told[0].found.topic.language)
        ages = Ages(now, self._services.settings.old)
        if together:
            return digest_message([excerpt.article for _, excerpt in left], waiting.more, texts, ages)
        ((alert, excerpt),) = left
        sentence, start = alert.found.sentence, alert.found.sentence.start
        words = [replace(word, start=word.start - start, end=word.end - start) for word in alert.found.words]
        said = sentence.of(excerpt.paragraphs[0].text)
        return alert_message(alert.found.topic.text, excerpt.article, said, words, texts, ages)

    async def _send(self, address: Address, html: str, now: datetime) -> bool:
        """Whether there is nothing more to say; False when it is to be said later."""
        await self._pace.turn()
        thread = address.thread_id or None
        try:
            await self._bot.send_message(address.chat_id, html, ParseMode.HTML, message_thread_id=thread)
        except (ChatMigrated, RetryAfter, Forbidden, BadRequest, LostAnswerError) as error:
            return await self._refused(address, error, now)
        except TelegramError as error:
            logger.warning("alerts wait: %s", type(error).__name__)
            return False
        return True

    async def _refused(self, address: Address, error: TelegramError, now: datetime) -> bool:
        memory, remember = self._services.memory, self._services.memory_threads.run
        if isinstance(error, ChatMigrated):
            await remember(memory.chats.migrate, address.chat_id, error.new_chat_id)
            return False
        if isinstance(error, RetryAfter):
            wait = error.retry_after
            pause = wait if isinstance(wait, timedelta) else timedelta(seconds=wait)
            await remember(memory.alerts.postpone, address, now, now + pause)
            return False
        if isinstance(error, Forbidden) or "chat not found" in error.message.lower():
            logger.info("a chat is gone, and its subscriptions with it: %s", type(error).__name__)
            await remember(memory.subscriptions.drop, address.chat_id)
            return True
        # Saying it again would not help; and after a lost answer it may have been said.
        logger.warning("an alert was not taken: %s", type(error).__name__)
        return True


def _still_says(alert: Alert, excerpt: Excerpt) -> bool:
    """Whether the paragraph still has the sentence: the article may have been corrected since."""
    return alert.found.sentence in excerpt.paragraphs[0].sentence_spans
