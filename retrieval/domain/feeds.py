"""Feeds that the archive follows."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum


@dataclass(frozen=True, slots=True)
class Feed:
    """A feed that is followed: how often it is read, when that was last done and last brought anything, how many of
    its articles wait to be fetched. `trouble` is why it cannot be read, as the name of an obstacle or a flaw, once
    that was reported; `silent` that it has been quiet for longer than its habit, once that was."""

    id: int
    url: str
    title: str | None
    interval: timedelta
    paused: bool
    checked: datetime | None
    changed: datetime | None
    waiting: int
    trouble: str | None
    silent: bool


class FeedEvent(StrEnum):
    """What the desk is told of a feed, once."""

    FAILING = "failing"
    SILENT = "silent"
    RECOVERED = "recovered"


@dataclass(frozen=True, slots=True)
class FeedCheck:
    """What reading a feed brought: the feed as it stands then, how many articles it offers for the first time, what
    the desk is to be told, and the name of the obstacle or flaw for which it could not be read."""

    feed: Feed
    found: int
    event: FeedEvent | None
    trouble: str | None = None
