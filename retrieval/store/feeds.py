"""The feeds that are followed: what each has offered, and when it is to be read again."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import Connection, Engine, Row, Select, delete, func, insert, or_, select, update

from retrieval.database.opening import writing
from retrieval.domain import Feed
from retrieval.errors import FeedNotFoundError
from retrieval.store.tables import feed_entries, feeds

_FORGOTTEN_AFTER = timedelta(days=60)
"""An entry that a feed has not offered for so long does not come back."""


@dataclass(frozen=True, slots=True)
class Memo:
    """What is known of a feed for reading it again: the version that was read last, how often in a row it could not be
    read, and its usual time between two articles."""

    etag: str | None
    last_modified: str | None
    failures: int
    habit: timedelta | None


@dataclass(frozen=True, slots=True)
class WaitingEntry:
    """An article that a feed offers and that is still to be fetched; `entry` is the feed's own word of it, as JSON, and
    `tries` how often it could not be had."""

    id: int
    feed_id: int
    url: str
    entry: str
    tries: int


class FeedStore:
    """The feeds of one archive. Whoever names a feed that is not there gets FeedNotFoundError."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        self._writing = writing(engine)

    def add(self, url: str, title: str | None, interval: timedelta, now: datetime) -> Feed:
        """Follow a feed from now on; one that is followed already stays as it is."""
        values = {"url": url, "title": title, "interval": int(interval.total_seconds()), "paused": False, "due": now}
        with self._writing.begin() as connection:
            if connection.scalar(select(feeds.c.id).where(feeds.c.url == url)) is None:
                connection.execute(insert(feeds).values(**values, failures=0, silent=False))
            return _feed(connection.execute(_query().where(feeds.c.url == url)).one())

    def all(self) -> list[Feed]:
        """In the order in which they were added."""
        with self._engine.connect() as connection:
            return [_feed(row) for row in connection.execute(_query().order_by(feeds.c.id))]

    def due(self, now: datetime) -> list[Feed]:
        """Those that are to be read again, the longest overdue first."""
        # What was read in the future was read before the clock was set back.
        is_due = or_(feeds.c.due <= now, feeds.c.checked > now, feeds.c.checked.is_(None))
        query = _query().where(is_due, ~feeds.c.paused).order_by(feeds.c.due)
        with self._engine.connect() as connection:
            return [_feed(row) for row in connection.execute(query)]

    def feed(self, feed_id: int) -> Feed:
        with self._engine.connect() as connection:
            return _feed_in(connection, feed_id)

    def memo(self, feed_id: int) -> Memo:
        with self._engine.connect() as connection:
            row = connection.execute(select(feeds).where(feeds.c.id == feed_id)).one_or_none()
        if row is None:
            raise FeedNotFoundError(feed_id)
        habit = timedelta(seconds=row.habit) if row.habit is not None else None
        return Memo(row.etag, row.last_modified, row.failures, habit)

    def remove(self, feed_id: int) -> Feed:
        """Follow it no more; its articles stay. Returns what it was."""
        with self._writing.begin() as connection:
            feed = _feed_in(connection, feed_id)
            connection.execute(delete(feed_entries).where(feed_entries.c.feed_id == feed_id))
            connection.execute(delete(feeds).where(feeds.c.id == feed_id))
        return feed

    def change(self, feed_id: int, **values: object) -> Feed:
        """Write these columns, and return the feed as it stands then."""
        with self._writing.begin() as connection:
            connection.execute(update(feeds).where(feeds.c.id == feed_id).values(**values))
            return _feed_in(connection, feed_id)

    def offer(self, feed_id: int, entries: Mapping[str, str], now: datetime, *, most: int) -> int:
        """Take down what the feed offers, JSON by canonical address, the newest first; how much of it is new. No more
        than `most` of that are to be fetched: the archive of years is not news. Part of reading the feed: what is
        remembered of its version is written afterwards, so that a crash in between loses nothing."""
        new = 0
        with self._writing.begin() as connection:
            for url, entry in entries.items():
                known = (feed_entries.c.feed_id == feed_id, feed_entries.c.url == url)
                if connection.execute(update(feed_entries).where(*known).values(seen=now)).rowcount:
                    continue
                kept = entry if new < most else None
                values = {"feed_id": feed_id, "url": url, "entry": kept, "tries": 0, "seen": now}
                connection.execute(insert(feed_entries).values(values))
                new += 1
            gone = (feed_entries.c.feed_id == feed_id, feed_entries.c.seen < now - _FORGOTTEN_AFTER)
            connection.execute(delete(feed_entries).where(*gone))
        return new

    def waiting(self) -> list[WaitingEntry]:
        """What is still to be fetched, what was offered first ahead; nothing of feeds that pause."""
        query = select(feed_entries).join_from(feed_entries, feeds)
        query = query.where(feed_entries.c.entry.is_not(None), ~feeds.c.paused).order_by(feed_entries.c.id)
        with self._engine.connect() as connection:
            return [
                WaitingEntry(row.id, row.feed_id, row.url, row.entry, row.tries) for row in connection.execute(query)
            ]

    def settle(self, entry_id: int) -> None:
        """It was fetched, or never will be."""
        self._change_entry(entry_id, entry=None)

    def try_later(self, entry_id: int) -> None:
        self._change_entry(entry_id, tries=feed_entries.c.tries + 1)

    def _change_entry(self, entry_id: int, **values: object) -> None:
        with self._writing.begin() as connection:
            connection.execute(update(feed_entries).where(feed_entries.c.id == entry_id).values(**values))


def _query() -> Select[tuple[Any, ...]]:
    own = (feed_entries.c.feed_id == feeds.c.id, feed_entries.c.entry.is_not(None))
    waiting = select(func.count()).select_from(feed_entries).where(*own).scalar_subquery()
    return select(feeds, waiting.label("waiting"))


def _feed_in(connection: Connection, feed_id: int) -> Feed:
    row = connection.execute(_query().where(feeds.c.id == feed_id)).one_or_none()
    if row is None:
        raise FeedNotFoundError(feed_id)
    return _feed(row)


def _feed(row: Row[Any]) -> Feed:
    return Feed(
        row.id,
        row.url,
        row.title,
        timedelta(seconds=row.interval),
        row.paused,
        row.checked,
        row.changed,
        row.waiting,
        row.trouble,
        row.silent,
    )
