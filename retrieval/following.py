"""Following feeds: what an outlet offers is taken down, then fetched article by article, politely.

Reading a feed and fetching its articles are two steps, so that whoever takes them can let questions go first. What was
offered is in the database before the feed's version is remembered: a crash at any instant loses nothing, and doubles
nothing, for an article that is added again is the same.
"""

from __future__ import annotations

import json
import random
import threading
from collections.abc import Callable
from dataclasses import asdict, dataclass, replace
from datetime import UTC, datetime, timedelta
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo

from retrieval.collecting import FeedAnswer, find_feed, read_address, read_feed_at
from retrieval.domain import Addition, Draft, Feed, FeedCheck, FeedEvent, canonical_url
from retrieval.errors import FetchError, Flaw, Obstacle, UnreadableError
from retrieval.ingest.feeds import Edition, Entry
from retrieval.ingest.parsing import report_of
from retrieval.ingest.web.fetching import Fetcher
from retrieval.ingest.web.resources import NO_VALIDATORS, Validators
from retrieval.store.feeds import FeedStore, Memo, WaitingEntry

FIRST_MOST, MOST = 20, 200
"""New articles that are fetched of what a feed offers: at the first reading, and at any other."""
REPORTED_AFTER = 3
"""Failures in a row that are worth telling: a site may be down for some minutes."""
LONGEST_WAIT = timedelta(days=1)
SHORTEST_INTERVAL = timedelta(minutes=1)
_PAUSE = timedelta(seconds=2)
"""Between two pages of one site."""
_BACK_OFF = timedelta(minutes=1)
"""After a site's first failure; twice as long after each further one."""
_TRIES = 4
_SILENCE, _SHORTEST_SILENCE = 4, timedelta(days=1)
"""Times its usual gap that a feed may be quiet, and how long any may."""
_LEARNING = 0.3
"""What the newest gap counts in the usual one."""
_SITEMAPS = 3
_FULL_PARAGRAPHS, _FULL_LENGTH = 3, 800
"""From which on a feed's text is taken for the whole article."""
_FOR_GOOD = frozenset({
    Obstacle.NOT_AN_ADDRESS, Obstacle.FORBIDDEN_ADDRESS, Obstacle.ROBOTS, Obstacle.NOT_FOUND, Obstacle.DENIED,
    Obstacle.TOO_LARGE, Obstacle.TOO_MANY_REDIRECTS, Obstacle.WRONG_TYPE,
})  # fmt: skip


@dataclass(slots=True)
class _Site:
    """A host: since when and until when it is left in peace, and how often in a row it failed."""

    rests_since: datetime
    rests_until: datetime
    failures: int = 0


class Following:
    """The feeds of an archive that is open. Any thread may call any method; `now` is passed in, for it decides."""

    def __init__(
        self, store: FeedStore, add: Callable[[Draft], Addition], fetcher: Fetcher, zone: ZoneInfo, interval: timedelta
    ) -> None:
        self._store = store
        self._add = add
        self._fetcher = fetcher
        self._zone = zone
        self._interval = interval
        self._sites: dict[str, _Site] = {}
        self._lock = threading.Lock()
        self._chance = random.Random()

    # The list

    def add(self, url: str, interval: timedelta | None = None) -> Feed:
        """Follow the feed at an address, or the one that the page there links to. Its articles come with the first
        `check`. Raises FetchError, UnreadableError for what is no feed."""
        answer = find_feed(url, self._fetcher, self._zone)
        title = answer.edition.title if answer.edition else None
        wanted = max(SHORTEST_INTERVAL, interval or self._interval)
        return self._store.add(answer.url, title, wanted, datetime.now(UTC))

    def all(self) -> list[Feed]:
        """In the order in which they were added."""
        return self._store.all()

    def remove(self, feed_id: int) -> Feed:
        """Follow a feed no more; its articles stay. Raises FeedNotFoundError, as all that follow do."""
        return self._store.remove(feed_id)

    def pause(self, feed_id: int) -> Feed:
        return self._store.change(feed_id, paused=True)

    def resume(self, feed_id: int) -> Feed:
        """Read a feed again, at once."""
        return self._store.change(feed_id, paused=False, due=datetime.now(UTC), failures=0)

    def set_interval(self, feed_id: int, interval: timedelta) -> Feed:
        seconds = int(max(SHORTEST_INTERVAL, interval).total_seconds())
        return self._store.change(feed_id, interval=seconds, due=datetime.now(UTC))

    # Reading

    def due(self, now: datetime) -> list[Feed]:
        """The feeds whose time has come and whose site is not resting."""
        return [feed for feed in self._store.due(now) if self._is_free(feed.url, now)]

    def check(self, feed_id: int, now: datetime) -> FeedCheck:
        """Read a feed and take down what it offers; nothing is fetched yet."""
        feed, memo = self._store.feed(feed_id), self._store.memo(feed_id)
        try:
            answer = self._read(feed, memo)
        except (FetchError, UnreadableError) as error:
            return self._failed(feed, memo, error, now)
        self._visited(feed.url, now)
        entries = _by_address(answer.edition)
        most = MOST if feed.checked else FIRST_MOST
        found = self._store.offer(feed_id, entries, now, most=most) if entries else 0
        return self._succeeded(feed, memo, answer, found, now)

    def waiting(self, now: datetime) -> list[WaitingEntry]:
        """Articles to be fetched now, one of each site that is not resting, the longest waiting first."""
        found: dict[str, WaitingEntry] = {}
        for each in self._store.waiting():
            if self._is_free(each.url, now):
                found.setdefault(_host(each.url), each)
        return list(found.values())

    def take(self, waiting: WaitingEntry, now: datetime) -> Addition | FetchError | UnreadableError:
        """Fetch an article and add it; or the reason why not. One that may be had later is tried again, some times."""
        entry = _from_json(waiting.entry)
        try:
            draft = _told(entry) or self._fetched(entry, waiting.url, now)
            feed = self._store.feed(waiting.feed_id)
            addition = self._add(replace(draft, source=draft.source or feed.title))
        except FetchError as error:
            self._sent_away(waiting.url, now, error.retry_after)
            if error.obstacle in _FOR_GOOD or waiting.tries + 1 >= _TRIES:
                self._store.settle(waiting.id)
            else:
                self._store.try_later(waiting.id)
            return error
        except UnreadableError as error:
            self._store.settle(waiting.id)
            return error
        self._store.settle(waiting.id)
        return addition

    def _read(self, feed: Feed, memo: Memo) -> FeedAnswer:
        answer = read_feed_at(feed.url, self._fetcher, self._zone, Validators(memo.etag, memo.last_modified))
        if answer.edition is None:
            return answer
        if not answer.edition.format:
            raise UnreadableError(Flaw.NOT_A_FEED, "no feed stands there any more")
        entries = answer.edition.entries
        for sitemap in answer.edition.sitemaps[:_SITEMAPS]:
            more = read_feed_at(sitemap, self._fetcher, self._zone, NO_VALIDATORS).edition
            entries += more.entries if more else ()
        return replace(answer, edition=replace(answer.edition, entries=entries))

    def _failed(self, feed: Feed, memo: Memo, error: FetchError | UnreadableError, now: datetime) -> FeedCheck:
        reason = str(error.obstacle if isinstance(error, FetchError) else error.flaw)
        asked = error.retry_after if isinstance(error, FetchError) else None
        failures = memo.failures + 1
        wait = min(LONGEST_WAIT, feed.interval * 2 ** min(failures, 10))
        due = now + self._jittered(max(wait, timedelta(seconds=asked or 0)))
        event = FeedEvent.FAILING if failures >= REPORTED_AFTER and feed.trouble is None else None
        trouble = reason if event else feed.trouble
        changed = self._store.change(feed.id, failures=failures, due=due, checked=now, trouble=trouble)
        return FeedCheck(changed, 0, event, reason)

    def _succeeded(self, feed: Feed, memo: Memo, answer: FeedAnswer, found: int, now: datetime) -> FeedCheck:
        values: dict[str, object] = {
            "etag": answer.validators.etag,
            "last_modified": answer.validators.last_modified,
            "failures": 0,
            "trouble": None,
            "due": now + self._jittered(feed.interval),
            "checked": now,
        }
        event = FeedEvent.RECOVERED if feed.trouble else None
        if found:
            event = FeedEvent.RECOVERED if feed.silent else event
            values |= {"changed": now, "silent": False, "habit": _habit(memo.habit, feed.changed, now)}
        elif event is None and not feed.silent and _is_too_quiet(feed, memo, now):
            event, values["silent"] = FeedEvent.SILENT, True
        if answer.edition and answer.edition.title:
            values["title"] = answer.edition.title
        return FeedCheck(self._store.change(feed.id, **values), found, event)

    def _fetched(self, entry: Entry, url: str, now: datetime) -> Draft:
        draft = read_address(entry.url or url, self._fetcher, self._zone).draft
        self._visited(url, now)
        return replace(draft, published=draft.published or entry.published, author=draft.author or entry.author)

    # Manners

    def _is_free(self, url: str, now: datetime) -> bool:
        site = self._sites.get(_host(url))
        # Before it began to rest is after the clock was set back.
        return site is None or not site.rests_since <= now < site.rests_until

    def _visited(self, url: str, now: datetime) -> None:
        with self._lock:
            self._sites[_host(url)] = _Site(now, now + self._jittered(_PAUSE))

    def _sent_away(self, url: str, now: datetime, asked: float | None) -> None:
        with self._lock:
            site = self._sites.setdefault(_host(url), _Site(now, now))
            wait = min(LONGEST_WAIT, _BACK_OFF * 2 ** min(site.failures, 11))
            site.failures += 1
            site.rests_since = now
            site.rests_until = now + self._jittered(max(wait, timedelta(seconds=asked or 0)))

    def _jittered(self, wait: timedelta) -> timedelta:
        """Somewhat longer, so that not everybody comes back at the same moment."""
        return wait * self._chance.uniform(1.0, 1.1)


def _host(url: str) -> str:
    return urlsplit(url).netloc.lower()


def _by_address(edition: Edition | None) -> dict[str, str]:
    """The entries that have an address, as JSON by the canonical form of it, in their order."""
    found: dict[str, str] = {}
    for entry in edition.entries if edition else ():
        if entry.url:
            found.setdefault(canonical_url(entry.url), _to_json(entry))
    return found


def _to_json(entry: Entry) -> str:
    published = entry.published.isoformat() if entry.published else None
    return json.dumps({**asdict(entry), "published": published}, ensure_ascii=False)


def _from_json(text: str) -> Entry:
    facts = json.loads(text)
    published = facts["published"]
    return Entry(**{**facts, "published": datetime.fromisoformat(published) if published else None})


def _told(entry: Entry) -> Draft | None:
    """The article as the feed itself tells it; None where that is no more than its beginning."""
    # A feed that has nothing but the whole text gives it as the summary, too.
    text, title = max(entry.text or "", entry.summary or "", key=len), entry.title
    if not title or len(text) < _FULL_LENGTH or text.rstrip().endswith(("…", "...", "[…]", "[...]")):
        return None
    try:
        report = report_of(text.splitlines(), title)
    except UnreadableError:
        return None
    if len(report.paragraphs) < _FULL_PARAGRAPHS:
        return None
    return Draft(title, report.paragraphs, report.outlet, entry.author, entry.url, entry.published, report.language)


def _habit(habit: timedelta | None, changed: datetime | None, now: datetime) -> int | None:
    if changed is None:
        return None
    gap = max(0.0, (now - changed).total_seconds())
    return int(gap if habit is None else (1 - _LEARNING) * habit.total_seconds() + _LEARNING * gap)


def _is_too_quiet(feed: Feed, memo: Memo, now: datetime) -> bool:
    if feed.changed is None or memo.habit is None:
        return False
    return now - feed.changed > max(_SHORTEST_SILENCE, _SILENCE * memo.habit)
