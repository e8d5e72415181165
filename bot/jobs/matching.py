"""What comes into the archive is matched with every topic that somebody subscribed to.

How far that is done is noted only afterwards: what a crash interrupts is done again, and finds nothing twice.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta

from bot.context import Services
from bot.jobs.schedule import Job
from bot.memory import Found
from retrieval import Archive, News, Topic

NEWS = timedelta(days=7)
"""What was stored longer ago is history, even if it is found only now."""

Clock = Callable[[], datetime]


def utc() -> datetime:
    return datetime.now(UTC)


def matching(services: Services, clock: Clock = utc) -> Job:
    return Job("matching", timedelta(seconds=1), _Matching(services, clock).follow)


class _Matching:
    def __init__(self, services: Services, clock: Clock) -> None:
        self._services = services
        self._clock = clock

    async def follow(self) -> None:
        """Match all that came since the last time. What came before the first time is no news."""
        alerts, remember = self._services.memory.alerts, self._services.memory_threads.run
        position = await remember(alerts.followed)
        while True:
            news = await self._services.chore_threads.run(_news, self._services.archive, position)
            if news.position == position:
                return
            await self._match(news)
            await remember(alerts.follow, news.position)
            position = news.position

    async def _match(self, news: News) -> None:
        topics = await self._services.memory_threads.run(self._services.memory.subscriptions.topics)
        now = self._clock()
        for article in news.articles if topics else ():
            if now - article.added < NEWS:
                found = await self._services.chore_threads.run(_found, self._services.archive, article.id, topics)
                for each in found:
                    await self._put(each, now)

    async def _put(self, found: Found, now: datetime) -> None:
        alerts, remember = self._services.memory.alerts, self._services.memory_threads.run
        others = await remember(alerts.told_of, found.topic, now - NEWS)
        if others:
            repeats = await self._services.chore_threads.run(
                _repeats, self._services.archive, found.paragraph_id, others
            )
            found = replace(found, repeats=repeats)
        await remember(alerts.put, found, now)


def _news(archive: Archive, position: int | None) -> News:
    return News(archive.alerting.newest(), ()) if position is None else archive.alerting.since(position)


def _found(archive: Archive, article_id: int, topics: Sequence[Topic]) -> list[Found]:
    return [
        Found(match.topic, article_id, match.paragraph.id, match.sentence, match.words)
        for match in archive.alerting.matches(article_id, topics)
    ]


def _repeats(archive: Archive, paragraph_id: int, others: frozenset[int]) -> frozenset[int]:
    return archive.alerting.repeats(paragraph_id, others)
