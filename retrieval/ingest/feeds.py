"""Feeds (RSS, Atom, RDF) and news sitemaps: what an outlet offers at the moment, as values."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from io import BytesIO
from urllib.parse import urljoin
from zoneinfo import ZoneInfo

from lxml import etree

from retrieval.errors import Flaw, UnreadableError
from retrieval.ingest.addresses import is_web_address
from retrieval.ingest.cleaning import tidy
from retrieval.ingest.dates import LATEST_AFTER_NOW, read_date
from retrieval.ingest.pages.blocks import blocks_of, parsed

MOST_ENTRIES = 1_000
"""Entries that are read of one feed, the first ones; feeds put the newest first."""
_MOST_MARKS = 80_000
"""Beginnings of elements in a feed; feedparser takes seconds for so many."""
_PROLOG = re.compile(rb"(?:\xef\xbb\xbf|\s+|<\?.*?\?>|<!--.*?-->)*", re.DOTALL)
_DOCTYPE = re.compile(rb"<!DOCTYPE[^\[>]*(?:\[.*?\]\s*)?>", re.DOTALL)
_SITEMAP = re.compile(rb"<(?:\w+:)?(?P<kind>urlset|sitemapindex)\b")
_HEAD = 4_096
_FEED_LINKS = frozenset({"application/rss+xml", "application/atom+xml", "application/rdf+xml"})


@dataclass(frozen=True, slots=True)
class Entry:
    """One article of a feed. `summary` and `text`, the article in full where the feed has it, are plain text, a line
    for each paragraph; None where the feed does not say."""

    title: str | None
    url: str | None
    published: datetime | None
    author: str | None
    summary: str | None
    text: str | None


@dataclass(frozen=True, slots=True)
class Edition:
    """What a feed offered when it was fetched. `format` names its kind, such as "rss20", and is "" when it is no feed;
    `sitemaps` are the addresses of the sitemaps that a sitemap index lists."""

    format: str
    title: str | None
    entries: tuple[Entry, ...]
    sitemaps: tuple[str, ...] = ()


def read_feed(content: bytes, url: str, *, zone: ZoneInfo, now: datetime) -> Edition:
    """The edition in the bytes that came from `url`, well formed or not. `zone` is that of times which do not say
    theirs; one more than two days after `now` is not believed. Raises UnreadableError when it is monstrous."""
    content = _without_entities(content)
    match = _SITEMAP.search(content[:_HEAD])
    if match:
        return _read_sitemap(content, match["kind"].decode(), zone, now)
    if content.count(b"<") > _MOST_MARKS:
        raise UnreadableError(Flaw.TOO_LONG, "the feed has far too many elements")
    # Whoever only asks should not wait for it.
    import feedparser

    # A file, never the bytes as they are: those feedparser may take for an address to fetch or a path to open.
    found = feedparser.parse(
        BytesIO(content),
        response_headers={"content-location": url},
        sanitize_html=False,
        resolve_relative_uris=False,
    )
    entries = tuple(_entry(each, url, zone, now) for each in found.entries[:MOST_ENTRIES])
    return Edition(str(found.get("version") or ""), _line(found.feed.get("title")), entries)


def _without_entities(content: bytes) -> bytes:
    """The feed without its document type: feeds need no entities of their own, and declaring them is how to make a
    parser work for minutes."""
    start = len(match[0]) if (match := _PROLOG.match(content)) else 0
    doctype = _DOCTYPE.match(content, start)
    return content[:start] + content[doctype.end() :] if doctype else content


def _line(value: object) -> str | None:
    return (_plain(value, " ") if isinstance(value, str) else None) or None


def _plain(markup: str, between: str = "\n") -> str:
    """The words of a piece of HTML, a line for each of its blocks."""
    if "<" not in markup and "&" not in markup:
        return between.join(filter(None, map(tidy, markup.splitlines())))
    try:
        return between.join(block.text for block in blocks_of(parsed(markup)))
    except UnreadableError:
        return ""


def _entry(entry: Mapping[str, object], url: str, zone: ZoneInfo, now: datetime) -> Entry:
    summary, content = _text(entry.get("summary")), _content(entry)
    return Entry(
        title=_line(entry.get("title")),
        url=_address(entry, url),
        published=_published(entry, zone, now),
        author=_line(entry.get("author")),
        summary=summary,
        text=content if content != summary else None,
    )


def _text(value: object) -> str | None:
    return (_plain(value) if isinstance(value, str) else None) or None


def _content(entry: Mapping[str, object]) -> str | None:
    """The longest of the entry's contents."""
    contents = entry.get("content")
    values = [each.get("value") for each in contents] if isinstance(contents, list) else []
    return max(filter(None, map(_text, values)), key=len, default=None)


def _address(entry: Mapping[str, object], url: str) -> str | None:
    for written in (entry.get("link"), entry.get("id")):
        try:
            address = urljoin(url, written.strip()) if isinstance(written, str) and written.strip() else ""
        except ValueError:
            continue
        if is_web_address(address):
            return address
    return None


def _published(entry: Mapping[str, object], zone: ZoneInfo, now: datetime) -> datetime | None:
    # Asked for what it lacks, feedparser gives something else and warns.
    for name in filter(entry.__contains__, ("published", "created", "updated")):
        stated, moment = entry.get(name), entry.get(f"{name}_parsed")
        if isinstance(stated, str) and (read := read_date(stated, zone=zone, now=now)):
            return read
        # feedparser knows more ways to write a date, but tells them in UTC only.
        if isinstance(moment, tuple) and (told := _in_utc(moment)) and told <= now + LATEST_AFTER_NOW:
            return told
    return None


def _in_utc(moment: tuple[int, ...]) -> datetime | None:
    try:
        year, month, day, hour, minute, second = moment[:6]
        return datetime(year, month, day, hour, minute, second, tzinfo=UTC)
    except (TypeError, ValueError):
        return None


def feed_linked(markup: str, url: str) -> str | None:
    """The address of the first feed that the head of a page names."""
    try:
        links = parsed(markup).iter("link")
    except UnreadableError:
        return None
    for link in links:
        names, kind = (link.get("rel") or "").lower().split(), (link.get("type") or "").lower()
        if "alternate" in names and kind in _FEED_LINKS and link.get("href"):
            address = urljoin(url, str(link.get("href")).strip())
            if is_web_address(address):
                return address
    return None


# Sitemaps


def _read_sitemap(content: bytes, kind: str, zone: ZoneInfo, now: datetime) -> Edition:
    nodes = list(_nodes(content, "sitemap" if kind == "sitemapindex" else "url"))
    if kind == "sitemapindex":
        return Edition(kind, None, (), tuple(loc for node in nodes if is_web_address(loc := node.get("loc", ""))))
    entries = (
        Entry(
            title=node.get("title"),
            url=loc if is_web_address(loc := node.get("loc", "")) else None,
            published=read_date(node.get("publication_date") or node.get("lastmod", ""), zone=zone, now=now),
            author=None,
            summary=None,
            text=None,
        )
        for node in nodes
    )
    return Edition(kind, next((name for node in nodes if (name := node.get("name"))), None), tuple(entries))


def _nodes(content: bytes, name: str) -> Iterator[dict[str, str]]:
    """For each element of this name, the texts inside it by the names of their elements."""
    source = etree.iterparse(BytesIO(content), events=("end",), recover=True, resolve_entities=False, no_network=True)
    count = 0
    for _, element in source:
        if count < MOST_ENTRIES and isinstance(element.tag, str) and etree.QName(element).localname == name:
            count += 1
            texts = ((etree.QName(each).localname, tidy(each.text or "")) for each in element.iter("{*}*"))
            yield {key: text for key, text in texts if text}
            element.clear()
