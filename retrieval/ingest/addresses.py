"""The address of the page an article stands on."""

from __future__ import annotations

import re
from urllib.parse import SplitResult, urlsplit

_SECOND_LEVELS = frozenset(
    "ac biz co com desa edu gen go gob gov gr info mil my name ne net nom or org sch web".split()
)
"""Labels that registries sell names under ("contoh.co.id")."""
_PAGE_QUERY = re.compile(r"(?:^|&)(?:page|hal|halaman|pg|paged)=(?P<number>\d{1,2})(?=&|$)")
_PAGE_PATH = re.compile(r"/(?:(?:page|hal|halaman)[/-])?(?P<number>\d{1,2})/?$")
_ALL_PAGES = re.compile(r"(?:^|&)(?:(?:page|hal|halaman|showpage)=all|single=1)(?=&|$)")
_ADDRESS = re.compile(r"https?://[^\s<>\"“”]+", re.IGNORECASE)


def is_web_address(text: str) -> bool:
    """Whether the text is an http(s) address with a host, and nothing else."""
    if not _ADDRESS.fullmatch(text):
        return False
    try:
        return bool(urlsplit(text).hostname)
    except ValueError:
        return False


def address_in(line: str) -> str | None:
    """The first web address in a line, without the punctuation after it."""
    match = _ADDRESS.search(line)
    address = match[0].rstrip(".,;:!?)]'’") if match else ""
    return address if is_web_address(address) else None


def _site(url: str) -> str:
    """The name that somebody registered: "contoh.co.id" of "https://news.contoh.co.id/1"."""
    labels = (urlsplit(url).hostname or "").rstrip(".").split(".")
    registered = 3 if len(labels) > 2 and len(labels[-1]) == 2 and labels[-2] in _SECOND_LEVELS else 2
    return ".".join(labels[-registered:])


def same_site(one: str, other: str) -> bool:
    """Whether two web addresses belong to the same registered name, and so to the same outlet."""
    return _site(one) == _site(other)


def is_front_page(url: str) -> bool:
    """Whether the address is that of a site as a whole."""
    parts = urlsplit(url)
    return not parts.path.strip("/") and not parts.query


def _numbered(parts: SplitResult) -> tuple[str, int] | None:
    """The path of a page of several, and its number; None when the address names none."""
    if match := _PAGE_QUERY.search(parts.query):
        return parts.path.rstrip("/"), int(match["number"])
    if match := _PAGE_PATH.search(parts.path):
        return parts.path[: match.start()], int(match["number"])
    return None


def is_next_page(address: str, url: str) -> bool:
    """Whether the address is that of the page after `url`, where an article goes on."""
    here, there = urlsplit(url), urlsplit(address)
    following = _numbered(there)
    if following is None or there.hostname != here.hostname or _ALL_PAGES.search(here.query):
        return False
    path, number = _numbered(here) or (here.path.rstrip("/"), 1)
    return following == (path, number + 1) or following == (here.path.rstrip("/"), 2)
