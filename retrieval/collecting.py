"""What stands at an address: an article, fetched and its pages joined, or a feed."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import UTC, datetime
from zoneinfo import ZoneInfo

from retrieval.errors import FetchError, Flaw, UnreadableError
from retrieval.ingest.addresses import is_front_page
from retrieval.ingest.feeds import Edition, feed_linked, read_feed
from retrieval.ingest.pages.decoding import decode
from retrieval.ingest.pages.page import Page, parse_page
from retrieval.ingest.parsing import parse_text
from retrieval.ingest.web.fetching import Fetcher
from retrieval.ingest.web.resources import FEED_TYPES, NO_VALIDATORS, PAGE_TYPES, Validators

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
    if is_front_page(fetched.url):
        # Where a link to an article that is gone often leads.
        raise UnreadableError(Flaw.TOO_SHORT, "this is a site's front page; give the address of an article")
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


@dataclass(frozen=True, slots=True)
class FeedAnswer:
    """What a feed's address gave: its newest edition, None when that is still the one of the validators that were sent;
    and the validators to send next. `url` is where the last redirect led."""

    url: str
    edition: Edition | None
    validators: Validators


def read_feed_at(url: str, fetcher: Fetcher, zone: ZoneInfo, validators: Validators) -> FeedAnswer:
    """The feed at an address, if it changed since. Raises FetchError when it cannot be had, UnreadableError when it is
    monstrous."""
    fetched = fetcher.fetch(url, FEED_TYPES, validators)
    if not fetched.modified:
        return FeedAnswer(fetched.url, None, validators)
    edition = read_feed(fetched.content, fetched.url, zone=zone, now=datetime.now(UTC))
    return FeedAnswer(fetched.url, edition, fetched.validators)


def find_feed(url: str, fetcher: Fetcher, zone: ZoneInfo) -> FeedAnswer:
    """The feed at an address, or the one that the page there links to. Raises FetchError when it cannot be had,
    UnreadableError when there is none."""
    fetched = fetcher.fetch(url, FEED_TYPES | PAGE_TYPES)
    edition = read_feed(fetched.content, fetched.url, zone=zone, now=datetime.now(UTC))
    if edition.format:
        return FeedAnswer(fetched.url, edition, NO_VALIDATORS)
    linked = feed_linked(decode(fetched.content, fetched.charset), fetched.url)
    if linked is not None:
        answer = read_feed_at(linked, fetcher, zone, NO_VALIDATORS)
        if answer.edition and answer.edition.format:
            return replace(answer, validators=NO_VALIDATORS)
    raise UnreadableError(Flaw.NOT_A_FEED, "this is neither a feed nor a page that links to one")
