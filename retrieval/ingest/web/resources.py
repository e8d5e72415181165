"""What stands at an address: its type, its version, its bytes, and how much of them may come."""

from __future__ import annotations

from dataclasses import dataclass

WEB_PORTS = frozenset({80, 443})
PAGE_TYPES = frozenset({"text/html", "application/xhtml+xml", "text/plain", ""})
"""Content types that may hold an article; "" stands for a server that names none."""
FEED_TYPES = frozenset({
    "application/atom+xml", "application/rdf+xml", "application/rss+xml", "application/x-rss+xml", "application/xml",
    "text/xml", "text/html", "text/plain", "application/octet-stream", "",
})  # fmt: skip
"""Content types that servers give to feeds and sitemaps."""


@dataclass(frozen=True, slots=True)
class Limits:
    """How much may come, how long it may take in all, and over how many redirects."""

    size: int = 8 * 1024 * 1024
    seconds: float = 20.0
    redirects: int = 5


USUAL_LIMITS = Limits()


@dataclass(frozen=True, slots=True)
class Validators:
    """What a server calls the version that it gave out (RFC 9110): to be sent along when asking for a newer one."""

    etag: str | None = None
    last_modified: str | None = None


NO_VALIDATORS = Validators()


@dataclass(frozen=True, slots=True)
class Fetched:
    """What came. `url` is where the last redirect led; `charset` the one the server declares; `modified` is False, and
    `content` empty, when the version of the validators is still the newest."""

    url: str
    content: bytes
    content_type: str = ""
    charset: str | None = None
    validators: Validators = NO_VALIDATORS
    modified: bool = True
