"""How an address becomes an article: fetched, and its pages joined."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from zoneinfo import ZoneInfo

from retrieval.errors import FetchError, UnreadableError
from retrieval.ingest.pages.decoding import decode
from retrieval.ingest.pages.page import Page, parse_page
from retrieval.ingest.parsing import parse_text
from retrieval.ingest.web.fetching import Fetcher

MOST_PAGES = 8
"""Pages of one article that are joined."""


def read_address(url: str, fetcher: Fetcher, zone: ZoneInfo) -> Page:
    """The article at an address, with the pages that it goes on on. Where one of those cannot be had, the article stays
    partial.

    Raises FetchError when the address cannot be had, UnreadableError when no article stands there.
    """
    page = _page(url, fetcher, zone)
    for _ in range(MOST_PAGES - 1):
        if page.next_page is None:
            break
        try:
            following = _page(page.next_page, fetcher, zone)
        except (FetchError, UnreadableError):
            break
        page = _joined(page, following)
    return page


def _page(url: str, fetcher: Fetcher, zone: ZoneInfo) -> Page:
    fetched = fetcher.fetch(url)
    text, now = decode(fetched.content, fetched.charset), datetime.now(UTC)
    if fetched.content_type == "text/plain":
        return Page(replace(parse_text(text, zone=zone, now=now), url=fetched.url))
    return parse_page(text, fetched.url, zone=zone, now=now)


def _joined(page: Page, following: Page) -> Page:
    """The first page's article with the second one's paragraphs, without those that both show."""
    known = frozenset(page.draft.paragraphs)
    more = tuple(paragraph for paragraph in following.draft.paragraphs if paragraph not in known)
    next_page = following.next_page if more else None
    return replace(page, draft=replace(page.draft, paragraphs=page.draft.paragraphs + more), next_page=next_page)
