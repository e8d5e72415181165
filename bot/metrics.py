"""What Kabar counts and times, for Prometheus to collect: never a word that anybody wrote."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime

from prometheus_client import CollectorRegistry, Counter, Gauge, Histogram, ProcessCollector, generate_latest
from telegram.error import TelegramError

from retrieval import Answer, Condition, Feed

LAG_EVERY = 0.25
"""Seconds between two looks at how late the event loop is."""
_SECONDS = (0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0, 10.0)
_LAG_SECONDS = (0.001, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 1.0)


class Metrics:
    """The figures of one bot, in a registry of their own."""

    def __init__(self) -> None:
        self._registry = registry = CollectorRegistry()
        ProcessCollector(registry=registry)
        self._tasks = Gauge("kabar_tasks", "Tasks of the event loop", registry=registry)
        self._questions = Counter("kabar_questions", "Questions answered or declined", ["outcome"], registry=registry)
        self._stages = Histogram(
            "kabar_answer_seconds", "Time of an answer by stage", ["stage"], buckets=_SECONDS, registry=registry
        )
        self._calls = Counter("kabar_telegram_calls", "Calls of the Bot API", ["method", "outcome"], registry=registry)
        self._lag = Histogram(
            "kabar_loop_lag_seconds", "How late the event loop is", buckets=_LAG_SECONDS, registry=registry
        )
        self._waiting = Gauge("kabar_waiting_calls", "Calls of the archive at work or waiting", registry=registry)
        self._paragraphs = Gauge("kabar_indexed_paragraphs", "Paragraphs in an index", ["index"], registry=registry)
        self._position = Gauge(
            "kabar_index_position", "Change up to which both indexes have followed", registry=registry
        )
        self._behind = Gauge("kabar_index_behind", "Changes that an index has not taken in", registry=registry)
        self._feeds = Gauge("kabar_feeds", "Feeds that are followed, by state", ["state"], registry=registry)
        self._feed_entries = Gauge("kabar_feed_entries_waiting", "Articles of feeds to be fetched", registry=registry)
        self._feed_lag = Gauge(
            "kabar_feed_lag_seconds", "How long the feed that waits longest was to be read", registry=registry
        )

    def answered(self, answer: Answer) -> None:
        """Count an answer, and take down how long its stages took."""
        self._questions.labels(answer.reason.value if answer.reason else "answered").inc()
        for stage, milliseconds in (
            ("embedding", answer.timings.embedding),
            ("searching", answer.timings.searching),
            ("choosing", answer.timings.choosing),
        ):
            self._stages.labels(stage).observe(milliseconds / 1000)

    def called(self, method: str, outcome: str = "OK") -> None:
        """Count a call of the Bot API."""
        self._calls.labels(method, outcome).inc()

    @contextmanager
    def failing(self, method: str) -> Iterator[None]:
        """Count a call of the Bot API that ends in an error, by its kind."""
        try:
            yield
        except TelegramError as error:
            self.called(method, type(error).__name__)
            raise

    async def watch_the_loop(self) -> None:
        """Measure how late the event loop is, until it is cancelled."""
        clock = asyncio.get_running_loop().time
        while True:
            due = clock() + LAG_EVERY
            await asyncio.sleep(LAG_EVERY)
            self._lag.observe(max(0.0, clock() - due))

    def text(self, waiting: int, condition: Condition, feeds: list[Feed]) -> str:
        """Everything as Prometheus reads it, with how things stand now; called on the event loop."""
        self._tasks.set(len(asyncio.all_tasks()))
        self._waiting.set(waiting)
        for index, count in (("dense", condition.dense), ("lexical", condition.lexical)):
            self._paragraphs.labels(index).set(count)
        self._position.set(condition.position)
        self._behind.set(condition.behind)
        states = {"following": 0, "paused": 0, "failing": 0}
        for feed in feeds:
            states["paused" if feed.paused else "failing" if feed.trouble else "following"] += 1
        for state, count in states.items():
            self._feeds.labels(state).set(count)
        self._feed_entries.set(sum(feed.waiting for feed in feeds))
        self._feed_lag.set(_lag(feeds, datetime.now(UTC)))
        return generate_latest(self._registry).decode()


def _lag(feeds: list[Feed], now: datetime) -> float:
    """Seconds; a feed that fails is read less often on purpose."""
    read = [feed.checked + feed.interval for feed in feeds if feed.checked and not feed.paused and not feed.trouble]
    return max(0.0, (now - min(read, default=now)).total_seconds())
