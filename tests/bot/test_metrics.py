"""What is counted: the figures that tests of the running bot do not see move."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from prometheus_client.parser import text_string_to_metric_families

from bot.metrics import Metrics
from retrieval import Condition, Feed

HOUR = timedelta(hours=1)


def _feed(number: int, read: timedelta | None, *, paused: bool = False, trouble: str | None = None) -> Feed:
    """Read every quarter of an hour, and so long ago for the last time."""
    checked = datetime.now(UTC) - read if read is not None else None
    interval = timedelta(minutes=15)
    return Feed(number, f"https://contoh.id/{number}", None, interval, paused, checked, None, 2, trouble, silent=False)


async def _figures(*feeds: Feed) -> dict[str, float]:
    text = Metrics().text(0, Condition(None, 0, 0, 0, 0), list(feeds))
    return {sample.name: sample.value for family in text_string_to_metric_families(text) for sample in family.samples}


async def test_the_lag_of_feeds_is_that_of_the_longest_overdue_that_is_to_be_read() -> None:
    resting = (_feed(3, 9 * HOUR, paused=True), _feed(4, 9 * HOUR, trouble="broken"), _feed(5, None))
    figures = await _figures(_feed(1, HOUR), _feed(2, HOUR / 2), *resting)
    assert figures["kabar_feed_lag_seconds"] == pytest.approx(45 * 60, abs=5)
    assert figures["kabar_feed_entries_waiting"] == 10
    assert (await _figures(_feed(1, HOUR / 5)))["kabar_feed_lag_seconds"] == 0
    assert (await _figures(*resting))["kabar_feed_lag_seconds"] == 0
